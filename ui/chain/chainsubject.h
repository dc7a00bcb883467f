// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/explanation.h"
#include "model/compare/imagepair.h"
#include "ui/chain/noderef.h"

#include <array>

namespace sameinside {

/// What the picture of why shows: one image a side, and what is known about the two together.
/// Points into the comparison or the trees; those must live as long.
struct ChainSubject {
    struct Side {
        const ImageTree *tree = nullptr;
        const ManifestNode *image = nullptr; ///< nothing where the tree holds no image
        QString error;                       ///< why the side could not be read
        bool isLoading = false;              ///< it is still being read
    };

    Side left;
    Side right;
    const Comparison *comparison = nullptr;       ///< nothing where a side is not there
    const PlatformComparison *platform = nullptr; ///< nothing where the two are no pair
    QString platformName;                         ///< for NodeRef
    const std::vector<Cause> *causes = nullptr;
    std::vector<RungExplanation> rungs; ///< all six, from the top

    bool isEmpty() const
    {
        return !left.tree && !right.tree && left.error.isEmpty() && right.error.isEmpty();
    }
    const RungExplanation &rung(Rung which) const { return rungs[std::size_t(which)]; }
    const Side &side(NodeRef::Side which) const
    {
        return which == NodeRef::Side::Left ? left : right;
    }

    /// One platform of a comparison; behind those, by Comparison::leftOnly and rightOnly, an image
    /// that has no counterpart; else the first image of either side.
    static ChainSubject of(const Comparison &comparison, int platform);
    /// As much as is there: a side that failed is shown as failed, and one that was cancelled
    /// without a word as still being read.
    static ChainSubject of(const LoadedPair &pair, int platform);
};

} // namespace sameinside
