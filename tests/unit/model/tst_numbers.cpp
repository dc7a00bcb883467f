// SPDX-License-Identifier: MIT
#include "model/text/numbers.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <limits>

using namespace sameinside;

class TestNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsStopAtTheLargest()
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
        QCOMPARE(humanSize(sum), QStringLiteral("8192 PiB"));
    }
};

SAMEINSIDE_TEST(TestNumbers)
#include "tst_numbers.moc"
