// SPDX-License-Identifier: MIT
#include "model/operations/operation.h"
#include "model/operations/rules.h"
#include "tests/support/testprogram.h"

#include "testpaths.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

// What the program printed for images that each tool made, and what made them: one object a line.
std::vector<QJsonObject> measured()
{
    QFile file(
        QStringLiteral(SAMEINSIDE_SOURCE_DIR "/tests/unit/model/operations/operations.jsonl"));
    std::vector<QJsonObject> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    const QByteArrayList texts = file.readAll().trimmed().split('\n');
    for (const QByteArray &text : texts)
        lines.push_back(QJsonDocument::fromJson(text).object());
    return lines;
}

Traces tracesOf(const QJsonObject &line)
{
    Traces traces;
    const QJsonArray causes = line.value(u"causes").toArray();
    const QJsonObject evidence = line.value(u"evidence").toObject();
    for (const auto &cause : causes)
        traces.add(traceNamed(cause.toString()).value(),
                   evidence.value(cause.toString()).toObject());
    return traces;
}

Traces tracesOf(const char *json)
{
    const QJsonObject evidence = QJsonDocument::fromJson(json).object();
    return tracesOf(QJsonObject{{u"causes"_s, QJsonArray::fromStringList(evidence.keys())},
                                {u"evidence"_s, evidence}});
}

QString shown(const std::optional<Recognition> &found)
{
    if (!found)
        return u"nothing"_s;
    return operationName(found->operation)
        + (found->confidence == Confidence::Only ? u", only"_s : u", usual"_s)
        + (found->isTurnedRound ? u", turned round"_s : QString());
}

Writings manifestWriting(const char *text)
{
    return {.index = {}, .manifest = JsonWriting::of(text), .config = {}};
}

Writings indexWriting(const char *text)
{
    return {.index = JsonWriting::of(text), .manifest = {}, .config = {}};
}

constexpr const char *toDocker = R"({"media-type":{"fields":[{"field":"mediaType",
       "left":"application/vnd.oci.image.manifest.v1+json",
       "right":"application/vnd.docker.distribution.manifest.v2+json"}]}})";
constexpr const char *dockerLayout = "{\n   \"schemaVersion\": 2\n}";
constexpr const char *buildKitLayout = "{\n  \"schemaVersion\": 2\n}";
constexpr const char *compactLayout = R"({"schemaVersion":2})";
constexpr const char *umociLayout = "{\"schemaVersion\":2}\n";

QByteArray recompressed(const QByteArray &left, const QByteArray &right)
{
    return R"({"compression":{"layers":[{"left":{"encoding":)" + left + R"(},"right":{"encoding":)"
        + right + "}}]}}";
}

const QByteArray goHeader = R"({"format":"gzip","mtime":0,"os":255,"xfl":0)";

} // namespace

/// Which operation the causes and their evidence show.
class TestOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recognises_data();
    void recognises();
    void haveNames();
    void haveWords();
    void sharpensByWriting_data();
    void sharpensByWriting();
    void sharpensByIndex_data();
    void sharpensByIndex();
    void sharpensByEndOfStream_data();
    void sharpensByEndOfStream();
    void leavesOutWhatFollows_data();
    void leavesOutWhatFollows();
    void turnsRound_data();
    void turnsRound();
    void claimsNoMoreThanItKnows_data();
    void claimsNoMoreThanItKnows();
    void explainsItsOwnCauses_data();
    void explainsItsOwnCauses();
    void namesSides_data();
    void namesSides();
};

void TestOperations::recognises_data()
{
    QTest::addColumn<QJsonObject>("line");
    int number = 0;
    for (const QJsonObject &line : measured()) {
        QStringList causes;
        const QJsonArray listed = line.value(u"causes").toArray();
        for (const auto &cause : listed)
            causes << cause.toString();
        const QString operation
            = line.value(u"expect").toObject().value(u"operation").toString(u"nothing"_s);
        QTest::addRow("%02d %s: %s", ++number, qPrintable(operation), qPrintable(causes.join(u'+')))
            << line;
    }
    QCOMPARE(number, 54);
}

