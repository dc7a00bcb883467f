// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "ui/job.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace sameinside;

namespace {

struct Steps {
    QList<int> values;
    void add(Steps later) { values += later.values; }
};

/// Blocks until opened or stopped, as a slow source does.
class Gate {
public:
    QSemaphore entered;
    std::atomic<int> left = 0;

    void pass(const std::stop_token &stop)
    {
        entered.release();
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [this] { return m_isOpen; });
        }
        ++left;
    }
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isOpen = false;
};

/// Waits for as long as anything that was posted before could take to arrive: what another mailbox
/// gets now comes after it. Twice, since timers may be rounded together.
bool settle()
{
    int arrived = 0;
    for (int round = 1; round <= 2; ++round) {
        Mailbox<Steps> later([&arrived](const Steps &) { ++arrived; });
        later.slot()(Steps{{round}});
        if (!QTest::qWaitFor([&] { return arrived == round; }))
            return false;
    }
    return true;
}

} // namespace

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversOnItsOwnThread();
    void deliversMoveOnlyResults();
    void progressComesBeforeTheResultAndComplete();
    void progressIsCoalesced();
    void latestWins();
    void stopDropsResultAndProgress();
    void destroyedWhileRunning();
    void destroyedWithResultInFlight();
    void destroyedBeforeItsTurn();
    void handlerStartsTheNext();
    void progressHandlerStops();
    void hammered();
    void mailboxOutlived();
};

void TestJob::deliversOnItsOwnThread()
{
    QThread *thread = nullptr;
    int result = 0;
    Job<int> job([&](int value) {
        result = value;
        thread = QThread::currentThread();
    });
    QVERIFY(!job.isRunning());
    QThread *worker = nullptr;
    job.start([&worker](const auto &, std::stop_token) {
        worker = QThread::currentThread();
        return 42;
    });
    QVERIFY(job.isRunning());
    QTRY_COMPARE(result, 42);
    QVERIFY(!job.isRunning());
    QCOMPARE(thread, QThread::currentThread());
    QVERIFY(worker != thread);
}

void TestJob::deliversMoveOnlyResults()
{
    std::unique_ptr<int> result;
    Job<std::unique_ptr<int>> job([&](std::unique_ptr<int> value) { result = std::move(value); });
    job.start([](const auto &, std::stop_token) { return std::make_unique<int>(7); });
    QTRY_VERIFY(result);
    QCOMPARE(*result, 7);
}

void TestJob::progressComesBeforeTheResultAndComplete()
{
    QList<int> seen;
    bool done = false;
    Job<int, Steps> job(
        [&](int) {
        done = true;
        QCOMPARE(seen.size(), 1000);
        },
        [&](Steps steps) {
        QVERIFY(!done);
        seen += steps.values;
    });
    job.start([](const auto &report, std::stop_token) {
        for (int i = 0; i < 1000; ++i)
            report(Steps{{i}});
        return 0;
    });
    QTRY_VERIFY(done);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(seen.at(i), i);
}

void TestJob::progressIsCoalesced()
{
    int deliveries = 0;
    int values = 0;
    bool done = false;
    Job<int, Steps> job([&](int) { done = true; },
                        [&](Steps steps) {
        ++deliveries;
        values += int(steps.values.size());
    });
    QSemaphore mayGoOn;
    QSemaphore posted;
    job.start([&](const auto &report, std::stop_token) {
        report(Steps{{0}});
        mayGoOn.acquire();
        for (int i = 1; i < 200; ++i)
            report(Steps{{i}});
        posted.release();
        return 0;
    });
    QTRY_COMPARE(deliveries, 1); // while the work goes on
    QCOMPARE(values, 1);
    mayGoOn.release();
    posted.acquire(); // nothing is delivered meanwhile: this is the thread for it
    QTRY_VERIFY(done);
    QCOMPARE(values, 200);
    QCOMPARE(deliveries, 2);
}

void TestJob::latestWins()
{
    QThreadPool pool;
    pool.setMaxThreadCount(4);
    const auto first = std::make_shared<Gate>();
    QStringList results;
    Job<QString, Steps> job([&](QString text) { results += text; }, [](Steps) { QFAIL("dropped"); },
                            &pool);
    job.start([first](const auto &report, std::stop_token stop) {
        first->pass(stop);
        report(Steps{{1}});
        return QStringLiteral("first");
    });
    first->entered.acquire();
    job.start([](const auto &, std::stop_token) { return QStringLiteral("second"); });
    QTRY_COMPARE(results, QStringList{QStringLiteral("second")});
    QVERIFY(pool.waitForDone(5000)); // the first was told to stop
    QCOMPARE(first->left, 1);
    QCoreApplication::processEvents();
    QCOMPARE(results.size(), 1);
}

