// SPDX-License-Identifier: MIT
#include "model/report/csvwriter.h"
#include "model/text/spreadsheettext.h"
#include "tests/support/testprogram.h"

#include <QStringList>
#include <QTest>

using namespace sameinside;

namespace {

// RFC 4180, read strictly: quotes only around whole cells, CR LF behind every row.
QList<QStringList> parseCsv(const QString &text)
{
    QList<QStringList> rows;
    QStringList row;
    qsizetype at = 0;
    while (at < text.size()) {
        QString cell;
        if (text.at(at) == u'"') {
            ++at;
            while (at < text.size()) {
                if (text.at(at) == u'"' && at + 1 < text.size() && text.at(at + 1) == u'"') {
                    cell += u'"';
                    at += 2;
                } else if (text.at(at) == u'"') {
                    ++at;
                    break;
                } else {
                    cell += text.at(at++);
                }
            }
        } else {
            while (at < text.size() && text.at(at) != u',' && text.at(at) != u'\r')
                cell += text.at(at++);
        }
        row.append(cell);
        if (text.mid(at, 2) == u"\r\n") {
            rows.append(row);
            row.clear();
            at += 2;
        } else if (at < text.size() && text.at(at) == u',') {
            ++at;
            if (text.mid(at, 2) == u"\r\n") {
                row.append(QString());
                rows.append(row);
                row.clear();
                at += 2;
            }
        } else {
            rows.append({QStringLiteral("broken at %1").arg(at)});
            return rows;
        }
    }
    return rows;
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void numbersStay();
    void emptyCells();
};

void TestCsv::cells_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const QString &value, const QByteArray &written) {
        QTest::newRow(name) << value << written;
    };
    row("plain", QStringLiteral("registry.test/app:1"), "registry.test/app:1");
    row("empty", QString(), "");
    row("comma", QStringLiteral("a,b"), "\"a,b\"");
    row("quote", QStringLiteral("say \"a\""), "\"say \"\"a\"\"\"");
    row("line feed", QStringLiteral("a\nb"), "\"a\nb\"");
    row("CR LF", QStringLiteral("a\r\nb"), "\"a\r\nb\"");
    row("equals", QStringLiteral("=1+1"), "\"'=1+1\"");
    row("call", QStringLiteral("=HYPERLINK(\"http://x\",\"y\")"),
        "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("plus", QStringLiteral("+1"), "\"'+1\"");
    row("minus", QStringLiteral("-1"), "\"'-1\"");
    row("at", QStringLiteral("@SUM(A1)"), "\"'@SUM(A1)\"");
    row("tab", QStringLiteral("\t=1"), "\"'\t=1\"");
    row("carriage return", QStringLiteral("\r=1"), "\"'\r=1\"");
    row("line feed first", QStringLiteral("\n=1"), "\"'\n=1\"");
    row("full-width equals", QStringLiteral("＝1"), "\"'＝1\"");
    row("space before equals", QStringLiteral(" =1+1"), "\"' =1+1\"");
    row("small equals", QStringLiteral("﹦1"), "\"'﹦1\"");
    row("hidden before equals", QStringLiteral("\u200b=1"), "\\u200b=1");
    row("apostrophe", QStringLiteral("'=1"), "\"''=1\"");
    row("inside is harmless", QStringLiteral("a=1-2@3"), "a=1-2@3");
    row("not ASCII", QStringLiteral("größe"), "größe");
    row("escape character", QStringLiteral("a\x1b[2Jb"), "a\\e[2Jb");
    row("right-to-left override", QStringLiteral("a\u202eb"), "a\\u202eb");
    row("NUL", QStringLiteral("a") + QChar(0), "a\\u0000");
}

void TestCsv::cells()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, written);
    CsvWriter csv;
    csv.number(1).text(value).text(QStringLiteral("end")).endRow();
    QCOMPARE(csv.bytes(), "1," + written + ",end\r\n");

    const auto rows = parseCsv(QString::fromUtf8(csv.bytes()));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().size(), 3);
    const QString cell = rows.front().at(1);
    // No spreadsheet runs what begins with an apostrophe or a harmless character.
    QVERIFY(cell.startsWith(u'\'') || !mayRunInSpreadsheet(cell));
    const bool isEscaped = written.contains('\\');
    if (!isEscaped)
        QCOMPARE(cell.startsWith(u'\'') ? cell.sliced(1) : cell, value);
}

void TestCsv::numbersStay()
{
    CsvWriter csv;
    csv.number(-1).number(std::optional<qint64>(5)).number(std::optional<qint64>()).endRow();
    QCOMPARE(csv.bytes(), QByteArray("-1,5,\r\n"));
}

void TestCsv::emptyCells()
{
    CsvWriter csv;
    csv.empty(3).text(QStringLiteral("x")).empty().endRow();
    csv.empty(2).endRow();
    QCOMPARE(csv.bytes(), QByteArray(",,,x,\r\n,\r\n"));
    QCOMPARE(parseCsv(QString::fromUtf8(csv.bytes())).constFirst().size(), 5);
}

SAMEINSIDE_TEST(TestCsv)
#include "tst_csv.moc"