void TestOperations::recognises()
{
    QFETCH(QJsonObject, line);
    const QJsonObject expected = line.value(u"expect").toObject();
    const auto found = recognise(tracesOf(line));
    if (expected.value(u"operation").isNull()) {
        QCOMPARE(shown(found), u"nothing"_s);
        QCOMPARE(shown(recognise(tracesOf(line).turnedRound())), u"nothing"_s);
        return;
    }
    QCOMPARE(shown(found),
             expected.value(u"operation").toString() + u", "_s
                 + expected.value(u"confidence").toString());
    QVERIFY(!found->isTurnedRound);
}

void TestOperations::haveNames()
{
    QSet<QString> names;
    for (int i = 0; i <= int(Operation::Relabelled); ++i)
        names << operationName(Operation(i));
    QCOMPARE(names.size(), int(Operation::Relabelled) + 1);
    QCOMPARE(operationName(Operation::MirrorRewritesJson), u"mirror-rewrites-json"_s);
    QCOMPARE(operationName(Operation::CimagePush), u"cimage-push"_s);
    QCOMPARE(operationName(Operation::Relabelled), u"relabelled"_s);
    for (const QJsonObject &line : measured()) {
        const QString name = line.value(u"expect").toObject().value(u"operation").toString();
        QVERIFY2(name.isEmpty() || names.contains(name), qPrintable(name));
    }
}

// Sentences, of every operation, whichever side is the copy.
void TestOperations::haveWords()
{
    for (int i = 0; i <= int(Operation::Relabelled); ++i) {
        for (const Confidence confidence : {Confidence::Usual, Confidence::Only}) {
            for (const bool isTurned : {false, true}) {
                const OperationText text = operationText({.operation = Operation(i),
                                                          .confidence = confidence,
                                                          .isTurnedRound = isTurned});
                QVERIFY2(text.usually.endsWith(u'.'), qPrintable(text.usually));
                QVERIFY(text.keepsDigest.isEmpty() || text.keepsDigest.endsWith(u'.'));
                QVERIFY(!text.usually.contains(u'%') && !text.keepsDigest.contains(u'%'));
                QCOMPARE(text.usually.contains(u"public image"), isTurned);
            }
        }
    }
}

void TestOperations::sharpensByWriting_data()
{
    QTest::addColumn<QByteArray>("evidence");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("operation");
    const auto row = [](const char *name, const QByteArray &evidence, const char *before,
                        const char *after, const QString &operation) {
        QTest::newRow(name) << evidence << QByteArray(before) << QByteArray(after) << operation;
    };
    const QByteArray rewritten = R"({"serialization":{"ways":["spaces"]}})";
    row("Docker types, laid out by Docker", toDocker, compactLayout, dockerLayout,
        u"docker-classic-push, only"_s);
    row("Docker types, in one line", toDocker, compactLayout, compactLayout,
        u"to-docker-types, usual"_s);
    row("written by Docker", rewritten, compactLayout, dockerLayout,
        u"docker-classic-push, only"_s);
    row("written in one line", rewritten, dockerLayout, compactLayout, u"json-rewritten, usual"_s);
    row("written by umoci", rewritten, compactLayout, umociLayout, u"umoci, only"_s);
    row("was umoci's before", rewritten, umociLayout, compactLayout, u"json-rewritten, usual"_s);
    row("jq ends its lines too", rewritten, compactLayout, "{\n  \"a\": 1\n}\n",
        u"json-rewritten, usual"_s);
    row("compressed by Go, written by Docker", recompressed(goHeader + '}', goHeader + '}'),
        dockerLayout, dockerLayout, u"docker-classic-push-far, only"_s);
    row("compressed by Go, written in one line", recompressed(goHeader + '}', goHeader + '}'),
        dockerLayout, compactLayout, u"go-gzip-recompress, usual"_s);
}

void TestOperations::sharpensByWriting()
{
    QFETCH(QByteArray, evidence);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, operation);
    Traces traces = tracesOf(evidence.constData());
    traces.setWritings(manifestWriting(before.constData()), manifestWriting(after.constData()));
    QCOMPARE(shown(recognise(traces)), operation);
}

