// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/scansamples.h"
#include "tests/support/windows/scriptedscan.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/scansession.h"

#include <QTest>

using namespace sameinside;

namespace {

/// A session on a scripted scan, and what it said last.
struct Seat {
    std::shared_ptr<ScriptedScan> scan = std::make_shared<ScriptedScan>();
    ScanSession session{[this] { return scan; }};
    std::optional<ScanSession::Ending> ending;
    std::optional<Error> error;

    Seat()
    {
        QObject::connect(&session, &ScanSession::ended, &session,
                         [this](ScanSession::Ending how) { ending = how; });
        QObject::connect(&session, &ScanSession::failed, &session,
                         [this](const Error &what) { error = what; });
    }
    ~Seat() { scan->allow(1000); }

    void load(const QByteArray &text)
    {
        session.awaitList();
        session.setList(*loadListText(text));
    }
    void loadSample() { load(sampleList(sampleScan()).toUtf8()); }
    static ScanRequest in(const QString &place)
    {
        return {.list = {}, .targets = {*TargetName::parse(place)}};
    }
    void start(const QString &place = QStringLiteral("registry.example.com"))
    {
        ending.reset();
        error.reset();
        session.start(in(place));
    }
    void scanSample()
    {
        scan->script(sampleScan(), 10);
        loadSample();
        scan->allowAll();
        start();
        QTRY_VERIFY(!session.isRunning());
    }
    QString verdict(int line) const { return verdictText(*session.model().rowOfLine(line)); }
    const ScanTotals &totals() const { return session.model().totals(); }
};

const QString nowhere = QStringLiteral("other.example.com");

} // namespace

class TestScanSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsMissing_data();
    void tellsWhatIsMissing();
    void startsOnlyWhatWasAskedFor();
    void forgetsTheRunWithItsList();
    void pausesAndStops();
    void keepsWhatAStoppedScanFound();
    void showsFailuresAsTheyCome();
    void keepsAResultUntilTheNext();
    void takesBackWhatCouldNotStart();
    void takesBackAFirstScan();
    void takesBackWhatWasStoppedAtOnce();
    void leavesOpenWhatWasNotReached();
    void answersItsQuestionOnly();
    void endsWhereItIsDestroyed();
};

void TestScanSession::tellsWhatIsMissing_data()
{
    using Missing = ScanSession::Missing;
    using Lines = ScanSetup::Lines;
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("isAwaiting");
    QTest::addColumn<bool>("hasTarget");
    QTest::addColumn<bool>("hasTyped");
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<Missing>("missing");
    const QByteArray one = "nginx:1\n";
    QTest::newRow("all there") << one << false << true << false << Lines::Listed
                               << Missing::Nothing;
    QTest::newRow("a place that is typed")
        << one << false << false << true << Lines::Listed << Missing::Nothing;
    QTest::newRow("no place") << one << false << false << false << Lines::Listed << Missing::Place;
    QTest::newRow("no list") << QByteArray() << false << true << false << Lines::Listed
                             << Missing::List;
    QTest::newRow("a list of comments")
        << QByteArray("# no\n") << false << true << false << Lines::Listed << Missing::Images;
    QTest::newRow("typed lines, no list")
        << QByteArray() << false << true << false << Lines::Typed << Missing::Nothing;
    QTest::newRow("an empty editor")
        << one << false << true << false << Lines::Blank << Missing::Lines;
    QTest::newRow("a list on its way")
        << one << true << true << false << Lines::Listed << Missing::ListOnItsWay;
}

void TestScanSession::tellsWhatIsMissing()
{
    QFETCH(QByteArray, list);
    QFETCH(bool, isAwaiting);
    QFETCH(bool, hasTarget);
    QFETCH(bool, hasTyped);
    QFETCH(ScanSetup::Lines, lines);
    QFETCH(ScanSession::Missing, missing);
    Seat seat;
    if (!list.isEmpty())
        seat.load(list);
    if (isAwaiting)
        seat.session.awaitList();
    ScanSetup setup{.hasTypedPlace = hasTyped, .lines = lines};
    if (hasTarget)
        setup.request = Seat::in(nowhere);
    QCOMPARE(seat.session.missingToStart(setup), missing);
    if (isAwaiting) { // where none comes, the one before can be looked for
        seat.session.keepList();
        QCOMPARE(seat.session.missingToStart(setup), ScanSession::Missing::Nothing);
    }
}

