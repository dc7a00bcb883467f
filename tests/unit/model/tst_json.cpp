// SPDX-License-Identifier: MIT
#include "model/image/json.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

// As "layers[1].digest".
QString pathText(JsonPath path)
{
    QString text;
    for (const JsonStep &step : path) {
        if (step.position >= 0)
            text += u"[%1]"_s.arg(step.position);
        else
            text += (text.isEmpty() ? QString() : u"."_s) + step.key;
    }
    return text;
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses();
    void refuses_data();
    void refuses();
    void allowsDepth();
    void visitsPaths();
    void masks_data();
    void masks();
    void masksNothingElse_data();
    void masksNothingElse();
    void prettyPrints_data();
    void prettyPrints();
    void namesSerializations_data();
    void namesSerializations();
};

void TestJson::parses()
{
    const auto object = parseJsonObject(" {\"a\":[1,{\"a\":null}]}\n", u"x"_s);
    QVERIFY(object);
    QCOMPARE(object->value(u"a"_s).toArray().size(), 2);
    const auto array = parseJsonArray("[{}]", u"x"_s);
    QVERIFY(array);
    QCOMPARE(array->size(), 1);
    QVERIFY(!parseJsonArray("{}", u"x"_s));
    QVERIFY(!parseJsonObject("[]", u"x"_s));
}

void TestJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("spaces") << QByteArray("  \n");
    QTest::newRow("text behind") << QByteArray("{}{}");
    QTest::newRow("comma at the end") << QByteArray("{\"a\":1,}");
    QTest::newRow("comment") << QByteArray("{/**/}");
    QTest::newRow("single quotes") << QByteArray("{'a':1}");
    QTest::newRow("key twice") << QByteArray("{\"a\":1,\"a\":1}");
    QTest::newRow("key twice, escaped") << QByteArray("{\"a\":1,\"\\u0061\":1}");
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xc3\x28\"}");
    QTest::newRow("half a surrogate") << QByteArray("{\"a\":\"\\ud800\"}");
    QTest::newRow("control character") << QByteArray("{\"a\":\"\n\"}");
    QTest::newRow("NUL behind") << QByteArray("{}\0", 3);
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6);
    QTest::newRow("number too large") << QByteArray("{\"a\":1e999}");
    QTest::newRow("65 levels") << QByteArray("{\"a\":") + QByteArray(64, '[') + QByteArray(64, ']')
            + '}';
    QTest::newRow("a million levels") << QByteArray(1'000'000, '[');
}

void TestJson::refuses()
{
    QFETCH(QByteArray, text);
    const auto object = parseJsonObject(text, u"document x"_s);
    QVERIFY(!object);
    QCOMPARE(object.error().kind, ErrorKind::InvalidDocument);
    QVERIFY2(object.error().detail.startsWith(u"document x: "_s),
             qPrintable(object.error().detail));
    QVERIFY(!object.error().detail.contains(u'\n'));
}

void TestJson::allowsDepth()
{
    QVERIFY(parseJsonObject(QByteArray("{\"a\":") + QByteArray(63, '[') + QByteArray(63, ']') + '}',
                            u"x"_s));
}

void TestJson::visitsPaths()
{
    QStringList paths;
    const QByteArray text = R"({"a": {"b\"c": [1, {"\u0064": true}, []]}, "e": null})";
    QCOMPARE(maskedJson(
                 text,
                 [&](JsonPath path) {
        paths << pathText(path);
        return false;
                 }),
             text);
    paths.sort();
    QCOMPARE(paths,
             (QStringList{u""_s, u"a"_s, u"a.b\"c"_s, u"a.b\"c[0]"_s, u"a.b\"c[1]"_s,
                          u"a.b\"c[1].d"_s, u"a.b\"c[2]"_s, u"e"_s}));
}

