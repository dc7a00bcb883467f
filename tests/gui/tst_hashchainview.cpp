// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "tests/support/windows/screenshots.h"
#include "ui/chain/whypane.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <ctime>

using namespace sameinside;
using namespace sameinside::test;

class TestHashChainView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void looks_data();
    void looks();
    void followsThePointer();
    void activates();
    void highlightsSilently();
    void walksByKeyboard();
    void zooms();
    void unfoldsLayers();
    void speaks();
    void keepsMarkupAsText();
    void laysOutOncePerSize();
    void choosesCauses();
    void saysWhatUsuallyDoesIt();
    void keepsLabelsInView();
    void isFastWithManyLayers();
};

namespace {

NodeRef layer(NodeRef::Side side, int position)
{
    return {side, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), position};
}

void open(HashChainView &view, const QString &pair, const QSize &size = {1416, 308})
{
    view.setPalette(lightPalette());
    view.setComparison(pairNamed(pair), 0);
    view.resize(size);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
}

QPoint middleOf(const HashChainView &view, const NodeRef &node)
{
    const int box = view.chainLayout().boxOf(node);
    return (view.chainLayout().boxes.at(std::size_t(box)).rect.center() * view.zoom()).toPoint();
}

} // namespace

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
                QTest::addRow("why %s %d %s", qPrintable(name), size.width(),
                              isDark ? "dark" : "light")
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
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    QVERIFY(saveScreenshot(view, QString::fromUtf8(QTest::currentDataTag())));
    QVERIFY(view.chainLayout().size.width() * view.zoom() <= size.width() + 0.5);
    QVERIFY(!view.horizontalScrollBar()->isVisible());
}

void TestHashChainView::followsThePointer()
{
    HashChainView view;
    open(view, QStringLiteral("walk-through"));
    QSignalSpy hovered(&view, &HashChainView::nodeHovered);
    QSignalSpy ended(&view, &HashChainView::hoverEnded);
    const NodeRef node = layer(NodeRef::Side::Left, 1);
    QTest::mouseMove(view.viewport(), QPoint(5, 5));
    QTest::mouseMove(view.viewport(), middleOf(view, node));
    QTRY_COMPARE(hovered.size(), 1);
    QCOMPARE(hovered.first().first().value<NodeRef>(), node);
    view.highlight(layer(NodeRef::Side::Right, 2));
    QVERIFY(saveScreenshot(view, QStringLiteral("why hover"), 2));
    QTest::mouseMove(view.viewport(), QPoint(5, 5));
    QTRY_COMPARE(ended.size(), 1);
}

void TestHashChainView::activates()
{
    HashChainView view;
    open(view, QStringLiteral("walk-through"));
    QSignalSpy activated(&view, &HashChainView::nodeActivated);
    const NodeRef node{NodeRef::Side::Right, NodeRef::Kind::Config, QStringLiteral("linux/amd64"),
                       -1};
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, middleOf(view, node));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<NodeRef>(), node);
    QCOMPARE(view.currentNode(), node);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(activated.size(), 1);
}

void TestHashChainView::highlightsSilently()
{
    HashChainView view;
    open(view, QStringLiteral("walk-through"));
    QSignalSpy activated(&view, &HashChainView::nodeActivated);
    QSignalSpy hovered(&view, &HashChainView::nodeHovered);
    const NodeRef node = layer(NodeRef::Side::Left, 2);
    view.highlight(node);
    QCOMPARE(view.currentNode(), node);
    view.highlight(layer(NodeRef::Side::Left, 77));
    QVERIFY(!view.currentNode());
    QVERIFY(activated.isEmpty() && hovered.isEmpty());
}

void TestHashChainView::walksByKeyboard()
{
    HashChainView view;
    open(view, QStringLiteral("walk-through"));
    view.setFocus();
    QSignalSpy activated(&view, &HashChainView::nodeActivated);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentNode()->kind, NodeRef::Kind::Index);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentNode()->kind, NodeRef::Kind::Manifest);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentNode()->side, NodeRef::Side::Right);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<NodeRef>().kind, NodeRef::Kind::Manifest);
}

