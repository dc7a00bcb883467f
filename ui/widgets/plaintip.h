// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// A tooltip that shows text as it is, lines kept. Qt would take text that looks like HTML for it,
/// and text here comes from anywhere.
QString plainToolTip(const QString &text);
/// The same for references and paths, whose lines are never wrapped.
QString wholeToolTip(const QString &text);

} // namespace sameinside
