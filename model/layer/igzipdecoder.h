// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/gzipheader.h"
#include "model/layer/streamdecoder.h"

#include <QByteArray>

#include <memory>
#include <vector>

struct inflate_state;

namespace sameinside {

/// gzip by ISA-L, only where the build found it. It gives the same contents as ZlibDecoder, and
/// refuses the same streams: the library would take headers, flags and code sets that zlib refuses.
/// So it is given a block at a time, and what stands between blocks is read here.
class IgzipDecoder : public StreamDecoder {
public:
    /// Whether the processor has what makes it faster than zlib, and the library tells where a
    /// block ended.
    static bool isUsable();

    explicit IgzipDecoder(QString what);
    ~IgzipDecoder() override;

    Result<void> add(QByteArrayView bytes, Output &output) override;
    bool isAtEnd() const override { return m_part == Part::Done && m_held.isEmpty(); }

private:
    enum class Part { Header, BlockStart, Block, Trailer, Done };

    Result<void> step(QByteArrayView &bytes, Output &output);
    Result<void> readHeader(QByteArrayView &bytes);
    Result<void> readBlockStart(QByteArrayView &bytes);
    Result<void> readBlock(QByteArrayView &bytes, Output &output);
    Result<void> readTrailer(QByteArrayView &bytes);
    Result<void> take(std::span<const char> contents, Output &output);
    void endBlock(QByteArrayView &bytes);
    void remember(std::span<const char> contents);
    QByteArrayView ahead(QByteArrayView &bytes, qsizetype most);
    tl::unexpected<Error> refused(GzipFault fault) const;

    QString m_what;
    std::unique_ptr<inflate_state> m_state;
    Part m_part = Part::Header;
    GzipHeader m_header;
    QByteArray m_held; ///< bytes before those that come next, of which nothing is read yet
    int m_bits = 0;    ///< of the first byte ahead, which the block before has read
    bool m_isLastBlock = false;
    bool m_isFirstMember = true;
    quint64 m_size = 0; ///< contents of this member
    quint32 m_checksum = 0;
    std::vector<char> m_window; ///< the last contents, 32 KiB at least where there were as many
    bool m_isWindowNew = false; ///< the library does not know them yet
};

} // namespace sameinside
