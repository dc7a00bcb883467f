// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/encoding.h"
#include "model/result.h"

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
    };
    using Sink = std::function<Result<void>(QByteArrayView)>;

    /// what names the layer in errors. An error of sink ends the work and is handed on.
    Decompressor(QString what, Sink sink, const Limits &limits);
    Decompressor(QString what, Sink sink) : Decompressor(std::move(what), std::move(sink), Limits())
    {
    }
    ~Decompressor();

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
    class Gzip;
    class Zstd;
    struct Codec;

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
    std::unique_ptr<Codec> m_codec; ///< nothing for contents that are not compressed
};

} // namespace sameinside
