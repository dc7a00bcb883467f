// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "model/compare/pairfacts.h"

namespace sameinside {

/// How two paired images stand at each of the six rungs, from the top. left and right are what the
/// sides themselves could read: one document may stand for both in images.
std::vector<RungState> rungStates(const PairedImages &images, const PairFacts &facts,
                                  const ManifestNode &left, const ManifestNode &right);

} // namespace sameinside
