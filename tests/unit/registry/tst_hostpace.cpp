// SPDX-License-Identifier: MIT
#include "registry/http/hostpace.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <random>

using namespace sameinside;
using namespace std::chrono_literals;
using Time = HostPace::Time;

class TestHostPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasNoWindowAtFirst();
    void halvesOnceForWhatWentTogether();
    void widensByOneForAWindow();
    void closesForEverybody();
    void honoursRetryAfter();
    void pausesLongerEachTime();
    void lettingGoIsSpread();
    void spacesWhatBegins();
    void hasPatience();
    void answersRenewPatience();
    void doesNotWaitLongerThanItsPatience();
    void sixtyWorkersAtTenASecond_data();
    void sixtyWorkersAtTenASecond();
};

namespace {

const RetryPolicy policy{.base = 500ms, .longestBackoff = 20s, .patience = 90s};
constexpr std::size_t widest = 48;
constexpr Time start{1000s};

HostPace busyPace(int underWay)
{
    HostPace pace(policy, widest);
    for (int i = 0; i < underWay; ++i)
        pace.begin(start - 1h);
    return pace;
}

} // namespace

void TestHostPace::hasNoWindowAtFirst()
{
    HostPace pace = busyPace(500);
    QVERIFY(pace.mayBegin(start));
    QVERIFY(!pace.window());
    pace.noteAnswer(start);
    QVERIFY(!pace.window());
}

void TestHostPace::halvesOnceForWhatWentTogether()
{
    HostPace pace = busyPace(40);
    QVERIFY(pace.noteLimit(start, start + 10ms, {}, 0));
    QCOMPARE(pace.window(), std::optional<std::size_t>(20));
    for (int i = 0; i < 39; ++i) // what was sent with it
        QVERIFY(pace.noteLimit(start + 5ms, start + 20ms, {}, 0));
    QCOMPARE(pace.window(), std::optional<std::size_t>(20));
    QVERIFY(pace.noteLimit(start + 2s, start + 2s, {}, 0));
    QCOMPARE(pace.window(), std::optional<std::size_t>(10));
    for (int i = 3; i < 10; ++i)
        QVERIFY(pace.noteLimit(start + i * 1s, start + i * 1s, 1ms, 0));
    QCOMPARE(pace.window(), std::optional<std::size_t>(1));

    // Where more threads wait than requests are made at once, those count.
    HostPace crowded = busyPace(500);
    QVERIFY(crowded.noteLimit(start, start, {}, 0));
    QCOMPARE(crowded.window(), std::optional<std::size_t>(widest / 2));
}

