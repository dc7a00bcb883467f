// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sameinside {

/// A number of threads that take work from one queue. Work may add work.
class WorkCrew {
public:
    using Work = std::function<void()>;

    explicit WorkCrew(int workers);
    /// Drops what was not begun, and waits for the rest.
    ~WorkCrew();

    void add(Work work);
    /// Before all that waits, in this order.
    void addFirst(std::vector<Work> work);
    /// Drops what was not begun.
    void clear();
    /// Nothing more is begun until it is let go on.
    void setPaused(bool paused);
    /// Whether all work was done within the time.
    bool waitIdle(std::chrono::milliseconds time);

private:
    void work(std::stop_token stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed; ///< work came, or a pause began or ended
    std::condition_variable m_idle;
    std::deque<Work> m_queue;
    std::size_t m_busy = 0;
    bool m_isPaused = false;
    std::vector<std::jthread> m_workers; ///< last: they use the rest
};

} // namespace sameinside
