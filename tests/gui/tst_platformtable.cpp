// SPDX-License-Identifier: MIT
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"
#include "ui/chain/hashchainview.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/platforms/platformtable.h"
#include "ui/comparepage/rungchip.h"
#include "ui/files/filesview.h"
#include "ui/widgets/meaningdelegate.h"

#include <QComboBox>
#include <QHeaderView>

using namespace sameinside;

namespace {

using Column = PlatformLine::Column;

QStringList lineTexts(const PlatformTable &table, int line)
{
    QStringList texts;
    for (int column = 0; column < table.columnCount(); ++column)
        texts << table.topLevelItem(line)->text(column);
    return texts;
}

} // namespace

class TestPlatformTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(false); }
    void standsWhereASideHasMore();
    void saysHowEachStands();
    void showsWhatCameAlong();
    void selectsEverywhere();
    void showsOneSideAlone();
    void goesByKeyboard();
    void followsTheTrees();
    void neverGreenWhereSomethingIsMissing_data();
    void neverGreenWhereSomethingIsMissing();

private:
    static QStringList chips(TestWindow &test)
    {
        QStringList texts;
        for (const RungChip *chip : test.find<QWidget>("verdictBanner")->findChildren<RungChip *>())
            texts << chip->text();
        return texts;
    }
    static const ChainSubject &picture(TestWindow &test)
    {
        return test.page().tabs()->why()->subject();
    }
    TestPairs m_pairs;
};

void TestPlatformTable::standsWhereASideHasMore()
{
    TestWindow test(m_pairs);
    const PlatformTable *table = test.page().platforms();
    QVERIFY(test.open(m_pairs.recompressed()));
    QVERIFY(!table->isVisible());
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    QVERIFY(table->isVisible());
    QVERIFY(test.open(m_pairs.missingRight()));
    QVERIFY(!table->isVisible());
}

void TestPlatformTable::saysHowEachStands()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.twoPlatforms()));
    const PlatformTable &table = *test.page().platforms();
    QCOMPARE(table.topLevelItemCount(), 2);
    const Comparison &comparison = *test.page().comparison();
    const QString same = comparison.platforms[0].left->digest.shortText();
    QStringList line = lineTexts(table, 0);
    QCOMPARE(line.mid(0, 7),
             (QStringList{QStringLiteral("linux/amd64"), QStringLiteral("✔ Same manifest"),
                          QStringLiteral("= ") + same, QStringLiteral("="), QStringLiteral("="),
                          QStringLiteral("="), QStringLiteral("=")}));
    line = lineTexts(table, 1);
    QCOMPARE(line.at(Column::Verdict), QStringLiteral("✔ Same image ID"));
    const PlatformComparison &arm = comparison.platforms[1];
    QCOMPARE(
        line.at(Column::Entry),
        QStringLiteral("≠ %1… %2…")
            .arg(arm.left->digest.shortText().first(6), arm.right->digest.shortText().first(6)));
    QCOMPARE(line.at(Column::Blobs), QStringLiteral("1 of 2 ="));
    QVERIFY(line.at(Column::Contents).startsWith(u'='));
    QVERIFY(table.topLevelItem(1)->toolTip(Column::Entry).contains(arm.right->digest.toString()));
    QVERIFY(!line.at(Column::Size).isEmpty());
    // no title is cut
    for (int column = 0; column < table.columnCount(); ++column) {
        const int wanted
            = table.header()->fontMetrics().horizontalAdvance(table.headerItem()->text(column));
        QVERIFY2(table.columnWidth(column) >= wanted + 2 * MeaningDelegate::padding,
                 qPrintable(table.headerItem()->text(column)));
    }
}

void TestPlatformTable::showsWhatCameAlong()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    const PlatformTable &table = *test.page().platforms();
    QStringList names;
    for (int i = 0; i < table.topLevelItemCount(); ++i)
        names << lineTexts(table, i).at(Column::Name);
    QCOMPARE(names,
             (QStringList{QStringLiteral("linux/amd64"), QStringLiteral("linux/arm64/v8"),
                          QStringLiteral("linux/arm/v7"), QStringLiteral("linux/s390x"),
                          QStringLiteral("Attestation of linux/amd64")}));
    QCOMPARE(lineTexts(table, 4).at(Column::Verdict), QStringLiteral("+ Only in the public image"));
    QVERIFY(lineTexts(table, 4).at(Column::Entry).startsWith(QStringLiteral("+ ")));
    // it is no platform, and nothing that could be shown
    const int before = test.page().platform();
    test.page().platforms()->setCurrentItem(table.topLevelItem(4));
    QCOMPARE(test.page().platform(), before);
}

