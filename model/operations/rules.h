// SPDX-License-Identifier: MIT
#pragma once

#include "model/operations/operation.h"

namespace sameinside {

/// The first rule that fits, from left to right, else with the sides turned round; nothing where
/// none does. A rule names all the causes that there are, or a trace that only one tool leaves.
std::optional<Recognition> recognise(const Traces &traces);

} // namespace sameinside
