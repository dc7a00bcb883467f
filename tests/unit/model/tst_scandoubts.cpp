// SPDX-License-Identifier: MIT
#include "model/scan/run/scandoubts.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using Doubt = ScanDoubts::Doubt;

class TestScanDoubts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatMayMatter();
    void tellsTheSameReasonInEveryOrder();
    void sortsByName();
    void hopelessWithoutAnyTarget();
    void knowsGaps();
    void namesATargetOnce();
};

namespace {

Error error(const QString &detail)
{
    return {ErrorKind::TimedOut, detail};
}

} // namespace

void TestScanDoubts::countsWhatMayMatter()
{
    ScanDoubts doubts;
    QCOMPARE(doubts.count(), 0);
    QVERIFY(doubts.reason().isEmpty());
    doubts.note(QStringLiteral("a"), error(QStringLiteral("a is gone")), Doubt::No);
    QCOMPARE(doubts.count(), 0);
    QVERIFY(doubts.reason().isEmpty());
    doubts.note(QStringLiteral("b"), error(QStringLiteral("b is silent")), Doubt::Yes);
    QCOMPARE(doubts.count(), 1);
    QCOMPARE(doubts.reason(), QStringLiteral("b is silent"));
    QCOMPARE(doubts.unread().size(), std::size_t(2));
}

void TestScanDoubts::tellsTheSameReasonInEveryOrder()
{
    QStringList details{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")};
    std::ranges::sort(details);
    do {
        ScanDoubts doubts;
        for (const QString &detail : details)
            doubts.note(detail, error(detail), Doubt::Yes);
        QCOMPARE(doubts.count(), 3);
        QCOMPARE(doubts.reason(), QStringLiteral("a"));
    } while (std::ranges::next_permutation(details).found);
}

void TestScanDoubts::sortsByName()
{
    ScanDoubts doubts;
    doubts.note(QStringLiteral("b"), error(QStringLiteral("first")), Doubt::No);
    doubts.note(QStringLiteral("a"), error(QStringLiteral("x")), Doubt::Yes);
    doubts.note(QStringLiteral("b"), error(QStringLiteral("second")), Doubt::Yes);
    const auto unread = doubts.unread();
    QStringList told;
    for (const UnreadTarget &one : unread)
        told << one.target + u' ' + one.error.detail;
    QCOMPARE(told,
             (QStringList{QStringLiteral("a x"), QStringLiteral("b first"),
                          QStringLiteral("b second")}));
}

void TestScanDoubts::hopelessWithoutAnyTarget()
{
    ScanDoubts doubts;
    QVERIFY(!doubts.hopeless(2));
    doubts.noteStore(error(QStringLiteral("first")));
    QVERIFY(!doubts.hopeless(2));
    doubts.noteStore(error(QStringLiteral("second")));
    QCOMPARE(doubts.hopeless(2), std::optional(error(QStringLiteral("first"))));
}

void TestScanDoubts::knowsGaps()
{
    ScanDoubts doubts;
    doubts.note(QStringLiteral("a"), error(QStringLiteral("x")), Doubt::Yes);
    QVERIFY(!doubts.hasGap());
    doubts.noteGap(QStringLiteral("b"), error(QStringLiteral("y")));
    QVERIFY(doubts.hasGap());
    QCOMPARE(doubts.count(), 2);
}

void TestScanDoubts::namesATargetOnce()
{
    const auto text = [](const QString &target, const QString &detail) {
        return UnreadTarget{target, error(detail)}.text();
    };
    const QString detail = QStringLiteral("h.example/team: it wants a login");
    QCOMPARE(text(QStringLiteral("docker://h.example/team"), detail), detail);
    QCOMPARE(text(QStringLiteral("h.example/team"), detail), detail);
    QCOMPARE(text(QStringLiteral("oci:/layout"), QStringLiteral("it is damaged")),
             QStringLiteral("oci:/layout: it is damaged"));
}

SAMEINSIDE_TEST(TestScanDoubts)
#include "tst_scandoubts.moc"
