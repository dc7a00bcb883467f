// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/layerreader.h"
#include "tests/support/images/documentbuilder.h"

#include <atomic>

namespace sameinside {

/// A source that holds blobs in memory, and hands them out in pieces. Only blobs can be read.
class MemorySource : public ImageSource {
public:
    explicit MemorySource(Blobs blobs, qsizetype piece = 1000) :
        m_blobs(std::move(blobs)), m_piece(piece)
    {
    }

    std::function<void()> onPiece; ///< called before each piece
    std::atomic<int> reads = 0;

    Result<ManifestDocument> resolve(const Selector &, std::stop_token) override { return none(); }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> wanted,
                                                    std::stop_token) override
    {
        return {wanted.size(), none()};
    }
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> wanted,
                                          std::stop_token) override
    {
        return {wanted.size(), none()};
    }
    Result<QByteArray> blobStart(const Descriptor &, qint64, std::stop_token) override
    {
        return none();
    }
    Result<Listing<Listed>> list(std::stop_token) override { return none(); }

    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override
    {
        ++reads;
        const auto found = m_blobs.find(descriptor.digest);
        if (found == m_blobs.end())
            return none();
        const QByteArray &blob = found->second;
        for (qsizetype at = 0; at < blob.size(); at += m_piece) {
            if (onPiece)
                onPiece();
            if (stop.stop_requested())
                return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
            if (auto taken = sink(QByteArrayView(blob).sliced(at, qMin(m_piece, blob.size() - at)));
                !taken)
                return taken;
        }
        if (!descriptor.digest.matches(blob))
            return failure(ErrorKind::Corrupt, QStringLiteral("the blob is damaged"));
        return {};
    }

private:
    static tl::unexpected<Error> none()
    {
        return failure(ErrorKind::NotHere, QStringLiteral("it is not here"));
    }
    Blobs m_blobs;
    qsizetype m_piece;
};

/// A tar, read as a layer that is not compressed.
inline Result<std::shared_ptr<const LayerContents>> layerOf(const QByteArray &tar)
{
    const Descriptor layer = describe(mediaType("application/vnd.oci.image.layer.v1.tar"), tar);
    MemorySource source({{layer.digest, tar}});
    return readLayer(source, layer, {}, {});
}

} // namespace sameinside
