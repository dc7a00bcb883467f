// SPDX-License-Identifier: MIT
#include "model/text/words/model/layerstreamwords.h"

#include "model/text/numbers.h"
#include "model/text/words/speech.h"

namespace sameinside::words::layerstreams {

QString layerOf(const QString &digest)
{
    return said(QCoreApplication::translate("LayerStreams", "layer %1"), digest);
}

QString moreThanDescribed(const QString &layer, qint64 size)
{
    return said(QCoreApplication::translate(
                    "LayerStreams", "%1 has more than the %2 bytes that its descriptor says"),
                layer, size);
}

QString otherThanDescribed(const QString &layer, qint64 has, qint64 size)
{
    return said(QCoreApplication::translate("LayerStreams",
                                            "%1 has %2, not the %3 bytes that its descriptor says"),
                layer, has, size);
}

QString encrypted(const QString &layer)
{
    return said(QCoreApplication::translate("LayerStreams",
                                            "%1: it is encrypted, so its contents cannot be read"),
                layer);
}

QString empty()
{
    return QCoreApplication::translate("LayerStreams", "empty");
}

QString notCompressed()
{
    return QCoreApplication::translate("LayerStreams", "not compressed");
}

QString bestCompression()
{
    return QCoreApplication::translate("LayerStreams", "best compression");
}

QString fastest()
{
    return QCoreApplication::translate("LayerStreams", "fastest");
}

QString noTime()
{
    return QCoreApplication::translate("LayerStreams", "no time");
}

QString writtenAt(const QString &time)
{
    return said(QCoreApplication::translate("LayerStreams", "time %1"), time);
}

QString named(const QString &fileName)
{
    return said(QCoreApplication::translate("LayerStreams", "name %1"), fileName);
}

QString extraField()
{
    return QCoreApplication::translate("LayerStreams", "extra field");
}

QString unreadableEncoding(const QString &layer, const QString &encoding)
{
    return said(QCoreApplication::translate(
                    "LayerStreams", "%1: compressed with %2, which this program cannot read"),
                layer, encoding);
}

QString damaged(const QString &layer, const QString &how)
{
    return said(QStringLiteral("%1: %2"), layer, how);
}

QString invalidData()
{
    return QCoreApplication::translate("LayerStreams", "invalid data");
}

QString zlibReason(int fault)
{
    static constexpr const char *reasons[] = {"",
                                              "incorrect header check",
                                              "unknown compression method",
                                              "unknown header flags set",
                                              "header crc mismatch",
                                              "invalid block type",
                                              "invalid stored block lengths",
                                              "too many length or distance symbols",
                                              "invalid code lengths set",
                                              "invalid bit length repeat",
                                              "invalid code -- missing end-of-block",
                                              "invalid literal/lengths set",
                                              "invalid distances set",
                                              "invalid code",
                                              "invalid distance too far back",
                                              "invalid block",
                                              "incorrect data check",
                                              "incorrect length check"};
    return QString::fromLatin1(reasons[fault]);
}

QString gzipDamaged(const QString &reason)
{
    return said(QCoreApplication::translate("LayerStreams", "the gzip data is damaged (%1)"),
                reason);
}

QString bytesBehindGzip(const QString &reason)
{
    return said(
        QCoreApplication::translate("LayerStreams", "bytes behind the end of the gzip data (%1)"),
        reason);
}

QString zstdDamaged(const QString &reason)
{
    return said(QCoreApplication::translate("LayerStreams", "the zstd data is damaged (%1)"),
                reason);
}

QString zstdWindowTooLarge(const QString &layer, qint64 allowed)
{
    return said(QCoreApplication::translate(
                    "LayerStreams",
                    "%1: its zstd data refers back over more than %2, which is the memory allowed "
                    "for that: compress it with a smaller window (zstd without --long)"),
                layer, humanSize(allowed));
}

QString compressedDataBreaksOff()
{
    return QCoreApplication::translate("LayerStreams", "the compressed data breaks off");
}

QString tooLargeDecompressed(const QString &layer, qint64 limit)
{
    return said(QCoreApplication::translate(
                    "LayerStreams", "%1: more than %2 bytes once decompressed, which is the limit"),
                layer, limit);
}

QString bomb(const QString &layer, qint64 bytes, qint64 contents)
{
    return said(
        QCoreApplication::translate("LayerStreams",
                                    "%1: %2 bytes make more than %3 once decompressed: it looks "
                                    "like a decompression bomb, and was not read further"),
        layer, bytes, contents);
}

QString whiteoutOfNothing(const QString &diffId, const QString &path)
{
    return said(QCoreApplication::translate(
                    "LayerStreams", "layer with diff ID %1: the whiteout \"%2\" names no file"),
                diffId, path);
}

QString tooManyFiles(qint64 files, qint64 pathBytes)
{
    return said(QCoreApplication::translate("LayerStreams",
                                            "the image has more than %1 files, or %2 bytes of "
                                            "paths: its file system was not put together"),
                files, pathBytes);
}

} // namespace sameinside::words::layerstreams
