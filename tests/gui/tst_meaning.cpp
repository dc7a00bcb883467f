// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "ui/palette/meaning.h"

#include <QPalette>
#include <QTest>

using namespace sameinside;

class TestMeaning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadable_data();
    void isReadable();
    void hasOneSymbolEach();
};

void TestMeaning::isReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << QPalette(QColor(0xf0, 0xf2, 0xf5));
    QPalette dark(QColor(0x2b, 0x2f, 0x36));
    dark.setColor(QPalette::Base, QColor(0x1e, 0x22, 0x27));
    QTest::newRow("dark") << dark;
}

void TestMeaning::isReadable()
{
    QFETCH(QPalette, palette);
    const QColor base = palette.color(QPalette::Base);
    using enum Meaning;
    for (const Meaning meaning : {Same, Differs, OnlyHere, Unknown, Error}) {
        const QColor text = textColour(meaning, palette);
        QVERIFY2(contrast(text, base) >= 4.5, qPrintable(meaningName(meaning)));
        QVERIFY2(contrast(borderColour(meaning, palette), base) >= 3,
                 qPrintable(QStringLiteral("%1: %2")
                                .arg(meaningName(meaning))
                                .arg(contrast(borderColour(meaning, palette), base))));
        const QColor ground = groundColour(meaning, palette);
        if (ground.alpha() == 0)
            QCOMPARE(meaning, Unknown);
        else
            QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(meaningName(meaning)));
    }
}

void TestMeaning::hasOneSymbolEach()
{
    using enum Meaning;
    QString symbols;
    for (const Meaning meaning : {Same, Differs, OnlyHere, Unknown, Error})
        symbols += symbol(meaning);
    QCOMPARE(symbols, QStringLiteral("=≠+?!"));
}

SAMEINSIDE_TEST(TestMeaning)
#include "tst_meaning.moc"
