// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/retry.h"

#include <algorithm>

namespace sameinside {

/// How a host that limits its requests is asked. Until it says that they are too many, there is no
/// window; then the window of those under way is halved, once for all that were sent together, and
/// widened by one for each window of answers (AIMD, as TCP does). Where answers are quick, one
/// request at a time may still be too many: the space between two of them is doubled and shrinks
/// likewise. Brings no clock and no chance of its own: chance is from 0 to below 1. Not for several
/// threads.
class HostPace {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// widest: requests under way, beyond which a window is none any more.
    HostPace(const RetryPolicy &policy, std::size_t widest) : m_policy(policy), m_widest(widest) {}

    /// Until then the host wants to be left alone.
    Time opens() const { return m_opens; }
    /// When one of those that wait for it to open may go: they do not all go at once.
    Time turn(double chance) const;
    /// When the next one may begin, if there is room.
    Time ready() const { return std::max(m_opens, m_begunLast + m_space); }
    bool hasRoom() const { return m_window == 0 || m_underWay < std::size_t(m_window); }
    bool mayBegin(Time now) const { return hasRoom() && now >= ready(); }
    void begin(Time now);
    void end() { --m_underWay; }

    /// A request that began at begun had an answer of another kind.
    void noteAnswer(Time begun);
    /// It was one too many; asked is what Retry-After says. False where waiting as long as that is
    /// over what the policy has patience for: since the last answer of another kind.
    bool noteLimit(Time begun, Time now, std::optional<std::chrono::milliseconds> asked,
                   double chance);

    /// Requests that may be under way; nothing: any number.
    std::optional<std::size_t> window() const;

private:
    const RetryPolicy m_policy;
    const std::size_t m_widest;
    std::size_t m_underWay = 0;
    double m_window = 0; ///< 0: none
    std::chrono::microseconds m_space{};
    Time m_begunLast;
    Time m_opens;
    Time m_narrowed; ///< what began before has been counted
    std::optional<Time> m_limitedSince;
    Time m_limitedLast;
    int m_rounds = 0; ///< in a row without an answer of another kind
};

} // namespace sameinside
