// SPDX-License-Identifier: MIT
#include "app/window/windowscan.h"
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"
#include "ui/chain/whypane.h"
#include "ui/comparepage/detailtabs.h"

#include <QScrollBar>

#include <algorithm>

using namespace sameinside;
using namespace Qt::StringLiterals;

/// Saves the picture of why in its window, to look at: can one say in one sentence why the digests
/// differ? Checks what a machine can see of it.
class TestWhyScreens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void screens_data();
    void screens();

private:
    TestPairs m_pairs;
};

void TestWhyScreens::screens_data()
{
    QTest::addColumn<PairRequest>("pair");
    QTest::newRow("recompressed") << m_pairs.recompressed();
    QTest::newRow("built-on") << m_pairs.bundled(u"golang:1.22"_s, u"team/api:1.8"_s);
    QTest::newRow("rebuilt") << m_pairs.rebuilt();
    QTest::newRow("other-order") << m_pairs.bundled(u"debian:12"_s, u"base/debian:12"_s);
    QTest::newRow("three-platforms") << m_pairs.threePlatforms();
    PairRequest damaged = m_pairs.brokenCopy();
    damaged.verify = true;
    QTest::newRow("damaged") << damaged;
    QTest::newRow("one-of-120") << m_pairs.oneOfMany();
    QTest::newRow("schema-1") << m_pairs.schema1();
    QTest::newRow("chart") << m_pairs.chart();
    QTest::newRow("one-failed") << m_pairs.missingRight();
    QTest::newRow("one-loading") << m_pairs.recompressed();
}

void TestWhyScreens::screens()
{
    QFETCH(PairRequest, pair);
    const QString scene = QString::fromLatin1(QTest::currentDataTag());
    for (const bool dark : {false, true}) {
        applyLook(dark);
        for (const QSize size : {QSize(1440, 900), QSize(1000, 700), QSize(1920, 1080)}) {
            TestWindow test(m_pairs, size);
            addScanPage(test.window(), {}, test.page());
            QVERIFY(test.open(pair));
            DetailTabs *tabs = test.page().tabs();
            tabs->setCurrentIndex(0);
            HashChainView *why = tabs->why();
            if (scene == u"one-loading") {
                LoadedPair half;
                half.left = test.page().comparison()->left;
                tabs->showPair(std::make_shared<LoadedPair>(std::move(half)), -1);
            }
            QCoreApplication::processEvents();
            const HashChainLayout &layout = why->chainLayout();
            QVERIFY(!layout.boxes.empty());
            // all of it is seen, and most of the room is used
            QVERIFY(!why->horizontalScrollBar()->isVisible());
            const double used = layout.size.height() * why->zoom();
            QVERIFY2(used >= why->viewport()->height() * 0.9, qPrintable(QString::number(used)));
            const bool hasCause = why->subject().causes && !why->subject().causes->empty();
            const bool isMarked = std::ranges::any_of(layout.boxes, &ChainBox::isStrong);
            QCOMPARE(isMarked, hasCause);
            const QString name
                = u"why-%1-%2-%3"_s.arg(scene).arg(size.width()).arg(dark ? u"dark"_s : u"light"_s);
            QVERIFY(!saveScreenshot(&test.window(), name).isEmpty());
        }
    }
}

SAMEINSIDE_TEST(TestWhyScreens)
#include "tst_whyscreens.moc"
