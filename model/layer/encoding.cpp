// SPDX-License-Identifier: MIT
#include "model/layer/encoding.h"

#include "model/text/words/model/layerstreamwords.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

namespace sameinside {

namespace {

constexpr quint8 hasExtraFlag = 0x04;
constexpr quint8 hasNameFlag = 0x08;
constexpr quint8 hasCommentFlag = 0x10;
constexpr quint8 isSingleSegment = 0x20; // RFC 8878 section 3.1.1.1.1

// What Go's zero time leaves in the field when a library does not check for it.
constexpr quint32 goZeroTime = 0x886e0900;

quint32 littleEndian(QByteArrayView bytes)
{
    quint32 value = 0;
    for (qsizetype i = 3; i >= 0; --i)
        value = value << 8 | quint8(bytes[i]);
    return value;
}

LayerEncoding sniffGzip(QByteArrayView start)
{
    LayerEncoding encoding{.format = LayerEncoding::Format::Gzip};
    if (start.size() < 10)
        return encoding;
    const auto flags = quint8(start[3]);
    encoding.modified = littleEndian(start.sliced(4, 4));
    encoding.extraFlags = quint8(start[8]);
    encoding.system = quint8(start[9]);
    encoding.hasExtra = (flags & hasExtraFlag) != 0;
    encoding.hasComment = (flags & hasCommentFlag) != 0;
    qsizetype at = 10;
    if (encoding.hasExtra) {
        if (start.size() < 12)
            return encoding;
        at += 2 + quint8(start[10]) + 256 * quint8(start[11]);
    }
    if ((flags & hasNameFlag) != 0 && at < start.size()) {
        const QByteArrayView rest = start.sliced(at);
        const qsizetype end = rest.indexOf('\0');
        encoding.fileName = QString::fromLatin1(end < 0 ? rest : rest.first(end));
    }
    return encoding;
}

LayerEncoding sniffZstd(QByteArrayView start)
{
    LayerEncoding encoding{.format = LayerEncoding::Format::Zstd};
    if (start.size() < 6)
        return encoding;
    encoding.frameDescriptor = quint8(start[4]);
    if ((*encoding.frameDescriptor & isSingleSegment) == 0)
        encoding.window = quint8(start[5]);
    return encoding;
}

QString formatName(LayerEncoding::Format format)
{
    using enum LayerEncoding::Format;
    switch (format) {
    case None:
        return QStringLiteral("none");
    case Gzip:
        return QStringLiteral("gzip");
    case Zstd:
        return QStringLiteral("zstd");
    case Bzip2:
        return QStringLiteral("bzip2");
    case Xz:
        return QStringLiteral("xz");
    case Empty:
        return QStringLiteral("empty");
    }
    return {};
}

QString timeText(quint32 seconds)
{
    if (seconds == goZeroTime)
        return words::layerstreams::writtenAt(QStringLiteral("0001-01-01"));
    return words::layerstreams::writtenAt(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)
                                              .toString(QStringLiteral("yyyy-MM-dd hh:mm")));
}

} // namespace

LayerEncoding LayerEncoding::sniff(QByteArrayView start)
{
    const auto begins = [&](QByteArrayView magic) { return start.startsWith(magic); };
    if (start.isEmpty())
        return {.format = Format::Empty};
    if (begins("\x1f\x8b\x08"))
        return sniffGzip(start);
    if (begins("\x28\xb5\x2f\xfd"))
        return sniffZstd(start);
    if (start.size() >= 4 && (littleEndian(start) & 0xfffffff0U) == 0x184d2a50U)
        return {.format = Format::Zstd}; // a skippable frame comes first
    if (begins("BZh"))
        return {.format = Format::Bzip2};
    if (begins(QByteArrayView("\xfd\x37\x7a\x58\x5a\x00", 6)))
        return {.format = Format::Xz};
    return {.format = Format::None};
}

QString LayerEncoding::description() const
{
    if (format == Format::None)
        return words::layerstreams::notCompressed();
    if (format == Format::Empty)
        return words::layerstreams::empty();
    QStringList parts{formatName(format)};
    if (format == Format::Gzip) {
        if (extraFlags == 2)
            parts << words::layerstreams::bestCompression();
        else if (extraFlags == 4)
            parts << words::layerstreams::fastest();
        parts << (modified == 0 ? words::layerstreams::noTime() : timeText(modified));
        if (!fileName.isEmpty())
            parts << words::layerstreams::named(fileName);
        if (system == 3)
            parts << QStringLiteral("Unix");
        if (hasExtra)
            parts << words::layerstreams::extraField();
    }
    return parts.join(QStringLiteral(" · "));
}

QJsonObject LayerEncoding::toJson() const
{
    QJsonObject json{{QStringLiteral("format"), formatName(format)}};
    if (format == Format::Gzip) {
        json.insert(QStringLiteral("mtime"), qint64(modified));
        json.insert(QStringLiteral("xfl"), int(extraFlags));
        json.insert(QStringLiteral("os"), int(system));
        if (!fileName.isEmpty())
            json.insert(QStringLiteral("name"), fileName);
        if (hasExtra)
            json.insert(QStringLiteral("extra"), true);
        if (hasComment)
            json.insert(QStringLiteral("comment"), true);
    }
    if (frameDescriptor)
        json.insert(QStringLiteral("frame_descriptor"), int(*frameDescriptor));
    if (window)
        json.insert(QStringLiteral("window"), int(*window));
    return json;
}

} // namespace sameinside