void TestScanSession::startsOnlyWhatWasAskedFor()
{
    Seat seat;
    int due = 0;
    connect(&seat.session, &ScanSession::startDue, this, [&] { ++due; });
    seat.session.awaitList();
    seat.session.startWhenListed();
    seat.session.awaitList(); // another list took the place of the one that was to be scanned
    seat.session.setList(*loadListText("alpine:3\n"));
    QCOMPARE(due, 0);
    seat.session.awaitList();
    seat.session.startWhenListed();
    seat.session.keepList(); // it could not be read
    seat.load("alpine:3\n");
    QCOMPARE(due, 0);
    seat.session.awaitList();
    seat.session.startWhenListed();
    seat.session.setList(*loadListText("alpine:3\n"));
    QCOMPARE(due, 1);
    seat.load("redis:7\n");
    QCOMPARE(due, 1);
}

void TestScanSession::forgetsTheRunWithItsList()
{
    Seat seat;
    seat.scanSample();
    QVERIFY(seat.session.result());
    QVERIFY(seat.session.hasResults());
    seat.load("alpine:3\nredis:7\n");
    QVERIFY(!seat.session.run());
    QVERIFY(!seat.session.hasResults());
    QCOMPARE(seat.session.model().rowCount(), 2);
    seat.scan->allowAll();
    seat.start();
    QTRY_VERIFY(!seat.session.isRunning());
    QCOMPARE(seat.scan->request().list.size(), 2U);
}

void TestScanSession::pausesAndStops()
{
    Seat seat;
    seat.scan->script(sampleScan(), 5);
    seat.loadSample();
    QCOMPARE(seat.session.state(), ScanState::Idle);
    seat.session.setPaused(true); // nothing runs
    QCOMPARE(seat.session.state(), ScanState::Idle);
    QVERIFY(!seat.session.progress().isPaused);
    seat.start();
    QCOMPARE(seat.session.state(), ScanState::Running);
    seat.scan->allow(2);
    QTRY_COMPARE(seat.totals().of(RowState::Waiting), 40);
    seat.session.setPaused(true);
    QVERIFY(seat.scan->isPaused());
    QVERIFY(seat.session.progress().isPaused);
    QCOMPARE(seat.session.state(), ScanState::Paused);
    seat.scan->allow(1);
    seat.session.setPaused(false);
    QVERIFY(!seat.scan->isPaused());
    QTRY_COMPARE(seat.totals().of(RowState::Waiting), 35);
    seat.session.setPaused(true);
    seat.session.stop(); // also while it is held
    QTRY_VERIFY(seat.ending.has_value());
    QCOMPARE(*seat.ending, ScanSession::Ending::Result);
    QVERIFY(!seat.session.result()->isComplete);
    QCOMPARE(seat.totals().of(RowState::Waiting), 35);
    QCOMPARE(seat.totals().of(RowState::Error), 2);
    QCOMPARE(seat.totals().checked(), 15);
}

