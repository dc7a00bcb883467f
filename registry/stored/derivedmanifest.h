// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/manifest.h"
#include "model/layer/encoding.h"

#include <span>

namespace sameinside {

/// The manifest that Docker would write of these parts (manifest v2 schema 2), for archives that
/// keep none; marked as derived. Errors: TooLarge.
Result<ManifestDocument> derivedManifest(const QByteArray &config,
                                         std::span<const Descriptor> layers);

/// Docker's media type of a layer that is stored like this.
MediaType dockerLayerType(LayerEncoding::Format format);

} // namespace sameinside
