// SPDX-License-Identifier: MIT
#include "registry/http/exchange.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <thread>

using namespace sameinside;

class TestExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOverWhatCame();
    void isBounded();
    void cancelEndsTheWait_data();
    void cancelEndsTheWait();
    void stopInTheLastBytes_data();
    void stopInTheLastBytes();
};

namespace {

Exchange::Outcome outcomeOf(int status, qint64 received)
{
    return {.status = status, .received = received};
}

} // namespace

void TestExchange::handsOverWhatCame()
{
    Exchange exchange({.streamed = true});
    exchange.setHead(200, {{"A", "b"}});
    exchange.append("one ");
    exchange.append("two");
    QCOMPARE(exchange.takeChunk(), QByteArray("one two"));
    const Response head = exchange.head(QUrl(QStringLiteral("https://r.example/")));
    QCOMPARE(head.status, 200);
    QCOMPARE(head.header("a"), QByteArray("b"));
    exchange.append("three");
    exchange.finish(outcomeOf(200, 12));
    QCOMPARE(exchange.takeChunk(), QByteArray("three"));
    QCOMPARE(exchange.takeChunk(), QByteArray());
    const auto outcome = exchange.takeOutcome();
    QVERIFY(outcome.fault.isNone());
    QCOMPARE(outcome.received, 12);
}

void TestExchange::isBounded()
{
    Exchange exchange({.streamed = true});
    const qint64 room = exchange.room();
    QVERIFY(room > 0);
    QVERIFY(!exchange.takeHeld());
    QCOMPARE(exchange.append(QByteArray(room - 1, 'x')), 1);
    QVERIFY(!exchange.takeHeld());
    QCOMPARE(exchange.append("xy"), 0); // what Qt holds is taken as it is
    QVERIFY(exchange.takeHeld());
    QVERIFY(!exchange.takeHeld());
    QCOMPARE(exchange.takeChunk().size(), room + 1);
    QCOMPARE(exchange.room(), room);
}

void TestExchange::cancelEndsTheWait_data()
{
    QTest::addColumn<bool>("isStreaming");
    QTest::newRow("for a chunk") << true;
    QTest::newRow("for the end") << false;
}

void TestExchange::cancelEndsTheWait()
{
    QFETCH(bool, isStreaming);
    Exchange exchange({.streamed = isStreaming});
    std::jthread waiting([&] {
        if (isStreaming)
            QCOMPARE(exchange.takeChunk(), QByteArray());
        QCOMPARE(exchange.takeOutcome().fault.kind, Fault::Kind::Cancelled);
    });
    exchange.cancel();
}

void TestExchange::stopInTheLastBytes_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("before they came") << true;
    QTest::newRow("while they waited") << false;
}

// The rest is not handed over any more, so it must not look like a whole answer.
void TestExchange::stopInTheLastBytes()
{
    QFETCH(bool, isFirst);
    Exchange exchange({.streamed = true});
    exchange.setHead(200, {});
    exchange.append(QByteArray(1'000, 'x'));
    QCOMPARE(exchange.takeChunk().size(), 1'000);
    if (isFirst)
        exchange.cancel();
    exchange.append(QByteArray(500, 'x'));
    exchange.finish(outcomeOf(200, 1'500));
    if (!isFirst)
        exchange.cancel();
    QCOMPARE(exchange.takeChunk(), QByteArray());
    QCOMPARE(exchange.takeOutcome().fault.kind, Fault::Kind::Cancelled);
}

SAMEINSIDE_TEST(TestExchange)
#include "tst_exchange.moc"
