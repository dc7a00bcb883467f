// SPDX-License-Identifier: MIT
#include "tests/gui/look.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/scansamples.h"
#include "tests/support/windows/scriptedscan.h"
#include "ui/palette/meaning.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/scanpage.h"
#include "ui/scanpage/table/filterbar.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/scanpage/table/statuschip.h"
#include "ui/widgets/thinbar.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLoggingCategory>
#include <QMainWindow>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

#include <sys/stat.h>

using namespace sameinside;

namespace {

/// The page in a window, as the program shows it: its row in a tool bar, its words below.
struct Desk {
    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    std::shared_ptr<ScriptedScan> scan = std::make_shared<ScriptedScan>();
    QMainWindow window;
    ScanPage *page = nullptr;

    explicit Desk(bool withExample = true)
    {
        ScanServices services;
        services.newScan = [this] { return scan; };
        services.traffic = [] { return ScanTraffic{1024, 2, 0, 291}; };
        if (withExample)
            services.example = ScanExample{QStringLiteral("input.txt"), "nginx:1.25\n",
                                           QStringLiteral("oci:private")};
        page = new ScanPage(services, &settings);
        window.setCentralWidget(page);
        window.addToolBar(toolBar());
        auto *words = new QLabel;
        words->setObjectName(QStringLiteral("statusWords"));
        window.statusBar()->addWidget(words, 1);
        QObject::connect(page, &ScanPage::statusChanged, words, &QLabel::setText);
        QObject::connect(page, &ScanPage::titleChanged, &window, [this](const QString &title) {
            window.setWindowTitle(title + QStringLiteral(" — SameInside"));
        });
        window.resize(1440, 900);
        showActive(window);
    }
    ~Desk() { scan->allow(1000); }

    QToolBar *toolBar() const
    {
        auto *row = new QWidget;
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(8, 4, 8, 4);
        layout->setSpacing(0);
        for (const QString &name : {QStringLiteral("Compare"), QStringLiteral("Scan")}) {
            auto *toggle = new QToolButton;
            toggle->setText(name);
            toggle->setCheckable(true);
            toggle->setChecked(name == QStringLiteral("Scan"));
            toggle->setFixedHeight(page->bar()->sizeHint().height());
            toggle->setMinimumWidth(76);
            layout->addWidget(toggle);
        }
        layout->addSpacing(8);
        layout->addWidget(page->bar(), 1);
        auto *tools = new QToolBar;
        tools->setMovable(false);
        tools->addWidget(row);
        return tools;
    }

    template <class T>
    T *find(const QString &name) const
    {
        for (T *widget : window.findChildren<T *>(name))
            return widget;
        return nullptr;
    }
    void click(const QString &name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button, qPrintable(name));
        QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString labelText(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    bool isEnabled(const QString &name) const { return find<QWidget>(name)->isEnabled(); }
    ScanTable *table() const { return find<ScanTable>(QStringLiteral("scanTable")); }
    QString cell(int row, ScanColumn column) const
    {
        return table()->model()->index(row, int(column)).data().toString();
    }
    QStringList lines() const
    {
        QStringList lines;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            lines.append(cell(row, ScanColumn::Line));
        return lines;
    }

    // Steps that many tests begin with
    void typeTarget(const QString &text) const
    {
        auto *edit = find<QLineEdit>(QStringLiteral("targetEdit"));
        edit->setFocus();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void loadSample()
    {
        page->useLines(sampleList(sampleScan()).toUtf8());
        QTRY_COMPARE(table()->model()->rowCount(), 50);
    }
    void script(const std::vector<SourceResult> &sources, std::size_t perStep)
    {
        ScanProgress progress{.phase = ScanPhase::Reading, .total = 1004, .isTotalKnown = true};
        for (std::size_t i = 0; i < sources.size(); i += perStep) {
            ScriptedScan::Step step;
            for (std::size_t k = i; k < std::min(sources.size(), i + perStep); ++k)
                step.sources.push_back(sources[k]);
            progress.done = qint64(1004 * (i + perStep) / (sources.size() + perStep));
            progress.found
                += std::ranges::count(step.sources, ScanStatus::Present, &SourceResult::status);
            progress.perSecond = 412;
            progress.remaining = std::chrono::seconds(1);
            step.progress = progress;
            scan->steps.push_back(step);
        }
        ScanResult result;
        result.sources = sources;
        result.targets = {QStringLiteral("docker://123456789012.dkr.ecr.us-east-1.amazonaws.com")};
        result.summary.bytesToCopy = 4'509'715'660;
        result.summary.bytesThere = 16'750'372'454;
        result.summary.repositories = 52;
        result.summary.places = 1004;
        result.countStatuses();
        scan->ending = result;
    }
    void scanSample()
    {
        script(sampleScan(), 10);
        loadSample();
        typeTarget(QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com"));
        scan->allowAll();
        click(QStringLiteral("startButton"));
        QTRY_COMPARE(labelText(QStringLiteral("progressPhase")), QStringLiteral("Scan complete"));
    }
    void selectLine(int line) const
    {
        const int place = page->model()->placeOfLine(line);
        QVERIFY(place >= 0);
        const QModelIndex index = table()->model()->index(place, 1);
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          table()->visualRect(index).center());
    }
};

/// A list that is opened at once and comes when the test sends it.
class SlowList {
public:
    SlowList(ScanPage *page, const QString &path) : m_path(path)
    {
        if (mkfifo(QFile::encodeName(path).constData(), 0600) == 0)
            page->openList(path);
    }
    ~SlowList()
    {
        if (!m_isSent)
            send({});
    }
    SlowList(const SlowList &) = delete;
    SlowList &operator=(const SlowList &) = delete;

    void send(const QByteArray &text)
    {
        m_isSent = true;
        QFile pipe(m_path);
        if (pipe.open(QIODevice::WriteOnly)) // waits for the reader
            pipe.write(text);
    }

private:
    QString m_path;
    bool m_isSent = false;
};

/// Every size and look that pictures are made of.
struct Look {
    bool dark;
    QSize size;
    QString suffix() const
    {
        return (dark ? QStringLiteral("-dark") : QString())
            + QStringLiteral("-%1").arg(size.width());
    }
};
const std::array looks{Look{false, {1440, 900}}, Look{false, {1000, 700}}, Look{true, {1440, 900}},
                       Look{true, {1000, 700}}};

/// Texts that do not fit into the widgets that show them.
QStringList clipped(const QWidget &window)
{
    QStringList names;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->wordWrap() || qobject_cast<const ShortenedLabel *>(label))
            continue;
        if (label->fontMetrics().horizontalAdvance(label->text())
                > label->contentsRect().width() + 1
            || label->height() < label->fontMetrics().height() - 1)
            names.append(QStringLiteral("label ") + label->objectName() + u' ' + label->text());
    }
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || qobject_cast<const QToolButton *>(button))
            continue;
        const int text = button->fontMetrics().horizontalAdvance(button->text());
        if (button->width() < text + 12 || button->height() < button->fontMetrics().height())
            names.append(QStringLiteral("button ") + button->objectName() + u' ' + button->text());
    }
    return names;
}

} // namespace

class TestScanPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false")); }
    void init() { applyLook(false); }
    void teachesWhenEmpty();
    void startsTheExample();
    void startsOnlyWhatWasAskedFor();
    void scansTypedLines();
    void takesLists_data();
    void takesLists();
    void waitsForAListThatLoads();
    void movesNothingWhileResultsArrive();
    void filtersAndCounts();
    void keepsTheSelectionWithItsLine();
    void comparesSideBySide();
    void exports_data();
    void exports();
    void pausesAndStops();
    void givesNoPercentBeforeTheTotal();
    void showsFailuresAsTheyCome();
    void keepsAResultUntilTheNext();
    void takesBackWhatCouldNotStart();
    void takesBackAFirstScan();
    void tellsThatOptionsChanged();
    void pricesOnlyWhatItKnows();
    void forgetsTheEarlierList();
    void saysWhyThereAreNoRows();
    void startsWhatIsTyped();
    void keepsLinesThatWereLeft();
    void beginsANewList();
    void helpsWithWhatIsNoList_data();
    void helpsWithWhatIsNoList();
    void takesDroppedPlaces();
    void takesDroppedPlacesAsTheyAre();
    void leavesOpenWhatWasNotReached();
    void tellsUnknownFromErrors();
    void takesSeveralTargets();
    void tellsSeveralPlacesApart();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void namesPlacesThatCouldNotBeRead();
    void copies();
    void remembers();
    void isReachedByKeyboard();
    void goesOnInOrder();
    void keepsTheFocusOffTheButtons();
    void isReadable();
    void followsThePalette();
    void inksAnew();
    void makesRoom_data();
    void makesRoom();
    void pictures();
};

void TestScanPage::teachesWhenEmpty()
{
    Desk desk;
    QVERIFY(desk.find<QWidget>(QStringLiteral("scanEmptyPage"))->isVisible());
    for (const char *name : {"emptyOpen", "emptyPaste", "emptyExample"})
        QVERIFY2(desk.find<QWidget>(QString::fromLatin1(name))->isVisible(), name);
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));
    QVERIFY(!desk.isEnabled(QStringLiteral("exportButton")));
    QCOMPARE(desk.find<QWidget>(QStringLiteral("startButton"))->toolTip(),
             QStringLiteral("Open a list first"));
    const Desk other(false);
    QVERIFY(!other.find<QWidget>(QStringLiteral("emptyExample")));
}

