// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "model/compare/pairfacts.h"

namespace sameinside {

/// How two paired images stand at each of the six rungs, from the top.
std::vector<RungState> rungStates(const PairedImages &images, const PairFacts &facts);

} // namespace sameinside
