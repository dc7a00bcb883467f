// SPDX-License-Identifier: MIT
#pragma once

#include "model/load/pairloader.h"

namespace sameinside {

/// One side whose blobs are looked at.
struct HeadSide {
    ImageTree &tree;
    ImageSource *source; ///< null: not asked
};

/// Reads the first 64 KiB of the blobs that hold the same in another encoding, several at once:
/// they tell how each was compressed. What cannot be read stays unknown.
void loadHeads(HeadSide left, HeadSide right, const Comparison &comparison,
               const std::stop_token &stop);

/// The same for a pair that was loaded without (Heads::Later): compared again with what they tell.
/// Nothing where they tell no more. The pair stays as it is.
std::optional<LoadedPair> withHeads(const PairRequest &request, const LoadedPair &pair,
                                    const SourceFactory &open, const std::stop_token &stop);

} // namespace sameinside
