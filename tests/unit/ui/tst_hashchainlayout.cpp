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
    void showsWhatIsThereWhileTheRestIsRead();
    void climbsWhereItDiffers();
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

// The pages with their lines, and the boxes: "page ≠! [= ≠]" is a cause that names two things.
QString stateOf(const HashChainLayout &layout)
{
    QStringList lines;
    for (const ChainRow &row : layout.rows) {
        QStringList left;
        QStringList right;
        for (const ChainBox &box : layout.boxes) {
            if (box.rung != row.rung)
                continue;
            QString text = box.isPlaceholder() ? box.title + box.text : symbol(box.meaning);
            if (box.isStrong())
                text += u'!';
            QStringList names;
            for (const ChainLine &line : box.lines) {
                if (!line.isNote)
                    names << (line.isBlank ? QStringLiteral("_") : symbol(line.meaning));
            }
            if (!names.isEmpty())
                text += QStringLiteral(" [") + names.join(u' ') + u']';
            (box.side == NodeRef::Side::Left ? left : right) << text;
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

// Nothing overlaps, nothing leaves its column, partners stand at one height, whatever the room.
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
        const QString what = layout.description(int(i));
        QVERIFY2(column.left() - 0.5 <= box.rect.left() && box.rect.right() <= column.right() + 0.5,
                 qPrintable(what));
        const double width = (box.isDigest ? 7.25 : 6.5) * double(box.text.size())
            + 7.0 * double(box.title.size());
        QVERIFY2(box.meaning == Meaning::Error || width <= box.rect.width(), qPrintable(what));
        for (std::size_t other = i + 1; other < layout.boxes.size(); ++other)
            QVERIFY2(!box.rect.intersects(layout.boxes[other].rect), qPrintable(what));
        if (box.partner >= 0)
            QCOMPARE(layout.box(box.partner).rect.top(), box.rect.top());
    }
    double bottom = layout.headingHeight;
    for (const ChainRow &row : layout.rows) {
        QVERIFY(row.rect.top() >= bottom);
        bottom = row.rect.bottom();
    }
    QVERIFY(layout.legend.top() >= bottom - 0.5);
    QVERIFY(layout.legend.bottom() <= layout.size.height() + 0.5);
    double last = 0;
    for (const ChainStatement &statement : layout.statements) {
        const ChainRow &row = *layout.rowOf(statement.rung);
        QVERIFY(statement.rect.top() >= last);
        last = statement.rect.bottom();
        QVERIFY2(row.rect.top() <= statement.rect.top()
                     && statement.rect.bottom() <= row.rect.bottom() + 0.5,
                 qPrintable(statement.whole));
        for (const ChainWords &words : statement.words) {
            const double advance = words.style == ChainWords::Style::Title ? 7.0 : 6.5;
            QVERIFY2(words.position.x() + advance * double(words.text.size())
                         <= layout.middle.right() + 0.5,
                     qPrintable(words.text));
        }
    }
    for (const ChainArrow &arrow : layout.arrows)
        QVERIFY(arrow.way.front().y() > arrow.way.back().y());
}

void TestHashChainLayout::saysWhatStands()
{
    QCOMPARE(stateOf(layoutOf(QStringLiteral("walk-through"), {1416, 700})),
             QStringLiteral("Index ≠ | ≠! [≠ + + +] | no index here\n"
                            "Manifest ≠ | ≠ [= = ≠ ≠] | ≠ [= = ≠ ≠]\n"
                            "Config = | = [= = =] | = [= = =]\n"
                            "Layer blobs ≠ | = ≠! ≠! | = ≠! ≠!\n"
                            "Contents = | = = = | = = ="));
    // The second platform of the left, which the right has not.
    QCOMPARE(stateOf(layoutOf(QStringLiteral("walk-through"), {1416, 700}, false, 1)),
             QStringLiteral("Index ≠ | ≠! [+ ≠ + +] | no index here\n"
                            "Manifest ? | + [+ + + +] | no image here\n"
                            "Config ? | + [+ + +] | \n"
                            "Layer blobs ? | + + + | \n"
                            "Contents ? | + + + | "));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("rebuilt"), {1416, 900})),
             QStringLiteral("Index ≠ | ≠ [≠] | ≠ [≠]\n"
                            "Manifest ≠ | ≠ [≠ = = ≠ ≠] | ≠ [≠ = = ≠ ≠]\n"
                            "Config ≠ | ≠! [≠ ≠ ≠ = = ≠ ≠] | ≠! [≠ ≠ ≠ = = ≠ ≠]\n"
                            "Layer blobs ≠ | = = ≠ ≠ | = = ≠ ≠\n"
                            "Contents ≠ | = = ≠! ≠! | = = ≠! ≠!"));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("built on the other"), {1416, 900})),
             QStringLiteral("Manifest ≠ | ≠ [≠ =] | ≠ [≠ = +]\n"
                            "Config ≠ | ≠! [≠ =] | ≠! [≠ = +]\n"
                            "Layer blobs ≠ | = | = +\n"
                            "Contents ≠ | = | = +!"));
    // The same layers in another order: the lists differ, and nothing below.
    QCOMPARE(stateOf(layoutOf(QStringLiteral("reordered"), {1416, 900})),
             QStringLiteral("Manifest ≠ | ≠! [≠ = ≠ = =] | ≠! [≠ = = ≠ =]\n"
                            "Config ≠ | ≠! [≠ = ≠ = =] | ≠! [≠ = = ≠ =]\n"
                            "Layer blobs ≠ | = = = = | = = = =\n"
                            "Contents ≠ | = = = = | = = = ="));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("three platforms"), {1416, 900})),
             QStringLiteral("Index ≠ | ≠! [= ≠ +] | ≠! [= ≠]\n"
                            "Manifest = | = [= =] | = [= =]\n"
                            "Config = | = [=] | = [=]\n"
                            "Layer blobs = | = | =\n"
                            "Contents = | = | ="));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("damaged copy"), {1416, 900})),
             QStringLiteral("Manifest = | = [= = = = =] | = [= = = = =]\n"
                            "Config = | = [= = = =] | = [= = = =]\n"
                            "Layer blobs ? | = = = = | = ! ! =\n"
                            "Contents ? | = ? ? = | = ? ? ="));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("schema 1"), {1416, 900})),
             QStringLiteral("Manifest ≠ | ≠ [= ≠] | ≠ [= ≠]\n"
                            "Layer blobs ≠ | = ≠! | = ≠!"));
    QCOMPARE(stateOf(layoutOf(QStringLiteral("chart"), {1416, 900})),
             QStringLiteral("Manifest ≠ | ≠! [≠ ≠ ≠] | ≠! [≠ ≠ ≠]\n"
                            "Config ≠ | ≠! | ≠!\n"
                            "Layer blobs ≠ | ≠! | ≠!"));
    const auto failed = pairWithError();
    const auto layout
        = layOutHashChain(ChainSubject::of(*failed, 0), ChainMetrics{.room = {1416, 900}});
    QCOMPARE(stateOf(layout),
             QStringLiteral("Manifest ? | ? [? ? ? ?] | This side could not be read\n"
                            "Config ? | ? [? ? ?] | \n"
                            "Layer blobs ? | ? ? ? | \n"
                            "Contents ? | ? ? ? | "));
}

