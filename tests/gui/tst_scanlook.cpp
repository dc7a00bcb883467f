// SPDX-License-Identifier: MIT
#include "tests/gui/look.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/scandesk.h"
#include "ui/palette/meaning.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/scanpage/table/statuschip.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLoggingCategory>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

using namespace sameinside;

namespace {

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

/// The page of scans in every size and palette.
class TestScanLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false")); }
    void init() { applyLook(false); }
    void isReadable();
    void followsThePalette();
    void inksAnew();
    void makesRoom_data();
    void makesRoom();
    void pictures();
};

void TestScanLook::isReadable()
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

void TestScanLook::followsThePalette()
{
    ScanDesk desk;
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

void TestScanLook::inksAnew()
{
    const auto inks = [](const ScanDesk &desk) {
        QStringList all;
        for (const QWidget *widget : desk.window.findChildren<QWidget *>())
            all.append(QString::fromLatin1(widget->metaObject()->className()) + u' '
                       + widget->objectName() + u' '
                       + widget->palette().color(widget->foregroundRole()).name());
        return all;
    };
    const auto fill = [](ScanDesk &desk) {
        desk.scanSample();
        desk.selectLine(4);
        desk.typeTarget(QStringLiteral("not_a_host"));
        desk.find<QAction>(QStringLiteral("editLines"))->trigger();
        auto *edit = desk.find<QPlainTextEdit>(QStringLiteral("linesEdit"));
        edit->setPlainText(QStringLiteral("not a name!!"));
        QTRY_VERIFY(desk.labelText(QStringLiteral("linesCount")).contains(QStringLiteral("no")));
    };
    ScanDesk open;
    fill(open);
    QApplication::setPalette(darkPalette());
    ScanDesk fresh;
    fill(fresh);
    QTRY_COMPARE(inks(open), inks(fresh));
}

void TestScanLook::makesRoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("details");
    QTest::newRow("large") << QSize(1440, 900) << true;
    QTest::newRow("small") << QSize(1000, 700) << false;
    QTest::newRow("small, with details") << QSize(1000, 700) << true;
}

void TestScanLook::makesRoom()
{
    QFETCH(QSize, size);
    QFETCH(bool, details);
    ScanDesk desk;
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

void TestScanLook::pictures()
{
    for (const Look &look : looks) {
        applyLook(look.dark);
        const auto save = [&](ScanDesk &desk, const QString &name) {
            QApplication::processEvents();
            QVERIFY(!saveScreenshot(&desk.window, QStringLiteral("scan-") + name + look.suffix())
                         .isEmpty());
        };
        ScanDesk empty;
        empty.window.resize(look.size);
        save(empty, QStringLiteral("empty"));
        empty.click(QStringLiteral("emptyPaste"));
        empty.find<QPlainTextEdit>(QStringLiteral("linesEdit"))
            ->setPlainText(QStringLiteral("nginx:1.25\nnot a name!!\n"));
        QTRY_VERIFY(empty.labelText(QStringLiteral("linesCount")).startsWith(u'2'));
        save(empty, QStringLiteral("lines"));

        ScanDesk running;
        running.window.resize(look.size);
        running.scan->script(sampleScan(), 5);
        running.loadSample();
        running.typeTarget(QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com"));
        running.click(QStringLiteral("startButton"));
        running.scan->allow(4);
        QTRY_COMPARE(running.page->model()->totals().checked(), 20);
        running.selectLine(3);
        save(running, QStringLiteral("running"));

        ScanDesk done;
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

        ScanDesk open;
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
        open.scan->script(sources, 50);
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

SAMEINSIDE_TEST(TestScanLook)
#include "tst_scanlook.moc"
