// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"
#include "model/source/layerknowledge.h"

#include <functional>

namespace sameinside {

/// One side whose layers are read.
struct LayerSide {
    ImageTree &tree;
    ImageSource &source;
    bool isPublic;
    std::function<void(const LoadStep &)> progress = {}; ///< may be called from several threads
    bool withSha512 = false;             ///< a config of either side names its layers by sha512
    LayerKnowledge *knowledge = nullptr; ///< what is kept of layers; null: nothing is
    bool isOffline = false;              ///< nobody can be asked what is there
};

/// Reads the layers of all images that the comparison paired, and notes in the trees what they
/// hold, or why they could not be read. Two at a time on each side; a blob that both sides have is
/// read once, and the other side is asked whether it has it. What is known of a blob from before is
/// not read again: then each side is asked. Errors: Cancelled.
Result<void> loadLayers(LayerSide left, LayerSide right, const Comparison &comparison,
                        std::stop_token stop);

/// Reads every blob below the documents that were loaded, paired or not, each from its own side,
/// whatever is known of it.
/// Errors: Cancelled.
Result<void> verifyLayers(LayerSide left, LayerSide right, std::stop_token stop);

} // namespace sameinside