void TestHashChainLayout::showsWhatIsThereWhileTheRestIsRead()
{
    LoadedPair pair;
    pair.left = pairWithError()->left;
    const ChainSubject subject = ChainSubject::of(pair, 0);
    QVERIFY(subject.right.isLoading);
    const auto layout = layOutHashChain(subject, ChainMetrics{.room = {1416, 900}});
    QVERIFY(stateOf(layout).startsWith(u"Manifest ? | ? [? ? ? ?] | being read …"));
    QVERIFY(std::ranges::none_of(
        layout.boxes, [](const ChainBox &box) { return box.meaning == Meaning::Error; }));
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
    const auto layout
        = layOutHashChain(ChainSubject::of(comparison, 0), ChainMetrics{.room = {1416, 308}});
    QVERIFY(stateOf(layout).endsWith(u"Layer blobs ≠ | = ≠ | = ≠\nContents ? | = ? | = ?"));
    for (const ChainBox &box : layout.boxes) {
        if (box.rung == Rung::Contents)
            QVERIFY(box.meaning != Meaning::Differs);
    }
}

// Thick arrows from the layer that only one side has, to all that name it; thin ones else.
void TestHashChainLayout::climbsWhereItDiffers()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("built on the other"), {1416, 900});
    QStringList climbing;
    for (const ChainArrow &arrow : layout.arrows) {
        const ChainBox &from = layout.box(arrow.from);
        const ChainBox &to = layout.box(arrow.to);
        if (arrow.climbs() && from.side == NodeRef::Side::Right)
            climbing << rungName(from.rung) + symbol(arrow.meaning) + rungName(to.rung);
        else if (!arrow.climbs())
            QCOMPARE(arrow.meaning, Meaning::Same);
    }
    climbing.sort();
    QCOMPARE(climbing,
             QStringList({QStringLiteral("blobs+manifest"), QStringLiteral("config≠manifest"),
                          QStringLiteral("contents+blobs"), QStringLiteral("contents+config")}));
}

