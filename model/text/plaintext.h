// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// Text from a registry or an archive, safe to show: control characters, line breaks and
/// characters that change the direction of text are written as escapes ("\n", "\u202e").
QString shownText(const QString &text);

/// Whether shownText() changes anything: such text is marked where it is shown.
bool hasHiddenCharacters(const QString &text);

/// A name that does not parse, for messages: what may be a user and a password before a host is
/// left out.
QString withoutPassword(QStringView name);

} // namespace sameinside
