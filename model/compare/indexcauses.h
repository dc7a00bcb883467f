// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "model/compare/imagepairing.h"

namespace sameinside {

/// Causes that enter at the index: what the two roots are, and what the indexes hold besides
/// images. Wants the trees of the comparison, and the images whose platform the other side lacks.
/// Ends early, with a part of them, when stop is requested.
std::vector<Cause> indexCauses(const Comparison &comparison,
                               const std::vector<ImagePairing::Pair> &pairs,
                               const std::stop_token &stop);

} // namespace sameinside
