// SPDX-License-Identifier: MIT
#include "model/text/groupednumber.h"
#include "model/text/numbers.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <limits>

using namespace sameinside;
using namespace Qt::StringLiterals;

/// Numbers for people.
class TestNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesSizes_data();
    void writesSizes();
    void counts();
    void groups();
    void sumsStopAtTheLargest();
};

void TestNumbers::writesSizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &text, qint64 bytes) {
        QTest::newRow(qPrintable(text)) << bytes << text;
    };
    constexpr qint64 mebi = 1024 * 1024;
    row(u"0 B"_s, 0);
    row(u"1023 B"_s, 1023);
    row(u"1.00 KiB"_s, 1024);
    row(u"1.15 KiB"_s, 1178);
    row(u"9.99 KiB"_s, 10'230);
    row(u"10.0 KiB"_s, 10'236);
    row(u"99.9 KiB"_s, 102'297);
    row(u"100 KiB"_s, 102'400);
    row(u"999 KiB"_s, 1'023'000);
    row(u"1.00 MiB"_s, mebi - 1);
    row(u"512 MiB"_s, 512 * mebi);
    row(u"1.00 GiB"_s, 1024 * mebi);
    row(u"8192 PiB"_s, std::numeric_limits<qint64>::max());
}

void TestNumbers::writesSizes()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(humanSize(bytes), text);
}

void TestNumbers::counts()
{
    QCOMPARE(counted(0, u"layer"_s, u"layers"_s), u"0 layers"_s);
    QCOMPARE(counted(1, u"layer"_s, u"layers"_s), u"1 layer"_s);
    QCOMPARE(counted(2, u"layer %1"_s, u"layers %1"_s), u"2 layers %1"_s);
}

void TestNumbers::groups()
{
    QCOMPARE(groupedNumber(0), u"0"_s);
    QCOMPARE(groupedNumber(999), u"999"_s);
    QCOMPARE(groupedNumber(1004), u"1,004"_s);
    QCOMPARE(groupedNumber(-1234567), u"-1,234,567"_s);
}

void TestNumbers::sumsStopAtTheLargest()
{
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    QCOMPARE(saturatedSum(3, 4), 7);
    QCOMPARE(saturatedSum(3, -4), -1);
    QCOMPARE(saturatedSum(largest, 0), largest);
    QCOMPARE(saturatedSum(largest - 1, 1), largest);
    QCOMPARE(saturatedSum(largest, 1), largest);
    QCOMPARE(saturatedSum(std::numeric_limits<qint64>::min(), -1),
             std::numeric_limits<qint64>::min());
    // 20,000 layers of 1 PiB, as many documents may say together.
    qint64 sum = 0;
    for (int i = 0; i < 20'000; ++i)
        sum = saturatedSum(sum, qint64(1) << 50);
    QCOMPARE(sum, largest);
    QCOMPARE(humanSize(sum), u"8192 PiB"_s);
}

SAMEINSIDE_TEST(TestNumbers)
#include "tst_numbers.moc"