void TestHashChainView::zooms()
{
    HashChainView view;
    open(view, QStringLiteral("walk-through"));
    view.setFocus();
    const double fitted = view.zoom();
    QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(view.zoom(), 1.0);
    QTest::keyClick(&view, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(view.zoom() > 1.1);
    QVERIFY(view.horizontalScrollBar()->maximum() > 0);
    QTest::keyClick(&view, Qt::Key_Minus, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(view.zoom() < 0.9);
    QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
    QWheelEvent wheel(QPointF(700, 150), view.mapToGlobal(QPointF(700, 150)), {}, QPoint(0, 240),
                      Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &wheel);
    QVERIFY(view.zoom() > 1.4);
    QTest::keyClick(&view, Qt::Key_F);
    QVERIFY(view.zoom() <= fitted); // all of it, however small
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    QCOMPARE(view.verticalScrollBar()->maximum(), 0);
}

void TestHashChainView::unfoldsLayers()
{
    HashChainView view;
    open(view, QStringLiteral("120 layers"));
    QVERIFY(view.chainLayout().hasFolded);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      middleOf(view, layer(NodeRef::Side::Left, 3)));
    QVERIFY(view.isUnfolded());
    QVERIFY(view.chainLayout().boxes.front().lines.size() > 120);
    QVERIFY(view.verticalScrollBar()->maximum() > 0);
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    view.highlight(layer(NodeRef::Side::Left, 119));
    QVERIFY(view.verticalScrollBar()->value() > 0);
    QVERIFY(saveScreenshot(view, QStringLiteral("why unfolded end")));
    view.verticalScrollBar()->setValue(0);
    QVERIFY(saveScreenshot(view, QStringLiteral("why unfolded")));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(view.chainLayout().hasFolded);
}

void TestHashChainView::speaks()
{
    HashChainView view;
    open(view, QStringLiteral("recompressed"));
    QVERIFY(
        view.accessibleDescription().contains(QStringLiteral("same bytes, so the same image ID")));
    view.highlight(layer(NodeRef::Side::Left, 1));
    QVERIFY(view.accessibleName().contains(QStringLiteral("Left Layer blobs")));
    QVERIFY(view.accessibleName().contains(QStringLiteral("differs, a cause")));
    const int box = view.chainLayout().boxOf(layer(NodeRef::Side::Left, 1));
    const QString details = view.chainLayout().boxes.at(std::size_t(box)).details;
    QVERIFY(details.contains(QStringLiteral("Blob sha256:")));
    QVERIFY(details.contains(QStringLiteral("compressed again")));
}

// What an image says of itself is text, never markup, and hidden characters show.
void TestHashChainView::keepsMarkupAsText()
{
    ImageText image{.layers = layers(1)};
    image.history << QStringLiteral("<b>RUN</b> ") + QChar(0x202e) + QStringLiteral("gpj.exe");
    auto comparison = std::make_shared<const Comparison>(
        compareImages(imageTree(QStringLiteral("a.test/one:1"), image),
                      imageTree(QStringLiteral("a.test/two:1"), image))
            .value());
    HashChainView view;
    view.setComparison(comparison, 0);
    const int box = view.chainLayout().boxOf(layer(NodeRef::Side::Left, 0));
    const QString details = view.chainLayout().boxes.at(std::size_t(box)).details;
    QVERIFY(details.contains(QStringLiteral("<b>RUN</b>")));
    QVERIFY(details.contains(QStringLiteral("\\u202egpj.exe")));
    QVERIFY(!details.contains(QChar(0x202e)));
}

// What comes with every scroll bar, and with every tab that is shown.
void TestHashChainView::laysOutOncePerSize()
{
    HashChainView view;
    open(view, pairNames().front());
    const auto resize = [&view] {
        QResizeEvent again(view.viewport()->size(), view.viewport()->size());
        QCoreApplication::sendEvent(view.viewport(), &again);
    };
    const ChainBox *boxes = view.chainLayout().boxes.data();
    resize();
    QCOMPARE(view.chainLayout().boxes.data(), boxes);
    const QSizeF size = view.chainLayout().size;
    view.resize(view.width() + 40, view.height());
    QTRY_VERIFY(view.chainLayout().size != size);
    const QString description = view.description();
    view.setComparison(pairNamed(pairNames().back()), 0);
    QVERIFY(view.description() != description);
}

// What is known of a cause opens by its number, by its words and by its box; Escape closes it.
void TestHashChainView::choosesCauses()
{
    WhyPane pane;
    pane.setPalette(lightPalette());
    pane.resize(1416, 300); // no room for a strip by itself
    pane.view()->setComparison(pairNamed(QStringLiteral("walk-through")), 0);
    pane.subjectChanged();
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QVERIFY(!pane.isStripShown());
    HashChainView &view = *pane.view();
    QTest::keyClick(&view, Qt::Key_2);
    QVERIFY(pane.isStripShown());
    QCOMPARE(view.cause(), 1);
    QVERIFY(pane.strip()->text().startsWith(QStringLiteral("2 platform-set: ")));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!pane.isStripShown());
    view.highlight(layer(NodeRef::Side::Left, 1));
    QVERIFY(!pane.isStripShown()); // nothing opens by itself
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(view.cause(), 0);
    const QString text = pane.strip()->text();
    QVERIFY2(text.contains(QStringLiteral("enters at layers 2 and 3, climbs to")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("layer 2: gzip time\tnone\t2023-03-02 00:00:00")),
             qPrintable(text));
    pane.resize(1416, 900);
    pane.view()->setComparison(pairNamed(QStringLiteral("recompressed")), 0);
    pane.subjectChanged();
    QTRY_COMPARE(view.cause(), 0); // where there is room, the first is there from the start
}

