// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

namespace sameinside {

/// How many of the digests that both images name were checked against their bytes here, and were
/// not wrong on either side.
struct VerifiedDigests {
    int verified = 0;
    int named = 0;

    static VerifiedDigests of(const LoadedPair &pair);
    /// "Verified 3 of 7 digests".
    QString toText() const;
};

} // namespace sameinside
