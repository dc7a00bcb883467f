// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace sameinside {

/// How wide a text is, in scene units.
using TextWidth = std::function<double(const QString &)>;

/// Breaks text into at most maximum lines no wider than width: between words where it can, within
/// a word that is too long. What is left over is cut off with "…".
QStringList wrapped(const QString &text, double width, int maximum, const TextWidth &measure);

/// The text, shortened at its end with "…" to fit width.
QString elided(const QString &text, double width, const TextWidth &measure);

/// The same, shortened at its beginning: of a path its end tells more.
QString elidedStart(const QString &text, double width, const TextWidth &measure);

} // namespace sameinside