// What usually does it, and what keeps the digest, is said where it is known.
void TestHashChainView::saysWhatUsuallyDoesIt()
{
    Comparison comparison = *pairNamed(QStringLiteral("recompressed"));
    HashChainView view;
    CauseStrip strip;
    comparison.platforms[0].causes[0].usually.clear();
    comparison.platforms[0].causes[0].keepsDigest.clear();
    strip.setCause(ChainSubject::of(comparison, 0), 0);
    QVERIFY(!strip.text().contains(QStringLiteral("What usually does this")));
    comparison.platforms[0].causes[0].usually = QStringLiteral("docker push");
    comparison.platforms[0].causes[0].keepsDigest = QStringLiteral("crane copy");
    strip.setCause(ChainSubject::of(comparison, 0), 0);
    QVERIFY(strip.text().contains(QStringLiteral("What usually does this: docker push")));
    QVERIFY(strip.text().contains(QStringLiteral("What keeps the digest: crane copy")));
    QSignalSpy wanted(&strip, &CauseStrip::documentWanted);
    strip.findChild<QToolButton *>(QStringLiteral("causeJson"))->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<NodeRef>().kind, NodeRef::Kind::Manifest);
}

// The names of the rungs stand at the left, however far one scrolls.
void TestHashChainView::keepsLabelsInView()
{
    HashChainView view;
    open(view, QStringLiteral("recompressed"));
    view.setZoom(3);
    const QRect labels(0, 60, 120, 120);
    view.horizontalScrollBar()->setValue(0);
    view.verticalScrollBar()->setValue(0);
    const auto ink = [&] {
        const QImage image = view.grab(labels).toImage();
        int dark = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                dark += image.pixelColor(x, y).lightness() < 128 ? 1 : 0;
        }
        return dark;
    };
    const int before = ink();
    QVERIFY(before > 100);
    view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->maximum());
    QVERIFY(std::abs(ink() - before) < before / 10); // and nothing shines through
}

void TestHashChainView::isFastWithManyLayers()
{
    const ImageText image{.layers = layers(300)};
    auto comparison = std::make_shared<const Comparison>(
        compareImages(imageTree(QStringLiteral("a.test/one:1"), image),
                      imageTree(QStringLiteral("a.test/two:1"), image))
            .value());
    HashChainView view;
    view.resize(1416, 308);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    const std::clock_t start = std::clock(); // of this process: the machine may be busy
    view.setComparison(comparison, 0);
    view.setUnfolded(true);
    view.viewport()->repaint();
    const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 0.2, qPrintable(QString::number(seconds)));
}

SAMEINSIDE_TEST(TestHashChainView)
#include "tst_hashchainview.moc"
