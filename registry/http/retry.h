// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace sameinside {

/// How often and after which pauses a request is sent again.
struct RetryPolicy {
    int tries = 4;                       ///< the first one included
    std::chrono::milliseconds base{500}; ///< of the exponential backoff
    std::chrono::milliseconds longestBackoff{20'000};
    std::chrono::milliseconds longestRetryAfter{60'000}; ///< what a server may ask for

    /// A random pause up to base * 2^(retry - 1) (full jitter); retry counts from 1.
    std::chrono::milliseconds backoff(int retry) const;
    /// What a Retry-After header asks for, within longestRetryAfter: seconds or an HTTP-date
    /// (RFC 9110 section 10.2.3). Nothing where it cannot be understood.
    std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header,
                                                        const QDateTime &now) const;

    /// Statuses that may go away: 408, 429, 500, 502, 503, 504.
    static bool isTransient(int status);
};

/// Sleeps, unless stop ends it early: false then.
bool pauseFor(std::chrono::milliseconds duration, const std::stop_token &stop);

/// Holds back all requests to a host that asked for patience. Safe to use from any thread.
class HostGates {
public:
    using Clock = std::chrono::steady_clock;

    /// Waits until host may be asked; false when stopped before.
    bool pass(const QString &host, const std::stop_token &stop);
    void closeUntil(const QString &host, Clock::time_point time);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_never; // only stop ends a wait early
    QHash<QString, Clock::time_point> m_closed;
};

} // namespace sameinside
