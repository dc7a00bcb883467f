// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/pairedimages.h"

namespace sameinside {

/// Why two manifests differ of themselves: names of types, metadata, how they are written, or that
/// one was made here.
std::vector<Cause> manifestCauses(const PairedImages &images);

} // namespace sameinside
