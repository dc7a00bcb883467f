// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

#include <functional>

namespace sameinside {

/// One side whose layers are read.
struct LayerSide {
    ImageTree &tree;
    ImageSource &source;
    bool isPublic;
    std::function<void(const LoadStep &)> progress = {}; ///< may be called from several threads
    bool withSha512 = false; ///< a config of either side names its layers by sha512
};

/// Reads the layers of all images that the comparison paired, and notes in the trees what they
/// hold, or why they could not be read. Two at a time on each side; a blob that both sides have is
/// read once, and the other side is asked whether it has it. Errors: Cancelled.
Result<void> loadLayers(LayerSide left, LayerSide right, const Comparison &comparison,
                        std::stop_token stop);

/// Reads every blob below the documents that were loaded, paired or not, each from its own side.
/// Errors: Cancelled.
Result<void> verifyLayers(LayerSide left, LayerSide right, std::stop_token stop);

} // namespace sameinside
