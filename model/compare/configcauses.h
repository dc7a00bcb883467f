// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/pairedimages.h"

namespace sameinside {

/// Why the configs differ of themselves: their fields, or how they are written. Nothing where they
/// differ only in what follows from the layers.
std::optional<Cause> configCause(const PairedImages &images);

} // namespace sameinside
