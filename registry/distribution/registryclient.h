// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/reference.h"
#include "registry/distribution/registrysession.h"

#include <atomic>

namespace sameinside {

/// One repository of a registry, over the distribution API (dist-spec). Every byte that it returns
/// but those of blobStart() was checked against its digest.
class RegistryClient final : public ImageSource {
public:
    /// reference names the repository; its tag or digest is what an empty selector means.
    RegistryClient(std::shared_ptr<RegistrySession> session, Reference reference);

    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override;
    Result<std::optional<ManifestDocument>> resolveIfChanged(const Selector &selector,
                                                             const Digest &known,
                                                             std::stop_token stop) override;
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override;
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override;
    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token stop) override;
    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override;
    /// By HEAD; where that is refused, by the first byte.
    Result<void> checkBlob(const Descriptor &descriptor, std::stop_token stop) override;
    /// By the referrers API, by their tag where the registry has none, and by cosign's tags.
    Result<std::vector<Companion>> companions(const Digest &subject, std::stop_token stop) override;
    /// The tags.
    Result<Listing<Listed>> list(std::stop_token stop) override;

    /// Where the API of a registry is: docker.io has another name for it.
    static QUrl apiUrl(const QString &domain, const QString &path);

private:
    struct Wanted; ///< a manifest, and how it is named in the request and in messages
    Result<Wanted> wanted(const Selector &selector) const;
    Result<Response> ask(const QString &path, const QString &what, Request request,
                         const std::stop_token &stop);
    Result<std::optional<ManifestDocument>> fetch(const Wanted &wanted, const Digest *known,
                                                  const std::stop_token &stop);
    Error missing(const Wanted &wanted, const Response &response, const std::stop_token &stop);
    Result<ManifestDocument> manifest(const Descriptor &descriptor, const std::stop_token &stop);
    Result<QByteArray> blob(const Descriptor &descriptor, const std::stop_token &stop);
    Result<std::optional<ManifestDocument>> findTag(const QString &tag, std::stop_token stop);
    Result<std::vector<ManifestDocument>> referrers(const Digest &subject, std::stop_token stop);
    QString blobName(const Digest &digest) const;
    QUrl url(const QString &path) const;

    const std::shared_ptr<RegistrySession> m_session;
    const Reference m_reference;
    const Access m_access;
    std::atomic_bool m_isKnown = false; ///< the repository exists
};

} // namespace sameinside
