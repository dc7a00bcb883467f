// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

#include <QColor>
#include <QPen>

class QPalette;

namespace sameinside {

/// The five things that colour and symbol say in every view. The colours follow whether the
/// palette is a light or a dark one.
enum class Meaning { Same, Differs, OnlyHere, Unknown, Error };

/// One character that says the same without colour: = ≠ + ? !
QString symbol(Meaning meaning);
/// One word for accessible names and tooltips: "same", "differs", "only here" …
QString meaningName(Meaning meaning);

/// What a rung or a layer that stands so means for the side that shows it.
Meaning meaningOf(RungRelation relation);
/// Of a side's blob: of an unknown one it is known that the other side does not have it. Error
/// where it is damaged or gone: nothing is equal to that.
Meaning blobMeaningOf(const LayerPair &pair, bool isLeft);
/// Of what the layer holds.
Meaning contentsMeaningOf(LayerRelation relation);

bool isDark(const QPalette &palette);
/// At least 4.5:1 on the palette's base and on the meaning's own ground.
QColor textColour(Meaning meaning, const QPalette &palette);
/// Transparent for Unknown.
QColor groundColour(Meaning meaning, const QPalette &palette);
/// At least 3:1 on the palette's base.
QColor borderColour(Meaning meaning, const QPalette &palette);
/// Cosmetic widths are the caller's matter: 1.5 units, 3 where strong; dashed for Unknown.
QPen borderPen(Meaning meaning, const QPalette &palette, bool strong = false);
/// Text that steps back (consequences, explanations), still at least 4.5:1 on the base.
QColor faintTextColour(const QPalette &palette);

/// Contrast of two opaque colours (WCAG 2.1, "contrast ratio"), 1 to 21.
double contrast(const QColor &one, const QColor &other);

} // namespace sameinside
