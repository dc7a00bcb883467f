// SPDX-License-Identifier: MIT
#include "registry/cache/cachedstore.h"

#include "registry/cache/cachedsource.h"

namespace sameinside {

CachedStore::CachedStore(std::unique_ptr<ImageStore> registry, DocumentCache &cache, QString host) :
    m_registry(std::move(registry)), m_cache(cache), m_host(std::move(host))
{
}

Result<Listing<QString>> CachedStore::repositories(std::stop_token stop)
{
    return m_registry->repositories(std::move(stop));
}

Result<std::unique_ptr<ImageSource>> CachedStore::source(const QString &repository)
{
    auto source = m_registry->source(repository);
    if (!source)
        return source;
    return std::make_unique<CachedSource>(*std::move(source), m_cache, m_host + u'/' + repository);
}

QString CachedStore::place(const QString &repository, const QString &name,
                           const Digest &digest) const
{
    return m_registry->place(repository, name, digest);
}

} // namespace sameinside
