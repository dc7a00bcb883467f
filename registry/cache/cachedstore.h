// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagesource.h"
#include "registry/cache/documentcache.h"

namespace sameinside {

/// A registry whose repositories stand behind the cache, each a CachedSource.
class CachedStore final : public ImageStore {
public:
    /// cache must outlive the store and its sources. host is that of the registry.
    CachedStore(std::unique_ptr<ImageStore> registry, DocumentCache &cache, QString host);

    Result<Listing<QString>> repositories(std::stop_token stop) override;
    Result<std::unique_ptr<ImageSource>> source(const QString &repository) override;
    QString place(const QString &repository, const QString &name,
                  const Digest &digest) const override;

private:
    const std::unique_ptr<ImageStore> m_registry;
    DocumentCache &m_cache;
    const QString m_host;
};

} // namespace sameinside
