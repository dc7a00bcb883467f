// SPDX-License-Identifier: MIT
#include "model/image/imageconfig.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

Digest digestOf(const char *hex)
{
    return Digest::parse(u"sha256:"_s + QLatin1StringView(hex)).value();
}

QString errorOf(const Result<ImageConfig> &config)
{
    return config ? QString() : config.error().detail;
}

QStringList fieldsOf(const std::vector<ImageConfig::Difference> &differences)
{
    QStringList fields;
    for (const auto &difference : differences)
        fields << difference.field;
    return fields;
}

} // namespace

class TestImageConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void toleratesNull_data();
    void toleratesNull();
    void refuses_data();
    void refuses();
    void limitsSize();
    void mapsHistory_data();
    void mapsHistory();
    void chains_data();
    void chains();
    void chainsNothing();
    void meansTheSame_data();
    void meansTheSame();
    void survivesAnotherHand();
    void tellsDifferences_data();
    void tellsDifferences();
    void keepsBothValues();
    void notesWhatIsOdd();
    void knowsTheEmptyLayer();
};

void TestImageConfig::reads()
{
    const BuiltImage image = TwoEncodings::encodingA();
    const auto config = ImageConfig::parse(image.configBytes);
    QVERIFY2(config, qPrintable(errorOf(config)));
    QCOMPARE(config->bytes(), image.configBytes);
    QCOMPARE(config->digest(), image.config.digest);
    QCOMPARE(config->diffIds(), image.diffIds);
    QCOMPARE(config->platform()->toString(), u"linux/amd64"_s);
    QCOMPARE(config->history().size(), std::size_t(3));
    QCOMPARE(config->history().at(1).createdBy, u"CMD [\"/bin/app\"]"_s);
    QVERIFY(config->history().at(1).emptyLayer);
    QVERIFY(!config->history().at(2).emptyLayer);
}

void TestImageConfig::toleratesNull_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row
        = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray(text); };
    row("empty", "{}");
    row("config null", R"({"os":"linux","architecture":"amd64","config":null})");
    row("everything null", R"({"os":null,"architecture":null,"variant":null,"created":null,
        "author":null,"history":null,"rootfs":null})");
    row("diff_ids null", R"({"rootfs":{"type":"layers","diff_ids":null}})");
    row("settings null", R"({"config":{"Env":null,"Cmd":null,"Entrypoint":null,"Labels":null,
        "Volumes":null,"ExposedPorts":null,"User":null,"WorkingDir":null,"StopSignal":null}})");
    row("os without architecture", R"({"os":"linux"})");
    row("os that is no word", R"({"os":"my os","architecture":"amd64"})");
    row("commands as text", R"({"config":{"Cmd":"sh","Entrypoint":"/bin/app"}})");
    row("lists with null", R"({"config":{"Env":[null],"Cmd":[null]}})");
    row("unknown fields", R"({"moby.buildkit.buildinfo.v1":"e30=","x":[1]})");
    // Docker keeps such entries, though image-spec's schema does not.
    row("Env without a value", R"({"config":{"Env":["NAME"]}})");
}

void TestImageConfig::toleratesNull()
{
    QFETCH(QByteArray, text);
    const auto config = ImageConfig::parse(text);
    QVERIFY2(config, qPrintable(errorOf(config)));
    QVERIFY(config->diffIds().empty());
    QVERIFY(config->history().empty());
}

void TestImageConfig::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const char *text, const QString &rule) {
        QTest::newRow(name) << QByteArray(text) << rule;
    };
    row("not JSON", "x", u"not valid JSON"_s);
    row("an array", "[]", u"expected a JSON object"_s);
    row("key twice", R"({"os":"linux","os":"windows"})", u"\"os\" occurs twice"_s);
    row("os a number", R"({"os":1,"architecture":"amd64"})", u"os is not a string"_s);
    row("variant a number", R"({"os":"linux","architecture":"arm","variant":7})", u"variant"_s);
    row("created a number", R"({"created":5})", u"created is not a string"_s);
    row("config an array", R"({"config":[]})", u"config is not an object"_s);
    row("User a number", R"({"config":{"User":1000}})", u"config.User"_s);
    row("Env an object", R"({"config":{"Env":{"A":"B"}}})", u"config.Env"_s);
    row("Env with a number", R"({"config":{"Env":["A=B",7]}})", u"config.Env"_s);
    row("Env as text", R"({"config":{"Env":"A=B"}})", u"config.Env"_s);
    row("Cmd a number", R"({"config":{"Cmd":7}})", u"config.Cmd"_s);
    row("Volumes an array", R"({"config":{"Volumes":["/data"]}})", u"config.Volumes"_s);
    row("Labels an array", R"({"config":{"Labels":["a"]}})", u"config.Labels"_s);
    row("Label a number", R"({"config":{"Labels":{"a":1}}})", u"config.Labels"_s);
    row("history as text", R"({"history":"x"})", u"history is not an array"_s);
    row("history of text", R"({"history":["x"]})", u"history[0]"_s);
    row("rootfs as text", R"({"rootfs":"x"})", u"rootfs is not an object"_s);
    row("diff_ids as text", R"({"rootfs":{"diff_ids":"x"}})", u"diff_ids is not an array"_s);
    row("diff_ids of numbers", R"({"rootfs":{"diff_ids":[1]}})", u"diff_ids"_s);
    row("diff ID too short", R"({"rootfs":{"diff_ids":["sha256:abc"]}})", u"diff_ids"_s);
}

