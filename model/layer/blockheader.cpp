// SPDX-License-Identifier: MIT
#include "model/layer/blockheader.h"

#include <algorithm>
#include <array>
#include <span>

namespace sameinside {

namespace {

/// Bits from the lowest of each byte on; zeros behind the end, which isOver() then tells.
class Bits {
public:
    Bits(QByteArrayView bytes, int skipped) : m_bytes(bytes), m_position(skipped) {}

    int peek(int count) const
    {
        quint32 value = 0;
        const qsizetype at = m_position / 8;
        for (qsizetype i = 0; i < 3; ++i) {
            if (at + i < m_bytes.size())
                value |= quint32(quint8(m_bytes[at + i])) << (8 * i);
        }
        return int(value >> (m_position % 8) & ((1U << count) - 1));
    }
    int take(int count)
    {
        const int value = peek(count);
        skip(count);
        return value;
    }
    void skip(int count) { m_position += count; }
    void skipToByte() { m_position = (m_position + 7) / 8 * 8; }
    bool isOver() const { return m_position > m_bytes.size() * 8; }

private:
    QByteArrayView m_bytes;
    qsizetype m_position;
};

constexpr int longestCode = 15;

// A set without gaps, and one of a single code of one bit, or of none where a block has no
// distances. zlib refuses others, even if the data never uses what is missing.
bool isWhole(std::span<const quint8> lengths, bool mayBeSmall)
{
    std::array<int, longestCode + 1> counts{};
    for (const quint8 length : lengths)
        ++counts[length];
    int longest = longestCode;
    while (longest > 0 && counts[std::size_t(longest)] == 0)
        --longest;
    if (longest == 0)
        return mayBeSmall;
    int left = 1;
    for (std::size_t length = 1; length <= longestCode; ++length) {
        left = 2 * left - counts[length];
        if (left < 0)
            return false;
    }
    return left == 0 || (mayBeSmall && longest == 1);
}

constexpr int lengthCodeBits = 7;

/// The code that the code lengths themselves are written in, of seven bits at most.
class LengthCode {
public:
    explicit LengthCode(std::span<const quint8> lengths)
    {
        int code = 0;
        for (int length = 1; length <= lengthCodeBits; ++length, code <<= 1) {
            for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
                if (lengths[symbol] == length)
                    enter(code++, length, quint8(symbol));
            }
        }
    }
    int next(Bits &bits) const
    {
        const auto &[symbol, length] = m_table[std::size_t(bits.peek(lengthCodeBits))];
        bits.skip(length);
        return symbol;
    }

private:
    // Codes begin with their highest bit.
    void enter(int code, int length, quint8 symbol)
    {
        std::size_t reversed = 0;
        for (int i = 0; i < length; ++i)
            reversed |= std::size_t(code >> i & 1) << (length - 1 - i);
        for (std::size_t at = reversed; at < m_table.size(); at += std::size_t(1) << length)
            m_table[at] = {symbol, quint8(length)};
    }

    std::array<std::pair<quint8, quint8>, 1 << lengthCodeBits> m_table{};
};

// RFC 1951, 3.2.7. Nothing where the lengths are right, or break off.
GzipFault wrongInCodes(Bits &bits)
{
    static constexpr quint8 order[]
        = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    const auto literals = std::size_t(bits.take(5)) + 257;
    const auto distances = std::size_t(bits.take(5)) + 1;
    const int count = bits.take(4) + 4;
    if (literals > 286 || distances > 30)
        return GzipFault::TooManySymbols;
    std::array<quint8, 19> codeLengths{};
    for (int i = 0; i < count; ++i)
        codeLengths[order[i]] = quint8(bits.take(3));
    if (bits.isOver())
        return GzipFault::None;
    if (!isWhole(codeLengths, false))
        return GzipFault::CodeLengthsSet;
    const LengthCode code(codeLengths);
    std::array<quint8, 286 + 30> lengths{};
    std::size_t have = 0;
    while (have < literals + distances) {
        const int symbol = code.next(bits);
        if (symbol < 16) {
            lengths[have++] = quint8(symbol);
        } else {
            const auto again = std::size_t(symbol == 16       ? 3 + bits.take(2)
                                               : symbol == 17 ? 3 + bits.take(3)
                                                              : 11 + bits.take(7));
            if ((symbol == 16 && have == 0) || have + again > literals + distances)
                return bits.isOver() ? GzipFault::None : GzipFault::Repeat;
            const quint8 length = symbol == 16 ? lengths[have - 1] : quint8(0);
            std::fill_n(lengths.begin() + std::ptrdiff_t(have), again, length);
            have += again;
        }
        if (bits.isOver())
            return GzipFault::None;
    }
    const std::span<const quint8> all(lengths);
    if (lengths[256] == 0)
        return GzipFault::NoEndOfBlock;
    if (!isWhole(all.first(literals), true))
        return GzipFault::LiteralsSet;
    if (!isWhole(all.subspan(literals, distances), true))
        return GzipFault::DistancesSet;
    return GzipFault::None;
}

GzipFault wrongInStored(Bits &bits)
{
    bits.skipToByte();
    const int length = bits.take(16);
    const int complement = bits.take(16);
    return bits.isOver() || length == (complement ^ 0xffff) ? GzipFault::None
                                                            : GzipFault::StoredLengths;
}

} // namespace

std::optional<BlockHeader> BlockHeader::read(QByteArrayView bytes, int skipped)
{
    Bits bits(bytes, skipped);
    BlockHeader header;
    header.isLast = bits.take(1) == 1;
    switch (bits.take(2)) {
    case 0:
        header.wrong = wrongInStored(bits);
        break;
    case 1:
        break;
    case 2:
        header.wrong = wrongInCodes(bits);
        break;
    default:
        header.wrong = GzipFault::BlockType;
        break;
    }
    if (bits.isOver())
        return std::nullopt;
    return header;
}

} // namespace sameinside
