// SPDX-License-Identifier: MIT
#include "tests/gui/look.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/scandesk.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/table/filterbar.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/scanpage/table/statuschip.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/savedbar.h"
#include "ui/widgets/thinbar.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLoggingCategory>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace sameinside;

/// The page of scans as a person uses it.
class TestScanPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false")); }
    void init() { applyLook(false); }
    void teachesWhenEmpty();
    void startsTheExample();
    void comparesSideBySide();
    void exports_data();
    void exports();
    void pausesAndStops();
    void givesNoPercentBeforeTheTotal();
    void tellsSeveralPlacesApart();
    void forgetsTheEarlierList();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void offersWhatWasSaved();
    void namesPlacesThatCouldNotBeRead();
    void remembers();
};

void TestScanPage::teachesWhenEmpty()
{
    ScanDesk desk;
    QVERIFY(desk.find<QWidget>(QStringLiteral("scanEmptyPage"))->isVisible());
    for (const char *name : {"emptyOpen", "emptyPaste", "emptyExample"})
        QVERIFY2(desk.find<QWidget>(QString::fromLatin1(name))->isVisible(), name);
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));
    QVERIFY(!desk.isEnabled(QStringLiteral("exportButton")));
    QCOMPARE(desk.find<QWidget>(QStringLiteral("startButton"))->toolTip(),
             QStringLiteral("Open a list first"));
    const ScanDesk other(false);
    QVERIFY(!other.find<QWidget>(QStringLiteral("emptyExample")));
}

void TestScanPage::startsTheExample()
{
    ScanDesk desk;
    desk.scan->script(
        {sampleSource(1, QStringLiteral("nginx:1.25"), {{.name = QStringLiteral("linux/amd64")}})},
        1);
    desk.scan->allowAll();
    desk.click(QStringLiteral("emptyExample"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Scan complete"));
    QCOMPARE(desk.scan->request().targets.front().toString(), QStringLiteral("oci:private"));
    QCOMPARE(desk.page->title(), QStringLiteral("input.txt in private"));
}

void TestScanPage::comparesSideBySide()
{
    ScanDesk desk;
    desk.scanSample();
    const QSignalSpy spy(desk.page, &ScanPage::compareRequested);
    desk.selectLine(4);
    const QString place = QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com/");
    const QString nginx = QStringLiteral("public.ecr.aws/docker/library/nginx:1.25");
    desk.click(QStringLiteral("compareSideBySide"));
    QCOMPARE(spy.last(),
             (QVariantList{nginx, place + QStringLiteral("mirror/nginx:1.25"), QString()}));
    auto *places = desk.find<QListWidget>(QStringLiteral("placeList"));
    QCOMPARE(places->count(), 3);
    places->setCurrentRow(2);
    desk.click(QStringLiteral("compareSideBySide"));
    QCOMPARE(spy.last().at(1).toString(), place + QStringLiteral("team-a/edge/nginx:stable"));
    // one platform of several: the comparison is of that one
    desk.page->model()->settle();
    const int partial = [&] {
        for (const ScanRow &row : desk.page->model()->rows()) {
            if (row.state == RowState::Partial && row.result.presentPlatforms() == 1)
                return row.result.line;
        }
        return 0;
    }();
    desk.selectLine(partial);
    QTest::keyClick(desk.table(), Qt::Key_Return);
    QCOMPARE(spy.last().at(2).toString(), QStringLiteral("linux/amd64"));
    desk.selectLine(11); // found nowhere
    const auto before = spy.size();
    QTest::keyClick(desk.table(), Qt::Key_Return);
    QCOMPARE(spy.size(), before);
    QVERIFY(!desk.isEnabled(QStringLiteral("compareSideBySide")));
}

void TestScanPage::exports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("csv") << QStringLiteral("out.csv") << QByteArray("line,source,platform,status")
                         << QByteArray("mirror/nginx:1.25");
    QTest::newRow("json") << QStringLiteral("out.json") << QByteArray("{")
                          << QByteArray("sameinside.scan/1");
    QTest::newRow("html") << QStringLiteral("out.html") << QByteArray("<!DOCTYPE html>")
                          << QByteArray("mirror/nginx:1.25");
    QTest::newRow("text") << QStringLiteral("out.txt") << QByteArray("Source image URIs:")
                          << QByteArray("mirror/nginx:1.25");
}

void TestScanPage::exports()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, holds);
    ScanDesk desk;
    desk.scanSample();
    desk.click(QStringLiteral("exportButton"));
    QTRY_VERIFY(desk.find<QFileDialog>(QStringLiteral("exportDialog")));
    auto *dialog = desk.find<QFileDialog>(QStringLiteral("exportDialog"));
    const QString path = desk.directory.filePath(name);
    dialog->setDirectory(desk.directory.path());
    auto *field = dialog->findChild<QLineEdit *>();
    QVERIFY(field);
    field->setText(name);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(desk.labelText(QStringLiteral("statusWords")), QStringLiteral("Saved ") + path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray report = file.readAll();
    QVERIFY2(report.left(100).toLower().startsWith(begin.toLower()), report.left(100).constData());
    QVERIFY(report.contains(holds));
}