void TestScanSession::keepsWhatAStoppedScanFound()
{
    Seat seat;
    seat.scan->script(sampleScan(), 5);
    seat.loadSample();
    seat.start();
    seat.scan->allow(3);
    QTRY_COMPARE(seat.totals().of(RowState::Waiting), 35);
    // what is there can be saved on the way
    const ScanResult part = seat.session.snapshot();
    QVERIFY(!part.isComplete);
    QCOMPARE(part.sources.size(), 50U);
    QCOMPARE(part.targets, QStringList{QStringLiteral("docker://registry.example.com")});
    QCOMPARE(std::ranges::count(part.sources, Open::Stopped, &SourceResult::open), 35);
    QCOMPARE(part.sources.back().message, QStringLiteral("not checked: the scan was stopped"));
    QCOMPARE(part.summary.bytesToCopy, seat.totals().toCopy);
    seat.scan->allowAll();
    QTRY_VERIFY(!seat.session.isRunning());
    const ScanResult whole = seat.session.snapshot();
    QVERIFY(whole.isComplete);
    QCOMPARE(whole.sources.size(), 50U);
    QCOMPARE(whole.summary.errors, 2);
    QCOMPARE(whole.summary.bytesToCopy, 4'509'715'660);
}

void TestScanSession::showsFailuresAsTheyCome()
{
    Seat seat;
    seat.scan->script(sampleScan(), 25);
    const QString image = QStringLiteral("docker.io/library/redis:9.9.9");
    seat.scan->steps[0].sources
        = {sampleError(12, image, image + QStringLiteral(": the repository has no such tag"),
                       ErrorKind::NotFound)};
    seat.scan->steps[0].progress.failed = 2; // the other one is an image of the target
    seat.loadSample();
    seat.start();
    seat.scan->allow(1);
    QTRY_COMPARE(seat.totals().of(RowState::Error), 2); // with the line that is no image name
    QVERIFY(seat.session.isRunning());
    QVERIFY(seat.verdict(12) != QStringLiteral("Not checked yet"));
    QTRY_COMPARE(seat.session.progress().failed, 2);
}

void TestScanSession::keepsAResultUntilTheNext()
{
    Seat seat;
    seat.scanSample();
    // the same question again: lines stay until they are judged anew
    seat.scan->steps[0].sources
        = {sampleSource(3, QStringLiteral("a"), {{.name = QStringLiteral("linux/amd64")}})};
    seat.start();
    QCOMPARE(seat.verdict(3), QStringLiteral("Same manifest"));
    seat.scan->allow(1);
    QTRY_COMPARE(seat.verdict(3), QStringLiteral("Missing"));
    QCOMPARE(seat.verdict(5), QStringLiteral("Same index"));
    seat.session.stop();
    QTRY_VERIFY(!seat.session.isRunning());
    QCOMPARE(seat.verdict(3), QStringLiteral("Missing"));
    QCOMPARE(seat.verdict(5), QStringLiteral("Same index"));
    // another question: they go when there is something to tell of it
    seat.start(nowhere);
    QCOMPARE(seat.verdict(5), QStringLiteral("Same index"));
    QVERIFY(seat.session.hasResults());
    seat.scan->allow(1);
    QTRY_COMPARE(seat.verdict(5), QStringLiteral("Not checked yet"));
    QCOMPARE(seat.verdict(3), QStringLiteral("Missing"));
}

void TestScanSession::takesBackWhatCouldNotStart()
{
    Seat seat;
    seat.scanSample();
    const ScanTotals before = seat.totals();
    const Error refused{ErrorKind::Unreachable, QStringLiteral("other.example.com refused")};
    // the sources are read at the same time, and are not reached either
    ScriptedScan::Step step;
    step.sources = {sampleError(3, QStringLiteral("a"), refused.detail, refused.kind)};
    for (const QString &place : {QStringLiteral("registry.example.com"), nowhere}) {
        seat.scan->steps = {step};
        seat.scan->ending = tl::unexpected(refused);
        seat.start(place);
        seat.scan->allow(1);
        QTRY_COMPARE(seat.verdict(3), QStringLiteral("Not reachable"));
        seat.scan->allow(1);
        QTRY_VERIFY(seat.error.has_value());
        QCOMPARE(*seat.error, refused);
        QCOMPARE(seat.verdict(3), QStringLiteral("Same manifest"));
        QCOMPARE(seat.totals().rows, before.rows);
        QVERIFY(seat.session.result());
        QVERIFY(seat.session.answers(Seat::in(QStringLiteral("registry.example.com"))));
    }
}

void TestScanSession::takesBackAFirstScan()
{
    Seat seat;
    seat.loadSample();
    const ScanTotals before = seat.totals();
    const Error refused{ErrorKind::Unreachable, QStringLiteral("registry.example.com refused")};
    ScriptedScan::Step step;
    step.sources = {sampleError(3, QStringLiteral("a"), refused.detail, refused.kind)};
    seat.scan->steps = {step};
    seat.scan->ending = tl::unexpected(refused);
    seat.start();
    seat.scan->allow(1);
    QTRY_COMPARE(seat.verdict(3), QStringLiteral("Not reachable"));
    seat.scan->allow(1);
    QTRY_VERIFY(seat.error.has_value());
    QCOMPARE(seat.verdict(3), QStringLiteral("Not checked yet"));
    QCOMPARE(seat.totals().rows, before.rows);
    QVERIFY(!seat.session.hasResults());
}

void TestScanSession::takesBackWhatWasStoppedAtOnce()
{
    Seat seat;
    seat.scanSample();
    const ScanTotals before = seat.totals();
    seat.start(nowhere);
    seat.session.stop();
    QTRY_VERIFY(seat.ending.has_value());
    QCOMPARE(*seat.ending, ScanSession::Ending::Untouched);
    QCOMPARE(seat.totals().rows, before.rows);
    QVERIFY(!seat.session.answers(Seat::in(nowhere)));
}

void TestScanSession::leavesOpenWhatWasNotReached()
{
    Seat seat;
    const std::vector<SourceResult> sample = sampleScan();
    seat.scan->script(sample, 5);
    // read, but not looked for everywhere when the scan ends
    seat.scan->whenStopped
        = {sampleOpen(15, sample[9].source,
                      {{.name = QStringLiteral("linux/amd64"),
                        .relation = Relation::SharedLayers,
                        .nearest = QStringLiteral("registry.example.com/team/near:1"),
                        .sharedLayers = 2}},
                      Open::Stopped)};
    seat.loadSample();
    seat.start();
    seat.scan->allow(1);
    QTRY_COMPARE(seat.totals().of(RowState::Waiting), 44);
    seat.session.stop();
    QTRY_VERIFY(!seat.session.isRunning());
    QCOMPARE(seat.totals().of(RowState::Waiting), 44);
    QCOMPARE(seat.totals().of(RowState::Error), 1); // what is no image name
    QCOMPARE(seat.totals().checked(), 6);
    QVERIFY(seat.session.run()->percent.value_or(0) < 100);
    QCOMPARE(seat.verdict(15), QStringLiteral("Not checked yet"));
    const ScanRow &row = *seat.session.model().rowOfLine(15);
    QCOMPARE(foundText(row).text, QStringLiteral("nearest: team/near:1"));
    QCOMPARE(reasonText(row.result), QStringLiteral("not found so far: the scan was stopped"));
}

void TestScanSession::answersItsQuestionOnly()
{
    Seat seat;
    QVERIFY(!seat.session.answers(Seat::in(nowhere)));
    seat.scanSample();
    ScanRequest question = Seat::in(QStringLiteral("registry.example.com"));
    QVERIFY(seat.session.answers(question));
    question.wanted = Relation::SameLayers;
    QVERIFY(!seat.session.answers(question));
    question = Seat::in(QStringLiteral("registry.example.com"));
    question.platform = *Platform::parse(QStringLiteral("linux/amd64"));
    QVERIFY(!seat.session.answers(question));
    question = Seat::in(QStringLiteral("registry.example.com"));
    question.targets.push_back(*TargetName::parse(nowhere));
    QVERIFY(!seat.session.answers(question));
}

void TestScanSession::endsWhereItIsDestroyed()
{
    const auto scan = std::make_shared<ScriptedScan>();
    scan->script(sampleScan(), 5);
    {
        ScanSession session([&] { return scan; });
        session.setList(*loadListText("nginx:1\n"));
        session.start(Seat::in(nowhere));
        QVERIFY(session.isRunning());
    }
    // the run was told to stop, and lets go of the scan
    QTRY_COMPARE(scan.use_count(), 1);
}

SAMEINSIDE_TEST(TestScanSession)
#include "tst_scansession.moc"
