// SPDX-License-Identifier: MIT
#include "model/layer/zlibdecoder.h"

#include "model/layer/gzipdecoder.h"
#include "model/text/words/model/layerstreamwords.h"

namespace sameinside {

ZlibDecoder::ZlibDecoder(QString what) : m_what(std::move(what))
{
    inflateInit2(&m_stream, 16 + MAX_WBITS);
}

ZlibDecoder::~ZlibDecoder()
{
    inflateEnd(&m_stream);
}

Result<void> ZlibDecoder::add(QByteArrayView bytes, Output &output)
{
    m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    m_stream.avail_in = uInt(bytes.size());
    do {
        // Members follow one another, and each begins the stream anew (RFC 1952, 2.2).
        if (m_isMemberDone && m_stream.avail_in > 0) {
            inflateReset(&m_stream);
            m_isMemberDone = false;
            m_isFirstMember = false;
        }
        const std::span<char> room = output.room();
        m_stream.next_out = reinterpret_cast<Bytef *>(room.data());
        m_stream.avail_out = uInt(room.size());
        const int state = inflate(&m_stream, Z_NO_FLUSH);
        const auto count = qsizetype(room.size() - m_stream.avail_out);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return refused();
        if (count > 0) {
            if (auto taken = output.written(count); !taken)
                return taken;
        }
        m_isMemberDone = m_isMemberDone || state == Z_STREAM_END;
    } while (m_stream.avail_in > 0 || (!m_isMemberDone && m_stream.avail_out == 0));
    return {};
}

tl::unexpected<Error> ZlibDecoder::refused() const
{
    const QString reason
        = m_stream.msg ? QString::fromLatin1(m_stream.msg) : words::layerstreams::invalidData();
    return gzipRefused(m_what, reason, !m_isFirstMember && m_stream.total_out == 0);
}

} // namespace sameinside