void TestImageConfig::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, rule);
    const auto config = ImageConfig::parse(text);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, ErrorKind::InvalidDocument);
    const QString detail = config.error().detail;
    QVERIFY2(detail.startsWith(u"config "_s + Digest::sha256Of(text).shortText() + u": "_s),
             qPrintable(detail));
    QVERIFY2(detail.contains(rule), qPrintable(detail));
}

void TestImageConfig::limitsSize()
{
    const QByteArray largest = "{}" + QByteArray(largestConfig - 2, ' ');
    QVERIFY(ImageConfig::parse(largest));
    const auto over = ImageConfig::parse(largest + ' ');
    QVERIFY(!over);
    QCOMPARE(over.error().kind, ErrorKind::TooLarge);
}

void TestImageConfig::mapsHistory_data()
{
    QTest::addColumn<std::size_t>("layers");
    QTest::addColumn<QStringList>("mapped");
    QTest::newRow("one each") << std::size_t(2) << QStringList{u"ADD"_s, u"RUN"_s};
    QTest::newRow("more layers than lines") << std::size_t(4) << QStringList{u"ADD"_s, u"RUN"_s};
    QTest::newRow("more lines than layers") << std::size_t(1) << QStringList{};
}

void TestImageConfig::mapsHistory()
{
    QFETCH(std::size_t, layers);
    QFETCH(QStringList, mapped);
    const auto config = ImageConfig::parse(R"({"history":[{"created_by":"ADD"},
        {"created_by":"ENV","empty_layer":true},{"created_by":"RUN","empty_layer":false},
        {"created_by":"CMD","empty_layer":true}]})");
    QVERIFY2(config, qPrintable(errorOf(config)));
    QStringList actual;
    for (const auto *entry : config->layerHistory(layers))
        actual << entry->createdBy;
    QCOMPARE(actual, mapped);
}

void TestImageConfig::chains_data()
{
    QTest::addColumn<QList<Digest>>("diffIds");
    QTest::addColumn<QString>("chain");
    const auto repeated
        = [](QChar c) { return Digest::parse(u"sha256:"_s + QString(64, c)).value(); };
    QTest::newRow("image-spec's example")
        << QList{digestOf("c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1"),
                 digestOf("5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")}
        << u"sha256:c3191d32a37d7159b2e30830937d2e30268ad6c375a773a8994911a3aba9b93f"_s;
    QTest::newRow("two")
        << QList{repeated(u'a'), repeated(u'b')}
        << u"sha256:ccd722928bd92476ba1745586fed6e45a102504185ad88cd89e01ff116fd146c"_s;
    QTest::newRow("three")
        << QList{repeated(u'a'), repeated(u'b'), repeated(u'c')}
        << u"sha256:c1377126441fb2f5ec2c21ae2a60255331d639e830f0ee1b40a36e52d4c40588"_s;
    QTest::newRow("two encodings")
        << QList{digestOf("a071096d16875e36c36deb0d87db4a4061759ba2bc1a66afaabb32498480088e"),
                 digestOf("a09b3a57e228b3d8da3ed2ba7a29feb7449fd5e5e63e6ace8b69f86ae120e231")}
        << u"sha256:7188dfd1f7bf82c7304ca7a2f9bac59b16d10bc3c4ace66e70e39426fafba659"_s;
    QTest::newRow("one") << QList{repeated(u'a')} << repeated(u'a').toString();
}

void TestImageConfig::chains()
{
    QFETCH(QList<Digest>, diffIds);
    QFETCH(QString, chain);
    QCOMPARE(chainId(std::span(diffIds.constData(), std::size_t(diffIds.size())))->toString(),
             chain);
}

