// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <limits>

/// Lists within a sentence.
namespace sameinside::words::lists {

/// "a, b and c"; of more than most, "a, b and 7 more".
QString enumerated(QStringList items, qsizetype most = std::numeric_limits<qsizetype>::max());
/// "a, b and 7 more", where rest of them are not named.
QString withMore(const QStringList &items, qint64 rest);
/// "a, b, c".
QString joined(const QStringList &items);
/// "a; b".
QString clauses(const QStringList &parts);
QString more(qint64 rest);

} // namespace sameinside::words::lists
