// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparedlayer.h"
#include "model/layer/contentsdifference.h"

namespace sameinside {

/// What the contents of the layers tell about two images, as far as they were read. Kept where it
/// is made: the differences point into the lists.
struct LayerComparison {
    /// Two layers that stand for each other, hold other contents, and were both read.
    struct Pair {
        int left = 0; ///< position, base first
        int right = 0;
        FileList leftFiles;
        FileList rightFiles;
        ContentsDifference difference;
    };

    std::vector<Pair> pairs;
    /// Whether the merged file systems are equal; nothing where layers were not read.
    std::optional<bool> sameFiles;
    /// The merged file systems, where they had to be put together, and how they differ.
    FileList leftFiles;
    FileList rightFiles;
    FilesDifference files;
    /// What was found out: layers that could not be read, and damaged ones first.
    std::vector<Error> errors;
    /// The contents of a layer are not those that its config names.
    bool hasCorrupt = false;
};

/// Ends early, with a part of it, when stop is requested.
LayerComparison compareLayers(std::span<const ComparedLayer> left,
                              std::span<const ComparedLayer> right,
                              std::span<const LayerPair> pairs, const std::stop_token &stop);

} // namespace sameinside
