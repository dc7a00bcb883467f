// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/relation.h"

namespace sameinside {

/// The relation as the title of a verdict: "Same image inside, different envelope".
QString verdictTitle(Relation relation);
/// The same in a column, in as few words as can be: "Same image ID".
QString relationTitle(Relation relation);

} // namespace sameinside
