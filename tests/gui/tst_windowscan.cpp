// SPDX-License-Identifier: MIT
#include "app/window/trafficcounters.h"
#include "app/window/windowscan.h"
#include "app/window/windowservices.h"
#include "tests/gui/look.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"
#include "ui/comparepage/comparepage.h"
#include "ui/palette/meaning.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/scanpage.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/window/mainwindow.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace sameinside;

/// The scan page in the real window, on the bundled example.
class TestWindowScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void scansTheExample();
    void opensThePairSideBySide();
    void lendsItsWordsToTheWindow();
    void countsNoFailureOfWhatWasStopped();
    void keepsTheWordsOfThePagesApart();
    void keysActForTheShownPage();
    void editorTakesItsKeys();
    void menuShowsThePage_data();
    void menuShowsThePage();
    void goesBackToTheScan();
    void tellsOfAScanElsewhere();
    void fillsTheButtonOfTheShownPage_data();
    void fillsTheButtonOfTheShownPage();
    void remembersThePage();
    void remembersThePageOfEarlierVersions_data();
    void remembersThePageOfEarlierVersions();
    void saysThatTheCatalogIsRefused();
    void leavesNothingRunning();

private:
    void open();
    void scan();
    void startOn(const QString &target);

    QString settingsFile() const { return m_directory.filePath(QStringLiteral("window.ini")); }

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
    ComparePage *m_compare = nullptr;
    ScanPage *m_page = nullptr;
};

void TestWindowScan::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false"));
    applyLook(false);
    QVERIFY(!exampleDirectory().isEmpty());
}

void TestWindowScan::init()
{
    open();
    m_window->showPage(m_page);
}

void TestWindowScan::open()
{
    CommonOptions options;
    options.noCache = true;
    const Sources sources(options);
    m_window = std::make_unique<MainWindow>(
        std::make_unique<QSettings>(settingsFile(), QSettings::IniFormat));
    m_compare = addComparePage(*m_window, windowServices(sources.session(), exampleDirectory()));
    m_page
        = addScanPage(*m_window, scanServices(sources.session(), exampleDirectory()), *m_compare);
    m_window->resize(1440, 900);
    showActive(*m_window);
}

void TestWindowScan::scan()
{
    auto *example = m_window->findChild<QAbstractButton *>(QStringLiteral("emptyExample"));
    QTRY_VERIFY(example && example->isVisible());
    QTest::mouseClick(example, Qt::LeftButton);
    const auto *phase = m_window->findChild<QLabel *>(QStringLiteral("progressPhase"));
    QTRY_COMPARE(phase->text(), QStringLiteral("Scan complete"));
}

void TestWindowScan::scansTheExample()
{
    scan();
    const ScanTotals &totals = m_page->model()->totals();
    QCOMPARE(totals.all(), 16);
    QCOMPARE(totals.of(RowState::Waiting), 0);
    QCOMPARE(totals.of(RowState::Error), 2); // the two bad lines that the list holds
    QVERIFY(totals.of(RowState::Present) > 0);
    QVERIFY(totals.of(RowState::Partial) > 0);
    QVERIFY(totals.of(RowState::Missing) > 0);
    QVERIFY(!saveScreenshot(m_window.get(), QStringLiteral("scan-example-1440")).isEmpty());
}

void TestWindowScan::opensThePairSideBySide()
{
    scan();
    auto *table = m_window->findChild<ScanTable *>();
    const auto nginx = std::ranges::find_if(m_page->model()->rows(), [](const ScanRow &row) {
        return row.result.source.endsWith(QStringLiteral(":nginx:1.25"));
    });
    QVERIFY(nginx != m_page->model()->rows().end());
    table->selectRow(m_page->model()->placeOfLine(nginx->result.line));
    QTest::mouseClick(m_window->findChild<QWidget *>(QStringLiteral("compareSideBySide")),
                      Qt::LeftButton);
    QVERIFY(m_compare->isVisible());
    QTRY_VERIFY(m_compare->comparison());
    QCOMPARE(m_compare->pair()->left, nginx->result.source);
    QVERIFY(m_compare->comparison()->relation >= Relation::SameConfig);
}

