// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/layercontents.h"

#include <QDateTime>

#include <memory>
#include <optional>
#include <stop_token>

namespace sameinside {

/// The port to what was learned of layers before. A digest has one content, so what is found holds
/// for every place that names the blob; whether the bytes there still are those, nobody knows
/// without reading them. Calls block, may come from several threads at once, and end soon after a
/// stop request.
class LayerKnowledge {
public:
    struct Known {
        std::shared_ptr<const LayerContents> contents;
        QDateTime since; ///< when the blob was read, and hashed
    };

    virtual ~LayerKnowledge() = default;

    /// Nothing where it is not known, or not as it was written.
    virtual std::optional<Known> find(const Digest &blob, const std::stop_token &stop) = 0;
    /// contents is what was read just now, of a blob that has the digest.
    virtual void keep(const Digest &blob, std::shared_ptr<const LayerContents> contents,
                      const std::stop_token &stop)
        = 0;
};

} // namespace sameinside