void TestScanPage::pausesAndStops()
{
    ScanDesk desk;
    desk.scan->script(sampleScan(), 5);
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.click(QStringLiteral("startButton"));
    desk.scan->allow(2);
    QTRY_COMPARE(desk.page->model()->totals().of(RowState::Waiting), 40);
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));
    QVERIFY(!desk.isEnabled(QStringLiteral("listField")));
    desk.click(QStringLiteral("pauseButton"));
    QVERIFY(desk.scan->isPaused());
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Paused"));
    QCOMPARE(desk.find<QPushButton>(QStringLiteral("pauseButton"))->text(),
             QStringLiteral("Go on"));
    desk.scan->allow(1);
    desk.click(QStringLiteral("pauseButton"));
    QVERIFY(!desk.scan->isPaused());
    QTRY_COMPARE(desk.page->model()->totals().of(RowState::Waiting), 35);

    desk.click(QStringLiteral("pauseButton"));
    desk.click(QStringLiteral("stopButton")); // also while it is held
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Stopped"));
    QCOMPARE(desk.page->model()->totals().of(RowState::Waiting), 35);
    QCOMPARE(desk.page->model()->totals().of(RowState::Error), 2);
    QVERIFY(
        desk.labelText(QStringLiteral("progressCounts")).startsWith(QStringLiteral("15 of 50")));
    QVERIFY(desk.isEnabled(QStringLiteral("startButton")));
    QVERIFY(desk.isEnabled(QStringLiteral("exportButton")));
}

void TestScanPage::givesNoPercentBeforeTheTotal()
{
    ScanDesk desk;
    desk.scan->script(sampleScan(), 25);
    desk.scan->steps[0].progress = {.done = 50, .total = 50};
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.click(QStringLiteral("startButton"));
    const auto *bar = desk.find<ThinBar>(QStringLiteral("progressBar"));
    desk.scan->allow(1);
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressCounts")).left(14),
                 QStringLiteral("50 images read"));
    QCOMPARE(desk.labelText(QStringLiteral("progressPercent")), QString());
    QVERIFY(bar->isBusy());
    desk.scan->allow(1);
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPercent")), QStringLiteral("66 %"));
    QVERIFY(!bar->isBusy());
}

