// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imagename.h"

#include <vector>

namespace sameinside {

/// One image of a list, as a line names it.
struct ListEntry {
    int line = 0; ///< from 1
    QString text; ///< as it stands there, without the spaces around it
    Result<ImageName> name = failure(ErrorKind::InvalidName, {});
};

/// Reads a list of images: UTF-8, one a line; blank lines and lines that begin with # are skipped.
/// CR LF, a byte order mark, a missing last newline and spaces around a name are fine. A line that
/// is over 4 KiB, not UTF-8 or no image name is an error of that line.
/// Errors: InvalidDocument for UTF-16 (the whole file would be garbage).
Result<std::vector<ListEntry>> parseList(QByteArrayView bytes);

/// The largest list that is read, in bytes.
inline constexpr qint64 largestList = qint64(64) * 1024 * 1024;

/// Whether what the caller has open already is read as well: /dev/stdin and /dev/fd/3, which a
/// shell passes for <(command).
enum class OpenStreams { Refused, Read };

/// The bytes at path, of which there are at most so many. Pipes, devices and sockets are refused:
/// they may hold no end, or never begin. Errors: Io, TooLarge; each names the path.
Result<QByteArray> readListBytes(const QString &path, qint64 most = largestList,
                                 OpenStreams streams = OpenStreams::Refused);

/// Reads the list at path. Errors: Io, TooLarge, InvalidDocument; each names the path.
Result<std::vector<ListEntry>> readList(const QString &path,
                                        OpenStreams streams = OpenStreams::Refused);

} // namespace sameinside