void TestOperations::sharpensByIndex_data()
{
    QTest::addColumn<QByteArray>("layout");
    QTest::addColumn<QString>("operation");
    QTest::newRow("Docker's") << QByteArray(dockerLayout) << u"docker-manifest, only"_s;
    QTest::newRow("BuildKit's") << QByteArray(buildKitLayout) << u"imagetools-wrap, only"_s;
    QTest::newRow("others'") << QByteArray(compactLayout) << u"imagetools-wrap, usual"_s;
}

void TestOperations::sharpensByIndex()
{
    QFETCH(QByteArray, layout);
    QFETCH(QString, operation);
    Traces traces
        = tracesOf(R"({"index-vs-manifest":{"index_side":"right","contains":true,"platforms":1}})");
    traces.setWritings({}, indexWriting(layout.constData()));
    QCOMPARE(shown(recognise(traces)), operation);
}

void TestOperations::sharpensByEndOfStream_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("operation");
    QTest::newRow("not read") << QByteArray() << u"go-gzip-recompress, usual"_s;
    QTest::newRow("Go") << QByteArray(R"(,"end":"010000ffff")") << u"go-gzip-recompress, usual"_s;
    QTest::newRow("zlib, as Java has it") << QByteArray(R"(,"end":"7bd91f8a00")") << u"nothing"_s;
}

void TestOperations::sharpensByEndOfStream()
{
    QFETCH(QByteArray, end);
    QFETCH(QString, operation);
    const QByteArray plain = R"({"format":"none"})";
    const QByteArray evidence = recompressed(plain, goHeader + end + '}');
    Traces traces = tracesOf(evidence.constData());
    const auto found = recognise(traces);
    // From right to left it is an image that somebody uncompressed.
    QCOMPARE(found && !found->isTurnedRound ? shown(found) : u"nothing"_s, operation);
}

void TestOperations::leavesOutWhatFollows_data()
{
    QTest::addColumn<QByteArray>("evidence");
    QTest::addColumn<bool>("othersDiffer");
    QTest::addColumn<QString>("operation");
    const auto row
        = [](const char *name, const QByteArray &evidence, bool others, const QString &operation) {
        QTest::newRow(name) << evidence << others << operation;
    };
    row("the other platforms of an index against one manifest",
        R"({"index-vs-manifest":{"index_side":"left","contains":true,"platforms":3},
            "platform-set":{"left_only":["linux/arm64","linux/s390x"],"right_only":[]}})",
        false, u"one-platform-copy, usual"_s);
    row("a manifest of a platform that the index lacks",
        R"({"index-vs-manifest":{"index_side":"left","contains":true,"platforms":3},
            "platform-set":{"left_only":["linux/arm64"],"right_only":["linux/s390x"]}})",
        false, u"nothing"_s);
    row("the index around a platform that differs",
        R"({"serialization@index":{"ways":["spaces"]}})", true, u"nothing"_s);
    row("the index alone", R"({"serialization@index":{"ways":["spaces"]}})", false,
        u"index-remade, usual"_s);
    row("attestations of both, and a config that differs",
        R"({"attestations":{"left":["sha256:a"],"right":["sha256:b"]},
            "config-fields":{"fields":[{"field":"created","left":"1","right":"2"}]}})",
        false, u"rebuild-clock, usual"_s);
    row("attestations of one side, and a config that differs",
        R"({"attestations":{"left":["sha256:a"],"right":[]},
            "config-fields":{"fields":[{"field":"created","left":"1","right":"2"}]}})",
        false, u"nothing"_s);
}

void TestOperations::leavesOutWhatFollows()
{
    QFETCH(QByteArray, evidence);
    QFETCH(bool, othersDiffer);
    QFETCH(QString, operation);
    Traces traces = tracesOf(evidence.constData());
    if (othersDiffer)
        traces.setOthersDiffer();
    QCOMPARE(shown(recognise(traces)), operation);
}

