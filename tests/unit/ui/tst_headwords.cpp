// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/scansamples.h"
#include "tests/support/windows/scriptedscan.h"
#include "ui/scanpage/details/progresswords.h"
#include "ui/scanpage/headwords.h"

#include <QTest>

using namespace sameinside;

class TestHeadWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsReady();
    void saysWhatIsMissing();
    void saysHowItEnded();
    void saysThatAListWentOn();
    void tellsThatOptionsChanged();
    void givesNoPercentBeforeTheTotal();
    void namesPlacesThatCouldNotBeRead();
    void listsRemarks();
    void titlesAList_data();
    void titlesAList();
    void countsTraffic();

private:
    static ScanSetup in(const QString &place)
    {
        return {.request = {.list = {}, .targets = {*TargetName::parse(place)}}};
    }
};

void TestHeadWords::saysWhatIsReady()
{
    ScanSession session([] { return std::make_shared<ScriptedScan>(); });
    session.setList(*loadListText("nginx:1.25\nnot a name!!\n"));
    const ScanSetup setup = in(QStringLiteral("registry.example.com"));
    QCOMPARE(readyWords(session, setup, {}),
             (HeadWords{QStringLiteral("Ready to start"),
                        QStringLiteral("1 image to look for · 1 line is no image name"),
                        {}}));
    session.setList(*loadListText("a:1\nb:1\nnot a name!!\nnor this!!\n"));
    QCOMPARE(readyWords(session, setup, QStringLiteral("only linux/amd64")).detail,
             QStringLiteral("2 images to look for · 2 lines are no image name · only linux/amd64"));
}

void TestHeadWords::saysWhatIsMissing()
{
    ScanSession session([] { return std::make_shared<ScriptedScan>(); });
    session.setList(*loadListText("nginx:1.25\n"));
    QCOMPARE(readyWords(session, {}, {}),
             (HeadWords{QStringLiteral("Name a place to search first"),
                        QStringLiteral("a registry, a repository with all under it, or an OCI "
                                       "layout, in the field above"),
                        {}}));
    session.awaitList();
    QCOMPARE(readyWords(session, {}, {}),
             (HeadWords{QStringLiteral("The list is being read"), {}, {}}));
}

void TestHeadWords::saysHowItEnded()
{
    const auto scan = std::make_shared<ScriptedScan>();
    scan->script(sampleScan(), 10);
    ScanSession session([&] { return scan; });
    session.setList(*loadListText(sampleList(sampleScan()).toUtf8()));
    const ScanSetup setup = in(QStringLiteral("registry.example.com"));
    scan->allow(1);
    session.start(setup.request);
    QTRY_COMPARE(session.model().totals().checked(), 10);
    session.stop();
    QTRY_VERIFY(!session.isRunning());
    const HeadWords stopped = endWords(session, setup);
    QCOMPARE(stopped.title, QStringLiteral("Stopped"));
    QVERIFY2(stopped.detail.startsWith(QStringLiteral("10 of 50 images checked in ")),
             qPrintable(stopped.detail));
    QVERIFY(stopped.percent.value_or(100) < 100);
    scan->allowAll();
    session.start(setup.request);
    QTRY_VERIFY(!session.isRunning());
    const HeadWords done = endWords(session, setup);
    QCOMPARE(done.title, QStringLiteral("Scan complete"));
    QVERIFY2(done.detail.startsWith(
                 QStringLiteral("50 images looked for among 1,004 images in 52 repositories, in ")),
             qPrintable(done.detail));
    QCOMPARE(done.percent, 100);
}

void TestHeadWords::saysThatAListWentOn()
{
    const auto scan = std::make_shared<ScriptedScan>();
    scan->script(sampleScan(), 10);
    scan->ending->isListed = false;
    scan->allowAll();
    ScanSession session([&] { return scan; });
    session.setList(*loadListText(sampleList(sampleScan()).toUtf8()));
    const ScanSetup setup = in(QStringLiteral("registry.example.com"));
    session.start(setup.request);
    QTRY_VERIFY(!session.isRunning());
    QCOMPARE(endWords(session, setup).title, QStringLiteral("Scan at its end, but not complete"));
}

void TestHeadWords::tellsThatOptionsChanged()
{
    const auto scan = std::make_shared<ScriptedScan>();
    ScanSession session([&] { return scan; });
    session.setList(*loadListText("nginx:1\n"));
    ScanSetup setup = in(QStringLiteral("registry.example.com"));
    scan->allowAll();
    session.start(setup.request);
    QTRY_VERIFY(!session.isRunning());
    const HeadWords before = endWords(session, setup);
    QCOMPARE(before.title, QStringLiteral("Scan complete"));
    setup.request.wanted = Relation::SameLayers;
    const HeadWords outdated = endWords(session, setup);
    QCOMPARE(outdated.title, QStringLiteral("The lines are of the earlier places and options"));
    QVERIFY(outdated.detail.startsWith(QStringLiteral("Start")));
    setup.request.wanted = Relation::SameConfig;
    QCOMPARE(endWords(session, setup), before);
    setup.request.targets.push_back(*TargetName::parse(QStringLiteral("other.example.com")));
    QCOMPARE(endWords(session, setup), outdated);
}

