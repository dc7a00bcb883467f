// SPDX-License-Identifier: MIT
#include "registry/http/retry.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace sameinside;
using std::chrono::milliseconds;

class TestRetry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRetryAfter_data();
    void readsRetryAfter();
    void backsOff();
    void gateHoldsEverybody();
    void gateCanBeStopped();
    void pauseCanBeStopped();
};

void TestRetry::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("expected"); // milliseconds, -1: nothing
    QTest::newRow("seconds") << QByteArray("7") << 7'000;
    QTest::newRow("spaces") << QByteArray(" 7 ") << 7'000;
    QTest::newRow("none") << QByteArray("0") << 0;
    QTest::newRow("capped") << QByteArray("3600") << 60'000;
    QTest::newRow("absurd") << QByteArray("9223372036854775807") << 60'000;
    QTest::newRow("negative") << QByteArray("-1") << -1;
    QTest::newRow("date") << QByteArray("Wed, 21 Oct 2015 07:28:10 GMT") << 10'000;
    QTest::newRow("date in the past") << QByteArray("Wed, 21 Oct 2015 07:27:00 GMT") << 0;
    QTest::newRow("date far off") << QByteArray("Thu, 22 Oct 2015 07:28:00 GMT") << 60'000;
    QTest::newRow("garbage") << QByteArray("soon") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
}

void TestRetry::readsRetryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(int, expected);
    const QDateTime now(QDate(2015, 10, 21), QTime(7, 28), Qt::UTC);
    const auto pause = RetryPolicy().retryAfter(header, now);
    QCOMPARE(pause ? int(pause->count()) : -1, expected);
}

void TestRetry::backsOff()
{
    const RetryPolicy policy{.base = milliseconds(100), .longestBackoff = milliseconds(400)};
    milliseconds longest{0};
    for (int i = 0; i < 200; ++i) {
        QVERIFY(policy.backoff(1) <= milliseconds(100));
        QVERIFY(policy.backoff(2) <= milliseconds(200));
        QVERIFY(policy.backoff(30) <= milliseconds(400));
        longest = std::max(longest, policy.backoff(30));
    }
    QVERIFY(longest > milliseconds(200)); // grows, and is spread out
}

void TestRetry::gateHoldsEverybody()
{
    HostGates gates;
    const std::stop_source source;
    QElapsedTimer clock;
    clock.start();
    gates.closeUntil(QStringLiteral("a:443"), HostGates::Clock::now() + milliseconds(150));
    gates.closeUntil(QStringLiteral("a:443"), HostGates::Clock::now()); // does not shorten it
    QVERIFY(gates.pass(QStringLiteral("b:443"), source.get_token()));
    QVERIFY(clock.elapsed() < 100);
    QVERIFY(gates.pass(QStringLiteral("a:443"), source.get_token()));
    QVERIFY(clock.elapsed() >= 149);
}

void TestRetry::gateCanBeStopped()
{
    HostGates gates;
    gates.closeUntil(QStringLiteral("a:443"), HostGates::Clock::now() + std::chrono::minutes(1));
    std::stop_source source;
    bool passed = true;
    QElapsedTimer clock;
    std::jthread waiting([&] { passed = gates.pass(QStringLiteral("a:443"), source.get_token()); });
    source.request_stop();
    clock.start();
    waiting.join();
    QVERIFY(!passed);
    QVERIFY(clock.elapsed() < 200);
}

void TestRetry::pauseCanBeStopped()
{
    std::stop_source source;
    QVERIFY(pauseFor(milliseconds(1), source.get_token()));
    QElapsedTimer clock;
    clock.start();
    source.request_stop();
    QVERIFY(!pauseFor(std::chrono::minutes(1), source.get_token()));
    QVERIFY(clock.elapsed() < 200);
}

SAMEINSIDE_TEST(TestRetry)
#include "tst_retry.moc"
