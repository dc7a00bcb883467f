// SPDX-License-Identifier: MIT
#include "tests/gui/look.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/scandesk.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/table/scantable.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTest>

#include <sys/stat.h>

using namespace sameinside;

/// How the page of scans comes to its lines.
class TestScanLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false")); }
    void init() { applyLook(false); }
    void takesLists_data();
    void takesLists();
    void scansTypedLines();
    void startsWhatIsTyped();
    void beginsANewList();
    void helpsWithWhatIsNoList_data();
    void helpsWithWhatIsNoList();
    void saysWhyThereAreNoRows();
    void refusesAPipe();
};

void TestScanLists::takesLists_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"typed path", "dialog", "dropped file", "dropped text",
                            "file on the field", "pasted into the page", "pasted into the field"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestScanLists::takesLists()
{
    QFETCH(QString, way);
    ScanDesk desk;
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

void TestScanLists::scansTypedLines()
{
    ScanDesk desk;
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
    desk.scan->script(
        {sampleSource(2, QStringLiteral("nginx:1.25"),
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

void TestScanLists::startsWhatIsTyped()
{
    ScanDesk desk;
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

void TestScanLists::beginsANewList()
{
    ScanDesk desk;
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

void TestScanLists::helpsWithWhatIsNoList_data()
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

void TestScanLists::helpsWithWhatIsNoList()
{
    QFETCH(QString, typed);
    QFETCH(QString, detail);
    QFETCH(QString, action);
    ScanDesk desk;
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

void TestScanLists::saysWhyThereAreNoRows()
{
    ScanDesk desk;
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

void TestScanLists::refusesAPipe()
{
    ScanDesk desk;
    desk.loadSample();
    const QString path = desk.directory.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(desk.page, &enter);
    QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(desk.page, &drop);
    QCOMPARE(desk.find<QWidget>(QStringLiteral("startButton"))->toolTip(),
             QStringLiteral("The list is being read"));
    QTRY_COMPARE(desk.labelText(QStringLiteral("messageDetail")),
                 path + QStringLiteral(" is no file but a pipe; save the list as a file first"));
    QCOMPARE(desk.lines().size(), 50); // the list before stays
}

SAMEINSIDE_TEST(TestScanLists)
#include "tst_scanlists.moc"
