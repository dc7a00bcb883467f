// SPDX-License-Identifier: MIT
#include "model/layer/decompressor.h"

#include "model/text/words/model/layerstreamwords.h"
#include "model/text/words/speech.h"

#include <zlib.h>
#include <zstd.h>

#include <vector>

namespace sameinside {

namespace {

namespace layers = words::layerstreams;

constexpr qsizetype sniffLength = 512;
constexpr std::size_t outputSize = std::size_t(256) * 1024;
constexpr qsizetype largestInput = 1 << 30; // zlib counts in 32 bits

tl::unexpected<Error> damaged(const QString &what, const QString &why)
{
    return failure(ErrorKind::InvalidDocument, said(QStringLiteral("%1: %2"), what, why));
}

} // namespace

/// One compression format. Calls deliver with each piece of contents.
struct Decompressor::Codec {
    virtual ~Codec() = default;
    virtual Result<void> add(QByteArrayView bytes, const Sink &deliver) = 0;
    /// Nothing is left unfinished.
    virtual bool isAtEnd() const = 0;
};

class Decompressor::Gzip : public Codec {
public:
    explicit Gzip(QString what) : m_what(std::move(what)), m_output(outputSize)
    {
        inflateInit2(&m_stream, 16 + MAX_WBITS);
    }
    ~Gzip() override { inflateEnd(&m_stream); }
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;

    Result<void> add(QByteArrayView bytes, const Sink &deliver) override
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
        m_stream.avail_in = uInt(bytes.size());
        do {
            // Members follow one another, and each begins the stream anew (RFC 1952, 2.2).
            if (m_isMemberDone && m_stream.avail_in > 0) {
                inflateReset(&m_stream);
                m_isMemberDone = false;
                ++m_members;
            }
            m_stream.next_out = reinterpret_cast<Bytef *>(m_output.data());
            m_stream.avail_out = uInt(m_output.size());
            const int state = inflate(&m_stream, Z_NO_FLUSH);
            const auto count = qsizetype(m_output.size() - m_stream.avail_out);
            if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
                return refused();
            if (count > 0) {
                if (auto taken = deliver(QByteArrayView(m_output.data(), count)); !taken)
                    return taken;
            }
            m_isMemberDone = m_isMemberDone || state == Z_STREAM_END;
        } while (m_stream.avail_in > 0 || (!m_isMemberDone && m_stream.avail_out == 0));
        return {};
    }

    bool isAtEnd() const override { return m_isMemberDone; }

private:
    Result<void> refused() const
    {
        const QString reason
            = m_stream.msg ? QString::fromLatin1(m_stream.msg) : layers::invalidData();
        if (m_members > 1 && m_stream.total_out == 0)
            return damaged(m_what, layers::bytesBehindGzip(reason));
        return damaged(m_what, layers::gzipDamaged(reason));
    }

    QString m_what;
    std::vector<char> m_output;
    z_stream m_stream{};
    bool m_isMemberDone = false;
    int m_members = 1;
};

class Decompressor::Zstd : public Codec {
public:
    explicit Zstd(QString what) :
        m_what(std::move(what)), m_output(outputSize),
        m_stream(ZSTD_createDStream(), &ZSTD_freeDStream)
    {
        // Memory stays bounded whatever a frame asks for: 128 MiB, zstd's own default.
        ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, 27);
    }

    Result<void> add(QByteArrayView bytes, const Sink &deliver) override
    {
        ZSTD_inBuffer input{bytes.data(), std::size_t(bytes.size()), 0};
        bool isFull = false;
        while (input.pos < input.size || isFull) {
            ZSTD_outBuffer output{m_output.data(), m_output.size(), 0};
            m_wanted = ZSTD_decompressStream(m_stream.get(), &output, &input);
            if (ZSTD_isError(m_wanted)) {
                return damaged(
                    m_what, layers::zstdDamaged(QString::fromLatin1(ZSTD_getErrorName(m_wanted))));
            }
            if (output.pos > 0) {
                if (auto taken = deliver(QByteArrayView(m_output.data(), qsizetype(output.pos)));
                    !taken)
                    return taken;
            }
            isFull = output.pos == output.size && m_wanted != 0;
        }
        return {};
    }

    bool isAtEnd() const override { return m_wanted == 0; }

private:
    QString m_what;
    std::vector<char> m_output;
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> m_stream;
    std::size_t m_wanted = 1; ///< 0 at the end of a frame
};

Decompressor::Decompressor(QString what, Sink sink, const Limits &limits) :
    m_what(std::move(what)), m_sink(std::move(sink)), m_limits(limits)
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
    if (m_codec && !m_codec->isAtEnd())
        return damaged(m_what, layers::compressedDataBreaksOff());
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
        m_codec = std::make_unique<Decompressor::Gzip>(m_what);
        break;
    case Zstd:
        m_codec = std::make_unique<Decompressor::Zstd>(m_what);
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
    if (!m_codec)
        return bytes.isEmpty() ? Result<void>() : deliver(bytes);
    const Sink onwards = [this](QByteArrayView contents) { return deliver(contents); };
    while (!bytes.isEmpty()) {
        const qsizetype count = qMin(bytes.size(), largestInput);
        if (auto added = m_codec->add(bytes.first(count), onwards); !added)
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
    if (m_codec && m_contentSize > m_limits.ratioFrom
        && m_contentSize / m_limits.ratio > m_blobSize) {
        return failure(ErrorKind::TooLarge, layers::bomb(m_what, m_blobSize, m_contentSize));
    }
    return m_sink(contents);
}

} // namespace sameinside
