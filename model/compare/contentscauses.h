// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/pairedimages.h"

namespace sameinside {

/// Causes that enter below the blobs, lowest first: files that differ, and archives that hold the
/// same files in another way. Layers whose files differ, while the merged files do not, are none.
std::vector<Cause> contentsCauses(const PairedImages &images);

/// Whether contentsCauses() tells why the layer at a position of the left side differs.
bool isExplainedByContents(const PairedImages &images, int leftLayer);

} // namespace sameinside
