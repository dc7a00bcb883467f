// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/tree/treenode.h"

namespace sameinside {

/// One side of a platform that is compared, or an image that has no partner.
struct ImageSide {
    const ImageTree *tree = nullptr;
    const ImageTree *otherTree = nullptr; ///< nothing without a partner
    const ManifestNode *node = nullptr;
    const PairFiles *files = nullptr;
    const PlatformComparison *comparison = nullptr; ///< nothing without a partner
    NodeRef::Side side = NodeRef::Side::Left;
    QString platform;             ///< as NodeRef has it
    QString key;                  ///< of the manifest's row
    std::optional<Meaning> alone; ///< the state of everything below, without a partner
};

/// The layers of an image, base first: what made each, how it is compressed, what it holds.
std::vector<TreeBranch> layerRows(const ImageSide &image);

} // namespace sameinside
