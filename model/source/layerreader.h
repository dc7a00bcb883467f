// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/decompressor.h"
#include "model/layer/layercontents.h"
#include "model/layer/tarwalk.h"
#include "model/source/contentspassage.h"
#include "model/source/imagesource.h"

namespace sameinside {

struct LayerReading {
    QString what; ///< names the layer in errors; "layer 3fe10a6a0e62" where empty
    Decompressor::Limits decompression;
    TarWalk::Limits archive;
    bool withSha512 = false;              ///< a config names its layers by sha512
    std::function<void(qint64)> progress; ///< bytes of the blob that came in just now
    PassageFactory passage; ///< from one half to the other; none: one thread does both
    GzipEngine gzip = gzipEngines().front();
};

/// Reads a layer blob as a stream: decompressed, hashed and walked through as it arrives, so that
/// nothing but the list of its entries is held. An empty blob is an empty layer. This room has no
/// threads: who wants the contents to be hashed beside their decompression brings a passage.
/// Errors: those of the source; Corrupt where the blob is longer or shorter than its descriptor
/// says; those of Decompressor and TarWalk, once the blob itself has proven whole; Unsupported for
/// encrypted layers; Cancelled.
Result<std::shared_ptr<const LayerContents>> readLayer(ImageSource &source, const Descriptor &layer,
                                                       const LayerReading &reading,
                                                       std::stop_token stop);

} // namespace sameinside
