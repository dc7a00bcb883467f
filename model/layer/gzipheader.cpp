// SPDX-License-Identifier: MIT
#include "model/layer/gzipheader.h"

#include <zlib.h>

namespace sameinside {

namespace {

constexpr quint8 checksumFlag = 0x02;
constexpr quint8 extraFlag = 0x04;
constexpr quint8 nameFlag = 0x08;
constexpr quint8 commentFlag = 0x10;
constexpr quint8 reservedFlags = 0xe0;

} // namespace

GzipFault GzipHeader::add(QByteArrayView &bytes)
{
    while (!bytes.isEmpty() && !isWhole()) {
        if (const GzipFault wrong = add(quint8(bytes.front())); wrong != GzipFault::None)
            return wrong;
        bytes = bytes.sliced(1);
    }
    return GzipFault::None;
}

GzipFault GzipHeader::add(quint8 byte)
{
    if (m_part != Part::Checksum)
        m_checksum = quint32(crc32(m_checksum, &byte, 1));
    switch (m_part) {
    case Part::Fixed:
        ++m_count;
        if ((m_count == 1 && byte != 0x1f) || (m_count == 2 && byte != 0x8b))
            return GzipFault::HeaderCheck;
        if (m_count == 3 && byte != Z_DEFLATED)
            return GzipFault::Method;
        if (m_count == 4) {
            m_flags = byte;
            if ((m_flags & reservedFlags) != 0)
                return GzipFault::HeaderFlags;
        }
        if (m_count == 10)
            goOn(Part::ExtraLength);
        break;
    case Part::ExtraLength:
        m_number |= quint32(byte) << (8 * m_count);
        if (++m_count == 2)
            goOn(m_number > 0 ? Part::Extra : Part::Name);
        break;
    case Part::Extra:
        if (--m_number == 0)
            goOn(Part::Name);
        break;
    case Part::Name:
        if (byte == 0)
            goOn(Part::Comment);
        break;
    case Part::Comment:
        if (byte == 0)
            goOn(Part::Checksum);
        break;
    case Part::Checksum:
        m_number |= quint32(byte) << (8 * m_count);
        if (++m_count == 2) {
            if (m_number != (m_checksum & 0xffff))
                return GzipFault::HeaderChecksum;
            m_part = Part::Whole;
        }
        break;
    case Part::Whole:
        break;
    }
    return GzipFault::None;
}

// To this part, or to the next that the flags announce.
void GzipHeader::goOn(Part part)
{
    if (part == Part::ExtraLength && (m_flags & extraFlag) == 0)
        part = Part::Name;
    if (part == Part::Name && (m_flags & nameFlag) == 0)
        part = Part::Comment;
    if (part == Part::Comment && (m_flags & commentFlag) == 0)
        part = Part::Checksum;
    if (part == Part::Checksum && (m_flags & checksumFlag) == 0)
        part = Part::Whole;
    if (part != Part::Extra)
        m_number = 0;
    m_count = 0;
    m_part = part;
}

} // namespace sameinside
