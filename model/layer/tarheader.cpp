// SPDX-License-Identifier: MIT
#include "model/layer/tarheader.h"

#include "model/text/words/model/tarwords.h"

namespace sameinside {

namespace {

tl::unexpected<Error> broken(const QString &rule)
{
    return failure(ErrorKind::InvalidDocument, rule);
}

QByteArrayView untilNul(QByteArrayView field)
{
    const qsizetype end = field.indexOf('\0');
    return end < 0 ? field : field.first(end);
}

std::optional<qint64> base256(QByteArrayView field)
{
    // Two's complement; the first bit only marks the format, the second is the sign.
    const bool isNegative = (quint8(field[0]) & 0x40) != 0;
    const quint8 fill = isNegative ? 0xff : 0x00;
    quint64 value = 0;
    for (qsizetype i = 0; i < field.size(); ++i) {
        quint8 byte = quint8(field[i]) ^ fill;
        if (i == 0)
            byte &= 0x7f;
        if (value >> 55 != 0)
            return std::nullopt;
        value = value << 8 | byte;
    }
    return isNegative ? -qint64(value) - 1 : qint64(value);
}

std::optional<qint64> octal(QByteArrayView field)
{
    while (!field.isEmpty() && (field.front() == ' ' || field.front() == '\0'))
        field = field.sliced(1);
    while (!field.isEmpty() && (field.back() == ' ' || field.back() == '\0'))
        field = field.chopped(1);
    field = untilNul(field);
    quint64 value = 0;
    for (const char digit : field) {
        if (digit < '0' || digit > '7' || value >> 60 != 0)
            return std::nullopt;
        value = value << 3 | quint64(digit - '0');
    }
    return qint64(value);
}

bool hasChecksum(QByteArrayView block)
{
    const auto claimed = octal(block.sliced(148, 8));
    if (!claimed)
        return false;
    qint64 sum = 0;
    qint64 signedSum = 0; // what some old writers computed
    for (qsizetype i = 0; i < tarBlock; ++i) {
        const bool isOwn = i >= 148 && i < 156;
        sum += isOwn ? ' ' : quint8(block[i]);
        signedSum += isOwn ? ' ' : qint8(block[i]);
    }
    return *claimed == sum || *claimed == signedSum;
}

TarEntry::Style styleOf(QByteArrayView block)
{
    if (block.sliced(257, 8) == QByteArrayView("ustar  \0", 8))
        return TarEntry::Style::Gnu;
    return block.sliced(257, 5) == QByteArrayView("ustar") ? TarEntry::Style::Ustar
                                                           : TarEntry::Style::V7;
}

QByteArray nameIn(QByteArrayView block, TarEntry::Style style)
{
    const QByteArrayView name = untilNul(block.first(100));
    if (style != TarEntry::Style::Ustar)
        return name.toByteArray();
    // star marks its headers at the end, and keeps times behind a shorter prefix.
    const bool isStar = block.sliced(508, 4) == QByteArrayView("tar\0", 4);
    const QByteArrayView prefix = untilNul(block.sliced(345, isStar ? 131 : 155));
    return prefix.isEmpty() ? name.toByteArray() : prefix.toByteArray() + '/' + name.toByteArray();
}

} // namespace

std::optional<qint64> tarNumber(QByteArrayView field)
{
    if (field.isEmpty())
        return 0;
    return (quint8(field[0]) & 0x80) != 0 ? base256(field) : octal(field);
}

Result<TarEntry::Type> entryType(char flag, QByteArrayView path)
{
    using enum TarEntry::Type;
    switch (flag) {
    case '\0': // v7 has no directories but by name
        return path.endsWith('/') ? Directory : File;
    case '0':
    case '7':
    case 'S':
        return File;
    case '1':
        return HardLink;
    case '2':
        return Symlink;
    case '3':
        return CharacterDevice;
    case '4':
        return BlockDevice;
    case '5':
        return Directory;
    case '6':
        return Fifo;
    default:
        return broken(
            words::tar::unknownType(QString::number(quint8(flag), 16).rightJustified(2, u'0')));
    }
}

Result<TarHeader> TarHeader::parse(QByteArrayView block)
{
    if (!hasChecksum(block))
        return broken(words::tar::wrongChecksum());
    TarHeader header;
    TarEntry &entry = header.entry;
    header.flag = block[156];
    entry.style = styleOf(block);
    entry.path = nameIn(block, entry.style);
    entry.target = untilNul(block.sliced(157, 100)).toByteArray();

    struct Field {
        qsizetype offset;
        qsizetype length;
        const char *name;
        qint64 *value;
    };
    qint64 mode = 0;
    const bool isDevice = header.flag == '3' || header.flag == '4';
    const bool hasDevice = isDevice && entry.style != TarEntry::Style::V7;
    const Field fields[] = {{100, 8, "mode", &mode},
                            {108, 8, "uid", &entry.uid},
                            {116, 8, "gid", &entry.gid},
                            {124, 12, "size", &header.size},
                            {136, 12, "mtime", &entry.mtime},
                            {329, 8, "devmajor", hasDevice ? &entry.deviceMajor : nullptr},
                            {337, 8, "devminor", hasDevice ? &entry.deviceMinor : nullptr}};
    for (const Field &field : fields) {
        if (!field.value)
            continue;
        const auto number = tarNumber(block.sliced(field.offset, field.length));
        if (!number)
            return broken(words::tar::notANumber(QString::fromLatin1(field.name)));
        *field.value = *number;
    }
    if (header.size < 0)
        return broken(words::tar::sizeIsNegative());
    entry.mode = quint16(mode & 07777);
    if (entry.style != TarEntry::Style::V7) {
        entry.userName = untilNul(block.sliced(265, 32)).toByteArray();
        entry.groupName = untilNul(block.sliced(297, 32)).toByteArray();
    }
    return header;
}

QString tarStyleName(TarEntry::Style style)
{
    using enum TarEntry::Style;
    switch (style) {
    case V7:
        return QStringLiteral("v7");
    case Ustar:
        return QStringLiteral("ustar");
    case Gnu:
        return QStringLiteral("GNU");
    case Pax:
        return QStringLiteral("PAX");
    }
    return {};
}

} // namespace sameinside
