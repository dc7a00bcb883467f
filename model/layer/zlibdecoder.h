// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/streamdecoder.h"

#include <zlib.h>

namespace sameinside {

/// gzip by zlib: what the other engines are measured by.
class ZlibDecoder : public StreamDecoder {
public:
    explicit ZlibDecoder(QString what);
    ~ZlibDecoder() override;
    ZlibDecoder(const ZlibDecoder &) = delete;
    ZlibDecoder &operator=(const ZlibDecoder &) = delete;

    Result<void> add(QByteArrayView bytes, Output &output) override;
    bool isAtEnd() const override { return m_isMemberDone; }

private:
    tl::unexpected<Error> refused() const;

    QString m_what;
    z_stream m_stream{};
    bool m_isMemberDone = false;
    bool m_isFirstMember = true;
};

} // namespace sameinside
