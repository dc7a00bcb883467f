// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/tree/treenode.h"

namespace sameinside {

/// The rows right below a row whose files are not rows yet: those of a layer's contents, or of a
/// directory. In the order of their names.
std::vector<TreeNode> fileRows(const TreeNode &above);

} // namespace sameinside
