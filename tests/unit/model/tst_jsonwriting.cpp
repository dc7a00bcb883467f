// SPDX-License-Identifier: MIT
#include "model/image/jsonwriting.h"
#include "tests/support/images/documentbuilder.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QTest>

#include <array>

using namespace sameinside;
using namespace Qt::StringLiterals;

/// How documents are written, as the tools were seen to.
class TestJsonWriting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsLayouts_data();
    void tellsLayouts();
    void tellsBuildersApart();
    void readsDescriptors_data();
    void readsDescriptors();
    void knowsOrders();
    void isBounded();
    void writesJson();
};

void TestJsonWriting::tellsLayouts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("indent");
    QTest::addColumn<bool>("endsLine");
    const auto row = [](const char *name, const QByteArray &text, int indent, bool endsLine) {
        QTest::newRow(name) << text << indent << endsLine;
    };
    row("Docker's classic store", "{\n   \"schemaVersion\": 2,\n   \"a\": 1\n}", 3, false);
    row("BuildKit", "{\n  \"schemaVersion\": 2\n}", 2, false);
    row("a commit in Docker's containerd store", "{\n    \"schemaVersion\": 2\n}", 4, false);
    row("skopeo", R"({"schemaVersion":2})", 0, false);
    row("umoci", "{\"schemaVersion\":2}\n", 0, true);
    row("jq", "{\n  \"schemaVersion\": 2\n}\n", 2, true);
    row("Python", R"({"schemaVersion": 2, "a": 1})", -1, false);
    row("tabs", "{\n\t\"schemaVersion\": 2\n}", -1, false);
    row("Windows", "{\r\n  \"schemaVersion\": 2\r\n}", -1, false);
    row("lines without spaces", "{\n\"schemaVersion\":2\n}", -1, false);
    row("an empty object", "{}", 0, false);
    row("nothing", "", 0, false);
    row("a colon in a key", R"({"a\":b":{"c: ":1}})", 0, false);
}

void TestJsonWriting::tellsLayouts()
{
    QFETCH(QByteArray, text);
    const JsonWriting writing = JsonWriting::of(text);
    QTEST(writing.indent, "indent");
    QTEST(writing.endsLine, "endsLine");
    QCOMPARE(writing.isCompact(), writing.indent == 0);
}

void TestJsonWriting::tellsBuildersApart()
{
    ManifestBuilder manifest;
    manifest.config(MediaType::ociConfig(), "{}")
        .layer(mediaType("application/vnd.oci.image.layer.v1.tar+gzip"), "l");
    const JsonWriting compact = JsonWriting::of(manifest.build().bytes);
    QCOMPARE(compact.indent, 0);
    QVERIFY(!compact.namesSizeFirst());
    const JsonWriting docker = JsonWriting::of(manifest.style(JsonStyle::docker()).build().bytes);
    QCOMPARE(docker.indent, 3);
    QVERIFY(docker.namesSizeFirst());
    const JsonWriting skopeo = JsonWriting::of(manifest.style(JsonStyle::skopeo()).build().bytes);
    QCOMPARE(skopeo.indent, 0);
    QVERIFY(skopeo.namesSizeFirst());
    QVERIFY(skopeo != compact);
}

void TestJsonWriting::readsDescriptors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("descriptor");
    QTest::newRow("manifest") << QByteArray(
        R"({"config":{"mediaType":"m","size":1,"digest":"d","annotations":{"x":"y"}},)"
        R"("layers":[{"digest":"d"}]})")
                              << u"config,layers"_s << u"mediaType,size,digest,annotations"_s;
    QTest::newRow("index") << QByteArray(
        R"({"schemaVersion":2,"manifests":[{"mediaType":"m","digest":"d","size":1},)"
        R"({"size":1,"digest":"d"}]})")
                           << u"schemaVersion,manifests"_s << u"mediaType,digest,size"_s;
    QTest::newRow("image config") << QByteArray(
        R"({"created":"c","config":{"Env":["A"]},"rootfs":{"type":"layers"}})")
                                  << u"created,config,rootfs"_s << u"Env"_s;
    QTest::newRow("no children") << QByteArray(R"({"a":{"config":{"b":1}}})") << u"a"_s
                                 << QString();
    QTest::newRow("cut off") << QByteArray(R"({"a":1,"config":{"b":1,)") << u"a,config"_s << u"b"_s;
}

void TestJsonWriting::readsDescriptors()
{
    QFETCH(QByteArray, text);
    const JsonWriting writing = JsonWriting::of(text);
    QTEST(writing.keys.join(u','), "keys");
    QTEST(writing.descriptorKeys.join(u','), "descriptor");
}

void TestJsonWriting::knowsOrders()
{
    static constexpr std::array<QStringView, 3> order{u"created", u"config", u"rootfs"};
    const auto of = [](const char *text) { return JsonWriting::of(text).hasOrder(order); };
    QVERIFY(of(R"({"created":1,"config":2,"rootfs":3})"));
    QVERIFY(of(R"({"created":1,"os":2,"rootfs":3})"));
    QVERIFY(!of(R"({"config":1,"created":2})"));
    QVERIFY(!of(R"({"created":1,"rootfs":2,"config":3})"));
}

void TestJsonWriting::isBounded()
{
    QByteArray text = "{";
    for (int i = 0; i < 1000; ++i)
        text += '"' + QByteArray::number(i) + QByteArray(300, 'x') + "\":0,";
    const JsonWriting writing = JsonWriting::of(text + "\"z\":0}");
    QCOMPARE(writing.keys.size(), 64);
    QCOMPARE(writing.keys.front().size(), 128);
}

void TestJsonWriting::writesJson()
{
    const QJsonObject json
        = JsonWriting::of("{\n   \"a\": 1,\n   \"layers\": [{\"size\": 1}]\n}").toJson();
    QCOMPARE(json.value(u"indent").toInt(), 3);
    QCOMPARE(json.value(u"final_newline").toBool(true), false);
    QCOMPARE(json.value(u"key_order").toArray(), QJsonArray({u"a"_s, u"layers"_s}));
    QCOMPARE(json.value(u"descriptor_order").toString(), u"size"_s);
    QVERIFY(!JsonWriting::of("{}").toJson().contains(u"descriptor_order"));
}

SAMEINSIDE_TEST(TestJsonWriting)
#include "tst_jsonwriting.moc"
