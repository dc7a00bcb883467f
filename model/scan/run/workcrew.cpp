// SPDX-License-Identifier: MIT
#include "model/scan/run/workcrew.h"

#include <iterator>

namespace sameinside {

WorkCrew::WorkCrew(int workers)
{
    for (int i = 0; i < workers; ++i)
        m_workers.emplace_back([this](std::stop_token stop) { work(std::move(stop)); });
}

WorkCrew::~WorkCrew()
{
    // All of them first: one that is waited for must not leave work to the others meanwhile.
    for (std::jthread &worker : m_workers)
        worker.request_stop();
    clear();
    m_workers.clear();
}

void WorkCrew::add(Work work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back(std::move(work));
    }
    m_changed.notify_one();
}

void WorkCrew::addFirst(std::vector<Work> work)
{
    const std::size_t count = work.size();
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.insert(m_queue.begin(), std::make_move_iterator(work.begin()),
                       std::make_move_iterator(work.end()));
    }
    for (std::size_t i = 0; i < count; ++i)
        m_changed.notify_one();
}

void WorkCrew::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_queue.clear();
    if (m_busy == 0)
        m_idle.notify_all();
}

void WorkCrew::setPaused(bool paused)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isPaused = paused;
    }
    m_changed.notify_all();
}

bool WorkCrew::waitIdle(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return m_idle.wait_for(lock, time, [this] { return m_queue.empty() && m_busy == 0; });
}

void WorkCrew::work(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_isPaused && !m_queue.empty(); })) {
        if (stop.stop_requested())
            return;
        Work next = std::move(m_queue.front());
        m_queue.pop_front();
        ++m_busy;
        lock.unlock();
        next();
        next = nullptr; // what it holds may be large, and must not outlive idleness
        lock.lock();
        --m_busy;
        if (m_busy == 0 && m_queue.empty())
            m_idle.notify_all();
    }
}

} // namespace sameinside
