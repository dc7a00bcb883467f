// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// Causes that enter at the index: what the two roots are, and what the indexes hold besides
/// images. Wants the trees of the comparison, and the images whose platform the other side lacks;
/// anyPlatform: there are others. Ends early, with a part of them, when stop is requested.
std::vector<Cause> indexCauses(const Comparison &comparison, bool anyPlatform,
                               const std::stop_token &stop);

} // namespace sameinside
