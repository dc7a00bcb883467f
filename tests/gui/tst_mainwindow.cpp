// SPDX-License-Identifier: MIT
#include "app/window/leave.h"
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"
#include "ui/chain/hashchainview.h"
#include "ui/comparepage/commandline.h"
#include "ui/comparepage/detailtabs.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QScopeGuard>
#include <QScreen>
#include <QSemaphore>
#include <QSet>
#include <QStatusBar>
#include <QThreadPool>

using namespace sameinside;

namespace {

/// A third page, with something of each kind that a window takes.
class PlanPage final : public Page {
public:
    PlanPage()
    {
        m_run->setObjectName(QStringLiteral("planRun"));
        m_open->setObjectName(QStringLiteral("planOpen"));
        connect(m_run, &QAction::triggered, this, &Page::wanted);
    }
    QString id() const override { return QStringLiteral("plan"); }
    QString label() const override { return QStringLiteral("Copy plan"); }
    QWidget *bar() const override { return m_bar; }
    QString title() const override { return QStringLiteral("3 images"); }
    QString statusText() const override { return QStringLiteral("12 MB to copy"); }
    QString news() const override { return QStringLiteral("A plan is made"); }
    PageMenus menus() override
    {
        auto *own = new QMenu(QStringLiteral("&Plan"), this);
        own->addAction(m_run);
        return {.file = {m_open}, .own = own};
    }
    QList<PageKeys> keys() const override
    {
        return {{m_open, {QKeySequence::Open}}, {m_run, {QKeySequence(Qt::Key_F5)}}};
    }

private:
    QWidget *m_bar = new QWidget;
    QAction *m_run = new QAction(QStringLiteral("&Make"), this);
    QAction *m_open = new QAction(QStringLiteral("Open a &plan"), this);
};

const char *const blockedProgram = "--blocked";

// main() of a program that ends while a job is blocked.
int runBlocked(int, char **)
{
    const auto entered = std::make_shared<QSemaphore>();
    QThreadPool::globalInstance()->start([entered] {
        entered->release();
        QSemaphore().tryAcquire(1, 120'000);
    });
    entered->acquire();
    return leave(7);
}

[[maybe_unused]] const bool isHelperAdded = TestProgram::addHelper(blockedProgram, runBlocked);

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(false); }
    void init() { QFile::remove(m_pairs.settingsFile()); }
    void titleNamesThePair();
    void actionsFollowTheState();
    void everyActionHasItsOwnShortcut();
    void takesAnotherPage();
    void closesWhileASourceIsBlocked();
    void leavesWhileAJobIsBlocked();
    void newComparisonByKey();
    void compareByKeyNeedsNames();
    void recentPairsAreRemembered();
    void geometryIsRemembered();
    void copiesTheCommandLine();
    void copiesNoDigestWhereThereIsNone();
    void findsAndZoomsFromTheMenus();
    void helpHasAllExamples();
    void fitsASmallScreen_data();
    void fitsASmallScreen();
    void quotesForAShell_data();
    void quotesForAShell();
    void everyControlHasAName();
    void tabWalksThroughTheBar();

private:
    TestPairs m_pairs;
};

void TestMainWindow::titleNamesThePair()
{
    TestWindow test(m_pairs);
    QCOMPARE(test.window().windowTitle(), QStringLiteral("SameInside"));
    QVERIFY(test.open(m_pairs.recompressed()));
    QCOMPARE(test.window().windowTitle(),
             QStringLiteral("Example: nginx:1.25 ↔ mirror/nginx:1.25 — SameInside"));
}

void TestMainWindow::actionsFollowTheState()
{
    TestWindow test(m_pairs);
    const auto enabled = [&](const char *name) { return test.find<QAction>(name)->isEnabled(); };
    QVERIFY(!enabled("actionReload"));
    QVERIFY(!enabled("actionNext"));
    QVERIFY(!enabled("actionStop"));
    QVERIFY(!enabled("actionCopyCommand"));
    test.page().compare(m_pairs.walkThrough());
    QVERIFY(enabled("actionStop"));
    QVERIFY(!enabled("actionNext"));
    QTRY_VERIFY(enabled("actionNext"));
    QVERIFY(!enabled("actionStop"));
    QVERIFY(enabled("actionReload"));
    QVERIFY(test.open(m_pairs.missingRight()));
    QVERIFY(!enabled("actionNext"));
    QVERIFY(enabled("actionReload"));
}