void TestImageConfig::chainsNothing()
{
    QVERIFY(!chainId({}));
}

void TestImageConfig::meansTheSame_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    const auto row = [](const char *name, const char *left, const char *right) {
        QTest::newRow(name) << QByteArray(left) << QByteArray(right);
    };
    row("key order", R"({"os":"linux","architecture":"amd64"})",
        R"({"architecture":"amd64","os":"linux"})");
    row("escapes", R"({"author":"a & b"})", R"({"author":"a \u0026 b"})");
    row("null and absent", R"({"author":null,"config":null})", "{}");
    row("empty and absent", R"({"config":{"Env":[],"Labels":{},"User":""},"history":[]})", "{}");
    row("settings all null", R"({"config":{"Env":null,"OnBuild":null}})", R"({"config":{}})");
    row("what the builder left", R"({"container":"abc","container_config":{"Hostname":"x"},
        "docker_version":"20.10","id":"x","parent":"y"})",
        "{}");
    row("what only Docker sets", R"({"config":{"Hostname":"x","Domainname":"y","Tty":true,
        "AttachStdin":true,"AttachStdout":true,"AttachStderr":true,"OpenStdin":true,
        "StdinOnce":true,"Image":"sha256:x","OnBuild":["RUN x"],"Shell":["sh"]}})",
        "{}");
    row("not an empty layer", R"({"history":[{"created_by":"x","empty_layer":false}]})",
        R"({"history":[{"created_by":"x"}]})");
    row("fractions of seconds", R"({"created":"2023-11-14T22:13:20.500Z"})",
        R"({"created":"2023-11-14T22:13:20.5Z"})");
    row("no fraction", R"({"created":"2023-11-14T22:13:20.000000000Z"})",
        R"({"created":"2023-11-14T22:13:20Z"})");
    row("fractions in history", R"({"history":[{"created":"2023-11-14T22:13:20.10Z"}]})",
        R"({"history":[{"created":"2023-11-14T22:13:20.1Z"}]})");
    row("Greenwich", R"({"created":"2023-11-14T22:13:20.50+00:00"})",
        R"({"created":"2023-11-14T22:13:20.5Z"})");
    row("a command as text", R"({"config":{"Entrypoint":"/bin/app","Cmd":"-v"}})",
        R"({"config":{"Entrypoint":["/bin/app"],"Cmd":["-v"]}})");
    row("a label of null", R"({"config":{"Labels":{"a":null}}})", R"({"config":{"Labels":{}}})");
    row("zeros of a health check", R"({"config":{"Healthcheck":{"Test":["NONE"],"Interval":0}}})",
        R"({"config":{"Healthcheck":{"Test":["NONE"]}}})");
    row("a step of null", R"({"history":[null]})", R"({"history":[{}]})");
    row("rootfs without type", R"({"rootfs":{"type":"layers","diff_ids":null}})",
        R"({"rootfs":{"diff_ids":null}})");
    row("empty rootfs", R"({"rootfs":{"type":"layers","diff_ids":null}})",
        R"({"rootfs":{"type":"layers","diff_ids":[]}})");
}

void TestImageConfig::meansTheSame()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    const auto a = ImageConfig::parse(left);
    const auto b = ImageConfig::parse(right);
    QVERIFY2(a, qPrintable(errorOf(a)));
    QVERIFY2(b, qPrintable(errorOf(b)));
    QVERIFY(a->digest() != b->digest());
    QCOMPARE(a->meaning(), b->meaning());
    QCOMPARE(fieldsOf(ImageConfig::differences(*a, *b)), QStringList{});
}

void TestImageConfig::survivesAnotherHand()
{
    const ConfigFields fields{.created = u"2023-11-14T22:13:20.123456789Z"_s,
                              .user = u"1000"_s,
                              .exposedPorts = {u"80/tcp"_s},
                              .env = {u"A=1 & 2"_s},
                              .entrypoint = {u"/a"_s},
                              .cmd = {u"b"_s, u"<c>"_s},
                              .volumes = {u"/data"_s},
                              .workingDir = u"/srv"_s,
                              .labels = {{u"l"_s, u"<m@example.com>"_s}},
                              .stopSignal = u"SIGQUIT"_s};
    const auto platform = Platform::parse(u"linux/arm64/v8").value();
    const std::vector<Digest> diffIds{Digest::sha256Of("x")};
    const std::vector<HistoryLine> history{{.createdBy = u"RUN a && b > c"_s}};
    const auto written = [&](ConfigStyle style) {
        return ImageConfig::parse(writeConfig(fields, platform, diffIds, history, style)).value();
    };
    const ImageConfig docker = written(ConfigStyle::Docker);
    for (const auto style : {ConfigStyle::Reencoded, ConfigStyle::Sorted}) {
        const ImageConfig other = written(style);
        QVERIFY(docker.digest() != other.digest());
        QCOMPARE(docker.meaning(), other.meaning());
    }
    QCOMPARE(docker.meaning().value(u"config"_s).toObject().size(), 9);
}