void TestJson::masks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("masked");
    const auto row
        = [](const char *name, const char *text, const QString &path, const char *masked) {
        QTest::newRow(name) << QByteArray(text) << path << QByteArray(masked);
    };
    row("text", R"({"digest":"sha256:abc","size":5})", u"digest"_s, R"({"digest":*,"size":5})");
    row("number", R"({"digest":"sha256:abc","size":5})", u"size"_s,
        R"({"digest":"sha256:abc","size":*})");
    row("number before a space", "{ \"size\" : -1.5e+3 }", u"size"_s, "{ \"size\" : * }");
    row("spaces stay", "{\n\t\"a\" :  [ 1 ,\r\n 2 ]\n}\n", u"a[1]"_s,
        "{\n\t\"a\" :  [ 1 ,\r\n * ]\n}\n");
    row("an object", R"({"a":{"b":[{}]},"c":1})", u"a"_s, R"({"a":*,"c":1})");
    row("an empty array", R"({"a":[],"b":{}})", u"a"_s, R"({"a":*,"b":{}})");
    row("inside an array", R"({"layers":[{"digest":"x"},{"digest":"y"}]})", u"layers[1].digest"_s,
        R"({"layers":[{"digest":"x"},{"digest":*}]})");
    row("text with quotes", R"({"a":"\"\\","b":"]}"})", u"a"_s, R"({"a":*,"b":"]}"})");
    row("text with brackets", R"({"a":"}],{[","b":1})", u"b"_s, R"({"a":"}],{[","b":*})");
    row("escaped key", R"({"\u0061":1})", u"a"_s, R"({"\u0061":*})");
    row("the whole", R"({"a":1})", u""_s, "*");
    row("nothing", R"({"a":1})", u"b"_s, R"({"a":1})");
    row("not ASCII", "{\"\xc3\xa4\":\"\xe2\x82\xac\",\"b\":1}", u"b"_s,
        "{\"\xc3\xa4\":\"\xe2\x82\xac\",\"b\":*}");
}

void TestJson::masks()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, path);
    QFETCH(QByteArray, masked);
    QVERIFY(parseJsonObject(text, u"x"_s));
    QCOMPARE(maskedJson(text, [&](JsonPath at) { return pathText(at) == path; }), masked);
}

void TestJson::masksNothingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("plain text") << QByteArray("plain text");
    QTest::newRow("another bracket closes") << QByteArray("[}");
    QTest::newRow("a comma too many") << QByteArray(R"([{"a":1,}, "b"1,} ]]})");
    QTest::newRow("breaks off") << QByteArray(R"({"a":[1,)");
    QTest::newRow("too deep") << QByteArray(100'000, '[');
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"a\":1,\"b\":2}");
}

// Text that is no document has no paths, and must not keep anybody busy either.
void TestJson::masksNothingElse()
{
    QFETCH(QByteArray, text);
    QCOMPARE(maskedJson(text, [](JsonPath) { return true; }), text);
}

void TestJson::prettyPrints_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pretty");
    QTest::newRow("keys in their order")
        << QByteArray(R"({"b":1,"a":[true,{}],"c":{}})")
        << QByteArray("{\n  \"b\": 1,\n  \"a\": [\n    true,\n    {}\n  ],\n  \"c\": {}\n}");
    QTest::newRow("not JSON") << QByteArray("plain text") << QByteArray("plain text");
    QTest::newRow("truncated") << QByteArray("{\"a\":") << QByteArray("{\"a\":");
    QTest::newRow("too deep") << QByteArray(100, '[') + QByteArray(100, ']')
                              << QByteArray(100, '[') + QByteArray(100, ']');
    QTest::newRow("large number") << QByteArray("[9007199254740993]")
                                  << QByteArray("[\n  9007199254740993\n]");
    QTest::newRow("not ASCII") << QByteArray("[\"\xe2\x82\xac\"]")
                               << QByteArray("[\n  \"\xe2\x82\xac\"\n]");
}

void TestJson::prettyPrints()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pretty);
    QCOMPARE(prettyJson(text), pretty);
}

void TestJson::namesSerializations_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QStringList>("ways");
    const auto row
        = [](const char *name, const char *left, const char *right, const QStringList &ways) {
        QTest::newRow(name) << QByteArray(left) << QByteArray(right) << ways;
    };
    row("equal", R"({"a":1})", R"({"a":1})", {});
    row("spaces", R"({"a":1})", R"({ "a": 1 })", {u"spaces"_s});
    row("key order", R"({"a":1,"b":2})", R"({"b":2,"a":1})", {u"key order"_s});
    row("escapes", R"({"a":"&"})", R"({"a":"\u0026"})", {u"escapes"_s});
    row("all", R"({"a":"&","b":1})", R"({ "b":1,"a":"\u0026" })",
        {u"spaces"_s, u"key order"_s, u"escapes"_s});
    row("numbers", R"({"a":10})", R"({"a":1e1})", {u"other bytes"_s});
}

void TestJson::namesSerializations()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QStringList, ways);
    QCOMPARE(serializationDifferences(left, right), ways);
}

SAMEINSIDE_TEST(TestJson)
#include "tst_json.moc"
