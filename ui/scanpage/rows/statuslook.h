// SPDX-License-Identifier: MIT
#pragma once

#include "ui/palette/colours.h"
#include "ui/scanpage/rows/scanrow.h"

class QPainter;
class QRectF;

namespace sameinside {

/// How a state of a line is drawn: it borrows the colours of the five meanings, and has a symbol
/// of its own, so that nothing is said by colour alone.
Meaning meaningOf(RowState state);

/// For a block in a bar or a legend.
QColor blockColour(RowState state, const QPalette &palette);

/// A check mark, a half disc, a circle, a question mark, a triangle with an exclamation mark, or
/// three dots, in ink, in a square of about 14.
void paintStateSymbol(QPainter &painter, const QRectF &square, RowState state, const QColor &ink);

} // namespace sameinside