void TestImageConfig::tellsDifferences_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QStringList>("fields");
    const auto row
        = [](const char *name, const char *left, const char *right, const QStringList &fields) {
        QTest::newRow(name) << QByteArray(left) << QByteArray(right) << fields;
    };
    row("created", R"({"created":"2023-11-14T22:13:20Z"})", R"({"created":"2023-11-14T22:13:21Z"})",
        {u"created"_s});
    row("order of Env", R"({"config":{"Env":["A=1","B=2"]}})",
        R"({"config":{"Env":["B=2","A=1"]}})", {u"config.Env"_s});
    row("labels", R"({"config":{"Labels":{"a":"1","b":"2","c":"3"}}})",
        R"({"config":{"Labels":{"a":"1","b":"0","d":"4"}}})",
        {u"config.Labels.b"_s, u"config.Labels.c"_s, u"config.Labels.d"_s});
    row("a label without text", R"({"config":{"Labels":{"a":""}}})", R"({"config":{"Labels":{}}})",
        {u"config.Labels.a"_s});
    row("settings on one side", R"({"config":{"User":"a","Cmd":["b"]}})", "{}",
        {u"config.Cmd"_s, u"config.User"_s});
    row("history", R"({"history":[{"created_by":"a"}]})", R"({"history":[{"created_by":"b"}]})",
        {u"history"_s});
    row("architecture", R"({"os":"linux","architecture":"amd64"})",
        R"({"os":"linux","architecture":"arm64"})", {u"architecture"_s});
    row("health check", R"({"config":{"Healthcheck":{"Interval":5000000000}}})", "{}",
        {u"config.Healthcheck"_s});
    row("unknown field", R"({"x":1})", R"({"x":2})", {u"x"_s});
}

void TestImageConfig::tellsDifferences()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QStringList, fields);
    const auto a = ImageConfig::parse(left);
    const auto b = ImageConfig::parse(right);
    QVERIFY2(a, qPrintable(errorOf(a)));
    QVERIFY2(b, qPrintable(errorOf(b)));
    QVERIFY(a->meaning() != b->meaning());
    QCOMPARE(fieldsOf(ImageConfig::differences(*a, *b)), fields);
    QCOMPARE(fieldsOf(ImageConfig::differences(*b, *a)), fields);
}

void TestImageConfig::keepsBothValues()
{
    const auto a = ImageConfig::parse(R"({"config":{"Labels":{"v":"1"},"User":"a"}})");
    const auto b = ImageConfig::parse(R"({"config":{"Labels":{"v":"2"}}})");
    const auto differences = ImageConfig::differences(*a, *b);
    QCOMPARE(fieldsOf(differences), (QStringList{u"config.Labels.v"_s, u"config.User"_s}));
    QCOMPARE(differences.at(0).left, QJsonValue(u"1"_s));
    QCOMPARE(differences.at(0).right, QJsonValue(u"2"_s));
    QVERIFY(differences.at(1).right.isUndefined());
}

void TestImageConfig::notesWhatIsOdd()
{
    const auto config
        = ImageConfig::parse(R"({"os":"linux","config":{"Entrypoint":"/bin/app","Cmd":["x"]}})");
    QVERIFY2(config, qPrintable(errorOf(config)));
    QVERIFY(!config->platform());
    QCOMPARE(config->notes().size(), 2);
    QVERIFY(config->notes().at(0).contains(u"platform"));
    QVERIFY(config->notes().at(1).contains(u"config.Entrypoint is a string"));
    QVERIFY(ImageConfig::parse(R"({"config":{"Cmd":["x"]}})")->notes().isEmpty());
}

void TestImageConfig::knowsTheEmptyLayer()
{
    QVERIFY(
        isEmptyLayer(digestOf("5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")));
    QVERIFY(
        isEmptyLayer(digestOf("a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4")));
    QVERIFY(isEmptyLayer(Digest::sha512Of(QByteArray(1024, '\0'))));
    QVERIFY(!isEmptyLayer(Digest::sha256Of(QByteArray(10240, '\0'))));
    QVERIFY(!isEmptyLayer(Digest::sha256Of({})));
}

SAMEINSIDE_TEST(TestImageConfig)
#include "tst_imageconfig.moc"
