// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// The object that compare --format json prints, schema "sameinside.compare/1".
QJsonObject comparisonJson(const Comparison &comparison);

/// An image tree for inspect --format json, schema "sameinside.inspect/1".
QJsonObject treeJson(const ImageTree &tree);

} // namespace sameinside