void TestScanPage::startsTheExample()
{
    Desk desk;
    desk.script(
        {sampleSource(1, QStringLiteral("nginx:1.25"), {{.name = QStringLiteral("linux/amd64")}})},
        1);
    desk.scan->allowAll();
    desk.click(QStringLiteral("emptyExample"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Scan complete"));
    QCOMPARE(desk.scan->request().targets.front().toString(), QStringLiteral("oci:private"));
    QCOMPARE(desk.page->title(), QStringLiteral("input.txt in private"));
}

void TestScanPage::startsOnlyWhatWasAskedFor()
{
    Desk desk;
    const QString path = desk.directory.filePath(QStringLiteral("own.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("alpine:3\nredis:7\n");
    file.close();
    for (const bool isFile : {false, true}) {
        desk.page->useExample();
        if (isFile)
            desk.page->openList(path);
        else
            desk.page->useLines("alpine:3\n");
        QTRY_COMPARE(desk.lines().size(), isFile ? 2 : 1);
        QVERIFY(!desk.page->isRunning());
    }
    // lines that were typed, and left for a file
    desk.find<QAction>(QStringLiteral("scanNew"))->trigger();
    QTest::keyClicks(desk.find<QPlainTextEdit>(QStringLiteral("linesEdit")),
                     QStringLiteral("nginx:1"));
    desk.click(QStringLiteral("startButton"));
    desk.page->openList(path);
    QTRY_COMPARE(desk.lines().size(), 2);
    QTRY_VERIFY(desk.table()->isVisible());
    QVERIFY(!desk.page->isRunning());
}

void TestScanPage::scansTypedLines()
{
    Desk desk;
    desk.click(QStringLiteral("emptyPaste"));
    auto *edit = desk.find<QPlainTextEdit>(QStringLiteral("linesEdit"));
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, QStringLiteral("# mine"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("nginx:1.25"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("not a name!!"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("linesCount")),
                 QStringLiteral("2 images · line 3 is no image name"));
    desk.click(QStringLiteral("useLines"));
    QTRY_VERIFY(desk.table()->isVisible());
    QCOMPARE(desk.lines(), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    QCOMPARE(desk.labelText(QStringLiteral("listCount")), QStringLiteral("2 images"));
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")),
             QStringLiteral("Name a place to search first"));
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));

    desk.typeTarget(QStringLiteral("registry.example.com/team"));
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Ready to start"));
    QCOMPARE(desk.labelText(QStringLiteral("progressCounts")),
             QStringLiteral("1 image to look for · 1 line is no image name"));
    desk.script({sampleSource(2, QStringLiteral("nginx:1.25"),
                              {{.name = QStringLiteral("linux/amd64"),
                                .relation = Relation::SameConfig,
                                .places = {QStringLiteral("registry.example.com/team/nginx:1")}}})},
                1);
    // Enter once more, with nothing typed, starts
    QTest::keyClick(desk.find<QLineEdit>(QStringLiteral("targetEdit")), Qt::Key_Return);
    QVERIFY(desk.page->isRunning());
    QCOMPARE(desk.cell(0, ScanColumn::Verdict), QStringLiteral("Not checked yet"));
    desk.scan->allow(1);
    QTRY_COMPARE(desk.cell(0, ScanColumn::Verdict), QStringLiteral("Same image ID"));
    QCOMPARE(desk.cell(0, ScanColumn::FoundAt), QStringLiteral("team/nginx:1"));
    QVERIFY(desk.page->isRunning());
    desk.scan->allow(1);
    QTRY_VERIFY(!desk.page->isRunning());
    QCOMPARE(desk.scan->request().list.size(), 2U);
    QCOMPARE(desk.scan->request().wanted, Relation::SameConfig);
    QCOMPARE(
        desk.labelText(QStringLiteral("statusWords")),
        QStringLiteral("1,024 API calls · 2 retried · 0 failed     cache: 291 documents reused"));
    // the lines can be edited again
    desk.find<QAction>(QStringLiteral("editLines"))->trigger();
    QCOMPARE(edit->toPlainText(), QStringLiteral("# mine\nnginx:1.25\nnot a name!!"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(desk.table()->isVisible());
}

void TestScanPage::takesLists_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"typed path", "dialog", "dropped file", "dropped text",
                            "file on the field", "pasted into the page", "pasted into the field"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestScanPage::takesLists()
{
    QFETCH(QString, way);
    Desk desk;
    const QString path = desk.directory.filePath(QStringLiteral("some list.txt"));
    const QByteArray text = "alpine:3\nnginx:1\n# no\nredis:7\n";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    auto *field = desk.find<QLineEdit>(QStringLiteral("listPath"));
    QMimeData data;
    if (way.contains(QStringLiteral("file")))
        data.setUrls({QUrl::fromLocalFile(path)});
    else
        data.setText(QString::fromUtf8(text));
    if (way == QStringLiteral("typed path")) {
        QTest::keyClicks(field, path);
        QTest::keyClick(field, Qt::Key_Return);
    } else if (way == QStringLiteral("dialog")) {
        desk.click(QStringLiteral("emptyOpen"));
        QTRY_VERIFY(desk.find<QFileDialog>(QStringLiteral("listDialog")));
        auto *dialog = desk.find<QFileDialog>(QStringLiteral("listDialog"));
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    } else if (way.startsWith(QStringLiteral("pasted"))) {
        QApplication::clipboard()->setText(QString::fromUtf8(text));
        QWidget *at
            = way.contains(QStringLiteral("field")) ? static_cast<QWidget *>(field) : desk.page;
        at->setFocus();
        QTest::keyClick(at, Qt::Key_V, Qt::ControlModifier);
    } else {
        QWidget *at = way.contains(QStringLiteral("field"))
            ? desk.find<QWidget>(QStringLiteral("listField"))
            : desk.page;
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(at, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({20, 20}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
        drop.setDropAction(Qt::MoveAction);
        QApplication::sendEvent(at, &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(drop.dropAction(), Qt::CopyAction); // who gave it keeps it
    }
    QTRY_COMPARE(desk.lines(),
                 (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("4")}));
    QVERIFY(desk.table()->isVisible());
}

void TestScanPage::waitsForAListThatLoads()
{
    Desk desk;
    desk.script(sampleScan(), 25);
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    SlowList list(desk.page, desk.directory.filePath(QStringLiteral("slow.txt")));
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));
    QCOMPARE(desk.find<QWidget>(QStringLiteral("startButton"))->toolTip(),
             QStringLiteral("The list is being read"));
    desk.page->start();
    QVERIFY(!desk.page->isRunning());
    list.send("alpine:3\n");
    QTRY_COMPARE(desk.lines().size(), 1);
    QVERIFY(desk.isEnabled(QStringLiteral("startButton")));
    // where none comes, the one before can be looked for
    desk.page->openList(QStringLiteral("/nowhere/list.txt"));
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));
    desk.typeTarget(QStringLiteral("other.example.com"));
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")),
             QStringLiteral("The list is being read"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("messageTitle")),
                 QStringLiteral("The list cannot be read"));
    QVERIFY(desk.isEnabled(QStringLiteral("startButton")));
    desk.click(QStringLiteral("messageClose"));
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Ready to start"));
    desk.click(QStringLiteral("startButton"));
    desk.scan->allowAll();
    QTRY_VERIFY(!desk.page->isRunning());
    QCOMPARE(desk.scan->request().list.size(), 1U);
}

void TestScanPage::movesNothingWhileResultsArrive()
{
    Desk desk;
    desk.script(sampleScan(), 5);
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.click(QStringLiteral("startButton"));
    desk.scan->allow(3);
    QTRY_COMPARE(desk.page->model()->totals().checked(), 15);
    desk.table()->sortByColumn(int(ScanColumn::Verdict), Qt::AscendingOrder);
    const QStringList sorted = desk.lines();
    const QRect card = desk.find<QWidget>(QStringLiteral("progressCard"))->geometry();
    const QRect start = desk.find<QWidget>(QStringLiteral("pauseButton"))->geometry();
    desk.table()->verticalScrollBar()->setValue(120);
    desk.scan->allow(4);
    QTRY_VERIFY(desk.page->model()->totals().checked() >= 35);
    QCOMPARE(desk.lines(), sorted);
    QCOMPARE(desk.table()->verticalScrollBar()->value(), 120);
    desk.scan->allow(100);
    QTRY_VERIFY(!desk.page->isRunning());
    QCOMPARE(desk.lines(), sorted);
    // a click puts them into the order that was asked for, and the next one turns it round
    auto *header = desk.table()->horizontalHeader();
    const QPoint title(header->sectionViewportPosition(int(ScanColumn::Verdict)) + 20, 8);
    const QPoint edge(header->sectionViewportPosition(int(ScanColumn::Verdict)), 8);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, edge); // that is of the width
    QCOMPARE(desk.lines(), sorted);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(desk.lines().front(), QStringLiteral("5"));
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(desk.lines().front(), QStringLiteral("12"));
    QCOMPARE(desk.find<QWidget>(QStringLiteral("progressCard"))->geometry(), card);
    QCOMPARE(desk.find<QWidget>(QStringLiteral("pauseButton"))->geometry(), start);
}

void TestScanPage::filtersAndCounts()
{
    Desk desk;
    desk.scanSample();
    QCOMPARE(desk.labelText(QStringLiteral("countErrors")), QStringLiteral("2"));
    QCOMPARE(desk.find<StatusChip>(QStringLiteral("chipErrors"))->accessibleName(),
             QStringLiteral("Errors 2"));
    desk.click(QStringLiteral("chipErrors"));
    QCOMPARE(desk.lines(), (QStringList{QStringLiteral("12"), QStringLiteral("14")}));
    QVERIFY(!desk.find<StatusChip>(QStringLiteral("chipAll"))->isChecked());
    desk.click(QStringLiteral("chipInpart"));
    QCOMPARE(desk.lines().size(), 2 + desk.page->model()->totals().of(RowState::Partial));
    desk.click(QStringLiteral("chipAll"));
    QCOMPARE(desk.lines().size(), 50);
    QVERIFY(!desk.find<StatusChip>(QStringLiteral("chipErrors"))->isChecked());

    // by keyboard
    QTest::keyClick(desk.table(), Qt::Key_F, Qt::ControlModifier);
    auto *filter = desk.find<QLineEdit>(QStringLiteral("filterEdit"));
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("redis"));
    QCOMPARE(desk.lines(), (QStringList{QStringLiteral("5"), QStringLiteral("12")}));
    auto *chip = desk.find<StatusChip>(QStringLiteral("chipErrors"));
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    QCOMPARE(desk.lines(), QStringList{QStringLiteral("12")});
    // the counts are of the whole list
    QCOMPARE(desk.find<StatusChip>(QStringLiteral("chipAll"))->accessibleName(),
             QStringLiteral("All 50"));
    QCOMPARE(desk.labelText(QStringLiteral("bytesNeeded")), QStringLiteral("4.20 GiB"));
    QVERIFY(desk.labelText(QStringLiteral("progressCounts"))
                .startsWith(
                    QStringLiteral("50 images looked for among 1,004 images in 52 repositories")));
}

