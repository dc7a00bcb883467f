// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "ui/chain/hashchainlayout.h"

#include <QTest>

#include <algorithm>

using namespace sameinside;
using namespace sameinside::test;

class TestHashChainLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrder_data();
    void keepsOrder();
    void saysWhatStands();
    void unreadConfigIsNotKnownOnBothSides();
    void numbersCauses();
    void foldsWhatDoesNotFit();
    void countsWhatDiffersInAFold();
    void foldsIntoOneRow_data();
    void foldsIntoOneRow();
    void unfolds();
    void findsFoldedLayers();
    void pathLeadsUpAndDown();
    void walks();
    void wrapsText_data();
    void wrapsText();
};

namespace {

HashChainLayout layoutOf(const QString &pair, QSizeF room = {1416, 308}, bool unfolded = false,
                         int platform = 0)
{
    static std::vector<std::shared_ptr<const Comparison>> kept;
    kept.push_back(pairNamed(pair));
    ChainMetrics metrics{.room = room};
    metrics.unfolded = unfolded;
    return layOutHashChain(ChainSubject::of(*kept.back(), platform), metrics);
}

QString stateOf(const HashChainLayout &layout)
{
    QStringList lines;
    for (const ChainRow &row : layout.rows) {
        QStringList left;
        QStringList right;
        for (const ChainBox &box : layout.boxes) {
            if (box.rung == row.rung) {
                QString text = box.isPlaceholder() ? box.lines.front() : symbol(box.meaning);
                if (box.isStrong)
                    text += u'!';
                (box.side == NodeRef::Side::Left ? left : right) << text;
            }
        }
        lines << QStringLiteral("%1 %2 | %3 | %4")
                     .arg(row.label, symbol(row.meaning), left.join(u' '), right.join(u' '));
    }
    return lines.join(u'\n');
}

} // namespace

void TestHashChainLayout::keepsOrder_data()
{
    QTest::addColumn<QString>("pair");
    QTest::addColumn<QSizeF>("room");
    QTest::addColumn<bool>("unfolded");
    for (const QString &name : pairNames()) {
        for (const QSizeF &room :
             {QSizeF(700, 200), QSizeF(940, 250), QSizeF(1416, 308), QSizeF(2500, 900)}) {
            for (const bool unfolded : {false, true}) {
                QTest::addRow("%s in %gx%g%s", qPrintable(name), room.width(), room.height(),
                              unfolded ? ", unfolded" : "")
                    << name << room << unfolded;
            }
        }
    }
}

// Nothing overlaps, nothing leaves its column, whatever the room.
void TestHashChainLayout::keepsOrder()
{
    QFETCH(QString, pair);
    QFETCH(QSizeF, room);
    QFETCH(bool, unfolded);
    const HashChainLayout layout = layoutOf(pair, room, unfolded);
    QVERIFY(!layout.boxes.empty());
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        const ChainBox &box = layout.boxes[i];
        const QRectF &column = box.side == NodeRef::Side::Left ? layout.leftSide : layout.rightSide;
        QVERIFY2(column.adjusted(-0.5, 0, 0.5, 0).contains(box.rect),
                 qPrintable(layout.description(int(i))));
        const double width = box.isDigest ? 7.25 * double(box.lines.front().size())
                                          : 6.5 * double(box.lines.front().size());
        QVERIFY2(box.meaning == Meaning::Error || width <= box.rect.width(),
                 qPrintable(layout.description(int(i))));
        for (std::size_t other = i + 1; other < layout.boxes.size(); ++other)
            QVERIFY2(!box.rect.intersects(layout.boxes[other].rect),
                     qPrintable(layout.description(int(i))));
    }
    double bottom = 0;
    for (const ChainRow &row : layout.rows) {
        QCOMPARE(row.rect.top(), bottom);
        bottom = row.rect.bottom();
        for (const ChainLine &line : row.lines) {
            QVERIFY(line.position.y() >= row.rect.top()
                    && line.position.y() + 16 <= row.rect.bottom() + 0.5);
            const double advance = line.style == ChainLine::Style::Cause ? 7.0 : 6.5;
            QVERIFY2(line.position.x() + advance * double(line.text.size())
                         <= layout.middle.right() + 0.5,
                     qPrintable(line.text));
        }
    }
    QVERIFY(layout.size.height() >= bottom);
    for (const ChainArrow &arrow : layout.arrows)
        QVERIFY(!arrow.isDrawn || arrow.end.y() > arrow.start.y());
}

