// SPDX-License-Identifier: MIT
#pragma once

#include "ui/palette/meaning.h"

#include <QColor>
#include <QPalette>

#include <optional>

class QWidget;

namespace sameinside {

/// The colours of a meaning for widgets that stand on the palette's base.
struct MeaningColours {
    QColor text;
    QColor ground; ///< behind a box or a chip; the base itself for what is not known
    QColor tint;   ///< fainter than ground: behind a row of a tree
    QColor band;   ///< stronger than ground: for shapes without a border
    QColor border;
    bool dashed = false; ///< how the border is drawn
};

MeaningColours coloursOf(Meaning meaning, const QPalette &palette);

/// Nothing for a rung that neither side has. An index on one side only counts as a difference:
/// the tags name documents of two kinds.
std::optional<Meaning> meaningOf(Rung rung, RungRelation relation);

/// Secondary text: between the palette's text and its base, at least 4.5:1 on every ground.
QColor mutedText(const QPalette &palette);
/// Writes widget's text in ink, whatever it stands on.
void setInk(QWidget *widget, const QColor &ink);
/// A thin line between panes or rows.
QColor hairline(const QPalette &palette);
/// share of first, the rest of second.
QColor blend(const QColor &first, const QColor &second, double share);

} // namespace sameinside
