// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/layercomparison.h"

namespace sameinside {

/// One platform's images on both sides, with what is known of their layers.
struct PairedImages {
    const ImageTree &leftTree;
    const ImageTree &rightTree;
    const ManifestNode &left;
    const ManifestNode &right;
    std::span<const ComparedLayer> leftLayers;
    std::span<const ComparedLayer> rightLayers;
    std::span<const LayerPair> pairs;
    const LayerComparison &contents;

    const ComparedLayer &leftOf(const LayerPair &pair) const
    {
        return leftLayers[std::size_t(*pair.left)];
    }
    const ComparedLayer &rightOf(const LayerPair &pair) const
    {
        return rightLayers[std::size_t(*pair.right)];
    }
    /// A difference can climb to an index.
    bool anyIndex() const { return leftTree.isIndex() || rightTree.isIndex(); }
};

} // namespace sameinside
