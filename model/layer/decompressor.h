// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/encoding.h"
#include "model/layer/gzipdecoder.h"

#include <functional>
#include <memory>

namespace sameinside {

/// Turns the bytes of a layer blob into its contents, as they arrive. What the bytes are is told
/// by the bytes themselves: nothing, gzip of any number of members (RFC 1952), or zstd of any
/// number of frames, skippable ones included (RFC 8878).
class Decompressor {
public:
    /// What a bomb is: more contents than this, or a ratio that nothing honest has.
    struct Limits {
        qint64 contents = qint64(64) << 30; ///< bytes
        qint64 ratio = 250;                 ///< contents for each byte of the blob …
        qint64 ratioFrom = qint64(1) << 30; ///< … once there are more contents than this, in bytes
        /// Bytes of memory for what a zstd frame refers back to: zstd's own default.
        qint64 zstdWindow = qint64(128) << 20;
    };
    using Sink = std::function<Result<void>(QByteArrayView)>;
    /// Memory for the next contents, never empty.
    using Room = std::function<std::span<char>()>;

    /// what names the layer in errors. An error of sink ends the work and is handed on.
    Decompressor(QString what, Sink sink, const Limits &limits);
    Decompressor(QString what, Sink sink) : Decompressor(std::move(what), std::move(sink), Limits())
    {
    }
    ~Decompressor();

    /// From now on contents that were compressed are written into room, which is asked for each
    /// time anew, and sink gets the start of it: who keeps contents saves a copy.
    void writeInto(Room room) { m_room = std::move(room); }
    /// Before the first byte: another engine than the fastest of gzipEngines().
    void useGzip(GzipEngine engine) { m_gzip = engine; }

    /// Takes the next bytes of the blob. Errors: InvalidDocument for damaged data, and for bytes
    /// behind the end; Unsupported for other encodings; TooLarge.
    Result<void> add(QByteArrayView bytes);
    /// The blob is whole. Errors: as add(); InvalidDocument where the data breaks off.
    Result<void> finish();

    /// Known after the first 512 bytes, or after finish().
    const LayerEncoding &encoding() const { return m_encoding; }
    qint64 blobSize() const { return m_blobSize; }       ///< bytes taken in
    qint64 contentSize() const { return m_contentSize; } ///< bytes given out

private:
    class Contents;

    Result<void> begin();
    Result<void> decode(QByteArrayView bytes);
    Result<void> deliver(QByteArrayView contents);

    QString m_what;
    Sink m_sink;
    Limits m_limits;
    LayerEncoding m_encoding;
    QByteArray m_start; ///< held back until there is enough to sniff
    bool m_isBegun = false;
    qint64 m_blobSize = 0;
    qint64 m_contentSize = 0;
    Room m_room;
    GzipEngine m_gzip = gzipEngines().front();
    std::unique_ptr<StreamDecoder::Output> m_output;
    std::unique_ptr<StreamDecoder> m_decoder; ///< nothing for contents that are not compressed
};

} // namespace sameinside
