// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// Text from a registry or an archive, safe to show: control characters, line breaks and
/// characters that change the direction of text are written as escapes ("\n", "\u202e").
QString shownText(const QString &text);

/// Whether shownText() changes anything: such text is marked where it is shown.
bool hasHiddenCharacters(const QString &text);

} // namespace sameinside
