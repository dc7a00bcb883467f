// SPDX-License-Identifier: MIT
#include "model/scan/run/workcrew.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <memory>
#include <string>

using namespace sameinside;
using namespace std::chrono_literals;

class TestWorkCrew : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesAllWork();
    void doesFirstWhatWasAddedFirst();
    void pausesAndGoesOn();
    void clearDropsWhatWaits();
    void endDropsWhatWaits();
    void endBeginsNothing();
};

namespace {

constexpr auto patience = 30s; // never reached

// Runs something when the last work that holds it is gone.
std::shared_ptr<void> atEnd(std::function<void()> run)
{
    return {nullptr, [run = std::move(run)](void *) { run(); }};
}

} // namespace

void TestWorkCrew::doesAllWork()
{
    std::atomic_int done = 0;
    WorkCrew crew(4);
    for (int i = 0; i < 100; ++i) {
        crew.add([&] {
            crew.add([&] { ++done; });
            ++done;
        });
    }
    QVERIFY(crew.waitIdle(patience));
    QCOMPARE(done, 200);
}

void TestWorkCrew::doesFirstWhatWasAddedFirst()
{
    std::string order;
    WorkCrew crew(1);
    crew.setPaused(true);
    crew.add([&] { order += 'c'; });
    std::vector<WorkCrew::Work> first;
    first.emplace_back([&] { order += 'a'; });
    first.emplace_back([&] { order += 'b'; });
    crew.addFirst(std::move(first));
    crew.setPaused(false);
    QVERIFY(crew.waitIdle(patience));
    QCOMPARE(order, std::string("abc"));
}

void TestWorkCrew::pausesAndGoesOn()
{
    std::atomic_int done = 0;
    WorkCrew crew(2);
    crew.setPaused(true);
    crew.add([&] { ++done; });
    QVERIFY(!crew.waitIdle(0ms));
    QCOMPARE(done, 0);
    crew.setPaused(false);
    QVERIFY(crew.waitIdle(patience));
    QCOMPARE(done, 1);
}

void TestWorkCrew::clearDropsWhatWaits()
{
    std::atomic_int done = 0;
    WorkCrew crew(2);
    crew.setPaused(true);
    for (int i = 0; i < 10; ++i)
        crew.add([&] { ++done; });
    crew.clear();
    crew.setPaused(false);
    QVERIFY(crew.waitIdle(patience));
    QCOMPARE(done, 0);
}

void TestWorkCrew::endDropsWhatWaits()
{
    std::atomic_int done = 0;
    {
        WorkCrew crew(2);
        crew.setPaused(true);
        for (int i = 0; i < 10; ++i)
            crew.add([&] { ++done; });
    }
    QCOMPARE(done, 0);
}

// What is under way goes on to its end, and may add work: nobody begins it.
void TestWorkCrew::endBeginsNothing()
{
    constexpr int workers = 8;
    std::atomic_int begun = 0;
    std::latch busy(workers);
    std::latch ending(1);
    {
        auto crew = std::make_unique<WorkCrew>(workers);
        WorkCrew &its = *crew; // reset() makes the pointer null before it is gone
        for (int i = 0; i < workers; ++i) {
            its.add([&] {
                busy.count_down();
                ending.wait();
                for (int j = 0; j < 50; ++j)
                    its.add([&] { ++begun; });
            });
        }
        busy.wait();
        its.add([dropped = atEnd([&] { ending.count_down(); })] {});
        crew.reset();
    }
    QCOMPARE(begun, 0);
}

SAMEINSIDE_TEST(TestWorkCrew)
#include "tst_workcrew.moc"
