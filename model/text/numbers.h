// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

namespace sameinside {

/// "1.15 KiB", three digits; exact bytes below 1 KiB.
QString humanSize(qint64 bytes);
/// The sum of two sizes that documents claim; the largest number where it is beyond that.
qint64 saturatedSum(qint64 one, qint64 other);
/// "2026-11-28 23:10", as clocks show it here.
QString minuteText(const QDateTime &time);
/// "1 layer", "3 layers".
QString counted(qint64 count, const QString &one, const QString &many);

} // namespace sameinside