void TestWindowScan::lendsItsWordsToTheWindow()
{
    scan();
    QVERIFY2(m_window->windowTitle().startsWith(QStringLiteral("input.txt in ")),
             qPrintable(m_window->windowTitle()));
    QCOMPARE(m_window->focusWidget(), m_window->findChild<ScanTable *>());
    m_window->showPage(m_compare);
    QCOMPARE(m_window->windowTitle(), QStringLiteral("SameInside"));
    const auto *menu = m_window->findChild<QMenu *>(QStringLiteral("scanMenu"));
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 7);
}

void TestWindowScan::countsNoFailureOfWhatWasStopped()
{
    TrafficCounters counters;
    counters.count({.status = 200, .tries = 2});
    counters.count({.status = 503, .tries = 5, .note = QStringLiteral("r.example answers 503")});
    counters.count({.status = 304});
    counters.count({.status = 503});
    counters.count({.note = QStringLiteral("there is no host example.com; check its name")});
    counters.count({.note = QStringLiteral("stopped"), .isStopped = true});
    QCOMPARE(counters.traffic(), (ScanTraffic{.calls = 5, .retried = 2, .failed = 3, .reused = 1}));
    counters.reset();
    QCOMPARE(counters.traffic(), ScanTraffic());
}

void TestWindowScan::keepsTheWordsOfThePagesApart()
{
    const auto *status = m_window->findChild<QLabel *>(QStringLiteral("statusText"));
    const QString directory = exampleDirectory();
    const QString left = QStringLiteral("oci:%1/public:nginx:1.25").arg(directory);
    const QString right = QStringLiteral("oci:%1/private:mirror/nginx:1.25").arg(directory);
    m_compare->compare({left, right, {}});
    QTRY_VERIFY(m_compare->comparison());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("SameInside"));
    QCOMPARE(status->text(), QString());
    m_window->showPage(m_compare);
    QVERIFY2(status->text().startsWith(QStringLiteral("Verified ")), qPrintable(status->text()));
    QVERIFY(m_window->windowTitle().startsWith(
        QStringLiteral("Example: nginx:1.25 ↔ mirror/nginx:1.25")));
    m_page->useLines("nginx:1.25\n");
    QTRY_VERIFY(!m_page->title().isEmpty());
    QVERIFY(m_window->windowTitle().startsWith(
        QStringLiteral("Example: nginx:1.25 ↔ mirror/nginx:1.25")));
    m_window->showPage(m_page);
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("1 image")));
    QCOMPARE(status->text(), QString());
}

