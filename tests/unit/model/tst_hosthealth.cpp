// SPDX-License-Identifier: MIT
#include "model/scan/run/hosthealth.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestHostHealth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThereAtFirst();
    void silenceInARow_data();
    void silenceInARow();
    void anAnswerBeginsAnew();
    void whatIsNotSilence_data();
    void whatIsNotSilence();
    void theFirstVerdictStays();
};

namespace {

Error silent(const QString &detail = QStringLiteral("r refused"))
{
    return {ErrorKind::Unreachable, detail};
}

} // namespace

void TestHostHealth::isThereAtFirst()
{
    QVERIFY(!HostHealth().verdict());
}

void TestHostHealth::silenceInARow_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("unreachable") << ErrorKind::Unreachable;
    QTest::newRow("timed out") << ErrorKind::TimedOut;
}

void TestHostHealth::silenceInARow()
{
    QFETCH(ErrorKind, kind);
    const Error error{kind, QStringLiteral("no answer")};
    HostHealth health;
    for (int i = 1; i < HostHealth::patience; ++i) {
        health.noteError(error);
        QVERIFY(!health.verdict());
    }
    health.note(Result<int>(tl::unexpected(error)));
    QCOMPARE(health.verdict(), std::optional(error));
}

void TestHostHealth::anAnswerBeginsAnew()
{
    HostHealth health;
    for (int i = 0; i < 5 * HostHealth::patience; ++i) {
        if (i % 10 == 9)
            health.note(Result<int>(1));
        else
            health.noteError(silent());
    }
    QVERIFY(!health.verdict());
}

void TestHostHealth::whatIsNotSilence_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("isAnswer");
    QTest::newRow("not found") << ErrorKind::NotFound << true;
    QTest::newRow("denied") << ErrorKind::Denied << true;
    QTest::newRow("limited") << ErrorKind::RateLimited << true;
    QTest::newRow("stopped") << ErrorKind::Cancelled << false; // tells nothing of the host
}

void TestHostHealth::whatIsNotSilence()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, isAnswer);
    HostHealth health;
    for (int i = 1; i < HostHealth::patience; ++i)
        health.noteError(silent());
    health.note(Result<int>(failure(kind, QStringLiteral("x"))));
    QVERIFY(!health.verdict());
    health.noteError(silent());
    QCOMPARE(health.verdict().has_value(), !isAnswer);
}

void TestHostHealth::theFirstVerdictStays()
{
    HostHealth health;
    for (int i = 0; i < HostHealth::patience; ++i)
        health.noteError(silent(QStringLiteral("first")));
    for (int i = 0; i < HostHealth::patience; ++i)
        health.noteError(silent(QStringLiteral("second")));
    health.noteAnswer();
    QCOMPARE(health.verdict(), std::optional(silent(QStringLiteral("first"))));
}

SAMEINSIDE_TEST(TestHostHealth)
#include "tst_hosthealth.moc"
