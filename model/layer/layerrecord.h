// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/layercontents.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace sameinside {

/// What was learned of a layer, as bytes to be kept: compressed, and with a version. All of it is
/// proven by the digest of the blob, as long as nobody changes the bytes.
struct LayerRecord {
    Digest blob;
    qint64 learned = 0; ///< ms since 1970
    std::shared_ptr<const LayerContents> contents;

    /// Empty where stop was requested, or the list is too long to be kept (largest).
    QByteArray toBytes(const std::stop_token &stop = {}) const;
    /// Nothing for the bytes of another version, damaged ones, and where stop was requested.
    static std::optional<LayerRecord> parse(QByteArrayView bytes, const std::stop_token &stop = {});

    static constexpr qsizetype largest = qsizetype(48) << 20; ///< bytes
};

} // namespace sameinside
