// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanorder.h"

namespace sameinside {

/// The title of a column, and what it holds in a sentence where the title does not tell.
QString columnTitle(ScanColumn column);
QString columnTip(ScanColumn column);

/// What a cell says, safe to show as plain text. withHost: the whole names of places.
QString cellText(const ScanRow &row, ScanColumn column, bool withHost);
/// Line by line; empty for none.
QString cellTip(const ScanRow &row, ScanColumn column);

} // namespace sameinside
