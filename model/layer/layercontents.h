// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"
#include "model/layer/encoding.h"
#include "model/layer/tarentry.h"

#include <optional>

namespace sameinside {

/// What a layer holds, as it was read: all of it but the bytes of the files.
struct LayerContents {
    Digest diffId;                         ///< computed from the decompressed bytes, with sha256
    std::optional<Digest> sha512 = {};     ///< the same with sha512, where it was asked for
    std::optional<Digest> blobSha256 = {}; ///< of the blob, where it is named otherwise
    qint64 contentSize = 0;                ///< decompressed bytes
    qint64 blobSize = 0;                   ///< bytes of the blob
    LayerEncoding encoding;
    QByteArray streamEnd; ///< of gzip: the five bytes before the trailer, by which encoders differ
    std::vector<TarEntry> entries; ///< in the order of the archive
    qint64 padding = 0;            ///< bytes behind the last entry
};

} // namespace sameinside
