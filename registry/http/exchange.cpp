// SPDX-License-Identifier: MIT
#include "registry/http/exchange.h"

#include <utility>

namespace sameinside {

namespace {

// Enough to keep the wire busy while a chunk is hashed.
constexpr qint64 largestChunk = qint64(1024) * 1024;

} // namespace

void Exchange::cancel()
{
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
    }
    m_changed.notify_all();
}

QByteArray Exchange::takeChunk()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return !m_chunk.isEmpty() || m_done || m_cancelled; });
    if (m_cancelled)
        return {};
    return std::exchange(m_chunk, {});
}

Response Exchange::head(const QUrl &url)
{
    const std::lock_guard lock(m_mutex);
    return {.status = m_outcome.status, .headers = m_outcome.headers, .url = url};
}

void Exchange::setHead(int status, HttpHeaders headers)
{
    const std::lock_guard lock(m_mutex);
    m_outcome.status = status;
    m_outcome.headers = std::move(headers);
}

bool Exchange::takeHeld()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_held, false);
}

Exchange::Outcome Exchange::takeOutcome()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_done || m_cancelled; });
    // Even where the end has come: what takeChunk() kept back is missing.
    if (m_cancelled)
        return {.fault = {.kind = Fault::Kind::Cancelled}};
    return std::move(m_outcome);
}

qint64 Exchange::append(const QByteArray &bytes)
{
    qint64 left = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_chunk += bytes;
        left = std::max<qint64>(0, largestChunk - m_chunk.size());
        m_held = left == 0;
    }
    m_changed.notify_all();
    return left;
}

qint64 Exchange::room()
{
    const std::lock_guard lock(m_mutex);
    const qint64 left = std::max<qint64>(0, largestChunk - m_chunk.size());
    m_held = left == 0;
    return left;
}

void Exchange::finish(Outcome outcome)
{
    {
        const std::lock_guard lock(m_mutex);
        m_outcome = std::move(outcome);
        m_done = true;
    }
    m_changed.notify_all();
}

} // namespace sameinside
