// SPDX-License-Identifier: MIT
#include "model/text/words/layerwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::layers {

QString layerOf(const QString &digest)
{
    return said(QCoreApplication::translate("Layers", "layer %1"), digest);
}

QString moreThanDescribed(const QString &layer, qint64 size)
{
    return said(QCoreApplication::translate(
                    "Layers", "%1 has more than the %2 bytes that its descriptor says"),
                layer, size);
}

QString otherThanDescribed(const QString &layer, qint64 has, qint64 size)
{
    return said(QCoreApplication::translate("Layers",
                                            "%1 has %2, not the %3 bytes that its descriptor says"),
                layer, has, size);
}

QString encrypted(const QString &layer)
{
    return said(QCoreApplication::translate("Layers",
                                            "%1: it is encrypted, so its contents cannot be read"),
                layer);
}

QString empty()
{
    return QCoreApplication::translate("Layers", "empty");
}

QString notCompressed()
{
    return QCoreApplication::translate("Layers", "not compressed");
}

QString bestCompression()
{
    return QCoreApplication::translate("Layers", "best compression");
}

QString fastest()
{
    return QCoreApplication::translate("Layers", "fastest");
}

QString noTime()
{
    return QCoreApplication::translate("Layers", "no time");
}

QString writtenAt(const QString &time)
{
    return said(QCoreApplication::translate("Layers", "time %1"), time);
}

QString named(const QString &fileName)
{
    return said(QCoreApplication::translate("Layers", "name %1"), fileName);
}

QString extraField()
{
    return QCoreApplication::translate("Layers", "extra field");
}

QString unreadableEncoding(const QString &layer, const QString &encoding)
{
    return said(QCoreApplication::translate(
                    "Layers", "%1: compressed with %2, which this program cannot read"),
                layer, encoding);
}

QString invalidData()
{
    return QCoreApplication::translate("Layers", "invalid data");
}

QString gzipDamaged(const QString &reason)
{
    return said(QCoreApplication::translate("Layers", "the gzip data is damaged (%1)"), reason);
}

QString bytesBehindGzip(const QString &reason)
{
    return said(QCoreApplication::translate("Layers", "bytes behind the end of the gzip data (%1)"),
                reason);
}

QString zstdDamaged(const QString &reason)
{
    return said(QCoreApplication::translate("Layers", "the zstd data is damaged (%1)"), reason);
}

QString compressedDataBreaksOff()
{
    return QCoreApplication::translate("Layers", "the compressed data breaks off");
}

QString tooLargeDecompressed(const QString &layer, qint64 limit)
{
    return said(QCoreApplication::translate(
                    "Layers", "%1: more than %2 bytes once decompressed, which is the limit"),
                layer, limit);
}

QString bomb(const QString &layer, qint64 bytes, qint64 contents)
{
    return said(
        QCoreApplication::translate("Layers",
                                    "%1: %2 bytes make more than %3 once decompressed: it looks "
                                    "like a decompression bomb, and was not read further"),
        layer, bytes, contents);
}

QString whiteoutOfNothing(const QString &diffId, const QString &path)
{
    return said(QCoreApplication::translate(
                    "Layers", "layer with diff ID %1: the whiteout \"%2\" names no file"),
                diffId, path);
}

QString tooManyFiles(qint64 files, qint64 pathBytes)
{
    return said(QCoreApplication::translate("Layers",
                                            "the image has more than %1 files, or %2 bytes of "
                                            "paths: its file system was not put together"),
                files, pathBytes);
}

QString otherTimes(qint64 count)
{
    return plural("Layers", "other times of %n entry",
                  QT_TRANSLATE_N_NOOP("Layers", "other times of %n entries"), count);
}

QString otherOwnerNames(qint64 count)
{
    return plural("Layers", "other owner names of %n entry",
                  QT_TRANSLATE_N_NOOP("Layers", "other owner names of %n entries"), count);
}

QString anotherOrder(qint64 count)
{
    return plural("Layers", "another order of %n entry",
                  QT_TRANSLATE_N_NOOP("Layers", "another order of %n entries"), count);
}

QString namesWrittenDifferently(qint64 count)
{
    return plural("Layers", "names of %n entry written differently",
                  QT_TRANSLATE_N_NOOP("Layers", "names of %n entries written differently"), count);
}

QString writtenTwice(qint64 count)
{
    return plural("Layers", "%n entry written twice",
                  QT_TRANSLATE_N_NOOP("Layers", "%n entries written twice"), count);
}

QString otherHeaders(qint64 count)
{
    return plural("Layers", "other headers of %n entry",
                  QT_TRANSLATE_N_NOOP("Layers", "other headers of %n entries"), count);
}

QString otherPadding(qint64 left, qint64 right)
{
    return said(QCoreApplication::translate("Layers", "other padding at the end (%1 → %2 bytes)"),
                left, right);
}

} // namespace sameinside::words::layers
