// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagetree.h"

namespace sameinside {

/// An image tree for a terminal. Lines are at most width characters, but for references.
QString treeText(const ImageTree &tree, int width = 80);

} // namespace sameinside