void TestJob::stopDropsResultAndProgress()
{
    QThreadPool pool;
    const auto gate = std::make_shared<Gate>();
    bool anything = false;
    Job<int, Steps> job([&](int) { anything = true; }, [&](Steps) { anything = true; }, &pool);
    job.start([gate](const auto &report, std::stop_token stop) {
        report(Steps{{1}});
        gate->pass(stop);
        return 1;
    });
    gate->entered.acquire();
    job.stop();
    QVERIFY(!job.isRunning());
    job.stop();
    QVERIFY(pool.waitForDone(5000));
    QVERIFY(settle());
    QVERIFY(!anything);
}

void TestJob::destroyedWhileRunning()
{
    QThreadPool pool;
    const auto gate = std::make_shared<Gate>();
    bool anything = false;
    {
        Job<int, Steps> job([&](int) { anything = true; }, [&](Steps) { anything = true; }, &pool);
        job.start([gate](const auto &report, std::stop_token stop) {
            gate->pass(stop);
            report(Steps{{1}});
            return 1;
        });
        gate->entered.acquire();
    }
    QVERIFY(pool.waitForDone(5000));
    QVERIFY(settle());
    QVERIFY(!anything);
}

void TestJob::destroyedWithResultInFlight()
{
    QThreadPool pool;
    bool anything = false;
    {
        Job<int, Steps> job([&](int) { anything = true; }, [&](Steps) { anything = true; }, &pool);
        job.start([](const auto &report, std::stop_token) {
            report(Steps{{1}});
            return 1;
        });
        QVERIFY(pool.waitForDone(5000)); // posted, not delivered
    }
    QVERIFY(settle());
    QVERIFY(!anything);
}

void TestJob::destroyedBeforeItsTurn()
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    const auto gate = std::make_shared<Gate>();
    pool.start([gate] { gate->pass({}); });
    std::atomic<bool> ran = false;
    {
        Job<int> job([](int) {}, {}, &pool);
        job.start([&ran](const auto &, std::stop_token) {
            ran = true;
            return 1;
        });
    }
    gate->open();
    QVERIFY(pool.waitForDone(5000));
    QVERIFY(!ran);
}

void TestJob::handlerStartsTheNext()
{
    QList<int> results;
    std::optional<Job<int>> job;
    job.emplace([&](int value) {
        results += value;
        if (value < 3)
            job->start([value](const auto &, std::stop_token) { return value + 1; });
    });
    job->start([](const auto &, std::stop_token) { return 1; });
    QTRY_COMPARE(results, (QList<int>{1, 2, 3}));
    QVERIFY(!job->isRunning());
}

void TestJob::progressHandlerStops()
{
    QThreadPool pool;
    bool done = false;
    int seen = 0;
    std::optional<Job<int, Steps>> job;
    job.emplace([&](int) { done = true; },
                [&](Steps) {
        ++seen;
        job->stop();
    },
                &pool);
    job->start([](const auto &report, std::stop_token) {
        report(Steps{{1}});
        return 1;
    });
    QTRY_COMPARE(seen, 1);
    QVERIFY(pool.waitForDone(5000));
    QCoreApplication::processEvents();
    QVERIFY(!done);
}

void TestJob::hammered()
{
    QThreadPool pool;
    pool.setMaxThreadCount(8);
    int last = -1;
    Job<int, Steps> job([&](int value) { last = value; }, [](Steps) {}, &pool);
    for (int i = 0; i < 2000; ++i) {
        job.start([i](const auto &report, std::stop_token) {
            report(Steps{{i}});
            return i;
        });
        if (i % 7 == 0)
            QCoreApplication::processEvents();
        QVERIFY(last <= i);
    }
    QTRY_COMPARE(last, 1999);
    QVERIFY(pool.waitForDone(5000));
}

void TestJob::mailboxOutlived()
{
    std::function<void(Steps)> slot;
    int seen = 0;
    {
        Mailbox<Steps> mailbox([&](Steps steps) { seen += int(steps.values.size()); });
        slot = mailbox.slot();
        slot(Steps{{1}});
        slot(Steps{{2}});
        QTRY_COMPARE(seen, 2);
        slot(Steps{{3}});
    }
    slot(Steps{{4}});
    QVERIFY(settle());
    QCOMPARE(seen, 2);
}

SAMEINSIDE_TEST(TestJob)
#include "tst_job.moc"
