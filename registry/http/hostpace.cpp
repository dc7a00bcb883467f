// SPDX-License-Identifier: MIT
#include "registry/http/hostpace.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

constexpr microseconds leastSpace{5'000};
constexpr microseconds mostSpace{2'000'000};

} // namespace

HostPace::Time HostPace::turn(double chance) const
{
    return m_opens + milliseconds(qint64(chance * double(m_policy.base.count())));
}

void HostPace::begin(Time now)
{
    ++m_underWay;
    m_begunLast = now;
}

void HostPace::noteAnswer(Time begun)
{
    m_limitedSince.reset();
    m_rounds = 0;
    if (m_window == 0 || begun < m_narrowed)
        return;
    m_space -= m_space / 32;
    if (m_space < leastSpace)
        m_space = {};
    m_window += 1 / m_window;
    if (m_window >= double(m_widest) && m_space.count() == 0)
        m_window = 0;
}

bool HostPace::noteLimit(Time begun, Time now, std::optional<milliseconds> asked, double chance)
{
    if (!m_limitedSince || now - m_limitedLast > m_policy.patience)
        m_limitedSince = now;
    m_limitedLast = now;
    if (begun >= m_narrowed) {
        const auto together = double(std::min(m_underWay, m_widest));
        m_window = std::floor((m_window == 0 ? together : std::min(m_window, together)) / 2);
        m_window = std::max(m_window, 1.0);
        m_space = std::clamp(2 * m_space, 2 * leastSpace, mostSpace);
        m_narrowed = now;
        ++m_rounds;
    }
    const bool isAsked = asked && asked->count() > 0;
    const milliseconds wait = isAsked ? *asked : m_policy.pause(m_rounds, chance);
    if (now + wait > *m_limitedSince + m_policy.patience)
        return false;
    m_opens = std::max(m_opens, now + wait);
    return true;
}

std::optional<std::size_t> HostPace::window() const
{
    return m_window == 0 ? std::nullopt : std::optional(std::size_t(m_window));
}

} // namespace sameinside
