// SPDX-License-Identifier: MIT
#include "model/text/spreadsheettext.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

class TestSpreadsheetText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksWhatMayRun_data();
    void marksWhatMayRun();
    void leavesTheRest_data();
    void leavesTheRest();
};

void TestSpreadsheetText::marksWhatMayRun_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"=1+1"_s,      u"+1"_s,           u"-1"_s,
                                u"@SUM(A1)"_s,  u"＝1"_s,          u"＋1"_s,
                                u"－1"_s,       u"＠A1"_s,         u"﹦1"_s,
                                u"﹢1"_s,       u"﹣1"_s,          u"﹫A1"_s,
                                u"\tx"_s,       u"\rx"_s,          u"\nx"_s,
                                u" =1"_s,       u"  +1"_s,         u"\u00a0=1"_s,
                                u"\u3000@A1"_s, u" \t=1"_s,        u"\u200b=1"_s,
                                u"\ufeff=1"_s,  u"\u00ad-1"_s,     u"\u180e=1"_s,
                                u"\u3164=1"_s,  u"\U000e0041=1"_s, QChar(0) + u"=1"_s,
                                u"\u001b=1"_s,  u"'=1"_s,          u"'"_s})
        QTest::newRow(text.toUtf8().toHex().constData()) << text;
}

void TestSpreadsheetText::marksWhatMayRun()
{
    QFETCH(QString, text);
    QVERIFY(mayRunInSpreadsheet(text));
    QCOMPARE(spreadsheetText(text), u'\'' + text);
}

void TestSpreadsheetText::leavesTheRest_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u""_s, u" "_s, u"\u200b"_s, u"registry.test/app:1"_s, u"a=1-2@3"_s, u" a=1"_s, u"größe"_s,
          u"\U0001f600=1"_s, u"1-2"_s, u"\\u200b=1"_s, u"(=1)"_s, u"\"=1\""_s})
        QTest::addRow("%s.", text.toUtf8().toHex().constData()) << text;
}

void TestSpreadsheetText::leavesTheRest()
{
    QFETCH(QString, text);
    QVERIFY(!mayRunInSpreadsheet(text));
    QCOMPARE(spreadsheetText(text), text);
}

SAMEINSIDE_TEST(TestSpreadsheetText)
#include "tst_spreadsheettext.moc"
