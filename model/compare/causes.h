// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "model/compare/layercomparison.h"

namespace sameinside {

/// One platform's images on both sides, as the search for causes needs them.
struct PairedImages {
    const ImageTree &leftTree;
    const ImageTree &rightTree;
    const ManifestNode &left;
    const ManifestNode &right;
    std::span<const ComparedLayer> leftLayers;
    std::span<const ComparedLayer> rightLayers;
    std::span<const LayerPair> pairs;
    const LayerComparison &contents;
    bool anyIndex = false; ///< a difference can climb to an index
};

/// Causes from the files up to the manifest, lowest first. Empty where the manifests are one.
std::vector<Cause> imageCauses(const PairedImages &images);

/// Causes that enter at the index: what the two roots are, and what the indexes hold besides
/// images. leftOnly and rightOnly are the images whose platform the other side lacks.
std::vector<Cause> indexCauses(const ImageTree &left, const ImageTree &right,
                               std::span<const ManifestNode *const> leftOnly,
                               std::span<const ManifestNode *const> rightOnly, bool anyPlatform);

} // namespace sameinside
