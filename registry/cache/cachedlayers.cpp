// SPDX-License-Identifier: MIT
#include "registry/cache/cachedlayers.h"

#include "model/layer/layerrecord.h"

namespace sameinside {

std::optional<LayerKnowledge::Known> CachedLayers::find(const Digest &blob,
                                                        const std::stop_token &stop)
{
    const auto bytes = m_cache.layer(blob);
    if (!bytes)
        return std::nullopt;
    auto record = LayerRecord::parse(*bytes, stop);
    if (!record || record->blob != blob) {
        // Nothing that is left of it is trusted. It may be of another version of the program.
        if (!stop.stop_requested())
            m_cache.forgetLayer(blob);
        return std::nullopt;
    }
    return Known{.contents = std::move(record->contents),
                 .since = QDateTime::fromMSecsSinceEpoch(record->learned)};
}

void CachedLayers::keep(const Digest &blob, std::shared_ptr<const LayerContents> contents,
                        const std::stop_token &stop)
{
    const LayerRecord record{
        .blob = blob, .learned = m_cache.now(), .contents = std::move(contents)};
    if (QByteArray bytes = record.toBytes(stop); !bytes.isEmpty())
        m_cache.keepLayer(blob, std::move(bytes));
}

} // namespace sameinside
