// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// Fills in how documents are written, and for each cause what usually does this and what keeps the
/// digest, where the evidence fits a known operation.
void nameOperations(Comparison &comparison);

} // namespace sameinside
