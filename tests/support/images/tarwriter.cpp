// SPDX-License-Identifier: MIT
#include "tests/support/images/tarwriter.h"

#include <QtGlobal>

namespace sameinside {

namespace {

constexpr qsizetype blockSize = 512;

void pad(QByteArray &bytes, qsizetype multiple)
{
    if (const qsizetype rest = bytes.size() % multiple; rest != 0)
        bytes.append(multiple - rest, '\0');
}

void put(QByteArray &header, qsizetype offset, qsizetype length, const QByteArray &text)
{
    Q_ASSERT(text.size() <= length);
    header.replace(offset, text.size(), text);
}

QByteArray octal(quint64 value, qsizetype digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0');
}

// A name over 100 bytes moves its front, up to a slash, into the prefix field.
qsizetype prefixLength(const QByteArray &name)
{
    if (name.size() <= 100)
        return 0;
    const qsizetype slash = name.lastIndexOf('/', 155);
    Q_ASSERT(slash > 0 && name.size() - slash <= 101);
    return slash;
}

} // namespace

TarWriter &TarWriter::mtime(qint64 seconds)
{
    m_mtime = seconds;
    return *this;
}

TarWriter &TarWriter::owner(Owner owner)
{
    m_owner = std::move(owner);
    return *this;
}

TarWriter &TarWriter::directory(const QByteArray &name, quint32 mode)
{
    return entry('5', name.endsWith('/') ? name : name + '/', {}, mode);
}

TarWriter &TarWriter::file(const QByteArray &name, const QByteArray &content, quint32 mode)
{
    return entry('0', name, content, mode);
}

TarWriter &TarWriter::symlink(const QByteArray &name, const QByteArray &target)
{
    return entry('2', name, {}, 0777, target);
}

TarWriter &TarWriter::hardLink(const QByteArray &name, const QByteArray &target, quint32 mode)
{
    return entry('1', name, {}, mode, target);
}

TarWriter &TarWriter::extended(const Records &records)
{
    QByteArray body;
    for (const auto &[key, value] : records) {
        // The length counts its own digits (pax, "Extended Header").
        const qsizetype rest = key.size() + value.size() + 3;
        qsizetype length = rest + 1;
        while (length != rest + QByteArray::number(length).size())
            ++length;
        body += QByteArray::number(length) + ' ' + key + '=' + value + '\n';
    }
    return entry('x', "PaxHeaders/entry", body, 0644);
}

TarWriter &TarWriter::entry(char type, const QByteArray &name, const QByteArray &content,
                            quint32 mode, const QByteArray &target)
{
    const qsizetype prefix = prefixLength(name);
    QByteArray header(blockSize, '\0');
    put(header, 0, 100, prefix > 0 ? name.mid(prefix + 1) : name);
    put(header, 100, 7, octal(mode, 7));
    put(header, 108, 7, octal(m_owner.uid, 7));
    put(header, 116, 7, octal(m_owner.gid, 7));
    put(header, 124, 11, octal(quint64(content.size()), 11));
    put(header, 136, 11, octal(quint64(m_mtime), 11));
    put(header, 148, 8, QByteArray(8, ' '));
    header[156] = type;
    put(header, 157, 100, target);
    put(header, 257, 8, QByteArray("ustar\00000", 8));
    put(header, 265, 31, m_owner.user);
    put(header, 297, 31, m_owner.group);
    put(header, 345, 155, name.first(prefix));
    quint64 sum = 0;
    for (const char c : std::as_const(header))
        sum += quint8(c);
    put(header, 148, 7, octal(sum, 6) + '\0');
    m_bytes += header + content;
    pad(m_bytes, blockSize);
    return *this;
}

QByteArray TarWriter::finish(qsizetype recordSize) const
{
    QByteArray archive = m_bytes + QByteArray(2 * blockSize, '\0');
    pad(archive, recordSize);
    return archive;
}

} // namespace sameinside
