// SPDX-License-Identifier: MIT
#include "ui/palette/colours.h"

#include <QTest>

using namespace sameinside;

namespace {

QPalette paletteOf(const QColor &base, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    return palette;
}

} // namespace

class TestColours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readable_data();
    void readable();
    void contrastOfExtremes();
    void everyMeaningHasItsSymbol();
};

void TestColours::readable_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << QColor(0xffffff) << QColor(0x111111) << false;
    QTest::newRow("dark") << QColor(0x1e2227) << QColor(0xe6e9ee) << true;
}

void TestColours::readable()
{
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    QFETCH(bool, dark);
    const QPalette palette = paletteOf(base, text);
    QCOMPARE(isDark(palette), dark);
    using enum Meaning;
    for (const Meaning meaning : {Same, Differs, OnlyHere, Unknown, Error}) {
        const MeaningColours colours = coloursOf(meaning, palette);
        QVERIFY(contrast(colours.text, base) >= 4.5);
        QVERIFY(contrast(colours.text, colours.ground) >= 4.5);
        QVERIFY(contrast(colours.text, colours.tint) >= 4.5);
        QVERIFY(contrast(mutedText(palette), colours.ground) >= 4.5);
        QVERIFY(contrast(text, colours.ground) >= 7);
        QCOMPARE(colours.dashed, meaning == Unknown);
    }
    QVERIFY(contrast(mutedText(palette), base) >= 4.5);
}

void TestColours::contrastOfExtremes()
{
    QCOMPARE(qRound(100 * contrast(Qt::black, Qt::white)), 2100);
    QCOMPARE(qRound(100 * contrast(Qt::white, Qt::white)), 100);
}

void TestColours::everyMeaningHasItsSymbol()
{
    using enum Meaning;
    QStringList symbols;
    QStringList words;
    for (const Meaning meaning : {Same, Differs, OnlyHere, Unknown, Error}) {
        symbols += symbolOf(meaning);
        words += wordOf(meaning);
    }
    QCOMPARE(symbols.removeDuplicates(), 0);
    QCOMPARE(words.removeDuplicates(), 0);
    QCOMPARE(symbols.join(u' '), QStringLiteral("= ≠ + ? !"));
}

QTEST_GUILESS_MAIN(TestColours)
#include "tst_colours.moc"
