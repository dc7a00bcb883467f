// SPDX-License-Identifier: MIT
#include "registry/http/retry.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace sameinside {

using std::chrono::milliseconds;

milliseconds RetryPolicy::longest(int retry) const
{
    milliseconds pause = base;
    for (int i = 1; i < retry && pause < longestBackoff; ++i)
        pause *= 2;
    return std::min(pause, longestBackoff);
}

milliseconds RetryPolicy::backoff(int retry) const
{
    return milliseconds(qint64(randomChance() * double(longest(retry).count() + 1)));
}

milliseconds RetryPolicy::pause(int retry, double chance) const
{
    return milliseconds(qint64((1 + chance) / 2 * double(longest(retry).count())));
}

std::optional<milliseconds> RetryPolicy::retryAfter(const QByteArray &header, const QDateTime &now)
{
    constexpr qint64 day = 24 * 3600;
    const QByteArray text = header.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qlonglong seconds = text.toLongLong(&isNumber);
    qint64 wanted = 0;
    if (isNumber) {
        if (seconds < 0)
            return std::nullopt;
        wanted = std::min<qint64>(seconds, day) * 1000;
    } else {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text),
                                                 QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        if (!date.isValid())
            return std::nullopt;
        date.setTimeSpec(Qt::UTC);
        wanted = std::max<qint64>(0, now.msecsTo(date));
    }
    return milliseconds(std::min(wanted, day * 1000));
}

bool RetryPolicy::isTransient(int status)
{
    switch (status) {
    case 408:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    default:
        return false;
    }
}

double randomChance()
{
    return QRandomGenerator::global()->generateDouble();
}

bool pauseFor(milliseconds duration, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

} // namespace sameinside
