// SPDX-License-Identifier: MIT
#include "registry/http/retry.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace sameinside;
using std::chrono::milliseconds;

class TestRetry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRetryAfter_data();
    void readsRetryAfter();
    void backsOff();
    void pausesByHalfAtLeast();
    void pauseCanBeStopped();
};

void TestRetry::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("expected"); // milliseconds, -1: nothing
    QTest::newRow("seconds") << QByteArray("7") << 7'000;
    QTest::newRow("spaces") << QByteArray(" 7 ") << 7'000;
    QTest::newRow("none") << QByteArray("0") << 0;
    QTest::newRow("an hour") << QByteArray("3600") << 3'600'000;
    QTest::newRow("absurd") << QByteArray("9223372036854775807") << 86'400'000;
    QTest::newRow("negative") << QByteArray("-1") << -1;
    QTest::newRow("date") << QByteArray("Wed, 21 Oct 2015 07:28:10 GMT") << 10'000;
    QTest::newRow("date in the past") << QByteArray("Wed, 21 Oct 2015 07:27:00 GMT") << 0;
    QTest::newRow("date far off") << QByteArray("Fri, 23 Oct 2015 07:28:00 GMT") << 86'400'000;
    QTest::newRow("garbage") << QByteArray("soon") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
}

void TestRetry::readsRetryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(int, expected);
    const QDateTime now(QDate(2015, 10, 21), QTime(7, 28), Qt::UTC);
    const auto pause = RetryPolicy::retryAfter(header, now);
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

void TestRetry::pausesByHalfAtLeast()
{
    const RetryPolicy policy{.base = milliseconds(100), .longestBackoff = milliseconds(400)};
    QCOMPARE(policy.pause(1, 0), milliseconds(50));
    QCOMPARE(policy.pause(1, 0.5), milliseconds(75));
    QCOMPARE(policy.pause(2, 0), milliseconds(100));
    QCOMPARE(policy.pause(30, 0), milliseconds(200));
    QVERIFY(policy.pause(30, 0.999) < milliseconds(400));
    for (int i = 0; i < 100; ++i) {
        const double chance = randomChance();
        QVERIFY(chance >= 0 && chance < 1);
    }
}

void TestRetry::pauseCanBeStopped()
{
    std::stop_source source;
    QVERIFY(pauseFor(milliseconds(1), source.get_token()));
    std::atomic_bool isWhole = true;
    std::jthread pausing([&] { isWhole = pauseFor(std::chrono::hours(1), source.get_token()); });
    source.request_stop();
    pausing.join();
    QVERIFY(!isWhole);
    QVERIFY(!pauseFor(std::chrono::hours(1), source.get_token()));
}

SAMEINSIDE_TEST(TestRetry)
#include "tst_retry.moc"