void TestScanPage::tellsSeveralPlacesApart()
{
    ScanDesk desk;
    desk.window.resize(1000, 700);
    desk.scan->script(
        {sampleSource(1, QStringLiteral("nginx:1.25"),
                      {{.name = QStringLiteral("linux/amd64"),
                        .relation = Relation::SameConfig,
                        .places = {QStringLiteral("127.0.0.1:5077/private/nginx:1")}}})},
        1);
    desk.page->useLines("nginx:1.25\n");
    QTRY_VERIFY(desk.table()->isVisible());
    desk.scan->allowAll();
    desk.typeTarget(QStringLiteral("127.0.0.1:5077/private"));
    desk.click(QStringLiteral("startButton"));
    QTRY_VERIFY(!desk.page->isRunning());
    QCOMPARE(desk.cell(0, ScanColumn::FoundAt), QStringLiteral("private/nginx:1"));

    desk.typeTarget(QStringLiteral("127.0.0.1:5077/some/where/else"));
    desk.typeTarget(QStringLiteral("oci:/srv/images"));
    const auto *field = desk.find<TargetsField>(QStringLiteral("targetsField"));
    for (const TargetName &target : field->targets())
        QVERIFY(field->toolTip().contains(target.toString()));
    QVERIFY(field->toolTip().contains(QStringLiteral("white-space:pre;")));
    const auto *token = field->findChildren<TargetToken *>().constLast();
    for (const auto *one : field->findChildren<TargetToken *>()) {
        if (one->isVisible())
            token = one;
    }
    const auto *name = token->findChild<ShortenedLabel *>();
    QVERIFY2(name->fullText().endsWith(name->text().sliced(1)), qPrintable(name->text()));
    desk.scan->allowAll();
    desk.click(QStringLiteral("startButton"));
    QTRY_VERIFY(!desk.page->isRunning());
    QCOMPARE(desk.cell(0, ScanColumn::FoundAt), QStringLiteral("127.0.0.1:5077/private/nginx:1"));
}

void TestScanPage::forgetsTheEarlierList()
{
    ScanDesk desk;
    desk.scanSample();
    const auto *note = desk.find<QLabel>(QStringLiteral("targetsNote"));
    QCOMPARE(note->text(), QStringLiteral("52 repositories"));
    desk.window.resize(1440, 500);
    desk.selectLine(50);
    QVERIFY(desk.table()->verticalScrollBar()->value() > 0);
    desk.click(QStringLiteral("chipAlreadythere"));
    desk.find<QLineEdit>(QStringLiteral("filterEdit"))->setText(QStringLiteral("o"));
    QString lines;
    for (int i = 0; i < 100; ++i)
        lines += QStringLiteral("alpine:%1\n").arg(i);
    desk.page->useLines(lines.toUtf8());
    QTRY_COMPARE(desk.lines().size(), 100);
    QCOMPARE(desk.find<QLineEdit>(QStringLiteral("filterEdit"))->text(), QString());
    QVERIFY(desk.find<StatusChip>(QStringLiteral("chipAll"))->isChecked());
    QVERIFY(desk.table()->currentIndex().row() <= 0); // a view with the focus begins at the first
    QVERIFY(desk.table()->selectedRows().empty());
    QCOMPARE(desk.table()->verticalScrollBar()->value(), 0);
    QCOMPARE(note->text(), QString());
    QCOMPARE(desk.labelText(QStringLiteral("statusWords")), QString());
}

void TestScanPage::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("detail");
    QTest::newRow("a bad target") << QStringLiteral("target")
                                  << QStringLiteral("This is no place to search")
                                  << QStringLiteral("write docker://host");
    QTest::newRow("a list that is not there")
        << QStringLiteral("list") << QStringLiteral("The list cannot be read")
        << QStringLiteral("nowhere.txt");
    QTest::newRow("a registry that cannot list")
        << QStringLiteral("catalog") << QStringLiteral("The scan could not start")
        << QStringLiteral("name a repository");
    QTest::newRow("a file that cannot be written")
        << QStringLiteral("export") << QStringLiteral("The result was not saved")
        << QStringLiteral("choose another place");
}

