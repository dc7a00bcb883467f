// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/pairedimages.h"

namespace sameinside {

/// Layers of the same contents that are compressed in another way.
std::optional<Cause> compressionCause(const PairedImages &images);

/// Layers that were added, removed, replaced or put in another order, where contentsCauses() does
/// not tell why they differ.
std::optional<Cause> layerSetCause(const PairedImages &images);

} // namespace sameinside
