// SPDX-License-Identifier: MIT
#include "tests/gui/guitest.h"

#include <QScrollBar>
#include <QTextEdit>

using namespace sameinside;

/// Saves pictures of the window to look at, and checks what a machine can see of them.
class TestScreens : public QObject
{
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
    QTest::addColumn<bool>("isEmpty");
    QTest::newRow("empty") << PairRequest() << true;
    QTest::newRow("walk-through") << m_pairs.walkThrough() << false;
    QTest::newRow("recompressed") << m_pairs.recompressed() << false;
    QTest::newRow("rebuilt") << m_pairs.rebuilt() << false;
    QTest::newRow("unrelated") << m_pairs.unrelated() << false;
    QTest::newRow("four-platforms") << m_pairs.fourPlatforms() << false;
    QTest::newRow("two-platforms") << m_pairs.twoPlatforms() << false;
    QTest::newRow("many-layers") << m_pairs.manyLayers() << false;
    QTest::newRow("hostile") << m_pairs.hostile() << false;
    QTest::newRow("error-right") << m_pairs.missingRight() << false;
    QTest::newRow("damaged-right") << m_pairs.damagedRight() << false;
}

void TestScreens::nothingIsCut(TestWindow &test)
{
    const QRect inside = test.window().rect();
    for (const QWidget *widget : test.window().findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const QString what = QString::fromLatin1(widget->metaObject()->className()) + u' '
            + widget->objectName();
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            const QSize wanted = label->wordWrap()
                ? QSize(1, label->heightForWidth(label->width()))
                : label->minimumSizeHint();
            QVERIFY2(label->width() >= wanted.width() && label->height() >= wanted.height(),
                     qPrintable(what + u' ' + label->text()));
        }
        if (const auto *text = qobject_cast<const QTextEdit *>(widget)) {
            QVERIFY2(text->document()->size().height() <= text->viewport()->height(),
                     qPrintable(what + u' ' + text->toPlainText()));
        }
        if (const auto *bar = qobject_cast<const QScrollBar *>(widget))
            QVERIFY2(bar->orientation() == Qt::Vertical && bar->maximum() > 0, qPrintable(what));
    }
    for (const char *name : {"leftReference", "rightReference", "compareButton", "platformChoice"}) {
        const auto *widget = test.find<QWidget>(name);
        QVERIFY2(inside.contains(QRect(widget->mapTo(&test.window(), QPoint()), widget->size())), name);
    }
}

void TestScreens::screens()
{
    QFETCH(PairRequest, pair);
    QFETCH(bool, isEmpty);
    for (const bool dark : {false, true}) {
        applyLook(dark);
        for (const QSize size : {QSize(1440, 900), QSize(1000, 700)}) {
            TestWindow test(m_pairs, size);
            if (!isEmpty)
                QVERIFY(test.open(pair));
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

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
