// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>
#include <stop_token>

namespace sameinside {

/// How often and after which pauses a request is sent again.
struct RetryPolicy {
    int tries = 4;                       ///< after faults; the first one included
    std::chrono::milliseconds base{500}; ///< of the exponential backoff
    std::chrono::milliseconds longestBackoff{20'000};
    /// With a host that says nothing but that requests are too many.
    std::chrono::milliseconds patience{90'000};

    /// A random pause up to base * 2^(retry - 1) (full jitter); retry counts from 1.
    std::chrono::milliseconds backoff(int retry) const;
    /// The same, but at least half of it; chance is from 0 to below 1.
    std::chrono::milliseconds pause(int retry, double chance) const;

    /// What a Retry-After header asks for, at most a day: seconds or an HTTP-date (RFC 9110
    /// section 10.2.3). Nothing where it cannot be understood.
    static std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header,
                                                               const QDateTime &now);
    /// Statuses that may go away: 408, 500, 502, 503, 504.
    static bool isTransient(int status);

private:
    std::chrono::milliseconds longest(int retry) const;
};

/// From 0 to below 1. Safe to use from any thread.
double randomChance();

/// Sleeps, unless stop ends it early: false then.
bool pauseFor(std::chrono::milliseconds duration, const std::stop_token &stop);

} // namespace sameinside
