// SPDX-License-Identifier: MIT
#include "model/load/handover.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <atomic>
#include <semaphore>

using namespace sameinside;

namespace {

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    std::ranges::generate(bytes,
                          [&] { return char((state = state * 1664525 + 1013904223) >> 24); });
    return bytes;
}

Error broken()
{
    return {ErrorKind::InvalidDocument, QStringLiteral("broken")};
}

} // namespace

class TestHandover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrder_data();
    void keepsOrder();
    void takesBesideGiving();
    void hasNoThreadForLittle();
    void hasNoThreadWithoutACore();
    void givesTheCoreBack();
    void waitsForASlowTaker();
    void endsWithItsTaker_data();
    void endsWithItsTaker();
    void givesUpWhatIsNotTaken();
};

void TestHandover::keepsOrder_data()
{
    QTest::addColumn<unsigned>("cores");
    QTest::addColumn<bool>("inRoom");
    for (const unsigned cores : {1U, 2U}) {
        QTest::addRow("%u, copied", cores) << cores << false;
        QTest::addRow("%u, in its room", cores) << cores << true;
    }
}

void TestHandover::keepsOrder()
{
    QFETCH(unsigned, cores);
    QFETCH(bool, inRoom);
    const QByteArray bytes = noise(5'000'000);
    CoreBudget budget(cores);
    const CoreBudget::Use own(budget);
    QByteArray taken;
    Handover handover(
        [&](QByteArrayView contents) -> Result<void> {
            taken += contents;
            return {};
        },
        budget);
    qsizetype size = 1;
    for (qsizetype at = 0; at < bytes.size();) {
        size = size * 3 % 700'001 + 1;
        QByteArrayView piece = QByteArrayView(bytes).sliced(at, qMin(size, bytes.size() - at));
        if (inRoom) {
            const std::span<char> room = handover.room();
            QVERIFY(!room.empty());
            piece = piece.first(qMin(piece.size(), qsizetype(room.size())));
            std::ranges::copy(piece, room.begin());
            piece = QByteArrayView(room.data(), piece.size());
        }
        QVERIFY(handover.give(piece));
        at += piece.size();
    }
    QVERIFY(handover.finish());
    QVERIFY(taken == bytes);
}

void TestHandover::takesBesideGiving()
{
    CoreBudget budget(2);
    const CoreBudget::Use own(budget);
    std::jthread::id taker;
    Handover handover(
        [&](QByteArrayView) -> Result<void> {
            taker = std::this_thread::get_id();
            return {};
        },
        budget);
    QVERIFY(handover.give(noise(1'000'000)));
    QVERIFY(handover.finish());
    QVERIFY(taker != std::jthread::id());
    QVERIFY(taker != std::this_thread::get_id());
}

void TestHandover::hasNoThreadForLittle()
{
    CoreBudget budget(2);
    std::jthread::id taker;
    Handover handover(
        [&](QByteArrayView) -> Result<void> {
            taker = std::this_thread::get_id();
            return {};
        },
        budget);
    QVERIFY(handover.give(noise(10'240)));
    QVERIFY(handover.finish());
    QCOMPARE(taker, std::this_thread::get_id());
}

void TestHandover::hasNoThreadWithoutACore()
{
    CoreBudget budget(2);
    const CoreBudget::Use own(budget);
    const CoreBudget::Use another(budget);
    const std::jthread::id here = std::this_thread::get_id();
    bool isElsewhere = false;
    Handover handover(
        [&](QByteArrayView) -> Result<void> {
            isElsewhere = isElsewhere || here != std::this_thread::get_id();
            return {};
        },
        budget);
    QVERIFY(handover.give(noise(2'000'000)));
    QVERIFY(handover.finish());
    QVERIFY(!isElsewhere);
}

void TestHandover::givesTheCoreBack()
{
    CoreBudget budget(1);
    for (int i = 0; i < 3; ++i) {
        Handover handover([](QByteArrayView) -> Result<void> { return {}; }, budget);
        QVERIFY(handover.give(noise(1'000'000)));
        QVERIFY(!budget.tryTake());
    }
    QVERIFY(budget.tryTake());
}

// Memory stays bounded: the giver is held up by the ring.
void TestHandover::waitsForASlowTaker()
{
    CoreBudget budget(2);
    std::counting_semaphore<> go(0);
    std::atomic<qsizetype> given = 0;
    std::atomic<qsizetype> taken = 0;
    std::atomic<qsizetype> most = 0;
    Handover handover(
        [&](QByteArrayView contents) -> Result<void> {
            go.acquire();
            most = std::max(most.load(), given - taken);
            taken += contents.size();
            return {};
        },
        budget);
    const QByteArray bytes = noise(100'000);
    std::jthread pace([&] {
        for (int i = 0; i < 100; ++i)
            go.release();
    });
    for (int i = 0; i < 50; ++i) {
        QVERIFY(handover.give(bytes));
        given += bytes.size();
    }
    QVERIFY(handover.finish());
    QCOMPARE(taken.load(), given.load());
    QVERIFY2(most <= 5 * 256 * 1024 + bytes.size(), qPrintable(QString::number(most)));
}

void TestHandover::endsWithItsTaker_data()
{
    QTest::addColumn<unsigned>("cores");
    QTest::addColumn<int>("good");
    for (const unsigned cores : {1U, 2U}) {
        for (const int good : {0, 1, 5})
            QTest::addRow("%u cores, after %d", cores, good) << cores << good;
    }
}

void TestHandover::endsWithItsTaker()
{
    QFETCH(unsigned, cores);
    QFETCH(int, good);
    CoreBudget budget(cores);
    const CoreBudget::Use own(budget);
    int calls = 0;
    Handover handover(
        [&](QByteArrayView) -> Result<void> {
            return calls++ < good ? Result<void>() : Result<void>(tl::unexpected(broken()));
        },
        budget);
    const QByteArray bytes = noise(200'000);
    Result<void> result;
    for (int i = 0; i < 1000 && result; ++i)
        result = handover.give(bytes);
    QVERIFY(!result);
    QCOMPARE(result.error(), broken());
    const auto finished = handover.finish();
    QVERIFY(cores == 1 || (!finished && finished.error() == broken()));
    QCOMPARE(calls, good + 1);
}

void TestHandover::givesUpWhatIsNotTaken()
{
    CoreBudget budget(2);
    std::binary_semaphore go(0);
    std::atomic<int> calls = 0;
    {
        Handover handover(
            [&](QByteArrayView) -> Result<void> {
                ++calls;
                go.acquire();
                return {};
            },
            budget);
        QVERIFY(handover.give(noise(700'000)));
        go.release();
    }
    QVERIFY(calls <= 2);
}

SAMEINSIDE_TEST(TestHandover)
#include "tst_handover.moc"