void TestHashChainLayout::numbersCauses()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("walk-through"), {1416, 700});
    QStringList said;
    for (const ChainStatement &statement : layout.statements)
        said << rungName(statement.rung) + QString::number(statement.cause + 1);
    QCOMPARE(said,
             QStringList({QStringLiteral("index2"), QStringLiteral("index3"),
                          QStringLiteral("manifest0"), QStringLiteral("config0"),
                          QStringLiteral("blobs1"), QStringLiteral("contents0")}));
    QVERIFY(layout.description().contains(QStringLiteral("follows: it names layers 2 and 3")));
}

void TestHashChainLayout::foldsWhatDoesNotFit()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("120 layers"));
    QVERIFY(layout.hasFolded);
    std::vector<int> seen;
    for (const ChainBox &box : layout.boxes) {
        if (box.rung == Rung::Blobs && box.side == NodeRef::Side::Left)
            seen.insert(seen.end(), box.layers.begin(), box.layers.end());
    }
    QCOMPARE(seen.size(), 120U);
    QVERIFY(std::ranges::is_sorted(seen));
    const int first = layout.boxOf(
        {NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 0});
    QCOMPARE(layout.boxes[std::size_t(first)].text, QStringLiteral("37 equal"));
    const int changed = layout.boxOf(
        {NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 37});
    QVERIFY(layout.boxes[std::size_t(changed)].isStrong());
}

void TestHashChainLayout::countsWhatDiffersInAFold()
{
    const auto textOf = [](const std::vector<Meaning> &meanings) {
        std::vector<ChainLayer> layers;
        for (const Meaning meaning : meanings)
            layers.push_back({.blob = Digest::sha256Of({}), .blobMeaning = meaning});
        std::vector<const ChainLayer *> all;
        for (const ChainLayer &layer : layers)
            all.push_back(&layer);
        return foldedText(all, &ChainLayer::blobMeaning);
    };
    using enum Meaning;
    QCOMPARE(textOf({Same, Differs, Same}), QStringLiteral("1 of 3 differs"));
    QCOMPARE(textOf({Differs, Differs, Same, Same}), QStringLiteral("2 of 4 differ"));
    QCOMPARE(textOf({Differs, OnlyHere, Same}), QStringLiteral("2 of 3 unequal"));
    QCOMPARE(textOf({Same, Unknown}), QStringLiteral("1 of 2 not known"));
    QCOMPARE(textOf({Same, Error}), QStringLiteral("1 of 2 damaged"));
    QCOMPARE(textOf({Differs, Differs}), QStringLiteral("2 differ"));
    QCOMPARE(textOf({Error, Error}), QStringLiteral("2 damaged"));
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
    const auto comparison = pairNamed(QStringLiteral("alternating layers"));
    ChainMetrics metrics{.room = {1000, 250}, .digit = digit};
    metrics.text = [digit](const QString &t) { return digit * 0.9 * double(t.size()); };
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

// The pages list each layer; the boxes stay in one row.
void TestHashChainLayout::unfolds()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("120 layers"), {1416, 308}, true);
    const int manifest = layout.boxOf(
        {NodeRef::Side::Left, NodeRef::Kind::Manifest, QStringLiteral("linux/amd64"), -1});
    QCOMPARE(layout.box(manifest).lines.size(), 121U); // and the config
}

void TestHashChainLayout::findsFoldedLayers()
{
    const HashChainLayout layout = layoutOf(QStringLiteral("120 layers"));
    const int box = layout.boxOf(
        {NodeRef::Side::Right, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 20});
    QVERIFY(box >= 0);
    QCOMPARE(layout.boxes[std::size_t(box)].layers.size(), 37U);
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