void TestMainWindow::everyActionHasItsOwnShortcut()
{
    TestWindow test(m_pairs);
    QStringList keys;
    for (const QAction *action : test.window().findChildren<QAction *>()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue; // counts within its view only
        for (const QKeySequence &key : action->shortcuts())
            keys += key.toString();
    }
    QVERIFY(keys.size() > 12);
    QCOMPARE(keys.removeDuplicates(), 0);
}

void TestMainWindow::takesAnotherPage()
{
    TestWindow test(m_pairs);
    MainWindow &window = test.window();
    auto *plan = new PlanPage;
    window.addPage(plan);
    QVERIFY(test.page().isVisible());
    QCOMPARE(test.text("pageNews"), QStringLiteral("A plan is made"));
    QStringList menus;
    for (const QAction *menu : window.menuBar()->actions())
        menus += menu->text();
    QCOMPARE(menus.join(u' '), QStringLiteral("&File &Edit &View &Compare &Plan &Help"));
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY(plan->isVisible());
    QVERIFY(plan->isCurrent());
    QCOMPARE(window.windowTitle(), QStringLiteral("3 images — SameInside"));
    QCOMPARE(test.text("statusText"), QStringLiteral("12 MB to copy"));
    QCOMPARE(test.text("pageNews"), QString());
    const QKeySequence open(QKeySequence::Open);
    QCOMPARE(test.find<QAction>("planOpen")->shortcut(), open);
    QCOMPARE(test.find<QAction>("actionOpenLeft")->shortcut(), QKeySequence());
    QVERIFY(test.find<QAbstractButton>("pagePlan")->isChecked());
    window.showPage(&test.page());
    QCOMPARE(test.find<QAction>("actionOpenLeft")->shortcut(), open);
    test.find<QAction>("planRun")->trigger();
    QVERIFY(plan->isVisible());
    window.close();
    const QSettings settings(m_pairs.settingsFile(), QSettings::IniFormat);
    QCOMPARE(settings.value(QStringLiteral("window/page")).toString(), QStringLiteral("plan"));
}

