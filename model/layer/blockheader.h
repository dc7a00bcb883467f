// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/gzipfault.h"

#include <QByteArrayView>

#include <optional>

namespace sameinside {

/// The start of a deflate block (RFC 1951, 3.2.3), held to what zlib holds it to: the type, the
/// lengths of a stored block, and code sets without gaps.
struct BlockHeader {
    bool isLast = false;
    GzipFault wrong = GzipFault::None;

    /// Longer than any header, in bytes.
    static constexpr qsizetype most = 512;

    /// The header that begins behind so many bits of the first byte, 0 to 7. Nothing where it goes
    /// on behind these bytes.
    static std::optional<BlockHeader> read(QByteArrayView bytes, int bits);
};

} // namespace sameinside