void TestScanPage::saysWhatIsWrong()
{
    QFETCH(QString, what);
    QFETCH(QString, title);
    QFETCH(QString, detail);
    ScanDesk desk;
    if (what == QStringLiteral("target")) {
        desk.typeTarget(QStringLiteral("not_a_host"));
        QVERIFY(desk.find<TargetsField>(QStringLiteral("targetsField"))->isWrong());
    } else if (what == QStringLiteral("list")) {
        auto *field = desk.find<QLineEdit>(QStringLiteral("listPath"));
        QTest::keyClicks(field, QStringLiteral("/tmp/nowhere.txt"));
        QTest::keyClick(field, Qt::Key_Return);
    } else if (what == QStringLiteral("catalog")) {
        desk.loadSample();
        desk.typeTarget(QStringLiteral("registry.example.com"));
        desk.scan->ending = failure(
            ErrorKind::Denied,
            QStringLiteral("registry.example.com does not list its repositories "
                           "(403); name a repository: docker://registry.example.com/team/app"));
        desk.scan->allowAll();
        desk.click(QStringLiteral("startButton"));
    } else {
        desk.scanSample();
        desk.page->findChild<FileExport *>()->write(QStringLiteral("/proc/none/out.csv"),
                                                    [] { return QByteArray("line"); });
    }
    QTRY_COMPARE(desk.labelText(QStringLiteral("messageTitle")), title);
    QVERIFY2(desk.labelText(QStringLiteral("messageDetail")).contains(detail),
             qPrintable(desk.labelText(QStringLiteral("messageDetail"))));
    if (what == QStringLiteral("catalog")) {
        QVERIFY(desk.isEnabled(QStringLiteral("startButton")));
        desk.click(QStringLiteral("messageAction"));
        QVERIFY(desk.find<QLineEdit>(QStringLiteral("targetEdit"))->hasFocus());
        QVERIFY(desk.labelText(QStringLiteral("messageTitle")).isEmpty());
    }
}

void TestScanPage::offersWhatWasSaved()
{
    ScanDesk desk;
    desk.scanSample();
    const QTemporaryDir directory;
    auto *saved = desk.page->findChild<SavedBar *>();
    QVERIFY(!saved->isVisible());
    const QString path = directory.filePath(QStringLiteral("images-scan.csv"));
    desk.page->findChild<FileExport *>()->write(path, [] { return QByteArray("line"); });
    QTRY_VERIFY(saved->isVisible());
    QCOMPARE(saved->path(), path);
    QVERIFY(saved->findChild<QToolButton *>(QStringLiteral("savedFolder"))->isVisible());
}

void TestScanPage::namesPlacesThatCouldNotBeRead()
{
    ScanDesk desk;
    desk.scan->script(sampleScan(), 50);
    desk.scan->ending->unread
        = {{QStringLiteral("registry.example.com/team/secret"),
            Error{ErrorKind::Denied,
                  QStringLiteral("no permission to read team/secret (403); ask its owner")}},
           {QStringLiteral("registry.example.com/old:1"),
            Error{ErrorKind::NotFound, QStringLiteral("gone")}}};
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.scan->allowAll();
    desk.click(QStringLiteral("startButton"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("messageTitle")),
                 QStringLiteral("2 places to search could not be read"));
    const auto *detail = desk.find<QLabel>(QStringLiteral("messageDetail"));
    QVERIFY(detail->text().contains(QStringLiteral("ask its owner")));
    QVERIFY(detail->toolTip().contains(QStringLiteral("old:1")));
    desk.click(QStringLiteral("messageClose"));
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Scan complete"));
}

void TestScanPage::remembers()
{
    ScanDesk desk;
    const QString path = desk.directory.filePath(QStringLiteral("kept.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nginx:1\n");
    file.close();
    desk.page->openList(path);
    QTRY_VERIFY(desk.table()->isVisible());
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.scan->allowAll();
    desk.click(QStringLiteral("startButton"));
    QTRY_VERIFY(!desk.page->isRunning());

    ScanServices services;
    services.newScan = [&] { return desk.scan; };
    const ScanPage again(services, &desk.settings);
    QCOMPARE(again.bar()->targets()->targets().size(), 1U);
    QCOMPARE(again.bar()->targets()->targets().front().host(),
             QStringLiteral("registry.example.com"));
    auto *menu = again.bar()->findChild<QMenu *>(QStringLiteral("listActions"));
    const QList<QAction *> actions = menu->actions();
    QVERIFY(std::ranges::any_of(actions, [](const QAction *action) {
        return action->text().endsWith(QStringLiteral("kept.txt"));
    }));
}

SAMEINSIDE_TEST(TestScanPage)
#include "tst_scanpage.moc"
