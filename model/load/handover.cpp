// SPDX-License-Identifier: MIT
#include "model/load/handover.h"

#include <algorithm>
#include <cstring>

namespace sameinside {

namespace {

constexpr std::size_t blockSize = std::size_t(256) * 1024;
constexpr std::size_t smallestRoom = std::size_t(32) * 1024; ///< less is not worth a decoder's call

} // namespace

Handover::Handover(Taker take, CoreBudget &cores) : m_take(std::move(take)), m_cores(cores) {}

Handover::~Handover()
{
    if (!m_taker.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isGivenUp = true;
    }
    m_change.notify_all();
    m_taker.join();
    m_cores.giveBack();
}

std::span<char> Handover::room()
{
    if (!m_isFilling && m_taker.joinable()) {
        std::unique_lock lock(m_mutex);
        m_change.wait(lock, [this] { return m_given - m_taken < m_ring.size() || m_error; });
    }
    Block &block = m_ring[m_given % m_ring.size()];
    if (!std::exchange(m_isFilling, true))
        block.used = 0;
    if (!block.memory)
        block.memory = std::make_unique_for_overwrite<char[]>(blockSize);
    return std::span(block.memory.get(), blockSize).subspan(block.used);
}

Result<void> Handover::give(QByteArrayView contents)
{
    while (!contents.isEmpty()) {
        const std::span<char> place = room();
        const auto count = std::min(contents.size(), qsizetype(place.size()));
        if (contents.data() != place.data())
            std::memcpy(place.data(), contents.data(), std::size_t(count));
        m_ring[m_given % m_ring.size()].used += std::size_t(count);
        contents = contents.sliced(count);
        if (place.size() - std::size_t(count) >= smallestRoom)
            continue;
        if (!m_taker.joinable() && m_cores.tryTake())
            m_taker = std::jthread([this] { takeAll(); });
        if (auto handed = hand(); !handed)
            return handed;
    }
    return {};
}

// The block that is filled goes to the taker.
Result<void> Handover::hand()
{
    m_isFilling = false;
    if (!m_taker.joinable())
        return take(m_ring[m_given % m_ring.size()]);
    std::unique_lock lock(m_mutex);
    ++m_given;
    const bool hasFailed = m_error.has_value();
    lock.unlock();
    m_change.notify_all();
    return hasFailed ? Result<void>(tl::unexpected(*m_error)) : Result<void>();
}

Result<void> Handover::take(const Block &block)
{
    return m_take(QByteArrayView(block.memory.get(), qsizetype(block.used)));
}

Result<void> Handover::finish()
{
    if (m_isFilling) {
        if (auto handed = hand(); !handed)
            return handed;
    }
    if (!m_taker.joinable())
        return {};
    std::unique_lock lock(m_mutex);
    m_change.wait(lock, [this] { return m_taken == m_given || m_error; });
    return m_error ? Result<void>(tl::unexpected(*m_error)) : Result<void>();
}

void Handover::takeAll()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_change.wait(lock, [this] { return m_taken < m_given || m_isGivenUp; });
        if (m_isGivenUp)
            return;
        const Block &block = m_ring[m_taken % m_ring.size()];
        lock.unlock();
        auto taken = take(block);
        lock.lock();
        if (taken)
            ++m_taken;
        else
            m_error = std::move(taken.error());
        m_change.notify_all();
        if (m_error)
            return;
    }
}

} // namespace sameinside
