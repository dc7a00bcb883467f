// SPDX-License-Identifier: MIT
#include "model/layer/zstddecoder.h"

#include "model/text/words/model/layerstreamwords.h"

#include <zstd.h>
#include <zstd_errors.h>

#include <bit>

namespace sameinside {

ZstdDecoder::ZstdDecoder(QString what, qint64 window) :
    m_what(std::move(what)), m_window(window), m_context(ZSTD_createDCtx())
{
    const int log = int(std::bit_width(quint64(window))) - 1;
    ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, log);
}

void ZstdDecoder::Free::operator()(ZSTD_DCtx_s *context) const
{
    ZSTD_freeDCtx(context);
}

Result<void> ZstdDecoder::add(QByteArrayView bytes, Output &output)
{
    ZSTD_inBuffer input{bytes.data(), std::size_t(bytes.size()), 0};
    bool isFull = false;
    while (input.pos < input.size || isFull) {
        const std::span<char> room = output.room();
        ZSTD_outBuffer contents{room.data(), room.size(), 0};
        m_wanted = ZSTD_decompressStream(m_context.get(), &contents, &input);
        if (ZSTD_isError(m_wanted))
            return refused();
        if (contents.pos > 0) {
            if (auto taken = output.written(qsizetype(contents.pos)); !taken)
                return taken;
        }
        isFull = contents.pos == contents.size && m_wanted != 0;
    }
    return {};
}

tl::unexpected<Error> ZstdDecoder::refused() const
{
    namespace layers = words::layerstreams;
    if (ZSTD_getErrorCode(m_wanted) == ZSTD_error_frameParameter_windowTooLarge)
        return failure(ErrorKind::TooLarge, layers::zstdWindowTooLarge(m_what, m_window));
    const QString reason = QString::fromLatin1(ZSTD_getErrorName(m_wanted));
    return failure(ErrorKind::InvalidDocument,
                   layers::damaged(m_what, layers::zstdDamaged(reason)));
}

} // namespace sameinside
