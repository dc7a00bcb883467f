// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// A comparison for a terminal: the verdict, the ladder of rungs, the causes. Lines are at most
/// width characters, but for references.
QString comparisonText(const Comparison &comparison, int width = 80);

} // namespace sameinside
