// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagesource.h"

#include <functional>

namespace sameinside {

/// Reads one blob to its end, so that the source hashes it, and hashes what it decompresses to.
/// Nothing of it is kept.
class BlobReading {
public:
    struct Found {
        qint64 size = 0;                 ///< bytes of the blob
        std::vector<Digest> contents;    ///< the diff ID, once for each algorithm asked for
        std::optional<Error> noContents; ///< why there are none: the blob itself is whole
    };

    /// diffIds are what the contents should have; with none, they are not looked at. progress is
    /// told the bytes that just came. Errors: those of the source.
    static Result<Found> of(ImageSource &source, const Descriptor &blob,
                            std::span<const Digest> diffIds,
                            const std::function<void(qint64)> &progress,
                            const std::stop_token &stop);
};

} // namespace sameinside
