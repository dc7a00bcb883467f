// SPDX-License-Identifier: MIT
#include "tests/gui/look.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/scandesk.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/table/scantable.h"

#include <QAction>
#include <QApplication>
#include <QLoggingCategory>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace sameinside;

/// The page of scans without a mouse.
class TestScanKeyboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false")); }
    void init() { applyLook(false); }
    void isReachedByKeyboard();
    void goesOnInOrder();
    void keepsTheFocusOffTheButtons();
    void keepsLinesThatWereLeft();
};

void TestScanKeyboard::isReachedByKeyboard()
{
    ScanDesk desk;
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

void TestScanKeyboard::goesOnInOrder()
{
    ScanDesk desk;
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

void TestScanKeyboard::keepsTheFocusOffTheButtons()
{
    ScanDesk desk;
    desk.scan->script(sampleScan(), 10);
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

void TestScanKeyboard::keepsLinesThatWereLeft()
{
    ScanDesk desk;
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

SAMEINSIDE_TEST(TestScanKeyboard)
#include "tst_scankeyboard.moc"
