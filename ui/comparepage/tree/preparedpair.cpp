// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/preparedpair.h"

#include "ui/comparepage/tree/imagerows.h"

namespace sameinside {

PreparedPair PreparedPair::of(LoadedPair pair, const std::stop_token &stop)
{
    PreparedPair prepared;
    prepared.pair = std::make_shared<const LoadedPair>(std::move(pair));
    const LoadedPair &loaded = *prepared.pair;
    if (loaded.comparison) {
        PairedRows rows = pairedRows(*loaded.comparison, PairFiles::of(*loaded.comparison, stop));
        prepared.left = std::move(rows.left);
        prepared.right = std::move(rows.right);
    } else {
        if (loaded.left)
            prepared.left = imageRows(**loaded.left, NodeRef::Side::Left);
        if (loaded.right)
            prepared.right = imageRows(**loaded.right, NodeRef::Side::Right);
    }
    prepared.walk = walkOf(prepared.left, prepared.right);
    return prepared;
}

} // namespace sameinside
