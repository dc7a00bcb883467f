// SPDX-License-Identifier: MIT
#include "app/window/windowscan.h"
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/documents/jsonpane.h"
#include "ui/documents/jsontext.h"
#include "ui/files/filesview.h"

#include <QScrollBar>
#include <QTextEdit>

using namespace sameinside;

namespace {

PairRequest filesOf(PairRequest pair)
{
    pair.deep = true;
    return pair;
}

} // namespace

/// Saves pictures of the window to look at, and checks what a machine can see of them.
class TestScreens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void screens_data();
    void screens();

private:
    void nothingIsCut(TestWindow &test);
    TestPairs m_pairs;
};

void TestScreens::screens_data()
{
    QTest::addColumn<PairRequest>("pair");
    QTest::addColumn<int>("tab");
    QTest::newRow("empty") << PairRequest() << 0;
    QTest::newRow("walk-through") << m_pairs.walkThrough() << 0;
    QTest::newRow("recompressed") << m_pairs.recompressed() << 0;
    QTest::newRow("rebuilt") << m_pairs.rebuilt() << 0;
    QTest::newRow("unrelated") << m_pairs.unrelated() << 0;
    QTest::newRow("four-platforms") << m_pairs.fourPlatforms() << 0;
    QTest::newRow("two-platforms") << m_pairs.twoPlatforms() << 0;
    QTest::newRow("many-layers") << m_pairs.manyLayers() << 0;
    QTest::newRow("hostile") << m_pairs.hostile() << 0;
    QTest::newRow("error-right") << m_pairs.missingRight() << 0;
    QTest::newRow("damaged-right") << m_pairs.damagedRight() << 0;
    PairRequest broken = m_pairs.brokenCopy();
    broken.verify = true;
    QTest::newRow("broken-copy") << broken << 0;
    QTest::newRow("json") << m_pairs.recompressed() << 1;
    QTest::newRow("files") << filesOf(m_pairs.rebuilt()) << 2;
    QTest::newRow("files-not-read") << m_pairs.recompressed() << 2;
}

void TestScreens::nothingIsCut(TestWindow &test)
{
    const QRect inside = test.window().rect();
    for (const QWidget *widget : test.window().findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const QString what
            = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            const QSize wanted = label->wordWrap() ? QSize(1, label->heightForWidth(label->width()))
                                                   : label->minimumSizeHint();
            QVERIFY2(label->width() >= wanted.width() && label->height() >= wanted.height(),
                     qPrintable(what + u' ' + label->text()));
        }
        if (const auto *text = qobject_cast<const QTextEdit *>(widget)) {
            QVERIFY2(text->document()->size().height() <= text->viewport()->height(),
                     qPrintable(what + u' ' + text->toPlainText()));
        }
        // Only documents are wider than their view: their lines stand side by side, not wrapped.
        if (const auto *bar = qobject_cast<const QScrollBar *>(widget)) {
            const bool mayBeWide
                = qobject_cast<const JsonText *>(bar->parent()->parent()) != nullptr;
            QVERIFY2(bar->maximum() > 0 && (mayBeWide || bar->orientation() == Qt::Vertical),
                     qPrintable(what));
        }
    }
    for (const char *name :
         {"leftReference", "rightReference", "compareButton", "platformChoice"}) {
        const auto *widget = test.find<QWidget>(name);
        QVERIFY2(inside.contains(QRect(widget->mapTo(&test.window(), QPoint()), widget->size())),
                 name);
    }
}

void TestScreens::screens()
{
    QFETCH(PairRequest, pair);
    QFETCH(int, tab);
    for (const bool dark : {false, true}) {
        applyLook(dark);
        for (const QSize size : {QSize(1440, 900), QSize(1000, 700)}) {
            TestWindow test(m_pairs, size);
            addScanPage(test.window(), {}, test.page());
            if (!pair.left.isEmpty())
                QVERIFY(test.open(pair));
            test.page().tabs()->setCurrentIndex(tab);
            if (pair.deep)
                QTRY_VERIFY(test.page().tabs()->files()->isShowingFiles());
            QCoreApplication::processEvents();
            QCOMPARE(test.window().size(), size);
            nothingIsCut(test);
            const QString name = QStringLiteral("%1-%2-%3")
                                     .arg(QString::fromLatin1(QTest::currentDataTag()))
                                     .arg(size.width())
                                     .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"));
            QVERIFY(!saveScreenshot(&test.window(), name).isEmpty());
        }
    }
}

SAMEINSIDE_TEST(TestScreens)
#include "tst_screens.moc"
