// SPDX-License-Identifier: MIT
#include "model/report/csv.h"
#include "model/report/html.h"
#include "model/report/json.h"
#include "model/report/report.h"
#include "model/report/text.h"
#include "tests/support/testprogram.h"

#include "tests/support/registries/sketch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace sameinside;

namespace {

const Digest digestA = Digest::sha256Of("a");
const Digest digestB = Digest::sha256Of("b");
const QString hostile = QStringLiteral("<script>alert(\"1\")</script>&\u202e\x1b[2J");

// One line of each status, and text that wants to be more than text.
ScanResult sample()
{
    const FoundPlace place{.target = QStringLiteral("private.test/app:1"),
                           .digest = digestB,
                           .relation = Relation::SameConfig,
                           .sharedLayers = 2};
    const PlatformResult present{.platform = QStringLiteral("linux/amd64"),
                                 .status = ScanStatus::Present,
                                 .relation = Relation::SameConfig,
                                 .places = {place},
                                 .manifest = digestA,
                                 .imageId = digestB,
                                 .layers = 2,
                                 .bytes = 3000,
                                 .bytesToCopy = 0};
    FoundPlace near = place;
    near.relation = Relation::SharedLayers;
    near.sharedLayers = 1;
    near.target = QStringLiteral("private.test/near:1");
    const PlatformResult missing{.platform = QStringLiteral("linux/arm64"),
                                 .status = ScanStatus::Missing,
                                 .relation = Relation::SharedLayers,
                                 .nearest = near,
                                 .manifest = digestA,
                                 .imageId = digestA,
                                 .layers = 2,
                                 .bytes = 4000,
                                 .bytesToCopy = 2000};
    PlatformResult alone{.status = ScanStatus::Missing,
                         .manifest = digestA,
                         .layers = 1,
                         .bytes = 10,
                         .bytesToCopy = 10};
    ScanResult result{.targets = {QStringLiteral("docker://private.test")}};
    result.sources = {
        {.line = 1, .source = QStringLiteral("app:1"), .digest = digestA, .platforms = {present}},
        {.line = 3,
         .source = QStringLiteral("app:2"),
         .digest = digestA,
         .platforms = {present, missing}},
        {.line = 4, .source = QStringLiteral("app:3"), .digest = digestA, .platforms = {alone}},
        {.line = 5, .source = hostile, .message = QStringLiteral("not a name: ") + hostile},
    };
    for (SourceResult &source : result.sources)
        source.summarise();
    result.unread = {{QStringLiteral("private.test/broken:1"),
                      {ErrorKind::ServerFault, QStringLiteral("500, said 'no'")}}};
    result.countStatuses();
    result.summary.bytesToCopy = 2010;
    return result;
}

DuplicatesResult duplicates()
{
    DuplicatesResult result{.targets = {QStringLiteral("docker://private.test")}};
    result.clusters
        = {{.relation = Relation::SameConfig,
            .platforms = {QStringLiteral("linux/amd64")},
            .imageId = digestA,
            .copies
            = {{QStringLiteral("app"), {QStringLiteral("private.test/app:1")}, 3000},
               {QStringLiteral("copy"), {hostile, QStringLiteral("private.test/copy:2")}, 2500}},
            .saving = 2500}};
    result.saving = 2500;
    return result;
}

QString digestText(const Digest &digest)
{
    return digest.toString();
}

} // namespace

class TestScanReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csv();
    void csvOfAnIncompleteScan();
    void json();
    void text();
    void html_data();
    void html();
    void gapIsIncompleteInJson();
    void incompleteIsSaid_data();
    void incompleteIsSaid();
    void duplicatesInAllFormats();
    void formats();
};

