// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/pairedimages.h"

namespace sameinside {

/// Causes from the files up to the manifest, lowest first. Empty where the manifests are one.
std::vector<Cause> imageCauses(const PairedImages &images);

} // namespace sameinside