void TestHostPace::widensByOneForAWindow()
{
    HostPace pace = busyPace(8);
    QVERIFY(pace.noteLimit(start, start, 1ms, 0));
    QCOMPARE(pace.window(), std::optional<std::size_t>(4));
    pace.noteAnswer(start - 1ms); // sent before it was narrowed: it tells nothing of now
    QCOMPARE(pace.window(), std::optional<std::size_t>(4));
    int answers = 0;
    for (; pace.window() < std::size_t(5); ++answers)
        pace.noteAnswer(start + 1s);
    QVERIFY2(answers >= 4 && answers <= 5, qPrintable(QString::number(answers)));
    for (; pace.window(); ++answers) {
        pace.noteAnswer(start + 1s);
        QVERIFY(answers < 2'000);
    }
    QVERIFY(answers > 500); // about half of 48 * 48
    QVERIFY(pace.mayBegin(start + 1s));
}

void TestHostPace::closesForEverybody()
{
    HostPace pace = busyPace(2);
    QVERIFY(pace.noteLimit(start, start, 3s, 0));
    pace.end();
    pace.end();
    QVERIFY(!pace.mayBegin(start + 2999ms));
    QVERIFY(pace.mayBegin(start + 3s));
    pace.begin(start + 3s);
    QVERIFY(!pace.hasRoom());
    pace.end();
    QVERIFY(pace.hasRoom());
}

void TestHostPace::honoursRetryAfter()
{
    HostPace pace = busyPace(4);
    QVERIFY(pace.noteLimit(start, start, 7s, 0.9));
    QCOMPARE(pace.opens(), start + 7s);
    QVERIFY(pace.noteLimit(start, start + 1s, 2s, 0.9)); // does not shorten it
    QCOMPARE(pace.opens(), start + 7s);
    QVERIFY(pace.noteLimit(start, start + 1s, 8s, 0.9));
    QCOMPARE(pace.opens(), start + 9s);
    // Nothing at all would be a loop.
    QVERIFY(pace.noteLimit(start + 9s, start + 9s, 0s, 0));
    QVERIFY(pace.opens() > start + 9s);
}

void TestHostPace::pausesLongerEachTime()
{
    HostPace pace = busyPace(4);
    Time now = start;
    for (const auto longest : {500ms, 1'000ms, 2'000ms, 4'000ms}) {
        QVERIFY(pace.noteLimit(now, now, {}, 0));
        QCOMPARE(pace.opens(), now + longest / 2);
        QVERIFY(pace.noteLimit(now - 1ms, now, {}, 0.999));
        QVERIFY(pace.opens() > now + longest * 99 / 100);
        QVERIFY(pace.opens() <= now + longest);
        now = pace.opens();
    }
    pace.noteAnswer(now);
    QVERIFY(pace.noteLimit(now, now, {}, 0));
    QCOMPARE(pace.opens(), now + 250ms);
}

void TestHostPace::lettingGoIsSpread()
{
    HostPace pace = busyPace(4);
    QVERIFY(pace.noteLimit(start, start, 5s, 0));
    QCOMPARE(pace.turn(0), start + 5s);
    QCOMPARE(pace.turn(0.5), start + 5'250ms);
    QVERIFY(pace.turn(0.999) < start + 5'500ms);
}

void TestHostPace::spacesWhatBegins()
{
    HostPace pace = busyPace(40);
    QVERIFY(pace.mayBegin(start));
    QVERIFY(pace.noteLimit(start, start, 1ms, 0));
    for (int i = 0; i < 30; ++i)
        pace.end();
    pace.begin(start + 1s);
    QVERIFY(!pace.mayBegin(start + 1s));
    const auto space = pace.ready() - (start + 1s);
    QVERIFY(space > 0ms && space < 100ms);
    QVERIFY(pace.mayBegin(start + 1s + space));
    QVERIFY(pace.noteLimit(start + 1s, start + 1s, 1ms, 0));
    QCOMPARE(pace.ready() - (start + 1s), 2 * space);
    for (int i = 0; i < 20; ++i)
        pace.noteAnswer(start + 2s);
    QVERIFY(pace.ready() - (start + 1s) > space);
    for (int i = 0; i < 100; ++i)
        pace.noteAnswer(start + 2s);
    QVERIFY(pace.ready() <= start + 1'001ms);
}

void TestHostPace::hasPatience()
{
    HostPace pace = busyPace(4);
    QVERIFY(pace.noteLimit(start, start, {}, 0));
    QVERIFY(pace.noteLimit(start + 80s, start + 80s, 10s, 0));
    QVERIFY(!pace.noteLimit(start + 85s, start + 85s, 10s, 0));
    QVERIFY(!pace.noteLimit(start + 90s, start + 90s, {}, 0));
    QCOMPARE(pace.opens(), start + 90s); // nobody is held back for what is given up
    // Much later it is another time.
    QVERIFY(pace.noteLimit(start + 1h, start + 1h, 10s, 0));
}

void TestHostPace::answersRenewPatience()
{
    HostPace pace = busyPace(4);
    for (int i = 0; i < 20; ++i) {
        const Time now = start + i * 30s;
        QVERIFY(pace.noteLimit(now, now, 20s, 0));
        pace.noteAnswer(now + 20s);
    }
}

void TestHostPace::doesNotWaitLongerThanItsPatience()
{
    HostPace pace = busyPace(4);
    QVERIFY(!pace.noteLimit(start, start, 3600s, 0));
    pace.end();
    pace.end();
    pace.end();
    QVERIFY(pace.mayBegin(start));
}

namespace {

// A host with so many tokens, of which ten come back in a second.
class Bucket {
public:
    explicit Bucket(double size) : m_size(size), m_tokens(size) {}

    bool take(Time now)
    {
        const double seconds = std::chrono::duration<double>(now - m_last).count();
        m_tokens = std::min(m_size, m_tokens + 10 * seconds);
        m_last = now;
        if (m_tokens < 1)
            return false;
        m_tokens -= 1;
        return true;
    }

private:
    const double m_size;
    double m_tokens;
    Time m_last = start;
};

struct Worker {
    enum class State { Waiting, UnderWay, Done } state = State::Waiting;
    Time turn;
    Time known;
    Time begun;
    Time ends;
    bool isLimited = false;
};

struct Simulation {
    int answers = 0;
    int limits = 0;
    int givenUp = 0;
    int mostAtOnce = 0; ///< begun in the same millisecond, after the first time
    Time now = start;
};

// Sixty threads as HostGates has them wait, in a time of its own.
Simulation simulate(int requests, double burst, std::optional<std::chrono::milliseconds> retryAfter)
{
    std::mt19937 random(7);
    const auto chance = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
    HostPace pace(policy, widest);
    Bucket bucket(burst);
    Simulation run;
    std::vector<Worker> workers(60);
    int left = requests - int(workers.size());
    while (run.answers + run.givenUp < requests) {
        int begun = 0;
        Time next = Time::max();
        for (Worker &one : workers) {
            using enum Worker::State;
            if (one.state == UnderWay && one.ends <= run.now) {
                bool isOver = !one.isLimited;
                if (one.isLimited) {
                    ++run.limits;
                    isOver = !pace.noteLimit(one.begun, run.now, retryAfter, chance());
                    run.givenUp += isOver;
                } else {
                    ++run.answers;
                    pace.noteAnswer(one.begun);
                }
                pace.end();
                one.state = isOver && left-- <= 0 ? Done : Waiting;
                next = run.now;
            }
            if (one.state == Waiting && pace.opens() > std::max(run.now, one.known)) {
                one.known = pace.opens();
                one.turn = pace.turn(chance());
            }
            if (one.state == Waiting && run.now >= one.turn && pace.mayBegin(run.now)) {
                pace.begin(run.now);
                ++begun;
                one.state = UnderWay;
                one.begun = run.now;
                one.isLimited = !bucket.take(run.now);
                one.ends = run.now + 10ms + std::chrono::milliseconds(int(chance() * 40));
            }
            if (one.state == UnderWay)
                next = std::min(next, one.ends);
            else if (one.state == Waiting && pace.hasRoom())
                next = std::min(next, std::max({one.turn, pace.ready(), run.now + 1ms}));
        }
        if (run.now > start)
            run.mostAtOnce = std::max(run.mostAtOnce, begun);
        run.now = next == run.now ? next : std::max(next, run.now + 1ms);
    }
    return run;
}

} // namespace

void TestHostPace::sixtyWorkersAtTenASecond_data()
{
    QTest::addColumn<double>("burst");
    QTest::addColumn<int>("retryAfter"); // milliseconds, 0: the host does not say
    QTest::newRow("a burst of ten") << 10.0 << 0;
    QTest::newRow("no burst") << 1.0 << 0;
    QTest::newRow("a burst of forty") << 40.0 << 0;
    QTest::newRow("it says how long") << 10.0 << 1'000;
}

void TestHostPace::sixtyWorkersAtTenASecond()
{
    QFETCH(double, burst);
    QFETCH(int, retryAfter);
    constexpr int requests = 1'500;
    const auto run = simulate(requests, burst,
                              retryAfter > 0 ? std::optional(retryAfter * 1ms) : std::nullopt);
    QCOMPARE(run.givenUp, 0);
    QCOMPARE(run.answers, requests);
    const double seconds = std::chrono::duration<double>(run.now - start).count();
    qInfo("%d limits, %.1f s, at most %d at once", run.limits, seconds, run.mostAtOnce);
    // At ten a second it takes 150 s.
    QVERIFY(seconds < 300);
    QVERIFY(run.limits < requests / 5);
    QVERIFY(run.mostAtOnce <= int(widest / 2));
}

SAMEINSIDE_TEST(TestHostPace)
#include "tst_hostpace.moc"
