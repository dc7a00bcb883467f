// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagesource.h"
#include "registry/cache/cachedlayers.h"

#include <vector>

namespace sameinside {

/// A repository of a registry behind the cache: what is asked for by digest is asked of the
/// registry once, what is asked for by tag is asked conditionally. Without a registry (offline) it
/// answers from what is remembered.
class CachedSource final : public ImageSource {
public:
    /// registry is null for offline. cache must outlive the source. repository is domain/path.
    CachedSource(std::unique_ptr<ImageSource> registry, DocumentCache &cache, QString repository);
    Q_DISABLE_COPY_MOVE(CachedSource)

    /// Errors, here and below, besides those of the registry: Offline.
    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override;
    Result<std::optional<ManifestDocument>> resolveIfChanged(const Selector &selector,
                                                             const Digest &known,
                                                             std::stop_token stop) override;
    std::vector<std::optional<ManifestDocument>> atHand(
        std::span<const Selector> selectors) override;
    std::size_t bulkSize() const override { return m_registry ? m_registry->bulkSize() : 64; }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override;
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override;
    /// Kept where it is small (64 KiB), apart for each registry: nobody can verify it.
    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token stop) override;
    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override;
    Result<void> checkBlob(const Descriptor &descriptor, std::stop_token stop) override;
    /// Asks the registry whatever is cached, and keeps what it reads all the same.
    ImageSource *direct() override { return m_direct.get(); }
    LayerKnowledge *knowledge() override { return &m_layers; }
    /// They may come and go while the image stays: of the cache for some minutes only, and
    /// offline.
    Result<std::vector<Companion>> companions(const Digest &subject, std::stop_token stop) override;
    Result<Listing<Listed>> list(std::stop_token stop) override;

private:
    Result<ManifestDocument> resolveTag(const Selector &selector, std::stop_token stop);
    std::optional<Result<ManifestDocument>> cached(const Digest &digest);
    void keep(const Digest &digest, const ManifestDocument &document);
    template <class T>
    Result<T> remembered(const Selector &selector, Result<T> answer);
    template <class T, class FromCache, class Ask, class Keep>
    std::vector<Result<T>> inBulk(std::span<const Descriptor> descriptors, FromCache fromCache,
                                  Ask ask, Keep keep);
    tl::unexpected<Error> offline(const QString &what) const;
    tl::unexpected<Error> blobOffline(const Descriptor &descriptor) const;

    std::unique_ptr<ImageSource> m_registry;
    DocumentCache &m_cache;
    CachedLayers m_layers;
    QString m_repository;
    class Direct;
    std::unique_ptr<ImageSource> m_direct; ///< null for offline
};

} // namespace sameinside