void TestHashChainLayout::saysWhatStands()
{
    QCOMPARE(stateOf(layoutOf(QStringLiteral("walk-through"))),
             QStringLiteral("Index ≠ | ≠! | no index here\n"
                            "Manifest ≠ | ≠ | ≠\n"
                            "Config = | = | =\n"
                            "Layer blobs ≠ | = ≠! ≠! | = ≠! ≠!\n"
                            "Contents = | = = = | = = ="));
    // The second platform of the left, which the right has not.
    QCOMPARE(stateOf(layoutOf(QStringLiteral("walk-through"), {1416, 308}, false, 1)),
             QStringLiteral("Index ≠ | ≠! | no index here\n"
                            "Manifest ? | + | no image here\n"
                            "Config ? | + | \n"
                            "Layer blobs ? | + + + | \n"
                            "Contents ? | + + + | "));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("rebuilt"))),
             QStringLiteral("Index ≠ | ≠ | ≠\n"
                            "Manifest ≠ | ≠ | ≠\n"
                            "Config ≠ | ≠! | ≠!\n"
                            "Layer blobs ≠ | = = ≠ ≠ | = = ≠ ≠\n"
                            "Contents ≠ | = = ≠! ≠! | = = ≠! ≠!"));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("no common platform"))),
             QStringLiteral("Index ≠ | ≠! | no index here\n"
                            "Manifest ? | + | +\n"
                            "Config ? | + | +\n"
                            "Layer blobs ? | + + + | + + +\n"
                            "Contents ? | + + + | + + +"));
    const auto failed = pairWithError();
    const auto layout = layOutHashChain(ChainSubject::of(*failed, 0), {});
    QCOMPARE(stateOf(layout),
             QStringLiteral("Manifest ? | ? | This side could not be read\n"
                            "Config ? | ? | \n"
                            "Layer blobs ? | ? ? ? | \n"
                            "Contents ? | ? ? ? | "));
}

// The layers are the same, compressed again, but the right side's config is not there to say so.
void TestHashChainLayout::unreadConfigIsNotKnownOnBothSides()
{
    ImageText image{.layers = layers(2)};
    const auto left = imageTree(QStringLiteral("a.test/one:1"), image);
    image.created = QStringLiteral("2024-02-01T10:00:00Z");
    image.layers[1].blob += QStringLiteral(", again");
    const auto right = imageTree(QStringLiteral("a.test/two:1"), image);
    right->root.config.reset();
    right->root.configAvailability = Availability::NotHere;
    const auto comparison = compareImages(left, right).value();
    const auto layout = layOutHashChain(ChainSubject::of(comparison, 0), {.room = {1416, 308}});
    QVERIFY(stateOf(layout).endsWith(u"Layer blobs ≠ | = ≠ | = ≠\nContents ? | = ? | = ?"));
    for (const ChainBox &box : layout.boxes) {
        if (box.rung == Rung::Contents)
            QVERIFY(box.meaning != Meaning::Differs);
    }
}

void TestHashChainLayout::numbersCauses()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("walk-through"));
    const ChainRow *blobs = layout.rowOf(Rung::Blobs);
    QVERIFY(blobs);
    QCOMPARE(blobs->numbers.size(), 1U);
    QCOMPARE(blobs->numbers.front().first, 1); // lowest first
    QCOMPARE(layout.rowOf(Rung::Index)->numbers.front().first, 2);
    QVERIFY(layout.rowOf(Rung::Manifest)->isFaint);
    QVERIFY(
        layout.description().contains(QStringLiteral("follows: it lists the blob digests below")));
}

void TestHashChainLayout::foldsWhatDoesNotFit()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("120 layers"));
    QVERIFY(layout.hasFolded);
    QVERIFY(layout.size.height() <= 308);
    std::vector<int> seen;
    for (const ChainBox &box : layout.boxes) {
        if (box.rung != Rung::Blobs || box.side != NodeRef::Side::Left)
            continue;
        if (box.folded.empty())
            seen.push_back(box.node->layer);
        seen.insert(seen.end(), box.folded.begin(), box.folded.end());
    }
    QCOMPARE(seen.size(), 120U);
    QVERIFY(std::ranges::is_sorted(seen));
    const int first = layout.boxOf(
        {NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 0});
    QCOMPARE(layout.boxes[std::size_t(first)].lines.front(), QStringLiteral("… 37 equal …"));
    const int changed = layout.boxOf(
        {NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 37});
    QVERIFY(layout.boxes[std::size_t(changed)].isStrong);
}

void TestHashChainLayout::countsWhatDiffersInAFold()
{
    const auto textOf = [](const std::vector<Meaning> &meanings) {
        LayerRun run;
        for (const Meaning meaning : meanings)
            run.layers.push_back({.blob = Digest::sha256Of({}), .blobMeaning = meaning});
        return run.blobText();
    };
    using enum Meaning;
    QCOMPARE(textOf({Same, Differs, Same}), QStringLiteral("… 1 of 3 differs …"));
    QCOMPARE(textOf({Differs, Differs, Same, Same}), QStringLiteral("… 2 of 4 differ …"));
    QCOMPARE(textOf({Differs, OnlyHere, Same}), QStringLiteral("… 2 of 3 unequal …"));
    QCOMPARE(textOf({Same, Unknown}), QStringLiteral("… 1 of 2 unequal …"));
    QCOMPARE(textOf({Differs, Differs}), QStringLiteral("… 2 differ …"));

    const TextWidth width = ChainMetrics().text;
    for (const double room : {1416.0, 1000.0, 800.0}) {
        const HashChainLayout layout = layoutOf(QStringLiteral("120 layers"), {room, 308});
        for (const ChainBox &box : layout.boxes) {
            if (!box.folded.empty())
                QVERIFY(width(box.lines.front()) < box.rect.width());
            if (box.folded.empty() || box.side == NodeRef::Side::Right)
                continue;
            QVERIFY(layout.leftSide.left() <= box.rect.left());
            QVERIFY(box.rect.right() <= layout.leftSide.right() + 0.5);
        }
    }
}

