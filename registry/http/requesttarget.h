// SPDX-License-Identifier: MIT
#pragma once

#include <QUrl>

namespace sameinside {

/// The path and query that a Location names, as they are written there: a signature may cover every
/// byte, and a QUrl spells some of them another way ("%7E" as "~", "%2f" as "%2F"). Empty where
/// url, which was made of it, spells them the same, or where only url can tell them: location is
/// relative, has dot segments, or characters that a request line must not hold.
QByteArray spelledTarget(QByteArrayView location, const QUrl &url);

} // namespace sameinside