void TestScanReport::csv()
{
    const QStringList lines = QString::fromUtf8(scanToCsv(sample())).split(QStringLiteral("\r\n"));
    const QString a = digestText(digestA);
    const QString b = digestText(digestB);
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines.at(0),
             QStringLiteral("line,source,platform,status,match,target,source_digest,target_digest,"
                            "image_id,layers,shared_layers,bytes,bytes_to_copy,message"));
    QCOMPARE(lines.at(1),
             QStringLiteral(
                 "1,app:1,linux/amd64,present,same-config,private.test/app:1,%1,%2,%2,2,2,3000,0,")
                 .arg(a, b));
    QCOMPARE(
        lines.at(3),
        QStringLiteral(
            "3,app:2,linux/arm64,missing,shared-layers,private.test/near:1,%1,%2,%1,2,1,4000,2000,")
            .arg(a, b));
    QCOMPARE(lines.at(4), QStringLiteral("4,app:3,,missing,different,,%1,,,1,0,10,10,").arg(a));
    QVERIFY(lines.at(5).startsWith(
        u"5,\"<script>alert(\"\"1\"\")</script>&\\u202e\\e[2J\",,error,,,,,,,,,,\"not a name: "));
    QCOMPARE(lines.at(6),
             QStringLiteral(",,,error,,private.test/broken:1,,,,,,,,\"500, said 'no'\""));
    QCOMPARE(lines.at(7), QString());
}

void TestScanReport::csvOfAnIncompleteScan()
{
    ScanResult result = sample();
    result.isComplete = false;
    const QStringList lines = QString::fromUtf8(scanToCsv(result)).split(QStringLiteral("\r\n"));
    QVERIFY(lines.at(lines.size() - 2).startsWith(u",,,error,,,,,,,,,,\"incomplete: "));
}

void TestScanReport::json()
{
    const QByteArray bytes = scanToJson(sample());
    QVERIFY(bytes.indexOf("\"schema\"") < bytes.indexOf("\"complete\""));
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(json.value(u"schema").toString(), QStringLiteral("sameinside.scan/1"));
    QCOMPARE(json.value(u"complete").toBool(false), true);
    const QJsonArray sources = json.value(u"sources").toArray();
    QCOMPARE(sources.size(), 4);
    QStringList statuses;
    for (const auto &source : sources)
        statuses.append(source.toObject().value(u"status").toString());
    QCOMPARE(statuses,
             (QStringList{QStringLiteral("present"), QStringLiteral("partial"),
                          QStringLiteral("missing"), QStringLiteral("error")}));
    const QJsonObject partial = sources.at(1).toObject();
    QCOMPARE(partial.value(u"line").toInt(), 3);
    QCOMPARE(partial.value(u"platforms").toArray().size(), 2);
    QCOMPARE(partial.value(u"matches").toArray().size(), 1);
    const QJsonObject match = partial.value(u"matches").toArray().at(0).toObject();
    QCOMPARE(match.value(u"relation").toString(), QStringLiteral("same-config"));
    QCOMPARE(match.value(u"target").toString(), QStringLiteral("private.test/app:1"));
    QCOMPARE(match.value(u"platform").toString(), QStringLiteral("linux/amd64"));
    const QJsonObject arm = partial.value(u"platforms").toArray().at(1).toObject();
    QCOMPARE(arm.value(u"nearest").toObject().value(u"shared_layers").toInt(), 1);
    QCOMPARE(sources.at(3).toObject().value(u"source").toString(), hostile);
    QCOMPARE(json.value(u"unread").toArray().size(), 1);
    const QJsonObject summary = json.value(u"summary").toObject();
    QCOMPARE(summary.value(u"sources").toInt(), 4);
    QCOMPARE(summary.value(u"partial").toInt(), 1);
    QCOMPARE(summary.value(u"bytes_to_copy").toInt(), 2010);
}

// Who reads AWS's layout takes what stands behind a tab for an image, and nothing else.
void TestScanReport::text()
{
    const QString text = QString::fromUtf8(scanToText(sample()));
    QCOMPARE(
        text.section(u'\n', 0, 3),
        QStringLiteral(
            "Source image URIs: \n\tapp:1\nImage present at ECR URIs: \n\tprivate.test/app:1"));
    QCOMPARE(text.count(QStringLiteral("Source image URIs: \n\t")), 4);
    QCOMPARE(text.count(QStringLiteral("Image present at ECR URIs: \n")), 4);
    QCOMPARE(text.count(u'\t'), 6); // four sources, two places
    QVERIFY(text.contains(u"\nPresent in part, for: linux/amd64\n"));
    QVERIFY(text.contains(u"\nCould not be checked: not a name: <script>"));
    QVERIFY(text.contains(u"\nCould not be read: private.test/broken:1: 500, said 'no'\n"));
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(!text.contains(QChar(0x202e)));
}

