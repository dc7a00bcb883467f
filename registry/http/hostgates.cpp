// SPDX-License-Identifier: MIT
#include "registry/http/hostgates.h"

#include <algorithm>
#include <utility>

namespace sameinside {

HostGates::HostGates(const RetryPolicy &policy, std::size_t widest,
                     std::function<double()> chance) :
    m_policy(policy),
    m_widest(widest), m_chance(std::move(chance))
{
}

HostGates::Host &HostGates::host(const QString &name)
{
    return m_hosts.try_emplace(name, HostPace(m_policy, m_widest)).first->second;
}

std::optional<HostGates::Pass> HostGates::pass(const QString &name, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    Host &asked = host(name);
    HostPace &pace = asked.pace;
    Clock::time_point known; // until when it was closed, as far as this turn knows
    Clock::time_point turn;
    while (!stop.stop_requested()) {
        const auto now = Clock::now();
        if (pace.opens() > std::max(now, known)) {
            known = pace.opens();
            turn = pace.turn(m_chance());
        }
        const auto due = std::max(turn, pace.ready());
        if (now >= due && pace.hasRoom()) {
            pace.begin(now);
            return Pass(*this, asked);
        }
        const auto isChanged = [&, seen = asked.changes] { return asked.changes != seen; };
        if (now < due)
            asked.changed.wait_until(lock, stop, due, isChanged);
        else
            asked.changed.wait(lock, stop, isChanged);
    }
    return std::nullopt;
}

void HostGates::change(Host &host)
{
    ++host.changes;
    host.changed.notify_all();
}

HostGates::Pass::Pass(Pass &&other) noexcept :
    m_gates(std::exchange(other.m_gates, nullptr)), m_host(other.m_host), m_begun(other.m_begun)
{
}

HostGates::Pass::~Pass()
{
    if (!m_gates)
        return;
    const std::lock_guard lock(m_gates->m_mutex);
    m_host.pace.end();
    m_gates->change(m_host);
}

void HostGates::Pass::noteAnswer()
{
    const std::lock_guard lock(m_gates->m_mutex);
    m_host.pace.noteAnswer(m_begun);
}

bool HostGates::Pass::noteLimit(std::optional<std::chrono::milliseconds> asked)
{
    const std::lock_guard lock(m_gates->m_mutex);
    const bool isPatient = m_host.pace.noteLimit(m_begun, Clock::now(), asked, m_gates->m_chance());
    m_gates->change(m_host);
    return isPatient;
}

} // namespace sameinside
