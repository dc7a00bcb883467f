// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "ui/palette/colours.h"

#include <QTest>

using namespace sameinside;

class TestColours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readable_data();
    void readable();
    void rungs_data();
    void rungs();
};

void TestColours::readable_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("window");
    QTest::addColumn<QColor>("text");
    QTest::newRow("light") << QColor(0xffffff) << QColor(0xf6f7f9) << QColor(0x1b2027);
    QTest::newRow("light, grey window")
        << QColor(0xffffff) << QColor(0xefefef) << QColor(Qt::black);
    QTest::newRow("dark") << QColor(0x1e2227) << QColor(0x16191d) << QColor(0xe6e9ee);
}

void TestColours::readable()
{
    QFETCH(QColor, base);
    QFETCH(QColor, window);
    QFETCH(QColor, text);
    QPalette palette(window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    using enum Meaning;
    for (const Meaning meaning : {Same, Differs, OnlyHere, Unknown, Error}) {
        const MeaningColours colours = coloursOf(meaning, palette);
        const QByteArray name = meaningName(meaning).toLatin1();
        for (const QColor &ground : {base, colours.ground, colours.tint}) {
            QVERIFY2(contrast(colours.text, ground) >= 4.5, name);
            QVERIFY2(contrast(mutedText(palette), ground) >= 4.5, name);
            QVERIFY2(contrast(text, ground) >= 7, name);
        }
        // bands carry one bold symbol: as large text, 3:1
        QVERIFY2(contrast(colours.text, colours.band) >= 3, name);
        QCOMPARE(colours.dashed, meaning == Unknown);
    }
}

void TestColours::rungs_data()
{
    using enum RungRelation;
    QTest::addColumn<Rung>("rung");
    QTest::addColumn<RungRelation>("relation");
    QTest::addColumn<QString>("shown");
    QTest::newRow("same") << Rung::Config << Same << QStringLiteral("=");
    QTest::newRow("differs") << Rung::Blobs << Differs << QStringLiteral("≠");
    QTest::newRow("not known") << Rung::Files << Unknown << QStringLiteral("?");
    QTest::newRow("config only left") << Rung::Config << LeftOnly << QStringLiteral("+");
    QTest::newRow("index only left") << Rung::Index << LeftOnly << QStringLiteral("≠");
    QTest::newRow("index only right") << Rung::Index << RightOnly << QStringLiteral("≠");
    QTest::newRow("absent") << Rung::Index << Absent << QString();
}

void TestColours::rungs()
{
    QFETCH(Rung, rung);
    QFETCH(RungRelation, relation);
    QFETCH(QString, shown);
    const auto meaning = meaningOf(rung, relation);
    QCOMPARE(meaning ? symbol(*meaning) : QString(), shown);
}

SAMEINSIDE_TEST(TestColours)
#include "tst_colours.moc"