void TestWindowScan::keysActForTheShownPage()
{
    const auto action = [this](const char *name) {
        return m_window->findChild<QAction *>(QString::fromLatin1(name));
    };
    for (const char *name :
         {"actionCompare", "actionReload", "actionExport", "actionCopyDigest", "actionLoadContents",
          "actionVerify", "actionNext", "actionSwap", "actionStop"})
        QVERIFY2(!action(name)->isEnabled(), name);
    const auto *dialog = [this] {
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        return m_page->findChild<QFileDialog *>(QStringLiteral("listDialog"));
    }();
    QVERIFY(dialog);
    delete dialog;
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    scan();
    for (const auto key : {Qt::Key_F5, Qt::Key_Return}) {
        QSignalSpy runs(m_page, &ScanPage::runningChanged);
        QTest::keyClick(m_window.get(), key,
                        key == Qt::Key_F5 ? Qt::NoModifier : Qt::ControlModifier);
        QCOMPARE(runs.count(), 1);
        QVERIFY(m_page->isVisible());
        QTRY_VERIFY(!m_page->isRunning());
    }
    QCOMPARE(action("scanExport")->shortcut(), QKeySequence(QKeySequence::Save));
    QVERIFY(action("scanExport")->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    const auto *lines = m_page->findChild<QPlainTextEdit *>(QStringLiteral("linesEdit"));
    QVERIFY(lines->hasFocus());
    QCOMPARE(lines->toPlainText(), QString());
    m_window->showPage(m_compare);
    QVERIFY(action("scanExport")->shortcut().isEmpty());
    QCOMPARE(action("actionExport")->shortcut(), QKeySequence(QKeySequence::Save));
    QVERIFY(action("actionCompare")->isEnabled());
}

void TestWindowScan::editorTakesItsKeys()
{
    auto *lines = m_page->findChild<QPlainTextEdit *>(QStringLiteral("linesEdit"));
    const auto *phase = m_window->findChild<QLabel *>(QStringLiteral("progressPhase"));
    scan();
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClicks(lines, QStringLiteral("oci:/nowhere:1"));
    QTest::keyClick(lines, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_page->title().left(7), QStringLiteral("1 image"));
    QVERIFY(!m_page->isRunning());
    QCOMPARE(phase->text(), QStringLiteral("Ready to start"));
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(lines->isVisible());
    QTest::keyClick(lines, Qt::Key_Escape);
    QVERIFY(!lines->isVisible());
}

void TestWindowScan::menuShowsThePage_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"scanOpen", "scanNew", "scanEdit", "scanStart", "scanExport"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestWindowScan::menuShowsThePage()
{
    QFETCH(QString, name);
    scan();
    m_window->showPage(m_compare);
    m_window->findChild<QAction *>(name)->trigger();
    QVERIFY(m_page->isVisible());
    if (name == QStringLiteral("scanEdit"))
        QVERIFY(m_page->findChild<QWidget *>(QStringLiteral("linesEdit"))->hasFocus());
    qDeleteAll(m_page->findChildren<QFileDialog *>());
}

void TestWindowScan::goesBackToTheScan()
{
    m_window->showPage(m_compare);
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(m_page->isVisible());
    QVERIFY(!m_window->findChild<QAction *>(QStringLiteral("actionBack"))->isEnabled());
    m_window->showPage(m_compare);
    QTest::mouseClick(m_compare->findChild<QWidget *>(QStringLiteral("emptyPage")), Qt::BackButton);
    QVERIFY(m_page->isVisible());
}

void TestWindowScan::tellsOfAScanElsewhere()
{
    const auto *news = m_window->findChild<QLabel *>(QStringLiteral("pageNews"));
    const ScriptedServer server([](const ServedRequest &) { return ScriptedReply::silence(); });
    startOn(QStringLiteral("docker://") + server.host());
    QCOMPARE(news->text(), QString());
    m_window->showPage(m_compare);
    QCOMPARE(news->text(), QStringLiteral("A scan is running"));
    m_page->stop();
    QTRY_COMPARE(news->text(), QStringLiteral("The scan has ended"));
    m_window->showPage(m_page);
    m_window->showPage(m_compare);
    QCOMPARE(news->text(), QString());
}

void TestWindowScan::fillsTheButtonOfTheShownPage_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestWindowScan::fillsTheButtonOfTheShownPage()
{
    QFETCH(bool, dark);
    applyLook(dark);
    const auto ground = [this](const char *name) {
        auto *button = m_window->findChild<QWidget *>(QString::fromLatin1(name));
        return button->grab().toImage().pixelColor(8, button->height() / 2);
    };
    const QColor highlight = m_window->palette().color(QPalette::Highlight);
    const QColor current = ground("pageScan");
    QVERIFY2(std::abs(current.hue() - highlight.hue()) < 12, qPrintable(current.name()));
    QVERIFY2(current.saturation() > highlight.saturation() / 2, qPrintable(current.name()));
    QVERIFY(contrast(current, m_window->palette().color(QPalette::HighlightedText)) >= 4.5);
    QVERIFY(ground("pageCompare").saturation() < highlight.saturation() / 2);
    m_window->showPage(m_compare);
    QVERIFY(ground("pageCompare").saturation() > highlight.saturation() / 2);
    QVERIFY(ground("pageScan").saturation() < highlight.saturation() / 2);
    applyLook(false);
}

void TestWindowScan::remembersThePage()
{
    m_window->close();
    cleanup();
    open();
    QVERIFY(m_page->isVisible());
    QVERIFY(m_page->bar()->isVisible());
    m_window->showPage(m_compare);
    m_window->close();
    cleanup();
    open();
    QVERIFY(m_compare->isVisible());
}

// They kept the label.
void TestWindowScan::remembersThePageOfEarlierVersions_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<bool>("isScan");
    QTest::newRow("scan, by label") << QStringLiteral("Scan") << true;
    QTest::newRow("scan") << QStringLiteral("scan") << true;
    QTest::newRow("compare, by label") << QStringLiteral("Compare") << false;
    QTest::newRow("one that is gone") << QStringLiteral("Plan") << false;
}

