// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/streamdecoder.h"

#include <memory>

struct ZSTD_DCtx_s;

namespace sameinside {

/// zstd of any number of frames, skippable ones included (RFC 8878).
class ZstdDecoder : public StreamDecoder {
public:
    /// Refuses frames that want more memory than window bytes for what they refer back to.
    ZstdDecoder(QString what, qint64 window);

    Result<void> add(QByteArrayView bytes, Output &output) override;
    bool isAtEnd() const override { return m_wanted == 0; }

private:
    struct Free {
        void operator()(ZSTD_DCtx_s *context) const;
    };
    tl::unexpected<Error> refused() const;

    QString m_what;
    qint64 m_window;
    std::unique_ptr<ZSTD_DCtx_s, Free> m_context;
    std::size_t m_wanted = 1; ///< 0 at the end of a frame
};

} // namespace sameinside