void TestOperations::turnsRound_data()
{
    QTest::addColumn<QByteArray>("evidence");
    QTest::addColumn<QString>("operation");
    const auto row = [](const char *name, const QByteArray &evidence, const QString &operation) {
        QTest::newRow(name) << evidence << operation;
    };
    row("the public image went through podman",
        recompressed(R"({"format":"gzip","mtime":2288912640,"os":255,"xfl":0})",
                     R"({"format":"bzip2"})"),
        u"cimage-push, usual, turned round"_s);
    row("the public image is built with buildah",
        R"({"config-fields":{"fields":[
            {"field":"config.Labels.io.buildah.version","left":"1.28.2"},
            {"field":"config.Env","left":["A=1"],"right":["A=2"]}]}})",
        u"buildah-build, only, turned round"_s);
    row("the public archive has no manifest", R"({"manifest-metadata":{"derived":"left"}})",
        u"docker-archive, usual, turned round"_s);
    row("the public index lacks a platform",
        R"({"platform-set":{"left_only":[],"right_only":["linux/arm64"]}})",
        u"platform-filter, usual, turned round"_s);
    row("the public config lost what Docker wrote",
        R"({"config-serialization":{"left_only_fields":[],"right_only_fields":["container"]}})",
        u"cimage-to-oci, usual, turned round"_s);
    row("the public image is lazily pulled",
        R"({"file-contents":{"added":0,"changed":0,"removed":1,
            "files":[{"change":"removed","path":"stargz.index.json"}]}})",
        u"estargz, usual, turned round"_s);
}

void TestOperations::turnsRound()
{
    QFETCH(QByteArray, evidence);
    QFETCH(QString, operation);
    QCOMPARE(shown(recognise(tracesOf(evidence.constData()))), operation);
}

void TestOperations::claimsNoMoreThanItKnows_data()
{
    QTest::addColumn<QByteArray>("evidence");
    QTest::addColumn<QString>("operation");
    const auto row = [](const char *name, const QByteArray &evidence, const QString &operation) {
        QTest::newRow(name) << evidence << operation;
    };
    row("nothing differs", "{}", u"nothing"_s);
    row("a label without another time",
        R"({"config-fields":{"fields":[
            {"field":"config.Labels.org.opencontainers.image.version","left":"1","right":"2"}]}})",
        u"relabelled, usual"_s);
    row("other steps at another time",
        R"({"config-fields":{"fields":[{"field":"created","left":"1","right":"2"},
            {"field":"history","left":[{"created":"1","created_by":"RUN a"}],
             "right":[{"created":"2","created_by":"RUN b"}]}]}})",
        u"nothing"_s);
    row("both are built with buildah",
        R"({"config-fields":{"fields":[
            {"field":"config.Labels.io.buildah.version","left":"1.28.2","right":"1.30.0"},
            {"field":"created","left":"1","right":"2"}]}})",
        u"nothing"_s);
    row("both are built with Jib",
        R"({"config-fields":{"fields":[{"field":"created","left":"1","right":"2"},
            {"field":"history","left":[{"author":"Jib","created_by":"a","created":"1"}],
             "right":[{"author":"Jib","created_by":"a","created":"2"}]}]}})",
        u"rebuild-clock, usual"_s);
    row("somebody whose name begins with ko",
        R"({"config-fields":{"fields":[{"field":"config.Env","left":["A"],"right":["B"]},
            {"field":"history","left":[],"right":[{"author":"kobold"}]}]}})",
        u"nothing"_s);
    row("layers that nobody looked at",
        R"({"compression":{"layers":[{"left":{"digest":"a"},"right":{"digest":"b"}}]}})",
        u"nothing"_s);
    row("only some of the layers are zstd",
        R"({"compression":{"layers":[
            {"left":{"encoding":{"format":"bzip2"}},"right":{"encoding":{"format":"zstd"}}},
            {"left":{"encoding":{"format":"bzip2"}},"right":{"encoding":{"format":"xz"}}}]}})",
        u"nothing"_s);
    row("other files beside those for lazy pulling",
        R"({"file-contents":{"added":2,"changed":0,"removed":0,"files":[
            {"change":"added","path":"stargz.index.json"},{"change":"added","path":"app"}]}})",
        u"nothing"_s);
    row("times and owners",
        R"({"config-fields":{"fields":[{"field":"created","left":"1","right":"2"}]},
            "tar-metadata":{"kinds":["times","owner-names"]}})",
        u"nothing"_s);
    row("an annotation that went", R"({"manifest-metadata":{"fields":[
            {"field":"annotations.a","left":"1"},{"field":"annotations.b","right":"1"}]}})",
        u"nothing"_s);
}

