// SPDX-License-Identifier: MIT
#include "model/layer/igzipdecoder.h"

#include "model/layer/blockheader.h"
#include "model/layer/gzipdecoder.h"
#include "model/text/words/model/layerstreamwords.h"

#include <QtEndian>

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include <algorithm>

namespace sameinside {

namespace {

constexpr std::size_t windowSize = std::size_t(32) * 1024;
constexpr qsizetype trailerSize = 8;
// The library makes slower tables for a last block with less than 4 KiB ahead, and here every
// block looks like the last.
constexpr qsizetype mostHeld = 8 * 1024;

// What zlib says to the same.
GzipFault faultOf(int state)
{
    switch (state) {
    case ISAL_INVALID_LOOKBACK:
        return GzipFault::Distance;
    case ISAL_INVALID_SYMBOL:
        return GzipFault::Code;
    default:
        return GzipFault::Block;
    }
}

bool hasInstructions()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
#elif defined(__aarch64__)
    return true;
#else
    return false;
#endif
}

void feed(inflate_state &state, QByteArrayView bytes)
{
    state.next_in = reinterpret_cast<std::uint8_t *>(const_cast<char *>(bytes.data()));
    state.avail_in = std::uint32_t(bytes.size());
}

void giveRoom(inflate_state &state, std::span<char> room)
{
    state.next_out = reinterpret_cast<std::uint8_t *>(room.data());
    state.avail_out = std::uint32_t(room.size());
}

// Newer versions forget the bits of the byte in which a block ended (2.32.1).
bool tellsWhereBlocksEnd()
{
    const QByteArray emptyBlock("\x03\x00\x00\x00", 4); // ten bits
    const auto state = std::make_unique<inflate_state>();
    char room[16];
    isal_inflate_init(state.get());
    feed(*state, emptyBlock);
    giveRoom(*state, room);
    return isal_inflate(state.get()) == ISAL_DECOMP_OK && state->block_state == ISAL_BLOCK_FINISH
        && state->avail_in * 8 + std::uint32_t(state->read_in_length) == 22;
}

} // namespace

bool IgzipDecoder::isUsable()
{
    static const bool is = hasInstructions() && tellsWhereBlocksEnd();
    return is;
}

IgzipDecoder::IgzipDecoder(QString what) :
    m_what(std::move(what)), m_state(std::make_unique<inflate_state>())
{
    isal_inflate_init(m_state.get());
    m_window.reserve(2 * windowSize);
}

IgzipDecoder::~IgzipDecoder() = default;

Result<void> IgzipDecoder::add(QByteArrayView bytes, Output &output)
{
    while (!bytes.isEmpty() || !m_held.isEmpty()) {
        const qsizetype before = bytes.size() + m_held.size();
        const Part part = m_part;
        if (auto done = step(bytes, output); !done)
            return done;
        const bool isStuck = part == m_part && bytes.size() + m_held.size() == before;
        if (isStuck && bytes.isEmpty())
            return {}; // what is held wants more
        if (isStuck)
            return refused(faultOf(ISAL_INVALID_BLOCK));
    }
    return {};
}

Result<void> IgzipDecoder::step(QByteArrayView &bytes, Output &output)
{
    switch (m_part) {
    case Part::Done:
        // Members follow one another, and each begins the stream anew (RFC 1952, 2.2).
        m_isFirstMember = false;
        m_header = {};
        m_part = Part::Header;
        return {};
    case Part::Header:
        return readHeader(bytes);
    case Part::BlockStart:
        return readBlockStart(bytes);
    case Part::Block:
        return readBlock(bytes, output);
    case Part::Trailer:
        return readTrailer(bytes);
    }
    return {};
}

Result<void> IgzipDecoder::readHeader(QByteArrayView &bytes)
{
    QByteArrayView held(m_held);
    GzipFault wrong = m_header.add(held);
    m_held = held.toByteArray();
    if (wrong == GzipFault::None && m_held.isEmpty())
        wrong = m_header.add(bytes);
    if (wrong != GzipFault::None)
        return refused(wrong);
    if (!m_header.isWhole())
        return {};
    isal_inflate_reset(m_state.get());
    m_part = Part::BlockStart;
    m_bits = 0;
    m_size = 0;
    m_checksum = 0;
    m_window.clear();
    m_isWindowNew = false;
    return {};
}

// Of what comes next so many bytes in one piece, or as many as there are.
QByteArrayView IgzipDecoder::ahead(QByteArrayView &bytes, qsizetype most)
{
    if (m_held.isEmpty())
        return bytes;
    if (m_held.size() < most) {
        const QByteArrayView more = bytes.first(std::min(most - m_held.size(), bytes.size()));
        m_held += more;
        bytes = bytes.sliced(more.size());
    }
    return m_held;
}

