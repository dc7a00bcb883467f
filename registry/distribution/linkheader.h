// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace sameinside {

/// The target of the first link with rel=next in a Link header (RFC 8288), as it is written: it
/// may be relative, and its query is opaque. Without any relation, the first link is the next one;
/// some leave out the angle brackets, too. Empty where the header says something that is no link.
std::optional<QByteArray> nextLink(QByteArrayView header);

} // namespace sameinside
