// SPDX-License-Identifier: MIT
#pragma once

#include "model/comparison.h"

#include <QColor>
#include <QPalette>

namespace sameinside {

/// What a mark on the screen says. There are no more than these, and each has a symbol, so that
/// nothing is said by colour alone.
enum class Meaning { Same, Differs, OnlyHere, Unknown, Error };

struct MeaningColours {
    QColor text;   ///< at least 4.5:1 on the palette's base, and on ground
    QColor ground; ///< behind a box, a chip, a band; the base itself for what is not known
    QColor tint;   ///< fainter than ground: behind a row of a tree
    QColor border; ///< around ground
    bool dashed = false; ///< how the border is drawn
};

bool isDark(const QPalette &palette);
MeaningColours coloursOf(Meaning meaning, const QPalette &palette);

/// "=", "≠", "+", "?", "!".
QString symbolOf(Meaning meaning);
/// "same", "differs", "only here", "not known", "error": for tooltips and screen readers.
QString wordOf(Meaning meaning);

/// Nothing for a rung that neither side has. An index on one side only counts as a difference:
/// the tags name documents of two kinds.
std::optional<Meaning> meaningOf(Rung rung, RungRelation relation);
Meaning meaningOf(LayerRelation relation);

/// Secondary text: between the palette's text and its base, at least 4.5:1 on base.
QColor mutedText(const QPalette &palette);
/// A thin line between panes or rows.
QColor hairline(const QPalette &palette);
/// share of first, the rest of second.
QColor blend(const QColor &first, const QColor &second, double share);
/// WCAG 2 contrast ratio, 1 to 21.
double contrast(const QColor &first, const QColor &second);

} // namespace sameinside
