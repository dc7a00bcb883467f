// SPDX-License-Identifier: MIT
#include "model/layer/decompressor.h"

#include "model/layer/zstddecoder.h"
#include "model/text/words/model/layerstreamwords.h"

#include <vector>

namespace sameinside {

namespace {

namespace layers = words::layerstreams;

constexpr qsizetype sniffLength = 512;
constexpr std::size_t outputSize = std::size_t(256) * 1024;
constexpr qsizetype largestInput = 1 << 30; // zlib counts in 32 bits

} // namespace

/// Memory of its own for contents, unless there is room elsewhere.
class Decompressor::Contents : public StreamDecoder::Output {
public:
    explicit Contents(Decompressor &owner) : m_owner(owner) {}

    std::span<char> room() override
    {
        if (m_owner.m_room) {
            m_room = m_owner.m_room();
        } else {
            m_own.resize(outputSize);
            m_room = m_own;
        }
        return m_room;
    }
    Result<void> written(qsizetype count) override
    {
        return m_owner.deliver(QByteArrayView(m_room.data(), count));
    }

private:
    Decompressor &m_owner;
    std::vector<char> m_own;
    std::span<char> m_room;
};

Decompressor::Decompressor(QString what, Sink sink, const Limits &limits) :
    m_what(std::move(what)), m_sink(std::move(sink)), m_limits(limits),
    m_output(std::make_unique<Contents>(*this))
{
}

Decompressor::~Decompressor() = default;

Result<void> Decompressor::add(QByteArrayView bytes)
{
    m_blobSize += bytes.size();
    if (m_isBegun)
        return decode(bytes);
    m_start += bytes;
    return m_start.size() < sniffLength ? Result<void>() : begin();
}

Result<void> Decompressor::finish()
{
    if (!m_isBegun) {
        if (auto begun = begin(); !begun)
            return begun;
    }
    if (m_decoder && !m_decoder->isAtEnd()) {
        return failure(ErrorKind::InvalidDocument,
                       layers::damaged(m_what, layers::compressedDataBreaksOff()));
    }
    return {};
}

Result<void> Decompressor::begin()
{
    using enum LayerEncoding::Format;
    m_isBegun = true;
    const QByteArray start = std::exchange(m_start, {});
    m_encoding = LayerEncoding::sniff(QByteArrayView(start).first(qMin(start.size(), sniffLength)));
    switch (m_encoding.format) {
    case Gzip:
        m_decoder = gzipDecoder(m_what, m_gzip);
        break;
    case Zstd:
        m_decoder = std::make_unique<ZstdDecoder>(m_what, m_limits.zstdWindow);
        break;
    case Bzip2:
    case Xz:
        return failure(ErrorKind::Unsupported,
                       layers::unreadableEncoding(m_what, m_encoding.description()));
    case None:
    case Empty:
        break;
    }
    return decode(start);
}

Result<void> Decompressor::decode(QByteArrayView bytes)
{
    if (!m_decoder)
        return bytes.isEmpty() ? Result<void>() : deliver(bytes);
    while (!bytes.isEmpty()) {
        const qsizetype count = qMin(bytes.size(), largestInput);
        if (auto added = m_decoder->add(bytes.first(count), *m_output); !added)
            return added;
        bytes = bytes.sliced(count);
    }
    return {};
}

Result<void> Decompressor::deliver(QByteArrayView contents)
{
    m_contentSize += contents.size();
    if (m_contentSize > m_limits.contents) {
        return failure(ErrorKind::TooLarge,
                       layers::tooLargeDecompressed(m_what, m_limits.contents));
    }
    if (m_decoder && m_contentSize > m_limits.ratioFrom
        && m_contentSize / m_limits.ratio > m_blobSize) {
        return failure(ErrorKind::TooLarge, layers::bomb(m_what, m_blobSize, m_contentSize));
    }
    return m_sink(contents);
}

} // namespace sameinside
