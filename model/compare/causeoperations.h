// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// Fills in how documents are written, and for each cause what usually does this and what keeps the
/// digest, where the evidence fits a known operation. Ends early, with a part of it, when stop is
/// requested.
void nameOperations(Comparison &comparison, const std::stop_token &stop);

} // namespace sameinside
