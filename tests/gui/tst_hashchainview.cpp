// SPDX-License-Identifier: MIT
#include "support/examplepairs.h"
#include "support/screenshots.h"
#include "ui/hashchainview.h"

#include <QSignalSpy>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTest>

using namespace sameinside;
using namespace sameinside::test;

class TestHashChainView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void looks_data();
    void looks();
};

void TestHashChainView::initTestCase()
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
}

void TestHashChainView::looks_data()
{
    QTest::addColumn<QString>("pair");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {false, true}) {
        for (const QSize &size : {QSize(1416, 308), QSize(940, 250)}) {
            auto names = pairNames();
            names.push_back(QStringLiteral("error"));
            for (const QString &name : names) {
                QTest::addRow("why %s %d %s", qPrintable(name), size.width(), isDark ? "dark" : "light")
                    << name << isDark << size;
            }
        }
    }
}

void TestHashChainView::looks()
{
    QFETCH(QString, pair);
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    HashChainView view;
    view.setPalette(isDark ? darkPalette() : lightPalette());
    if (pair == u"error")
        view.setPair(pairWithError(), 0);
    else
        view.setComparison(pairNamed(pair), 0);
    view.resize(size);
    view.show();
    QVERIFY(saveScreenshot(view, QString::fromUtf8(QTest::currentDataTag())));
    QVERIFY(view.chainLayout().size.width() * view.zoom() <= size.width() + 0.5);
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestHashChainView)
#include "tst_hashchainview.moc"
