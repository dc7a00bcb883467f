// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/hostpace.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>

namespace sameinside {

/// Lets requests to a host pass at its pace, and has all of them wait where it asked for patience.
/// Safe to use from any thread.
class HostGates {
public:
    using Clock = std::chrono::steady_clock;
    class Pass;

    /// widest: requests at once that need no window. chance: from 0 to below 1.
    HostGates(const RetryPolicy &policy, std::size_t widest,
              std::function<double()> chance = randomChance);

    /// Waits until host may be asked; nothing when stopped before.
    std::optional<Pass> pass(const QString &host, const std::stop_token &stop);

private:
    struct Host {
        explicit Host(HostPace itsPace) : pace(std::move(itsPace)) {}
        HostPace pace;
        std::condition_variable_any changed;
        int changes = 0; ///< so that none of them is missed
    };

    Host &host(const QString &name);
    void change(Host &host);

    const RetryPolicy m_policy;
    const std::size_t m_widest;
    const std::function<double()> m_chance;
    std::mutex m_mutex;
    std::map<QString, Host> m_hosts;
};

/// The permission for one request: it is under way as long as this lives.
class HostGates::Pass {
public:
    ~Pass();
    Pass(Pass &&other) noexcept;
    Pass &operator=(Pass &&) = delete;

    /// See HostPace.
    void noteAnswer();
    bool noteLimit(std::optional<std::chrono::milliseconds> asked);

private:
    friend class HostGates;
    Pass(HostGates &gates, Host &host) : m_gates(&gates), m_host(host), m_begun(Clock::now()) {}

    HostGates *m_gates; ///< null: moved from
    Host &m_host;
    const Clock::time_point m_begun;
};

} // namespace sameinside