void TestScanPage::keepsTheSelectionWithItsLine()
{
    Desk desk;
    desk.scanSample();
    desk.selectLine(9);
    QCOMPARE(desk.labelText(QStringLiteral("selectedVerdict")),
             QStringLiteral("Shares 3 of 4 layers"));
    desk.table()->sortByColumn(int(ScanColumn::Image), Qt::DescendingOrder);
    QCOMPARE(desk.table()->currentRow()->result.line, 9);
    desk.click(QStringLiteral("chipErrors"));
    QVERIFY(!desk.table()->currentRow());
    QVERIFY(!desk.isEnabled(QStringLiteral("compareSideBySide")));
    desk.click(QStringLiteral("chipAll"));
    QVERIFY(desk.table()->currentRow());
    QCOMPARE(desk.table()->currentRow()->result.line, 9);
    QTest::keyClick(desk.table(), Qt::Key_A, Qt::ControlModifier);
    desk.table()->sortByColumn(int(ScanColumn::Line), Qt::AscendingOrder);
    QCOMPARE(desk.table()->selectedRows().size(), 50U);
}

void TestScanPage::comparesSideBySide()
{
    Desk desk;
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
    Desk desk;
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
    Desk desk;
    desk.script(sampleScan(), 5);
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

    // what is there can be saved on the way
    const QString path = desk.directory.filePath(QStringLiteral("part.json"));
    desk.page->exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray report = file.readAll();
    QVERIFY(report.simplified().replace(' ', "").contains("\"complete\":false"));
    QVERIFY(report.contains("not checked"));

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
    Desk desk;
    desk.script(sampleScan(), 25);
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

void TestScanPage::showsFailuresAsTheyCome()
{
    Desk desk;
    desk.script(sampleScan(), 25);
    const QString image = QStringLiteral("docker.io/library/redis:9.9.9");
    desk.scan->steps[0].sources
        = {sampleError(12, image, image + QStringLiteral(": the repository has no such tag"),
                       ErrorKind::NotFound)};
    desk.scan->steps[0].progress.failed = 2; // the other one is an image of the target
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.click(QStringLiteral("startButton"));
    desk.scan->allow(1);
    const int place = desk.page->model()->placeOfLine(12);
    QTRY_VERIFY(desk.cell(place, ScanColumn::Verdict) != QStringLiteral("Not checked yet"));
    QVERIFY(desk.page->isRunning());
    QCOMPARE(desk.find<StatusChip>(QStringLiteral("chipErrors"))->accessibleName(),
             QStringLiteral("Errors 2")); // with the line that is no image name
    // documents could not be read, lines are errors, and calls failed
    QVERIFY(desk.labelText(QStringLiteral("progressCounts"))
                .endsWith(QStringLiteral("2 could not be read")));
    QVERIFY(desk.labelText(QStringLiteral("statusWords")).contains(QStringLiteral("0 failed")));
}

void TestScanPage::keepsAResultUntilTheNext()
{
    Desk desk;
    desk.scanSample();
    const auto verdict = [&](int line) {
        return desk.cell(desk.page->model()->placeOfLine(line), ScanColumn::Verdict);
    };
    // the same question again: lines stay until they are judged anew
    desk.scan->steps[0].sources
        = {sampleSource(3, QStringLiteral("a"), {{.name = QStringLiteral("linux/amd64")}})};
    desk.click(QStringLiteral("startButton"));
    QCOMPARE(verdict(3), QStringLiteral("Same manifest"));
    desk.scan->allow(1);
    QTRY_COMPARE(verdict(3), QStringLiteral("Missing"));
    QCOMPARE(verdict(5), QStringLiteral("Same index"));
    desk.click(QStringLiteral("stopButton"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Stopped"));
    QCOMPARE(verdict(3), QStringLiteral("Missing"));
    QCOMPARE(verdict(5), QStringLiteral("Same index"));
    // another question: they go when there is something to tell of it
    desk.typeTarget(QStringLiteral("other.example.com"));
    desk.click(QStringLiteral("startButton"));
    QCOMPARE(verdict(5), QStringLiteral("Same index"));
    QVERIFY(desk.isEnabled(QStringLiteral("exportButton")));
    desk.scan->allow(1);
    QTRY_COMPARE(verdict(5), QStringLiteral("Not checked yet"));
    QCOMPARE(verdict(3), QStringLiteral("Missing"));
}

void TestScanPage::takesBackWhatCouldNotStart()
{
    Desk desk;
    desk.scanSample();
    const ScanTotals before = desk.page->model()->totals();
    const Error refused{ErrorKind::Unreachable, QStringLiteral("other.example.com refused")};
    desk.script({}, 1);
    // the sources are read at the same time, and are not reached either
    ScriptedScan::Step step;
    step.sources = {sampleError(3, QStringLiteral("a"), refused.detail, refused.kind)};
    for (const bool isAnother : {false, true}) {
        if (isAnother)
            desk.typeTarget(QStringLiteral("other.example.com"));
        desk.scan->steps = {step};
        desk.scan->ending = tl::unexpected(refused);
        desk.click(QStringLiteral("startButton"));
        desk.scan->allow(1);
        QTRY_COMPARE(desk.cell(0, ScanColumn::Verdict), QStringLiteral("Not reachable"));
        desk.scan->allow(1);
        QTRY_COMPARE(desk.labelText(QStringLiteral("messageTitle")),
                     QStringLiteral("The scan could not start"));
        QCOMPARE(desk.cell(0, ScanColumn::Verdict), QStringLiteral("Same manifest"));
        QCOMPARE(desk.page->model()->totals().rows, before.rows);
        QVERIFY(desk.isEnabled(QStringLiteral("exportButton")));
        QCOMPARE(desk.labelText(QStringLiteral("bytesNeeded")), QStringLiteral("4.20 GiB"));
    }
    // and one that was stopped before anything came of it
    desk.typeTarget(QStringLiteral("third.example.com"));
    desk.click(QStringLiteral("startButton"));
    desk.click(QStringLiteral("stopButton"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Stopped"));
    QCOMPARE(desk.page->model()->totals().rows, before.rows);
}

void TestScanPage::takesBackAFirstScan()
{
    Desk desk;
    desk.loadSample();
    const ScanTotals before = desk.page->model()->totals();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    const Error refused{ErrorKind::Unreachable, QStringLiteral("registry.example.com refused")};
    ScriptedScan::Step step;
    step.sources = {sampleError(3, QStringLiteral("a"), refused.detail, refused.kind)};
    desk.scan->steps = {step};
    desk.scan->ending = tl::unexpected(refused);
    desk.click(QStringLiteral("startButton"));
    desk.scan->allow(1);
    QTRY_COMPARE(desk.cell(0, ScanColumn::Verdict), QStringLiteral("Not reachable"));
    desk.scan->allow(1);
    QTRY_COMPARE(desk.labelText(QStringLiteral("messageTitle")),
                 QStringLiteral("The scan could not start"));
    QCOMPARE(desk.cell(0, ScanColumn::Verdict), QStringLiteral("Not checked yet"));
    QCOMPARE(desk.page->model()->totals().rows, before.rows);
    QVERIFY(!desk.isEnabled(QStringLiteral("exportButton")));
}

void TestScanPage::tellsThatOptionsChanged()
{
    Desk desk;
    desk.scanSample();
    const QString end = desk.labelText(QStringLiteral("progressCounts"));
    const auto choose
        = [&](const char *name) { desk.find<QAction>(QString::fromLatin1(name))->trigger(); };
    const QString outdated = QStringLiteral("The lines are of the earlier places and options");
    choose("same-layers");
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")), outdated);
    choose("same-config");
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Scan complete"));
    QCOMPARE(desk.labelText(QStringLiteral("progressCounts")), end);
    desk.typeTarget(QStringLiteral("other.example.com"));
    QCOMPARE(desk.labelText(QStringLiteral("progressPhase")), outdated);
    QVERIFY(desk.labelText(QStringLiteral("progressCounts")).startsWith(QStringLiteral("Start")));
    desk.scan->allowAll();
    desk.click(QStringLiteral("startButton"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Scan complete"));
}

void TestScanPage::pricesOnlyWhatItKnows()
{
    Desk desk;
    desk.script(sampleScan(), 10);
    desk.loadSample();
    QCOMPARE(desk.labelText(QStringLiteral("bytesNeeded")), QStringLiteral("—"));
    SourceResult unread = desk.scan->steps[0].sources[3]; // in part
    QCOMPARE(unread.status, ScanStatus::Partial);
    for (PlatformResult &platform : unread.platforms)
        platform.bytesToCopy.reset();
    SourceResult there = desk.scan->steps[0].sources[0];
    desk.scan->steps[0].sources = {unread};
    desk.scan->steps[1].sources = {there};
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.click(QStringLiteral("startButton"));
    desk.scan->allow(1);
    QTRY_COMPARE(desk.page->model()->totals().of(RowState::Partial), 1);
    QCOMPARE(desk.cell(3, ScanColumn::ToCopy), QString());
    QCOMPARE(desk.labelText(QStringLiteral("bytesNeeded")), QStringLiteral("—"));
    desk.scan->allow(1);
    QTRY_COMPARE(desk.labelText(QStringLiteral("bytesNeeded")), QStringLiteral("0 B"));
    QCOMPARE(desk.labelText(QStringLiteral("bytesTitle")), QStringLiteral("Bytes to copy, so far"));
    desk.scan->allowAll();
    QTRY_COMPARE(desk.labelText(QStringLiteral("bytesTitle")), QStringLiteral("Bytes to copy"));
}

void TestScanPage::forgetsTheEarlierList()
{
    Desk desk;
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

void TestScanPage::saysWhyThereAreNoRows()
{
    Desk desk;
    desk.scanSample();
    auto *filter = desk.find<QLineEdit>(QStringLiteral("filterEdit"));
    QCOMPARE(desk.labelText(QStringLiteral("noteTitle")), QString());
    filter->setText(QStringLiteral("nowhere"));
    QCOMPARE(desk.labelText(QStringLiteral("noteTitle")),
             QStringLiteral("No line fits the filter"));
    desk.click(QStringLiteral("noteAction"));
    QCOMPARE(desk.lines().size(), 50);
    QCOMPARE(desk.labelText(QStringLiteral("noteTitle")), QString());
    // Esc does the same, for words and chips, in the field and in the table
    for (QWidget *at : {static_cast<QWidget *>(filter), static_cast<QWidget *>(desk.table())}) {
        filter->setText(QStringLiteral("redis"));
        desk.click(QStringLiteral("chipErrors"));
        QCOMPARE(desk.lines(), QStringList{QStringLiteral("12")});
        at->setFocus();
        QTest::keyClick(at, Qt::Key_Escape);
        QCOMPARE(desk.lines().size(), 50);
    }
    desk.page->useLines("# nothing yet\n");
    QTRY_COMPARE(desk.labelText(QStringLiteral("noteTitle")),
                 QStringLiteral("The list names no images"));
    desk.click(QStringLiteral("noteAction"));
    QVERIFY(desk.find<QWidget>(QStringLiteral("linesEdit"))->isVisible());
}

void TestScanPage::startsWhatIsTyped()
{
    Desk desk;
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.find<QAction>(QStringLiteral("editLines"))->trigger();
    auto *edit = desk.find<QPlainTextEdit>(QStringLiteral("linesEdit"));
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));
    QTest::keyClicks(edit, QStringLiteral("alpine:3"));
    desk.click(QStringLiteral("startButton"));
    QTRY_VERIFY(desk.page->isRunning());
    desk.scan->allowAll();
    QTRY_VERIFY(!desk.page->isRunning());
    QCOMPARE(desk.scan->request().list.size(), 1U);
    QCOMPARE(desk.scan->request().list.front().text, QStringLiteral("alpine:3"));
    QVERIFY(desk.table()->isVisible());
}

void TestScanPage::keepsLinesThatWereLeft()
{
    Desk desk;
    // a shortcut of the window for the same keys does not come in between
    QAction other;
    other.setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::Key_Escape)});
    desk.window.addAction(&other);
    const QSignalSpy taken(&other, &QAction::triggered);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.click(QStringLiteral("emptyPaste"));
    auto *edit = desk.find<QPlainTextEdit>(QStringLiteral("linesEdit"));
    QTest::keyClicks(edit, QStringLiteral("alpine:3"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
    desk.click(QStringLiteral("emptyPaste"));
    QCOMPARE(edit->toPlainText(), QStringLiteral("alpine:3"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.lines().size(), 1);
    QCOMPARE(taken.size(), 0);
    // another list brings lines of its own
    desk.loadSample();
    desk.find<QAction>(QStringLiteral("editLines"))->trigger();
    QVERIFY(edit->toPlainText().contains(QStringLiteral("redis:9.9.9")));
}

void TestScanPage::beginsANewList()
{
    Desk desk;
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    auto *begin = desk.find<QAction>(QStringLiteral("scanNew"));
    begin->trigger();
    auto *edit = desk.find<QPlainTextEdit>(QStringLiteral("linesEdit"));
    QVERIFY(edit->isVisible());
    QCOMPARE(edit->toPlainText(), QString());
    QVERIFY(!desk.isEnabled(QStringLiteral("startButton")));
    QTest::keyClicks(edit, QStringLiteral("alpine:3"));
    QVERIFY(desk.isEnabled(QStringLiteral("startButton")));
    // what was typed and left is new enough
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
    begin->trigger();
    QCOMPARE(edit->toPlainText(), QStringLiteral("alpine:3"));
    // and the lines of a list are not
    desk.page->useLines("redis:7\n");
    QTRY_COMPARE(desk.lines().size(), 1);
    desk.find<QAction>(QStringLiteral("editLines"))->trigger();
    QVERIFY(!edit->toPlainText().isEmpty());
    begin->trigger();
    QCOMPARE(edit->toPlainText(), QString());
}

void TestScanPage::helpsWithWhatIsNoList_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("action");
    QTest::newRow("no such file") << QStringLiteral("/nowhere/list.txt")
                                  << QStringLiteral("/nowhere/list.txt: No such file")
                                  << QStringLiteral("Open another…");
    QTest::newRow("a directory") << QStringLiteral("/tmp")
                                 << QStringLiteral("/tmp is a directory. Open a file in it")
                                 << QStringLiteral("Open another…");
    QTest::newRow("an image") << QStringLiteral("nginx:1.25")
                              << QStringLiteral("There is no file nginx:1.25.")
                              << QStringLiteral("Type or paste lines…");
}

void TestScanPage::helpsWithWhatIsNoList()
{
    QFETCH(QString, typed);
    QFETCH(QString, detail);
    QFETCH(QString, action);
    Desk desk;
    auto *field = desk.find<ListField>(QStringLiteral("listField"));
    QTest::keyClicks(field->edit(), typed);
    QTest::keyClick(field->edit(), Qt::Key_Return);
    QTRY_COMPARE(desk.labelText(QStringLiteral("messageTitle")),
                 QStringLiteral("The list cannot be read"));
    QVERIFY2(desk.labelText(QStringLiteral("messageDetail")).startsWith(detail),
             qPrintable(desk.labelText(QStringLiteral("messageDetail"))));
    QCOMPARE(desk.find<QPushButton>(QStringLiteral("messageAction"))->text(), action);
    QCOMPARE(field->edit()->text(), typed);
    QVERIFY(field->isWrong());
    QTest::keyClick(field->edit(), Qt::Key_Backspace);
    QVERIFY(!field->isWrong());
    if (!action.startsWith(QStringLiteral("Type")))
        return;
    desk.click(QStringLiteral("messageAction"));
    QCOMPARE(desk.find<QPlainTextEdit>(QStringLiteral("linesEdit"))->toPlainText(), typed);
}

void TestScanPage::takesDroppedPlaces()
{
    const Desk desk;
    auto *field = desk.find<TargetsField>(QStringLiteral("targetsField"));
    QMimeData directory;
    directory.setUrls({QUrl::fromLocalFile(desk.directory.path())});
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(desk.directory.filePath(QStringLiteral("settings.ini")))});
    QMimeData text;
    text.setText(QStringLiteral("registry.example.com/team"));
    for (const QMimeData *data : {&directory, &file, &text}) {
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, data, Qt::LeftButton, {});
        QApplication::sendEvent(field, &enter);
        QCOMPARE(enter.isAccepted(), data != &file);
        if (!enter.isAccepted())
            continue;
        QDropEvent drop({20, 20}, Qt::CopyAction, data, Qt::LeftButton, {});
        QApplication::sendEvent(field, &drop);
        QVERIFY(drop.isAccepted());
    }
    QCOMPARE(field->targets().size(), 2U);
    QCOMPARE(field->targets()[0].path(), desk.directory.path());
    QCOMPARE(field->targets()[1].prefix(), QStringLiteral("team"));
}

void TestScanPage::takesDroppedPlacesAsTheyAre()
{
    const Desk desk;
    auto *field = desk.find<TargetsField>(QStringLiteral("targetsField"));
    const auto drop = [field](const QMimeData &data) {
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(field, &enter);
        QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(field, &event);
    };
    QMimeData directories;
    QList<QUrl> urls;
    for (const QString &name : {QStringLiteral("one, two"), QStringLiteral("three")}) {
        QVERIFY(QDir(desk.directory.path()).mkdir(name));
        urls.append(QUrl::fromLocalFile(desk.directory.filePath(name)));
    }
    directories.setUrls(urls);
    QMimeData text;
    text.setText(QStringLiteral("registry.example.com"));
    QTest::keyClicks(field->edit(), QStringLiteral("oci:/typ"));
    drop(directories);
    QCOMPARE(field->edit()->text(), QStringLiteral("oci:/typ"));
    QCOMPARE(field->targets().size(), 2U);
    QCOMPARE(field->targets()[0].path(), desk.directory.filePath(QStringLiteral("one, two")));
    QCOMPARE(field->targets()[1].path(), desk.directory.filePath(QStringLiteral("three")));
    drop(text);
    QCOMPARE(field->targets().size(), 4U);
    QCOMPARE(field->targets()[2].path(), QStringLiteral("/typ"));
    QCOMPARE(field->targets()[3].host(), QStringLiteral("registry.example.com"));
}

void TestScanPage::leavesOpenWhatWasNotReached()
{
    Desk desk;
    const std::vector<SourceResult> sample = sampleScan();
    desk.script(sample, 5);
    // read, but not looked for everywhere when the scan ends
    desk.scan->whenStopped
        = {sampleOpen(15, sample[9].source,
                      {{.name = QStringLiteral("linux/amd64"),
                        .relation = Relation::SharedLayers,
                        .nearest = QStringLiteral("registry.example.com/team/near:1"),
                        .sharedLayers = 2}},
                      Open::Stopped)};
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.click(QStringLiteral("startButton"));
    desk.scan->allow(1);
    QTRY_COMPARE(desk.page->model()->totals().of(RowState::Waiting), 44);
    desk.click(QStringLiteral("stopButton"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("progressPhase")), QStringLiteral("Stopped"));
    const ScanTotals &totals = desk.page->model()->totals();
    QCOMPARE(totals.of(RowState::Waiting), 44);
    QCOMPARE(totals.of(RowState::Error), 1); // what is no image name
    QVERIFY(desk.labelText(QStringLiteral("progressCounts")).startsWith(QStringLiteral("6 of 50")));
    QVERIFY(desk.labelText(QStringLiteral("progressPercent")) != QStringLiteral("100 %"));
    const int place = desk.page->model()->placeOfLine(15);
    QCOMPARE(desk.cell(place, ScanColumn::Verdict), QStringLiteral("Not checked yet"));
    QCOMPARE(desk.cell(place, ScanColumn::FoundAt), QStringLiteral("nearest: team/near:1"));
    desk.selectLine(15);
    QCOMPARE(desk.labelText(QStringLiteral("selectedReason")),
             QStringLiteral("Not found so far: the scan was stopped."));
}

void TestScanPage::tellsUnknownFromErrors()
{
    Desk desk;
    std::vector<SourceResult> sources = sampleScan();
    QVERIFY(!desk.find<QWidget>(QStringLiteral("chipNotknown"))->isVisible());
    sources[0] = sampleOpen(3, sources[0].source,
                            {{.name = QStringLiteral("linux/amd64"),
                              .relation = Relation::SharedLayers,
                              .nearest = QStringLiteral("registry.example.com/team/near:1"),
                              .sharedLayers = 2}},
                            Open::Unread);
    sources[1]
        = sampleOpen(4, sources[1].source, {{.name = QStringLiteral("linux/amd64")}}, Open::Unread);
    desk.script(sources, 50);
    desk.loadSample();
    desk.typeTarget(QStringLiteral("registry.example.com"));
    desk.scan->allowAll();
    desk.click(QStringLiteral("startButton"));
    QTRY_VERIFY(!desk.page->isRunning());
    QCOMPARE(desk.labelText(QStringLiteral("countErrors")), QStringLiteral("2"));
    QCOMPARE(desk.labelText(QStringLiteral("countNotknown")), QStringLiteral("2"));
    desk.click(QStringLiteral("chipNotknown"));
    QCOMPARE(desk.lines(), (QStringList{QStringLiteral("3"), QStringLiteral("4")}));
    QCOMPARE(desk.cell(0, ScanColumn::Verdict), QStringLiteral("Not known yet"));
    QCOMPARE(desk.cell(0, ScanColumn::FoundAt), QStringLiteral("nearest: team/near:1"));
    QVERIFY(desk.cell(1, ScanColumn::FoundAt).startsWith(QStringLiteral("not found, but 1 image")));
    desk.selectLine(3);
    QVERIFY(desk.labelText(QStringLiteral("selectedReason"))
                .contains(QStringLiteral("could not be read")));
    QCOMPARE(desk.find<QListWidget>(QStringLiteral("placeList"))->count(), 1);
    desk.page->useLines("nginx:1\n");
    QTRY_VERIFY(!desk.find<QWidget>(QStringLiteral("countNotknown"))->isVisible());
}

void TestScanPage::takesSeveralTargets()
{
    Desk desk;
    auto *field = desk.find<TargetsField>(QStringLiteral("targetsField"));
    desk.typeTarget(QStringLiteral("registry.example.com, docker://other.example.com:5000/team"));
    auto *edit = desk.find<QLineEdit>(QStringLiteral("targetEdit"));
    QTest::keyClicks(edit, QStringLiteral("oci:/some where,"));
    QCOMPARE(field->targets().size(), 3U);
    QCOMPARE(field->targets()[2].path(), QStringLiteral("/some where"));
    QTest::keyClicks(edit, QStringLiteral("registry.example.com ")); // once is enough
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(field->targets().size(), 3U);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QCOMPARE(field->targets().size(), 2U);
    QList<QToolButton *> crosses;
    for (auto *cross : field->findChildren<QToolButton *>(QStringLiteral("removeTarget"))) {
        if (cross->isVisible())
            crosses.append(cross);
    }
    QCOMPARE(crosses.size(), 2);
    QTest::mouseClick(crosses.front(), Qt::LeftButton);
    QCOMPARE(field->targets().size(), 1U);
    QCOMPARE(field->targets().front().host(), QStringLiteral("other.example.com:5000"));
}

void TestScanPage::tellsSeveralPlacesApart()
{
    Desk desk;
    desk.window.resize(1000, 700);
    desk.script({sampleSource(1, QStringLiteral("nginx:1.25"),
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
    Desk desk;
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
        desk.page->exportTo(QStringLiteral("/proc/none/out.csv"));
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

void TestScanPage::namesPlacesThatCouldNotBeRead()
{
    Desk desk;
    desk.script(sampleScan(), 50);
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

void TestScanPage::copies()
{
    Desk desk;
    desk.scanSample();
    desk.selectLine(4);
    QTest::keyClick(desk.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(desk.table(), Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text.count(u'\n'), 3);
    QVERIFY(text.startsWith(QStringLiteral("Line\t")));
    QVERIFY(text.contains(
        QStringLiteral("\n4\tpublic.ecr.aws/docker/library/nginx:1.25\t4 of 4\tSame image ID\t")));
    QVERIFY(QApplication::clipboard()->mimeData()->hasFormat(
        QStringLiteral("text/tab-separated-values")));

    desk.selectLine(4);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, QPoint(100, 100));
    QApplication::sendEvent(desk.table()->viewport(), &event);
    QTRY_VERIFY(desk.find<QMenu>(QStringLiteral("rowMenu")));
    auto *menu = desk.find<QMenu>(QStringLiteral("rowMenu"));
    menu->findChild<QAction *>(QStringLiteral("copyDigest"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             sampleDigest(QStringLiteral("public.ecr.aws/docker/library/nginx:1.25")).toString());
    menu->findChild<QAction *>(QStringLiteral("copyReference"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("public.ecr.aws/docker/library/nginx:1.25"));
    const QSignalSpy spy(desk.page, &ScanPage::compareRequested);
    menu->findChild<QAction *>(QStringLiteral("compareAction"))->trigger();
    QCOMPARE(spy.size(), 1);
    menu->close();
}

void TestScanPage::remembers()
{
    Desk desk;
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

void TestScanPage::isReachedByKeyboard()
{
    Desk desk;
    desk.scanSample();
    desk.selectLine(4);
    desk.find<QWidget>(QStringLiteral("listPath"))->setFocus();
    QSet<QString> reached;
    for (int i = 0; i < 60; ++i) {
        if (const QWidget *focus = QApplication::focusWidget()) {
            reached.insert(focus->objectName());
            const auto *input = qobject_cast<const QLineEdit *>(focus);
            const auto *button = qobject_cast<const QAbstractButton *>(focus);
            const bool hasName = !focus->accessibleName().isEmpty()
                || (button && !button->text().isEmpty())
                || (input && !input->placeholderText().isEmpty());
            QVERIFY2(hasName,
                     qPrintable(focus->objectName()
                                + QString::fromLatin1(focus->metaObject()->className())));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char *name :
         {"listPath", "listMenu", "targetEdit", "targetsMenu", "removeTarget", "optionsButton",
          "startButton", "exportButton", "filterEdit", "chipAll", "chipAlreadythere", "chipInpart",
          "chipMissing", "chipErrors", "detailsButton", "scanTable", "placeList",
          "compareSideBySide"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

void TestScanPage::goesOnInOrder()
{
    Desk desk;
    desk.loadSample();
    desk.typeTarget(QStringLiteral("a.example.com"));
    desk.typeTarget(QStringLiteral("b.example.com"));
    desk.typeTarget(QStringLiteral("c.example.com"));
    desk.find<TargetsField>(QStringLiteral("targetsField"))
        ->remove(*TargetName::parse(QStringLiteral("a.example.com")));
    desk.find<QWidget>(QStringLiteral("listPath"))->setFocus();
    QStringList order;
    for (int i = 0; i < 7; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *focus = QApplication::focusWidget();
        order.append(focus->objectName() == QStringLiteral("removeTarget")
                         ? focus->accessibleName().right(13)
                         : focus->objectName());
    }
    QCOMPARE(order,
             (QStringList{QStringLiteral("listMenu"), QStringLiteral("b.example.com"),
                          QStringLiteral("c.example.com"), QStringLiteral("targetEdit"),
                          QStringLiteral("targetsMenu"), QStringLiteral("optionsButton"),
                          QStringLiteral("startButton")}));
}

void TestScanPage::keepsTheFocusOffTheButtons()
{
    Desk desk;
    desk.script(sampleScan(), 10);
    desk.loadSample();
    desk.typeTarget(QStringLiteral("a.example.com"));
    for (const char *button : {"startButton", "stopButton"}) {
        desk.find<QWidget>(QString::fromLatin1(button))->setFocus();
        desk.click(QString::fromLatin1(button));
        QTRY_COMPARE(QApplication::focusWidget(), desk.table());
    }
    QTRY_VERIFY(!desk.page->isRunning());
    // one that is pressed again keeps it
    desk.click(QStringLiteral("startButton"));
    desk.find<QWidget>(QStringLiteral("pauseButton"))->setFocus();
    desk.click(QStringLiteral("pauseButton"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("pauseButton"));
}

void TestScanPage::isReadable()
{
    for (const bool dark : {false, true}) {
        applyLook(dark);
        const QPalette palette = QApplication::palette();
        const QColor window = palette.color(QPalette::Window);
        const QColor base = palette.color(QPalette::Base);
        QVERIFY(contrast(faintTextColour(palette), window) >= 4.5);
        QVERIFY(contrast(faintTextColour(palette), base) >= 4.5);
        QVERIFY(
            contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
            >= 4.5);
    }
}

void TestScanPage::followsThePalette()
{
    Desk desk;
    desk.loadSample();
    QVERIFY(desk.labelText(QStringLiteral("summaryChecked")).isEmpty()); // nobody looked yet
    const auto ink = [&] {
        const QImage icon
            = desk.find<QToolButton>(QStringLiteral("detailsButton"))->icon().pixmap(16).toImage();
        return icon.pixelColor(icon.width() * 3 / 4, icon.height() / 2).lightness();
    };
    QVERIFY(ink() < 128);
    applyLook(true);
    QTRY_VERIFY(ink() > 128);
}

void TestScanPage::inksAnew()
{
    const auto inks = [](const Desk &desk) {
        QStringList all;
        for (const QWidget *widget : desk.window.findChildren<QWidget *>())
            all.append(QString::fromLatin1(widget->metaObject()->className()) + u' '
                       + widget->objectName() + u' '
                       + widget->palette().color(widget->foregroundRole()).name());
        return all;
    };
    const auto fill = [](Desk &desk) {
        desk.scanSample();
        desk.selectLine(4);
        desk.typeTarget(QStringLiteral("not_a_host"));
        desk.find<QAction>(QStringLiteral("editLines"))->trigger();
        auto *edit = desk.find<QPlainTextEdit>(QStringLiteral("linesEdit"));
        edit->setPlainText(QStringLiteral("not a name!!"));
        QTRY_VERIFY(desk.labelText(QStringLiteral("linesCount")).contains(QStringLiteral("no")));
    };
    Desk open;
    fill(open);
    QApplication::setPalette(darkPalette());
    Desk fresh;
    fill(fresh);
    QTRY_COMPARE(inks(open), inks(fresh));
}

void TestScanPage::makesRoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("details");
    QTest::newRow("large") << QSize(1440, 900) << true;
    QTest::newRow("small") << QSize(1000, 700) << false;
    QTest::newRow("small, with details") << QSize(1000, 700) << true;
}

void TestScanPage::makesRoom()
{
    QFETCH(QSize, size);
    QFETCH(bool, details);
    Desk desk;
    desk.scanSample();
    desk.selectLine(8); // with the longest verdict
    desk.window.resize(size);
    QTRY_COMPARE(desk.window.size(), size);
    QCOMPARE(desk.find<QWidget>(QStringLiteral("scanDetails"))->isVisible(), size.width() > 1100);
    desk.find<QToolButton>(QStringLiteral("detailsButton"))->setChecked(details);
    QApplication::processEvents();
    QVERIFY(desk.find<QWidget>(QStringLiteral("scanDetails"))->isVisible() == details);
    // the narrowest pane, where nothing may stand beyond its edge
    if (details && size.width() < 1100) {
        desk.find<QSplitter>(QStringLiteral("scanSplitter"))->setSizes({1000, 1});
        const auto *area
            = desk.find<QWidget>(QStringLiteral("scanDetails"))->findChild<QScrollArea *>();
        QTRY_COMPARE(area->widget()->width(), area->viewport()->width());
        QCOMPARE(area->verticalScrollBar()->maximum(), 0);
    }
    QCOMPARE(desk.window.size(), size);
    QCOMPARE(clipped(desk.window), QStringList());
    QVERIFY(desk.table()->verticalHeader()->defaultSectionSize() >= 28);
    // the columns fill the table, and no more
    QCOMPARE(desk.table()->horizontalHeader()->length(), desk.table()->viewport()->width());
}

void TestScanPage::pictures()
{
    for (const Look &look : looks) {
        applyLook(look.dark);
        const auto save = [&](Desk &desk, const QString &name) {
            QApplication::processEvents();
            QVERIFY(!saveScreenshot(&desk.window, QStringLiteral("scan-") + name + look.suffix())
                         .isEmpty());
        };
        Desk empty;
        empty.window.resize(look.size);
        save(empty, QStringLiteral("empty"));
        empty.click(QStringLiteral("emptyPaste"));
        empty.find<QPlainTextEdit>(QStringLiteral("linesEdit"))
            ->setPlainText(QStringLiteral("nginx:1.25\nnot a name!!\n"));
        QTRY_VERIFY(empty.labelText(QStringLiteral("linesCount")).startsWith(u'2'));
        save(empty, QStringLiteral("lines"));

        Desk running;
        running.window.resize(look.size);
        running.script(sampleScan(), 5);
        running.loadSample();
        running.typeTarget(QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com"));
        running.click(QStringLiteral("startButton"));
        running.scan->allow(4);
        QTRY_COMPARE(running.page->model()->totals().checked(), 20);
        running.selectLine(3);
        save(running, QStringLiteral("running"));

        Desk done;
        done.window.resize(look.size);
        done.scanSample();
        done.selectLine(4);
        save(done, QStringLiteral("done"));
        done.find<QToolButton>(QStringLiteral("detailsButton"))->setChecked(true);
        done.click(QStringLiteral("chipErrors"));
        done.click(QStringLiteral("chipMissing"));
        done.typeTarget(QStringLiteral("registry.example.com:5000/team"));
        done.typeTarget(QStringLiteral("oci:/srv/images/mirror"));
        done.typeTarget(QStringLiteral("no_host"));
        done.selectLine(9);
        save(done, QStringLiteral("filtered"));

        Desk open;
        open.window.resize(look.size);
        std::vector<SourceResult> sources = sampleScan();
        for (std::size_t i = 0; i < sources.size(); i += 3) {
            SourceResult &source = sources[i];
            if (source.status != ScanStatus::Missing && i % 2 == 0)
                source = sampleOpen(source.line, source.source,
                                    {{.name = QStringLiteral("linux/amd64"),
                                      .relation = Relation::SharedLayers,
                                      .nearest = QStringLiteral("registry.example.com/team/near:1"),
                                      .sharedLayers = 2}},
                                    Open::Unread);
        }
        open.script(sources, 50);
        open.loadSample();
        open.typeTarget(QStringLiteral("registry.example.com/team"));
        open.typeTarget(QStringLiteral("registry.example.com/mirror"));
        open.scan->allowAll();
        open.click(QStringLiteral("startButton"));
        QTRY_VERIFY(!open.page->isRunning());
        open.find<QToolButton>(QStringLiteral("detailsButton"))->setChecked(true);
        open.selectLine(3);
        QCOMPARE(open.window.size(), look.size);
        const auto *bar = open.find<QWidget>(QStringLiteral("filterEdit"))->parentWidget();
        for (const auto *chip : bar->findChildren<StatusChip *>())
            QCOMPARE(chip->width(), chip->sizeHint().width());
        save(open, QStringLiteral("open"));
        open.find<QLineEdit>(QStringLiteral("filterEdit"))->setText(QStringLiteral("nowhere"));
        save(open, QStringLiteral("nothing"));
    }
    applyLook(false);
}

SAMEINSIDE_TEST(TestScanPage)
#include "tst_scanpage.moc"
