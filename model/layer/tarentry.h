// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"

#include <optional>
#include <utility>
#include <vector>

namespace sameinside {

/// Extended attributes in the order of their names; values are bytes.
using ExtendedAttributes = std::vector<std::pair<QByteArray, QByteArray>>;

/// One entry of a layer's tar, extensions resolved. Names are bytes as they stand in the archive.
struct TarEntry {
    enum class Type : quint8 {
        File,
        HardLink,
        Symlink,
        CharacterDevice,
        BlockDevice,
        Directory,
        Fifo,
    };
    /// Which dialect the headers are written in.
    enum class Style : quint8 { V7, Ustar, Gnu, Pax };

    QByteArray path;
    QByteArray target; ///< of a hard link (a path in the archive) or of a symbolic link
    Type type = Type::File;
    Style style = Style::Ustar;
    quint16 mode = 0; ///< permission bits with setuid, setgid and sticky
    qint64 uid = 0;
    qint64 gid = 0;
    QByteArray userName;
    QByteArray groupName;
    qint64 size = 0;          ///< bytes of a file, holes included
    qint64 mtime = 0;         ///< seconds since 1970
    qint32 mtimeFraction = 0; ///< nanoseconds
    qint64 deviceMajor = 0;
    qint64 deviceMinor = 0;
    ExtendedAttributes attributes;
    std::optional<Digest> content; ///< sha256 of a regular file's bytes
};

/// "v7", "ustar", "GNU", "PAX".
QString tarStyleName(TarEntry::Style style);

} // namespace sameinside
