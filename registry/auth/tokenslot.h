// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/token.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

namespace sameinside {

/// One token that many callers share: fetched by the first, waited for by the others, renewed a
/// little before it expires. Safe to use from any thread.
class TokenSlot {
public:
    using Clock = std::chrono::steady_clock;
    using Fetch = std::function<Result<Token>()>;

    /// A token that is not rejected, the value of a former one or empty. Blocks while another
    /// caller fetches. A failed fetch is the answer for all who waited for it, unless it was
    /// cancelled: the next one fetches then.
    Result<QByteArray> value(const QByteArray &rejected, const Fetch &fetch,
                             const std::stop_token &stop);

private:
    bool isGood(const QByteArray &rejected) const;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QByteArray m_value;
    Clock::time_point m_expires;
    bool m_fetching = false;
    int m_round = 0;
    std::optional<Error> m_failure; ///< of the last round
};

} // namespace sameinside
