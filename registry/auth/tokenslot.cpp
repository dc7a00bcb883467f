// SPDX-License-Identifier: MIT
#include "registry/auth/tokenslot.h"

namespace sameinside {

namespace {

constexpr std::chrono::seconds renewedBefore{5};

} // namespace

bool TokenSlot::isGood(const QByteArray &rejected) const
{
    return !m_value.isEmpty() && m_value != rejected && Clock::now() < m_expires;
}

Result<QByteArray> TokenSlot::value(const QByteArray &rejected, const Fetch &fetch,
                                    const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        if (isGood(rejected))
            return m_value;
        if (!m_fetching)
            break;
        const int round = m_round;
        m_changed.wait(lock, stop, [&] { return !m_fetching || m_round != round; });
        if (stop.stop_requested())
            return stopped();
        if (m_failure && m_failure->kind != ErrorKind::Cancelled)
            return tl::unexpected(*m_failure);
    }
    m_fetching = true;
    lock.unlock();
    auto token = fetch();
    lock.lock();
    m_fetching = false;
    ++m_round;
    m_failure.reset();
    if (token) {
        m_value = token->value;
        m_expires = Clock::now() + token->lifetime - renewedBefore;
    } else {
        m_failure = token.error();
    }
    lock.unlock();
    m_changed.notify_all();
    if (!token)
        return tl::unexpected(token.error());
    return token->value;
}

} // namespace sameinside
