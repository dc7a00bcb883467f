// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

#include <functional>

namespace sameinside {

using SourceFactory = std::function<Result<std::unique_ptr<ImageSource>>(const ImageName &)>;

enum class PairSide { Left, Right };
/// What is being read now; may be called from several threads at once.
using PairProgress = std::function<void(PairSide, const LoadStep &)>;

/// When the first bytes of blobs are read that hold the same in another encoding. They tell how
/// each was compressed, and cost a request for each.
enum class Heads {
    Now,
    Later, ///< those of registries: see withHeads()
};

/// Loads both images at the same time, no more of them than the comparison needs, and compares
/// them. Blocks; ends within 200 ms of a stop request.
LoadedPair loadPair(const PairRequest &request, const SourceFactory &open,
                    const PairProgress &progress, std::stop_token stop, Heads heads = Heads::Now);

} // namespace sameinside