void TestOperations::claimsNoMoreThanItKnows()
{
    QFETCH(QByteArray, evidence);
    QFETCH(QString, operation);
    QCOMPARE(shown(recognise(tracesOf(evidence.constData()))), operation);
}

void TestOperations::explainsItsOwnCauses_data()
{
    QTest::addColumn<QByteArray>("evidence");
    QTest::addColumn<quint32>("causes");
    const auto row = [](const char *name, const QByteArray &evidence, TraceSet causes) {
        QTest::newRow(name) << evidence << quint32(causes.toInt());
    };
    row("all that a rule names",
        R"({"serialization":{"ways":["spaces"]},"serialization@index":{"ways":["spaces"]}})",
        Trace::Serialization | Trace::SerializationAtIndex);
    row("not what follows",
        R"({"serialization@index":{"ways":["spaces"]},"media-type":{"fields":[{"field":"mediaType",
            "right":"application/vnd.oci.image.manifest.v1+json"}]}})",
        Trace::MediaTypes);
    row("the platforms that an index has more",
        R"({"index-vs-manifest":{"index_side":"left","contains":true,"platforms":2},
            "platform-set":{"left_only":["linux/arm64"],"right_only":[]}})",
        Trace::IndexVsManifest | Trace::PlatformSet);
    row("the trace of a builder, and not its files",
        R"({"config-fields":{"fields":[{"field":"config.Labels.io.buildah.version","right":"1"}]},
            "file-contents":{"changed":1}})",
        Trace::ConfigFields);
    row("steps that come with layers",
        R"({"layer-set":{"layers":[{"side":"right","created_by":"umoci repack"}]},
            "serialization":{"ways":["spaces"]}})",
        Trace::LayerSet);
}

void TestOperations::explainsItsOwnCauses()
{
    QFETCH(QByteArray, evidence);
    QFETCH(quint32, causes);
    const auto found = recognise(tracesOf(evidence.constData()));
    QVERIFY(found);
    QCOMPARE(quint32(found->explains.toInt()), causes);
}

void TestOperations::namesSides_data()
{
    QTest::addColumn<QByteArray>("evidence");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &evidence, const QString &says) {
        QTest::newRow(name) << evidence << says;
    };
    row("built by a tool", R"({"config-fields":{"fields":[
            {"field":"config.Labels.io.buildah.version","right":"1"}]}})",
        u"The private image was built with buildah"_s);
    row("public built by a tool", R"({"config-fields":{"fields":[
            {"field":"config.Labels.io.buildah.version","left":"1"}]}})",
        u"The public image was built with buildah"_s);
    row("an index over several",
        R"({"index-vs-manifest":{"index_side":"right","contains":true,"platforms":2}})",
        u"The private image is an index that was made"_s);
    row("an index around one",
        R"({"index-vs-manifest":{"index_side":"left","contains":true,"platforms":1}})",
        u"put the public index around it."_s);
    row("one of several",
        R"({"index-vs-manifest":{"index_side":"left","contains":true,"platforms":2}})",
        u"docker pull and push do this."_s);
    row("one of several, and changed",
        R"({"index-vs-manifest":{"index_side":"left","contains":false,"platforms":2},
            "serialization":{"ways":["spaces"]}})",
        u"One platform of the index was taken."_s);
    row("a config written anew on the way",
        R"({"compression":{"layers":[{"right":{"encoding":
            {"format":"gzip","mtime":2288912640,"os":255,"xfl":0}}}]},
            "config-serialization":{"left_only_fields":[],"right_only_fields":[]}})",
        u"so the image ID changes too."_s);
    row("the copy is on the left", R"({"manifest-metadata":{"derived":"left"}})",
        u"The public image looks like the copy: docker save"_s);
}

void TestOperations::namesSides()
{
    QFETCH(QByteArray, evidence);
    QFETCH(QString, says);
    const auto found = recognise(tracesOf(evidence.constData()));
    QVERIFY(found);
    const QString text = operationText(*found).usually;
    QVERIFY2(text.contains(says), qPrintable(text));
}

SAMEINSIDE_TEST(TestOperations)
#include "tst_operations.moc"