// A source that is told to stop and does not: a pipe that nobody writes to, say.
void TestMainWindow::closesWhileASourceIsBlocked()
{
    const auto entered = std::make_shared<QSemaphore>();
    const auto release = std::make_shared<QSemaphore>();
    const auto atEnd = qScopeGuard([release] {
        release->release();
        QThreadPool::globalInstance()->waitForDone();
    });
    Services services;
    services.compare = [entered, release](const PairRequest &, const Services::Progress &,
                                          const std::stop_token &) {
        entered->release();
        release->tryAcquire(1, 60'000);
        return LoadedPair();
    };
    QElapsedTimer clock;
    {
        TestWindow test(m_pairs, services);
        test.page().compare(m_pairs.walkThrough());
        QVERIFY(entered->tryAcquire(1, 30'000));
        clock.start();
        test.window().close();
    }
    QVERIFY2(clock.elapsed() < 30'000, QByteArray::number(clock.elapsed()).constData());
}

// The end of a program is seen from another one: this one, run once more.
void TestMainWindow::leavesWhileAJobIsBlocked()
{
    QCOMPARE(leave(3), 3); // nothing is blocked here
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(blockedProgram)});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 7);
}

void TestMainWindow::newComparisonByKey()
{
    TestWindow test(m_pairs);
    QVERIFY(test.find<QLineEdit>("leftReference")->hasFocus()); // from the start
    QVERIFY(test.open(m_pairs.walkThrough()));
    QTest::keyClick(&test.window(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(test.find<QWidget>("emptyPage")->isVisible());
    QVERIFY(test.find<QLineEdit>("leftReference")->text().isEmpty());
    QTRY_VERIFY(test.find<QLineEdit>("leftReference")->hasFocus());
    QCOMPARE(test.window().windowTitle(), QStringLiteral("SameInside"));
}

void TestMainWindow::compareByKeyNeedsNames()
{
    TestWindow test(m_pairs);
    QTest::keyClick(&test.window(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(test.find<QLineEdit>("leftReference")->hasFocus());
    QVERIFY(!test.page().isLoading());
    QVERIFY(test.find<QWidget>("emptyPage")->isVisible());
    const auto note = [&] { return test.window().statusBar()->currentMessage(); };
    QVERIFY(note().startsWith(QStringLiteral("Name the public image first: ")));
    test.page().compare({QStringLiteral("nginx:1.25"), QStringLiteral(" "), {}});
    QVERIFY(test.find<QLineEdit>("rightReference")->hasFocus());
    QVERIFY(!test.page().isLoading());
    QVERIFY(note().startsWith(QStringLiteral("Name the private image first: ")));
}

void TestMainWindow::recentPairsAreRemembered()
{
    {
        TestWindow test(m_pairs);
        QVERIFY(!test.find<QMenu>("recentMenu")->isEnabled());
        QVERIFY(test.open(m_pairs.twoPlatforms()));
        QVERIFY(test.open(m_pairs.files()));
        QVERIFY(test.open(m_pairs.twoPlatforms()));
        QVERIFY(test.open(m_pairs.missingRight())); // failed, so not kept
        QVERIFY(test.open(m_pairs.walkThrough()));  // an example is none of one's own
    }
    TestWindow test(m_pairs);
    auto *menu = test.find<QMenu>("recentMenu");
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        if (action->objectName() == QStringLiteral("recent"))
            texts += action->text();
    }
    QCOMPARE(texts.size(), 2);
    QVERIFY(texts.at(0).contains(QStringLiteral(":two")));
    menu->actions().at(1)->trigger();
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(test.page().pair()->left, m_pairs.files().left);
    // the empty page goes on where one was
    test.find<QAction>("actionNew")->trigger();
    auto *last = test.find<QAbstractButton>("lastPair");
    QVERIFY(last->isVisible());
    last->click();
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(test.page().pair()->left, m_pairs.files().left);
    test.find<QAction>("actionClearRecent")->trigger();
    QVERIFY(!menu->isEnabled());
    QVERIFY(!last->isVisible());
}

void TestMainWindow::geometryIsRemembered()
{
    const QSize size(1111, 777);
    {
        TestWindow test(m_pairs);
        test.window().resize(size);
        test.window().close();
    }
    const MainWindow window(
        std::make_unique<QSettings>(m_pairs.settingsFile(), QSettings::IniFormat));
    QCOMPARE(window.size(), size);
}

void TestMainWindow::copiesTheCommandLine()
{
    TestWindow test(m_pairs);
    const PairRequest pair = m_pairs.walkThrough();
    QVERIFY(test.open(pair));
    QTest::keyClick(&test.window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("sameinside-cli compare %1 %2").arg(pair.left, pair.right));

    Services services = windowServices(
        std::make_shared<Sources>(
            CommonOptions{.plainHttpHosts = {"lab:5000"}, .caFile = "my ca.pem", .noCache = true}),
        m_pairs.exampleDirectory());
    TestWindow told(m_pairs, services);
    QVERIFY(told.open(pair));
    told.find<QAction>("actionCopyCommand")->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("sameinside-cli compare %1 %2 --plain-http lab:5000 --ca-file "
                            "'my ca.pem' --no-cache")
                 .arg(pair.left, pair.right));
}

// A row without a digest leaves the clipboard as it is, and says so.
void TestMainWindow::copiesNoDigestWhereThereIsNone()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    auto *left = test.find<ImageTreeView>("leftTree");
    left->setFocus();
    for (const auto &node : left->rows()->nodes()) {
        if (node.kind == TreeNode::Kind::Encoding) {
            left->setCurrentIndex(left->rows()->indexOf(node.self));
            break;
        }
    }
    QTest::keyClick(&test.window(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(test.window().statusBar()->currentMessage(), QStringLiteral("This row has no digest"));
}

void TestMainWindow::findsAndZoomsFromTheMenus()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    test.find<QAction>("actionFind")->trigger();
    QTRY_VERIFY(test.find<QWidget>("json")->isVisible());
    const HashChainView *why = test.page().tabs()->why();
    const double before = why->zoom();
    test.find<QAction>("actionZoomIn")->trigger();
    QVERIFY(why->isVisible());
    QVERIFY(why->zoom() > before);
    test.find<QAction>("actionZoomOut")->trigger();
    test.find<QAction>("actionZoomActual")->trigger();
    QCOMPARE(why->zoom(), 1.0);
    test.find<QAction>("actionZoomFit")->trigger();
    QVERIFY(!test.find<QAction>("actionZoomIn")->shortcuts().isEmpty());
}

void TestMainWindow::helpHasAllExamples()
{
    TestWindow test(m_pairs);
    const auto services
        = windowServices(std::make_shared<Sources>(CommonOptions{}), m_pairs.exampleDirectory());
    QVERIFY(services.examples.size() > 11);
    QSet<QString> titles;
    for (std::size_t i = 0; i < services.examples.size(); ++i) {
        const QByteArray name = "actionExample" + QByteArray::number(qulonglong(i + 1));
        titles.insert(test.find<QAction>(name.constData())->text());
        QVERIFY(test.open(services.examples[i].pair));
        QVERIFY2(test.page().comparison(), name.constData());
    }
    QCOMPARE(titles.size(), qsizetype(services.examples.size()));
}

void TestMainWindow::quotesForAShell_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("nginx:1.25@sha256:abc");
    QTest::newRow("space") << QStringLiteral("oci:/my images:1");
    QTest::newRow("quote") << QStringLiteral("it's");
    QTest::newRow("dollar and backtick") << QStringLiteral("$(id)`id`");
    QTest::newRow("line break") << QStringLiteral("a\nb");
    QTest::newRow("empty") << QString();
    QTest::newRow("umlaut") << QStringLiteral("oci:/büro:1");
    QTest::newRow("tilde") << QStringLiteral("~/x");
}

void TestMainWindow::quotesForAShell()
{
    QFETCH(QString, text);
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("printf %s ") + shellQuoted(text)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), text);
}

