// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// Text from a registry or an archive, safe to show: control characters, line breaks and
/// characters that change the direction of text are written as escapes ("\n", "\u202e").
QString shownText(const QString &text);

/// Whether shownText() changes anything: such text is marked where it is shown.
bool hasHiddenCharacters(const QString &text);

/// A name that is no valid one, as it was written, for messages: the password of user:password@host
/// is left out.
QString withoutPassword(QStringView name);

} // namespace sameinside
