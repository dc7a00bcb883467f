// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace sameinside {

/// Whether a code point cannot be seen, or changes how others are: control and format characters,
/// line separators, tags, variation selectors, fillers, and what has no meaning of its own (halves
/// of pairs, private use, not assigned). The one rule for the whole program. Spaces and combining
/// marks are seen.
bool isHiddenCharacter(char32_t c);

/// Text from a registry or an archive, safe to show: hidden characters are written as escapes
/// ("\n", "\u202e", "\U000e0041"). Each is looked at alone, so that text may be taken in pieces.
QString shownText(const QString &text);

/// Whether shownText() changes anything: such text is marked where it is shown.
bool hasHiddenCharacters(const QString &text);

/// The text with something else in the place of each hidden character.
QString replacingHidden(QStringView text, const std::function<QString(char32_t)> &replacement);

/// A name that does not parse, for messages: what may be a user and a password before a host is
/// left out.
QString withoutPassword(QStringView name);

} // namespace sameinside