void TestMainWindow::everyControlHasAName()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    for (const QWidget *widget : test.window().findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(
            const_cast<QWidget *>(widget));
        QVERIFY(interface);
        const QByteArray what
            = QByteArray(widget->metaObject()->className()) + ' ' + widget->objectName().toUtf8();
        const bool named = !interface->text(QAccessible::Name).isEmpty();
        QVERIFY2(named, what.constData());
    }
}

void TestMainWindow::tabWalksThroughTheBar()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    test.find<QLineEdit>("leftReference")->setFocus();
    QStringList walked;
    for (int i = 0; i < 13; ++i) {
        walked += QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(walked,
             (QStringList{QStringLiteral("leftReference"), QStringLiteral("rightReference"),
                          QStringLiteral("swapButton"), QStringLiteral("platformChoice"),
                          QStringLiteral("compareButton"), QStringLiteral("chip manifest"),
                          QStringLiteral("chip config"), QStringLiteral("chip blobs"),
                          QStringLiteral("chip contents"), QStringLiteral("chip files"),
                          QStringLiteral("leftTree"), QStringLiteral("rightTree"),
                          QStringLiteral("qt_tabwidget_tabbar")}));
}

void TestMainWindow::fitsASmallScreen_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("smallScreen"); // without the title
    const QSize usual(1366, 768 - 32);
    QTest::newRow("usual font") << 1.0 << usual;
    QTest::newRow("larger font") << 1.5 << usual;
    QTest::newRow("144 dpi") << 1.0 << usual / 1.5; // where all is larger
}

void TestMainWindow::fitsASmallScreen()
{
    QFETCH(double, scale);
    QFETCH(QSize, smallScreen);
    const QFont usual = QApplication::font();
    const auto atEnd = qScopeGuard([usual] { QApplication::setFont(usual); });
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * scale);
    QApplication::setFont(large);
    TestWindow test(m_pairs, smallScreen);
    PairRequest damaged = m_pairs.brokenCopy();
    damaged.deep = true;
    const std::vector<PairRequest> pairs{
        {}, m_pairs.recompressed(), m_pairs.fourPlatforms(), m_pairs.missingRight(), damaged};
    for (const PairRequest &pair : pairs) {
        if (!pair.left.isEmpty())
            QVERIFY(test.open(pair));
        QTest::qWait(1); // what is laid out again
        const QString name = pair.left.section(u':', -1);
        saveScreenshot(
            &test.window(),
            QStringLiteral("small-%1-%2").arg(QString::fromLatin1(QTest::currentDataTag()), name));
        const QSize taken = test.window().minimumSizeHint().expandedTo(test.window().size());
        QVERIFY2(taken.width() <= smallScreen.width() && taken.height() <= smallScreen.height(),
                 qPrintable(
                     QStringLiteral("%1 %2x%3").arg(name).arg(taken.width()).arg(taken.height())));
    }
    // and the first window is no larger than the screen that it is on
    const MainWindow first(std::make_unique<QSettings>(
        m_pairs.settingsFile() + QStringLiteral(".none"), QSettings::IniFormat));
    const QSize room = first.screen()->availableSize();
    QVERIFY(first.width() <= room.width());
    QVERIFY(first.height() <= room.height());
}

SAMEINSIDE_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
