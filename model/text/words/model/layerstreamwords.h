// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Layers as streams of bytes, archives and files: how they are written, and what breaks.
namespace sameinside::words::layerstreams {

QString layerOf(const QString &digest);
QString moreThanDescribed(const QString &layer, qint64 size);
QString otherThanDescribed(const QString &layer, qint64 has, qint64 size);
QString encrypted(const QString &layer);

QString empty();
QString notCompressed();
QString bestCompression();
QString fastest();
QString noTime();
QString writtenAt(const QString &time);
QString named(const QString &fileName);
QString extraField();

QString unreadableEncoding(const QString &layer, const QString &encoding);
QString damaged(const QString &layer, const QString &how);
QString invalidData();
/// As zlib itself says it, of a fault by its number (GzipFault).
QString zlibReason(int fault);
QString gzipDamaged(const QString &reason);
QString bytesBehindGzip(const QString &reason);
QString zstdDamaged(const QString &reason);
QString zstdWindowTooLarge(const QString &layer, qint64 allowed);
QString compressedDataBreaksOff();
QString tooLargeDecompressed(const QString &layer, qint64 limit);
QString bomb(const QString &layer, qint64 bytes, qint64 contents);

QString whiteoutOfNothing(const QString &diffId, const QString &path);
QString tooManyFiles(qint64 files, qint64 pathBytes);

} // namespace sameinside::words::layerstreams
