// SPDX-License-Identifier: MIT
#include "model/scan/scan.h"

#include "model/text/words/model/scanwords.h"

namespace sameinside {

Result<void> checkWanted(Relation wanted)
{
    if (wanted == Relation::SameFiles) {
        return failure(ErrorKind::Unsupported, words::scan::noLayersRead());
    }
    if (wanted == Relation::Different) {
        return failure(ErrorKind::Unsupported, words::scan::alwaysDifferent());
    }
    return {};
}

} // namespace sameinside
