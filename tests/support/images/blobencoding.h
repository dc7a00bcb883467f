// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace sameinside {

/// How a layer's tar becomes a blob: what an encoder writes around the same contents.
struct BlobEncoding {
    enum class Kind { None, Gzip, Zstd };

    Kind kind = Kind::Gzip;
    int level = 6;
    quint32 mtime = 0;    ///< gzip header, seconds since 1970
    QByteArray fileName;  ///< gzip header; empty: no such field
    quint8 os = 255;      ///< gzip header: 255 unknown, 3 Unix
    int members = 1;      ///< gzip members or zstd frames, one behind the other
    bool checksum = true; ///< zstd frame

    /// As Go's compress/gzip writes the header: no time, no name, unknown system.
    static BlobEncoding goGzip(int level = 6);
    /// As gzip(1) writes it: time and name of the file, Unix.
    static BlobEncoding gnuGzip(int level, const QByteArray &fileName, quint32 mtime);
    /// As skopeo's and podman's encoder does: the low 32 bits of Go's zero time.
    static BlobEncoding containersGzip();
    static BlobEncoding zstd(int level = 3);
    static BlobEncoding none();

    QByteArray encode(const QByteArray &tar) const;
};

} // namespace sameinside
