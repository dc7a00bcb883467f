// SPDX-License-Identifier: MIT
#include "model/text/numbers.h"

#include <array>
#include <limits>

namespace sameinside {

QString humanSize(qint64 bytes)
{
    static constexpr std::array<const char16_t *, 5> units{u"KiB", u"MiB", u"GiB", u"TiB", u"PiB"};
    if (bytes < 1024)
        return QStringLiteral("%1 B").arg(bytes);
    double value = double(bytes);
    std::size_t unit = 0;
    for (value /= 1024; value >= 999.5 && unit + 1 < units.size(); ++unit)
        value /= 1024;
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals) + u' ' + QString::fromUtf16(units[unit]);
}

qint64 saturatedSum(qint64 one, qint64 other)
{
    using Limits = std::numeric_limits<qint64>;
    if (other > 0 && one > Limits::max() - other)
        return Limits::max();
    if (other < 0 && one < Limits::min() - other)
        return Limits::min();
    return one + other;
}

QString minuteText(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm"));
}

QString counted(qint64 count, const QString &one, const QString &many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

} // namespace sameinside
