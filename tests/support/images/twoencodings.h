// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/images/imagebuilder.h"

namespace sameinside {

/// Two encodings of one small image, whose every digest was measured with other tools.
struct TwoEncodings {
    /// etc/ with motd and old, bin/ with app and a link; then etc/ without old and with new.
    static QByteArray baseTar(qint64 mtime = 1700000000, qsizetype recordSize = 10240);
    static QByteArray upperTar();

    /// Layers as zlib writes them at level 6, without name and time.
    static BuiltImage encodingA(MediaType::Family family = MediaType::Family::Oci,
                                QStringView platform = u"linux/amd64");
    /// Layers as gzip -9 writes them, with name and time.
    static BuiltImage encodingB();
    /// image alone, as linux/amd64.
    static BuiltDocument oneEntryIndex(const BuiltImage &image);
    /// Encoding A for amd64 and arm64, and an attestation that is not here.
    static BuiltDocument index();
};

} // namespace sameinside
