// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/layerknowledge.h"
#include "registry/cache/documentcache.h"

namespace sameinside {

/// What was learned of layers, in the cache.
class CachedLayers final : public LayerKnowledge {
public:
    /// cache must outlive it.
    explicit CachedLayers(DocumentCache &cache) : m_cache(cache) {}
    Q_DISABLE_COPY_MOVE(CachedLayers)

    std::optional<Known> find(const Digest &blob, const std::stop_token &stop) override;
    void keep(const Digest &blob, std::shared_ptr<const LayerContents> contents,
              const std::stop_token &stop) override;

private:
    DocumentCache &m_cache;
};

} // namespace sameinside
