// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "ui/documents/linediff.h"

#include <QTest>

using namespace sameinside;

namespace {

QStringList lines(const char *text)
{
    return QString::fromUtf8(text).split(u'|', Qt::SkipEmptyParts);
}

QString aligned(const QStringList &left, const QStringList &right)
{
    QStringList text;
    for (const LinePair &pair : alignLines(left, right)) {
        text << (pair.left < 0 ? QStringLiteral("-") : left.at(pair.left).trimmed())
                + (pair.isSame ? QStringLiteral(" = ") : QStringLiteral(" # "))
                + (pair.right < 0 ? QStringLiteral("-") : right.at(pair.right).trimmed());
    }
    return text.join(u'|');
}

} // namespace

class TestLineDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aligns_data()
    {
        QTest::addColumn<QStringList>("left");
        QTest::addColumn<QStringList>("right");
        QTest::addColumn<QString>("result");
        const auto row
            = [](const char *name, const char *left, const char *right, const char *result) {
            QTest::newRow(name) << lines(left) << lines(right) << QString::fromUtf8(result);
        };
        row("equal", "a|b|c", "a|b|c", "a = a|b = b|c = c");
        row("empty", "", "", "");
        row("left only", "a|b", "a", "a = a|b # -");
        row("right only", "b", "a|b", "- # a|b = b");
        row("a comma at the end", "a|b", "a,|b", "a = a,|b = b");
        row("in the middle", "a|b|c|d", "a|x|c|d|e", "a = a|b # -|- # x|c = c|d = d|- # e");
        row("another value of a key", "{|\"size\": 1,|\"type\": 2|}",
            "{|\"size\": 3,|\"type\": 2|}",
            "{ = {|\"size\": 1, # \"size\": 3,|\"type\": 2 = \"type\": 2|} = }");
        row("keys that only one side has", "{|\"a\": 1|\"b\": 2|\"d\": 5|}",
            "{|\"b\": 3|\"c\": 4|\"d\": 5|}",
            "{ = {|\"a\": 1 # -|\"b\": 2 # \"b\": 3|- # \"c\": 4|\"d\": 5 = \"d\": 5|} = }");
        row("strings in a list", "[|\"A=1\"|]", "[|\"A=2\"|]", "[ = [|\"A=1\" # \"A=2\"|] = ]");
        row("nothing in common", "1|2", "x|y|z", "1 # -|2 # -|- # x|- # y|- # z");
    }

    void aligns()
    {
        QFETCH(QStringList, left);
        QFETCH(QStringList, right);
        QFETCH(QString, result);
        QCOMPARE(aligned(left, right), result);
    }

    // Every line appears once, in order, whatever the input.
    void keepsAllLines()
    {
        quint32 state = 7;
        const auto random = [&state](quint32 below) {
            return (state = state * 1664525 + 1013904223) / 7919 % below;
        };
        for (int round = 0; round < 300; ++round) {
            QStringList left;
            QStringList right;
            for (quint32 i = random(30); i > 0; --i)
                left << QString::number(random(6));
            for (quint32 i = random(30); i > 0; --i)
                right << QString::number(random(6));
            int l = 0;
            int r = 0;
            for (const LinePair &pair : alignLines(left, right)) {
                if (pair.left >= 0)
                    QCOMPARE(pair.left, l++);
                if (pair.right >= 0)
                    QCOMPARE(pair.right, r++);
                if (pair.isSame)
                    QCOMPARE(left.at(pair.left), right.at(pair.right));
            }
            QCOMPARE(l, left.size());
            QCOMPARE(r, right.size());
        }
    }

    void largeDocumentsEnd()
    {
        QStringList left;
        QStringList right;
        for (int i = 0; i < 50'000; ++i) {
            left << QStringLiteral("\"left%1\": 1").arg(i);
            right << QStringLiteral("\"right%1\": 1").arg(i);
        }
        QCOMPARE(alignLines(left, left).size(), 50'000U);
        QVERIFY(alignLines(left, right).size() >= 50'000U);
    }

    void findsTheChange()
    {
        const auto span
            = changedSpan(QStringLiteral("\"size\": 1148,"), QStringLiteral("\"size\": 1188,"));
        QCOMPARE(span.start, 10);
        QCOMPARE(span.leftLength, 1);
        QCOMPARE(span.rightLength, 1);
        QCOMPARE(changedSpan(QStringLiteral("aa"), QStringLiteral("aaa")).rightLength, 1);
        QCOMPARE(changedSpan(QStringLiteral("a"), QStringLiteral("a")).leftLength, 0);
    }
};

SAMEINSIDE_TEST(TestLineDiff)
#include "tst_linediff.moc"