void TestWindowScan::remembersThePageOfEarlierVersions()
{
    QFETCH(QString, kept);
    QFETCH(bool, isScan);
    cleanup();
    const QString key = QStringLiteral("window/page");
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        settings.setValue(key, kept);
    }
    open();
    QCOMPARE(m_page->isVisible(), isScan);
    QCOMPARE(m_compare->isVisible(), !isScan);
    m_window->close();
    cleanup();
    QCOMPARE(QSettings(settingsFile(), QSettings::IniFormat).value(key).toString(),
             isScan ? QStringLiteral("scan") : QStringLiteral("compare"));
}

void TestWindowScan::startOn(const QString &target)
{
    m_page->useLines("oci:/nowhere:1\n");
    auto *edit = m_window->findChild<QLineEdit *>(QStringLiteral("targetEdit"));
    m_page->bar()->targets()->setTargets({});
    edit->setText(target);
    auto *start = m_window->findChild<QAbstractButton *>(QStringLiteral("startButton"));
    Q_EMIT edit->textEdited(target);
    QTRY_VERIFY(start->isEnabled());
    start->setFocus();
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(m_page->isRunning());
}

void TestWindowScan::saysThatTheCatalogIsRefused()
{
    const ScriptedServer server([](const ServedRequest &request) {
        if (request.path == "/v2/team/tags/list")
            return ScriptedReply::text(200, R"({"name":"team","tags":[]})");
        return ScriptedReply::text(403, "{}");
    });
    startOn(QStringLiteral("docker://%1/team").arg(server.host()));
    const auto *title = m_window->findChild<QLabel *>(QStringLiteral("messageTitle"));
    QTRY_VERIFY(title->isVisible());
    QCOMPARE(title->text(), QStringLiteral("Searched in part"));
    const auto *detail = m_window->findChild<QLabel *>(QStringLiteral("messageDetail"));
    QCOMPARE(detail->text(),
             QStringLiteral("%1 does not let its repositories be listed: "
                            "docker://%1/team is taken as one repository")
                 .arg(server.host()));
    QVERIFY(!saveScreenshot(m_window.get(), QStringLiteral("scan-catalog-refused")).isEmpty());
}

void TestWindowScan::leavesNothingRunning()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("another thread")));
    const ScriptedServer server([](const ServedRequest &request) {
        return request.path == "/v2/_catalog"
            ? ScriptedReply::text(200, R"({"repositories":["a","b","c"]})")
            : ScriptedReply::silence();
    });
    startOn(QStringLiteral("docker://") + server.host());
    QTRY_VERIFY(server.requestCount() > 3);
    m_window->close();
    m_window.reset();
    QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
}

SAMEINSIDE_TEST(TestWindowScan)
#include "tst_windowscan.moc"