Result<void> IgzipDecoder::readBlockStart(QByteArrayView &bytes)
{
    const QByteArrayView start = ahead(bytes, mostHeld);
    const auto header
        = BlockHeader::read(start.first(std::min(start.size(), BlockHeader::most)), m_bits);
    if (!header) {
        if (m_held.isEmpty()) {
            m_held = bytes.toByteArray();
            bytes = {};
        }
        return {};
    }
    if (header->wrong != GzipFault::None)
        return refused(header->wrong);
    m_isLastBlock = header->isLast;
    m_state->block_state = ISAL_BLOCK_NEW_HDR;
    m_state->tmp_in_size = 0;
    if (m_isWindowNew) {
        const std::size_t size = std::min(m_window.size(), windowSize);
        isal_inflate_set_dict(m_state.get(),
                              reinterpret_cast<std::uint8_t *>(m_window.data())
                                  + (m_window.size() - size),
                              std::uint32_t(size));
        m_isWindowNew = false;
    }
    // To the library it is the last, so that it stops behind it.
    m_state->read_in = std::uint64_t(quint8(start.front())) >> m_bits | 1;
    m_state->read_in_length = 8 - m_bits;
    if (m_held.isEmpty())
        bytes = bytes.sliced(1);
    else
        m_held.remove(0, 1);
    m_part = Part::Block;
    return {};
}

Result<void> IgzipDecoder::readBlock(QByteArrayView &bytes, Output &output)
{
    const bool isHeld = !m_held.isEmpty();
    feed(*m_state, isHeld ? QByteArrayView(m_held) : bytes);
    bool isDone = false;
    do {
        const std::span<char> room = output.room();
        giveRoom(*m_state, room);
        const int state = isal_inflate(m_state.get());
        const std::size_t count = room.size() - m_state->avail_out;
        if (state < 0)
            return refused(faultOf(state));
        isDone = m_state->block_state == ISAL_BLOCK_FINISH;
        if (auto taken = take(room.first(count), output); !taken)
            return taken;
    } while (!isDone && (m_state->avail_in > 0 || m_state->avail_out == 0));
    if (isDone) {
        endBlock(bytes);
    } else if (isHeld) {
        m_held.clear();
    } else {
        bytes = {};
    }
    return {};
}

// What the library has read of the bytes behind the block is unread again.
void IgzipDecoder::endBlock(QByteArrayView &bytes)
{
    const int bits = m_state->read_in_length % 8;
    const qsizetype whole = m_state->read_in_length / 8;
    m_bits = (8 - bits) % 8;
    const qsizetype unread = whole + (bits > 0 ? 1 : 0);
    const auto rest = qsizetype(m_state->avail_in);
    if (m_held.isEmpty() && unread + rest <= bytes.size()) {
        bytes = bytes.last(unread + rest);
    } else {
        QByteArray back(unread, '\0');
        quint64 read = bits > 0 ? m_state->read_in << m_bits : m_state->read_in;
        for (char &byte : back) {
            byte = char(read & 0xff);
            read >>= 8;
        }
        if (m_held.isEmpty())
            bytes = bytes.last(rest);
        m_held = back + m_held.last(m_held.isEmpty() ? 0 : rest);
    }
    m_part = m_isLastBlock ? Part::Trailer : Part::BlockStart;
    if (m_isLastBlock && m_bits > 0) {
        if (m_held.isEmpty())
            bytes = bytes.sliced(1);
        else
            m_held.remove(0, 1);
        m_bits = 0;
    }
}

Result<void> IgzipDecoder::take(std::span<const char> contents, Output &output)
{
    if (contents.empty())
        return {};
    m_size += contents.size();
    m_checksum = crc32_gzip_refl(
        m_checksum, reinterpret_cast<const unsigned char *>(contents.data()), contents.size());
    remember(contents);
    return output.written(qsizetype(contents.size()));
}

void IgzipDecoder::remember(std::span<const char> contents)
{
    m_isWindowNew = true;
    if (contents.size() >= windowSize) {
        const auto last = contents.last(windowSize);
        m_window.assign(last.begin(), last.end());
        return;
    }
    if (m_window.size() + contents.size() > 2 * windowSize)
        m_window.erase(m_window.begin(), m_window.end() - windowSize);
    m_window.insert(m_window.end(), contents.begin(), contents.end());
}

Result<void> IgzipDecoder::readTrailer(QByteArrayView &bytes)
{
    const QByteArrayView trailer = ahead(bytes, trailerSize);
    if (trailer.size() < trailerSize) {
        if (m_held.isEmpty())
            m_held = bytes.toByteArray();
        bytes = {};
        return {};
    }
    if (qFromLittleEndian<quint32>(trailer.data()) != m_checksum)
        return refused(GzipFault::DataCheck);
    if (qFromLittleEndian<quint32>(trailer.data() + 4) != quint32(m_size))
        return refused(GzipFault::LengthCheck);
    if (m_held.isEmpty())
        bytes = bytes.sliced(trailerSize);
    else
        m_held.remove(0, trailerSize);
    m_part = Part::Done;
    return {};
}

tl::unexpected<Error> IgzipDecoder::refused(GzipFault fault) const
{
    // A header has no contents yet, whatever the member before had.
    const bool hasContents = m_part != Part::Header && m_size > 0;
    return gzipRefused(m_what, words::layerstreams::zlibReason(int(fault)),
                       !m_isFirstMember && !hasContents);
}

} // namespace sameinside