void TestScanReport::html_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("scan") << scanToHtml(sample());
    QTest::newRow("duplicates") << duplicatesToHtml(duplicates());
}

void TestScanReport::html()
{
    QFETCH(QByteArray, page);
    const QString text = QString::fromUtf8(page);
    QVERIFY(!text.contains(u"<script"));
    QVERIFY(text.contains(u"&lt;script&gt;alert(&quot;1&quot;)"));
    QVERIFY(!text.contains(QChar(0x202e)));
    QVERIFY(!text.contains(QChar(0x1b)));
    // Self-contained: nothing is loaded from anywhere.
    for (const char *loads : {"src=", "href=", "@import", "url("})
        QVERIFY2(!text.contains(QLatin1StringView(loads)), loads);
    QVERIFY(text.contains(u"@media print"));
    // Every element is closed: it is XML, but only meta and br close themselves, as HTML knows it.
    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();
    static const QRegularExpression empty(QStringLiteral("<(?!meta|br)[^>]*/>"));
    QVERIFY2(!text.contains(empty), qPrintable(empty.match(text).captured()));
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

// Not stopped, but a target's list was not read to its end.
void TestScanReport::gapIsIncompleteInJson()
{
    ScanResult scan;
    scan.isListed = false;
    DuplicatesResult equal;
    equal.isListed = false;
    for (const QByteArray &bytes : {scanToJson(scan), duplicatesToJson(equal)}) {
        QCOMPARE(QJsonDocument::fromJson(bytes).object().value(u"complete"), QJsonValue(false));
    }
}

void TestScanReport::incompleteIsSaid_data()
{
    QTest::addColumn<ReportFormat>("format");
    QTest::addColumn<QString>("words");
    QTest::newRow("csv") << ReportFormat::Csv << "incomplete";
    QTest::newRow("json") << ReportFormat::Json << "\"complete\": false";
    QTest::newRow("text") << ReportFormat::Text << "Incomplete";
    QTest::newRow("html") << ReportFormat::Html << "Incomplete.";
}

void TestScanReport::incompleteIsSaid()
{
    QFETCH(ReportFormat, format);
    QFETCH(QString, words);
    ScanResult scan = sample();
    DuplicatesResult equal = duplicates();
    QVERIFY(!QString::fromUtf8(writeScan(scan, format)).contains(words));
    QVERIFY(!QString::fromUtf8(writeDuplicates(equal, format)).contains(words));
    scan.isComplete = false;
    equal.isComplete = false;
    QVERIFY(QString::fromUtf8(writeScan(scan, format)).contains(words));
    QVERIFY(QString::fromUtf8(writeDuplicates(equal, format)).contains(words));
}

void TestScanReport::duplicatesInAllFormats()
{
    const QJsonObject json = QJsonDocument::fromJson(duplicatesToJson(duplicates())).object();
    QCOMPARE(json.value(u"schema").toString(), QStringLiteral("sameinside.duplicates/1"));
    const QJsonObject cluster = json.value(u"clusters").toArray().at(0).toObject();
    QCOMPARE(cluster.value(u"saving").toInt(), 2500);
    QCOMPARE(cluster.value(u"copies").toArray().size(), 2);

    const QStringList rows
        = QString::fromUtf8(duplicatesToCsv(duplicates())).split(QStringLiteral("\r\n"));
    QCOMPARE(rows.size(), 5); // header, three places, end
    QCOMPARE(rows.at(1),
             QStringLiteral("1,same-config,linux/amd64,%1,app,private.test/app:1,3000,2500,")
                 .arg(digestText(digestA)));

    const QString text = QString::fromUtf8(duplicatesToText(duplicates()));
    QVERIFY(text.startsWith(u"1 cluster of equal images, 2.44 KiB to save\n"));
    QVERIFY(text.contains(u"\n\tprivate.test/copy:2\n"));
}

void TestScanReport::formats()
{
    QCOMPARE(parseReportFormat(u"html"), ReportFormat::Html);
    QVERIFY(!parseReportFormat(u"xlsx"));
}

SAMEINSIDE_TEST(TestScanReport)
#include "tst_scanreport.moc"