void TestHashChainLayout::foldsIntoOneRow_data()
{
    QTest::addColumn<double>("digit");
    QTest::newRow("usual font") << 7.25;
    QTest::newRow("large font") << 11.0;
    QTest::newRow("very large font") << 16.0;
}

// Where little fits, fewer boxes stand for more layers; the row stays one row.
void TestHashChainLayout::foldsIntoOneRow()
{
    QFETCH(double, digit);
    const auto comparison = pairNamed(QStringLiteral("120 layers"));
    const ChainMetrics metrics{
        .room = {1000, 250}, .digit = digit, .text = [digit](const QString &t) {
            return digit * 0.9 * double(t.size());
        }};
    const HashChainLayout layout = layOutHashChain(ChainSubject::of(*comparison, 0), metrics);
    double top = -1;
    for (const ChainBox &box : layout.boxes) {
        if (box.rung != Rung::Blobs)
            continue;
        if (top < 0)
            top = box.rect.top();
        QCOMPARE(box.rect.top(), top);
    }
}

void TestHashChainLayout::unfolds()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("120 layers"), {1416, 308}, true);
    QVERIFY(!layout.hasFolded);
    QCOMPARE(std::ranges::count(layout.boxes, Rung::Blobs, &ChainBox::rung), 240);
}

void TestHashChainLayout::findsFoldedLayers()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("120 layers"));
    const int box = layout.boxOf(
        {NodeRef::Side::Right, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 20});
    QVERIFY(box >= 0);
    QCOMPARE(layout.boxes[std::size_t(box)].folded.size(), 37U);
    QVERIFY(layout.boxes[std::size_t(box)].partner >= 0);
    QCOMPARE(layout.boxOf(
                 {NodeRef::Side::Right, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 500}),
             -1);
}

void TestHashChainLayout::pathLeadsUpAndDown()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("walk-through"));
    const int layer = layout.boxOf(
        {NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 1});
    QStringList names;
    for (const int box : layout.path(layer))
        names << layout.rowOf(layout.boxes[std::size_t(box)].rung)->label;
    QCOMPARE(names,
             QStringList({QStringLiteral("Index"), QStringLiteral("Manifest"),
                          QStringLiteral("Layer blobs"), QStringLiteral("Contents")}));
}

void TestHashChainLayout::walks()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("walk-through"));
    int box = layout.boxOf({NodeRef::Side::Left, NodeRef::Kind::Index, {}, -1});
    QCOMPARE(layout.neighbour(box, Qt::Key_Up), box);
    box = layout.neighbour(box, Qt::Key_Down);
    QCOMPARE(layout.boxes[std::size_t(box)].rung, Rung::Manifest);
    box = layout.neighbour(box, Qt::Key_Right);
    QCOMPARE(layout.boxes[std::size_t(box)].side, NodeRef::Side::Right);
    QCOMPARE(layout.boxes[std::size_t(box)].rung, Rung::Manifest);
    QCOMPARE(layout.neighbour(box, Qt::Key_Right), box);
    QCOMPARE(layout.boxes[std::size_t(layout.neighbour(box, Qt::Key_Down))].rung, Rung::Config);
}

void TestHashChainLayout::wrapsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<QStringList>("lines");
    const auto list = [](std::initializer_list<const char *> parts) {
        QStringList lines;
        for (const char *part : parts)
            lines << QString::fromUtf8(part);
        return lines;
    };
    QTest::newRow("short") << QStringLiteral("one two") << 3 << list({"one two"});
    QTest::newRow("at spaces") << QStringLiteral("one two three four") << 3
                               << list({"one two", "three four"});
    QTest::newRow("a long name") << QStringLiteral("registry.example.org") << 3
                                 << list({"registry.", "example.", "org"});
    QTest::newRow("one long word")
        << QStringLiteral("abcdefghijklmno") << 3 << list({"abcdefghij", "klmno"});
    QTest::newRow("cut off") << QStringLiteral("one two three four five six") << 2
                             << list({"one two", "three fou…"});
    QTest::newRow("empty") << QString() << 2 << QStringList();
}

void TestHashChainLayout::wrapsText()
{
    QFETCH(QString, text);
    QFETCH(int, maximum);
    QFETCH(QStringList, lines);
    const TextWidth tenCharacters = [](const QString &t) { return double(t.size()); };
    QCOMPARE(wrapped(text, 10, maximum, tenCharacters), lines);
}

SAMEINSIDE_TEST(TestHashChainLayout)
#include "tst_hashchainlayout.moc"