void TestPlatformTable::selectsEverywhere()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.twoPlatforms()));
    PlatformTable *table = test.page().platforms();
    QCOMPARE(test.page().platform(), 1); // the weakest
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), 1);
    const QStringList before = chips(test);
    const QRect line = table->visualItemRect(table->topLevelItem(0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, line.center());
    QCOMPARE(test.page().platform(), 0);
    QCOMPARE(picture(test).platformName, QStringLiteral("linux/amd64"));
    for (const char *tree : {"leftTree", "rightTree"}) {
        const auto *view = test.find<ImageTreeView>(tree);
        QCOMPARE(view->currentIndex().siblingAtColumn(ImageTreeModel::Name).data().toString(),
                 QStringLiteral("Manifest linux/amd64"));
    }
    QVERIFY(chips(test) != before);
    // the banner goes on to speak of all
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Same image inside, different envelope"));
}

void TestPlatformTable::showsOneSideAlone()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    auto *platforms = test.find<QComboBox>("platformChoice");
    QCOMPARE(platforms->count(), 5); // all of them, and each
    PlatformTable *table = test.page().platforms();
    table->setCurrentItem(table->topLevelItem(3));
    QCOMPARE(test.page().platform(), 3);
    QCOMPARE(picture(test).platformName, QStringLiteral("linux/s390x"));
    QVERIFY(picture(test).left.image);
    QVERIFY(!picture(test).right.image);
    QVERIFY(chips(test).isEmpty());
    QVERIFY(!test.find<ImageTreeView>("rightTree")->selectionModel()->hasSelection());
    // chosen above, the verdict is about it alone
    platforms->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(platforms, Qt::Key_Down);
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Only in the public image"));
    QCOMPARE(test.text("verdictSymbol"), symbol(Meaning::OnlyHere));
}

void TestPlatformTable::goesByKeyboard()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    PlatformTable *table = test.page().platforms();
    const QImage without = table->grab().toImage();
    table->setFocus();
    QVERIFY(table->grab().toImage() != without);
    QCOMPARE(test.page().platform(), 0);
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(test.page().platform(), 2);
    QVERIFY(table->hasFocus());
    QCOMPARE(picture(test).platformName, QStringLiteral("linux/arm/v7"));
}

void TestPlatformTable::followsTheTrees()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    const PlatformTable *table = test.page().platforms();
    test.page().setSelection(
        {.kind = NodeRef::Kind::Manifest, .platform = QStringLiteral("linux/arm64/v8")});
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), 1);
    QCOMPARE(test.page().platform(), 1);
    // and the platform that the verdict was to speak of alone is not shown any more
    auto *platforms = test.find<QComboBox>("platformChoice");
    platforms->setFocus();
    QTest::keyClick(platforms, Qt::Key_Down);
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Same image inside, different envelope"));
    test.page().setSelection(
        {.kind = NodeRef::Kind::Manifest, .platform = QStringLiteral("linux/s390x")});
    QCOMPARE(platforms->currentIndex(), 0);
    QVERIFY(test.text("verdictTitle").startsWith(QStringLiteral("The same on linux/amd64; ")));
}

void TestPlatformTable::neverGreenWhereSomethingIsMissing_data()
{
    QTest::addColumn<PairRequest>("pair");
    QTest::addColumn<QString>("title");
    QTest::addColumn<Meaning>("meaning");
    QTest::newRow("one is missing")
        << m_pairs.bundled(QStringLiteral("rabbitmq:3.13"), QStringLiteral("queue/rabbitmq:3.13"))
        << QStringLiteral("The same on linux/amd64 and linux/arm64/v8; linux/s390x is missing in "
                          "the private image")
        << Meaning::Differs;
    QTest::newRow("all but one")
        << m_pairs.fourPlatforms()
        << QStringLiteral("The same on linux/amd64; linux/arm64/v8, linux/arm/v7 and linux/s390x "
                          "are missing in the private image")
        << Meaning::Differs;
    QTest::newRow("all the same") << m_pairs.twoPlatforms()
                                  << QStringLiteral("Same image inside, different envelope")
                                  << Meaning::Same;
    PairRequest broken = m_pairs.brokenCopy();
    broken.deep = true;
    QTest::newRow("damaged") << broken
                             << QStringLiteral("The private image is damaged or incomplete")
                             << Meaning::Error;
}

void TestPlatformTable::neverGreenWhereSomethingIsMissing()
{
    QFETCH(PairRequest, pair);
    QFETCH(QString, title);
    QFETCH(Meaning, meaning);
    TestWindow test(m_pairs);
    QVERIFY(test.open(pair));
    QCOMPARE(test.text("verdictTitle"), title);
    QCOMPARE(test.text("verdictSymbol"),
             meaning == Meaning::Same ? QStringLiteral("✔") : symbol(meaning));
}

SAMEINSIDE_TEST(TestPlatformTable)
#include "tst_platformtable.moc"
