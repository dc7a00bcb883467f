// SPDX-License-Identifier: MIT
#include "registry/http/retry.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

namespace sameinside {

using std::chrono::milliseconds;

milliseconds RetryPolicy::backoff(int retry) const
{
    milliseconds longest = base;
    for (int i = 1; i < retry && longest < longestBackoff; ++i)
        longest *= 2;
    longest = std::min(longest, longestBackoff);
    return milliseconds(QRandomGenerator::global()->bounded(qint64(longest.count()) + 1));
}

std::optional<milliseconds> RetryPolicy::retryAfter(const QByteArray &header,
                                                    const QDateTime &now) const
{
    const QByteArray text = header.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qlonglong seconds = text.toLongLong(&isNumber);
    qint64 wanted = 0;
    if (isNumber) {
        if (seconds < 0)
            return std::nullopt;
        wanted = std::min<qint64>(seconds, longestRetryAfter.count() / 1000 + 1) * 1000;
    } else {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text),
                                                 QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        if (!date.isValid())
            return std::nullopt;
        date.setTimeSpec(Qt::UTC);
        wanted = std::max<qint64>(0, now.msecsTo(date));
    }
    return std::min(milliseconds(wanted), longestRetryAfter);
}

bool RetryPolicy::isTransient(int status)
{
    switch (status) {
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    default:
        return false;
    }
}

bool pauseFor(milliseconds duration, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

bool HostGates::pass(const QString &host, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!m_closed.isEmpty()) {
        const auto found = m_closed.constFind(host);
        if (found == m_closed.constEnd())
            break;
        const Clock::time_point opens = *found;
        if (Clock::now() >= opens) {
            m_closed.erase(found);
            break;
        }
        m_never.wait_until(lock, stop, opens, [] { return false; });
        if (stop.stop_requested())
            return false;
    }
    return !stop.stop_requested();
}

void HostGates::closeUntil(const QString &host, Clock::time_point time)
{
    const std::lock_guard lock(m_mutex);
    auto &closed = m_closed[host];
    closed = std::max(closed, time);
}

} // namespace sameinside
