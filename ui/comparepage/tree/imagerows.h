// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/tree/treenode.h"

namespace sameinside {

/// The rows of both images, paired where the comparison pairs them.
struct PairedRows {
    std::vector<TreeNode> left;
    std::vector<TreeNode> right;
};

/// files are those of the layers that were read.
PairedRows pairedRows(const Comparison &comparison, const PairFiles &files = {});

/// The rows of an image that there is nothing to compare with.
std::vector<TreeNode> imageRows(const ImageTree &tree, NodeRef::Side side);

} // namespace sameinside
