// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/tree/treenode.h"

namespace sameinside {

/// One step of a walk down both trees at once: a row, or two rows that stand for each other.
struct WalkStep {
    int left = -1;
    int right = -1;
    bool isDifference = false;
};

/// Both trees from top to bottom as one list: rows that only the right has come after the one
/// before them. What lies below a row that is only here is no difference of its own.
std::vector<WalkStep> walkOf(const std::vector<TreeNode> &left, const std::vector<TreeNode> &right);

} // namespace sameinside
