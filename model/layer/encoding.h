// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace sameinside {

/// How a layer blob is compressed, as its first bytes say (RFC 1952, RFC 8878). The media type is
/// only a claim, and known to lie.
struct LayerEncoding {
    enum class Format { None, Gzip, Zstd, Bzip2, Xz, Empty };

    Format format = Format::None;
    // gzip
    quint32 modified = 0;    ///< MTIME, seconds since 1970; 0: not set
    quint8 extraFlags = 0;   ///< XFL: 2 best compression, 4 fastest
    quint8 system = 255;     ///< OS: 3 Unix, 255 unknown
    QString fileName;        ///< FNAME
    bool hasExtra = false;   ///< FEXTRA
    bool hasComment = false; ///< FCOMMENT
    // zstd, of the first frame; nothing where a skippable one comes first
    std::optional<quint8> frameDescriptor; ///< which sizes the frame says, and its checksum
    std::optional<quint8> window;          ///< as encoders choose it; nothing where the size tells

    /// Wants the first 512 bytes of the blob; fewer where the blob is shorter.
    static LayerEncoding sniff(QByteArrayView start);

    /// "gzip · level 9 · time 2023-11-14 · name L0.tar", "zstd", "not compressed".
    QString description() const;
    QJsonObject toJson() const;

    bool operator==(const LayerEncoding &) const = default;
};

} // namespace sameinside