void TestHeadWords::givesNoPercentBeforeTheTotal()
{
    ScanProgress progress{.phase = ScanPhase::Reading, .done = 50, .total = 50};
    QCOMPARE(countWords(progress), QStringLiteral("50 images read · 0 found so far"));
    QCOMPARE(progress.percent(), std::nullopt);
    progress.isTotalKnown = true;
    progress.total = 1004;
    progress.failed = 2;
    QCOMPARE(countWords(progress),
             QStringLiteral("50 of 1,004 images · 0 found so far · 2 could not be read"));
    QCOMPARE(progress.percent(), 4);
}

void TestHeadWords::namesPlacesThatCouldNotBeRead()
{
    std::vector<UnreadTarget> unread{
        {QStringLiteral("registry.example.com/team/secret"),
         Error{ErrorKind::Denied,
               QStringLiteral("no permission to read team/secret (403); ask its owner")}}};
    Notice notice = unreadNotice(unread);
    QCOMPARE(notice.title, QStringLiteral("1 place to search could not be read"));
    QCOMPARE(notice.detail,
             QStringLiteral("registry.example.com/team/secret: no permission to read "
                            "team/secret (403); ask its owner"));
    for (int i = 0; i < 24; ++i)
        unread.push_back({QStringLiteral("registry.example.com/old:%1").arg(i),
                          Error{ErrorKind::NotFound, QStringLiteral("gone")}});
    unread.front().error.detail = QStringLiteral("registry.example.com/team/secret is closed");
    notice = unreadNotice(unread);
    QCOMPARE(notice.title, QStringLiteral("25 places to search could not be read"));
    QCOMPARE(notice.detail, unread.front().error.detail); // which names the place itself
    const QStringList lines = notice.more.split(u'\n');
    QCOMPARE(lines.size(), 21);
    QCOMPARE(lines.at(1), QStringLiteral("registry.example.com/old:0: gone"));
    QCOMPARE(lines.last(), QStringLiteral("and 5 more"));
}

void TestHeadWords::listsRemarks()
{
    QCOMPARE(remarksNotice({QStringLiteral("no catalog")}).detail, QStringLiteral("no catalog"));
    const Notice notice = remarksNotice({QStringLiteral("one %2"), QStringLiteral("two")});
    QCOMPARE(notice.title, QStringLiteral("Searched in part"));
    QCOMPARE(notice.detail, QStringLiteral("one %2, and 1 more"));
    QCOMPARE(notice.more, QStringLiteral("one %2\ntwo"));
    QCOMPARE(notice.state, RowState::Partial);
}

void TestHeadWords::titlesAList_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("targets");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a file") << QStringLiteral("/some/where/input.txt") << QString() << QStringList()
                            << QStringLiteral("input.txt");
    QTest::newRow("a file with a line break") << QStringLiteral("/some/in\nput.txt") << QString()
                                              << QStringList() << QStringLiteral("in\\nput.txt");
    QTest::newRow("lines in a place")
        << QString() << QString() << QStringList{QStringLiteral("registry.example.com/team")}
        << QStringLiteral("2 images in registry.example.com/team");
    QTest::newRow("the example in a layout")
        << QString() << QStringLiteral("input.txt") << QStringList{QStringLiteral("oci:private")}
        << QStringLiteral("input.txt in private");
    QTest::newRow("several places")
        << QStringLiteral("/input.txt") << QString()
        << QStringList{QStringLiteral("a.example.com"), QStringLiteral("b.example.com")}
        << QStringLiteral("input.txt in 2 places");
}

void TestHeadWords::titlesAList()
{
    QFETCH(QString, path);
    QFETCH(QString, title);
    QFETCH(QStringList, targets);
    QFETCH(QString, shown);
    LoadedList list;
    list.path = path;
    list.title = title;
    list.entries.resize(2);
    std::vector<TargetName> places;
    for (const QString &target : targets)
        places.push_back(*TargetName::parse(target));
    QCOMPARE(listTitle(list, places), shown);
}

void TestHeadWords::countsTraffic()
{
    QCOMPARE(trafficWords({}), QString());
    QCOMPARE(
        trafficWords({1024, 2, 0, 291}),
        QStringLiteral("1,024 API calls · 2 retried · 0 failed     cache: 291 documents reused"));
}

SAMEINSIDE_TEST(TestHeadWords)
#include "tst_headwords.moc"
