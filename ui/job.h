// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace sameinside {

/// Carries values from any thread to a function on the thread that the mailbox lives in. What
/// piles up within 40 ms is added together (T::add) and arrives as one. Nothing arrives once the
/// mailbox is gone, and posting to it then is allowed.
template <class T>
class Mailbox {
public:
    explicit Mailbox(std::function<void(T)> handler) : m_handler(std::move(handler))
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(40);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { deliver(); });
        m_slot->timer = &m_timer;
    }
    ~Mailbox()
    {
        const std::scoped_lock lock(m_slot->mutex);
        m_slot->timer = nullptr;
    }
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    /// What workers call; it may outlive the mailbox.
    std::function<void(T)> slot() const
    {
        return [slot = m_slot](T value) { slot->post(std::move(value)); };
    }
    /// Hands on what waits, now.
    void deliver()
    {
        if (std::optional<T> waiting = m_slot->take())
            m_handler(*std::move(waiting));
    }
    /// Forgets what waits.
    void clear() { m_slot->take(); }

private:
    struct Slot {
        std::mutex mutex;
        QTimer *timer = nullptr;
        std::optional<T> waiting;

        void post(T value)
        {
            const std::scoped_lock lock(mutex);
            if (!timer)
                return;
            if (waiting) {
                waiting->add(std::move(value));
                return;
            }
            waiting = std::move(value);
            // posted under the lock, so that the timer cannot go away in between
            QMetaObject::invokeMethod(
                timer, [t = timer] { t->start(); }, Qt::QueuedConnection);
        }
        std::optional<T> take()
        {
            const std::scoped_lock lock(mutex);
            return std::exchange(waiting, std::nullopt);
        }
    };
    std::shared_ptr<Slot> m_slot = std::make_shared<Slot>();
    std::function<void(T)> m_handler;
    QTimer m_timer;
};

/// For jobs that report nothing.
struct NoProgress {
    void add(NoProgress) {}
};

/// Runs a blocking function on a pool and hands its result, and progress on the way, to functions
/// on the thread that the job lives in. A member of the widget that it works for: replacing,
/// stopping or destroying the job stops the function, and what it still says is dropped. The
/// function may run on for a moment, so it owns what it uses. Its handlers may start and stop the
/// job, but not destroy it.
template <class T, class Progress = NoProgress>
class Job {
public:
    using Report = std::function<void(Progress)>;
    using Work = std::function<T(const Report &report, std::stop_token stop)>;

    explicit Job(std::function<void(T)> done, std::function<void(Progress)> progressed = {},
                 QThreadPool *pool = QThreadPool::globalInstance()) :
        m_done(std::move(done)),
        m_progress(progressed ? std::move(progressed) : [](Progress) {}), m_pool(pool)
    {
    }
    ~Job() { stop(); }
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    /// Stops what runs, and runs work instead.
    void start(Work work)
    {
        stop();
        m_run = std::make_shared<Run>();
        m_run->receiver = &m_receiver;
        m_pool->start([this, run = m_run, work = std::move(work), slot = m_progress.slot()] {
            if (run->stop.stop_requested())
                return;
            const Report report = [run, slot](Progress progress) {
                const std::scoped_lock lock(run->mutex);
                if (run->receiver)
                    slot(std::move(progress));
            };
            auto result = std::make_shared<T>(work(report, run->stop.get_token()));
            const std::scoped_lock lock(run->mutex);
            // "this" is alive as long as there is a receiver
            if (run->receiver)
                QMetaObject::invokeMethod(
                    run->receiver, [this, run, result] { finish(*run, std::move(*result)); },
                    Qt::QueuedConnection);
        });
    }

    /// Nothing is delivered after this.
    void stop()
    {
        if (!m_run)
            return;
        m_run->stop.request_stop();
        {
            const std::scoped_lock lock(m_run->mutex);
            m_run->receiver = nullptr;
        }
        m_progress.clear();
        m_run.reset();
    }

    bool isRunning() const { return m_run != nullptr; }

private:
    struct Run {
        std::mutex mutex;
        QObject *receiver = nullptr; ///< nothing once the run was dropped
        std::stop_source stop;
    };

    void finish(const Run &run, T result)
    {
        if (m_run.get() != &run)
            return;
        m_progress.deliver();
        if (m_run.get() != &run) // its handler may stop or replace
            return;
        m_run.reset();
        m_done(std::move(result));
    }

    std::function<void(T)> m_done;
    Mailbox<Progress> m_progress;
    QThreadPool *m_pool;
    std::shared_ptr<Run> m_run;
    QObject m_receiver;
};

} // namespace sameinside
