// SPDX-License-Identifier: MIT
#include "tests/gui/look.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/scandesk.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/scanpage/table/statuschip.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLoggingCategory>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sameinside;

/// The lines of a scan as they are shown, and what they add up to beside them.
class TestScanTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false")); }
    void init() { applyLook(false); }
    void movesNothingWhileResultsArrive();
    void filtersAndCounts();
    void keepsTheSelectionWithItsLine();
    void tellsUnknownFromErrors();
    void pricesOnlyWhatItKnows();
    void copies();
};

void TestScanTable::movesNothingWhileResultsArrive()
{
    ScanDesk desk;
    desk.scan->script(sampleScan(), 5);
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
    QCOMPARE(desk.lines().constFirst(), QStringLiteral("5"));
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(desk.lines().constFirst(), QStringLiteral("12"));
    QCOMPARE(desk.find<QWidget>(QStringLiteral("progressCard"))->geometry(), card);
    QCOMPARE(desk.find<QWidget>(QStringLiteral("pauseButton"))->geometry(), start);
}

void TestScanTable::filtersAndCounts()
{
    ScanDesk desk;
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

void TestScanTable::keepsTheSelectionWithItsLine()
{
    ScanDesk desk;
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

void TestScanTable::tellsUnknownFromErrors()
{
    ScanDesk desk;
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
    desk.scan->script(sources, 50);
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

void TestScanTable::pricesOnlyWhatItKnows()
{
    ScanDesk desk;
    desk.scan->script(sampleScan(), 10);
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

void TestScanTable::copies()
{
    ScanDesk desk;
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

SAMEINSIDE_TEST(TestScanTable)
#include "tst_scantable.moc"
