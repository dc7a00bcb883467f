// SPDX-License-Identifier: MIT
#include "model/image/manifest.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

constexpr auto configJson
    = R"({"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e","size":580})";
constexpr auto dockerConfigJson
    = R"({"mediaType":"application/vnd.docker.container.image.v1+json","digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e","size":580})";

// $ stands for an OCI config descriptor, % for Docker's.
QByteArray json(QByteArray text)
{
    return text.replace('$', configJson).replace('%', dockerConfigJson);
}

QString errorOf(const Result<ManifestDocument> &document)
{
    return document ? QString() : document.error().detail;
}

QString typeOf(const Result<ManifestDocument> &document)
{
    const auto type = document->mediaType();
    return type ? type->toString() : QString();
}

const QString ociManifest = MediaType::ociManifest().toString();
const QString ociIndex = MediaType::ociIndex().toString();
const QString dockerManifest = MediaType::dockerManifest().toString();
const QString dockerList = MediaType::dockerList().toString();

} // namespace

class TestManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsManifests();
    void readsIndexes();
    void keepsBytes();
    void decidesType_data();
    void decidesType();
    void refuses_data();
    void refuses();
    void limitsSize();
    void tellsArtifacts_data();
    void tellsArtifacts();
    void readsWithdrawnArtifactManifest();
    void tellsAttestationManifest();
    void readsSchema1();
    void digestsSignedPayload();
    void distrustsSignatures_data();
    void distrustsSignatures();
    void showsUnknownTypes();
    void readsOldConfigTypes_data();
    void readsOldConfigTypes();
    void layersTellAnImage_data();
    void layersTellAnImage();
    void notesWhatIsOdd_data();
    void notesWhatIsOdd();
};

void TestManifest::readsManifests()
{
    const BuiltImage image = TwoEncodings::encodingA();
    const auto document = ManifestDocument::parse(image.bytes, MediaType::ociManifest());
    QVERIFY2(document, qPrintable(errorOf(document)));
    QCOMPARE(document->digest(), image.descriptor.digest);
    const Manifest *manifest = document->manifest();
    QVERIFY(manifest);
    QCOMPARE(*manifest->config, image.config);
    QCOMPARE(manifest->layers, image.layers);
    QVERIFY(manifest->isImage());
    QCOMPARE(manifest->totalSize(), qint64(580 + 263 + 171));
    QVERIFY(!document->index());
    QVERIFY(!document->schema1());
}

void TestManifest::readsIndexes()
{
    const auto document = ManifestDocument::parse(TwoEncodings::index().bytes);
    QVERIFY2(document, qPrintable(errorOf(document)));
    const Index *index = document->index();
    QVERIFY(index);
    QCOMPARE(index->manifests.size(), std::size_t(3));
    QCOMPARE(index->manifests.at(1).platform->toString(), u"linux/arm64"_s);
    QVERIFY(!index->manifests.at(1).isAttestation());
    const Descriptor &attestation = index->manifests.at(2);
    QVERIFY(attestation.isAttestation());
    QCOMPARE(attestation.annotations.value(u"vnd.docker.reference.digest"_s),
             index->manifests.at(0).digest.toString());
}

void TestManifest::keepsBytes()
{
    const QByteArray bytes = "\n" + TwoEncodings::encodingA().bytes + "  \n";
    const auto document = ManifestDocument::parse(bytes);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QCOMPARE(document->bytes(), bytes);
    QCOMPARE(document->digest(), Digest::sha256Of(bytes));
}

void TestManifest::decidesType_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("announced");
    QTest::addColumn<QString>("type");
    const auto row
        = [](const char *name, const char *text, const QString &announced, const QString &type) {
        QTest::newRow(name) << json(text) << announced << type;
    };
    row("announced", R"({"schemaVersion":2,"config":$,"layers":[]})", ociManifest, ociManifest);
    row("declared", R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                        "config":$,"layers":[]})",
        {}, ociManifest);
    row("announced as plain JSON", R"({"schemaVersion":2,
         "mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":%})",
        u"application/json"_s, dockerManifest);
    row("config of OCI", R"({"schemaVersion":2,"config":$,"layers":[]})", {}, ociManifest);
    row("config of Docker", R"({"schemaVersion":2,"config":%,"layers":[]})", {}, dockerManifest);
    row("children of OCI", R"({"schemaVersion":2,"manifests":[{
         "mediaType":"application/vnd.oci.image.manifest.v1+json","size":1,
         "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"}]})",
        {}, ociIndex);
    row("children of Docker", R"({"schemaVersion":2,"manifests":[{
         "mediaType":"application/vnd.docker.distribution.manifest.v2+json","size":1,
         "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"}]})",
        {}, dockerList);
    row("no children", R"({"schemaVersion":2,"manifests":[]})", {}, ociIndex);
    row("schema 1", R"({"schemaVersion":1,"fsLayers":[],"history":[]})", {},
        MediaType::schema1().toString());
    row("schema 1, signed", R"({"schemaVersion":1,"fsLayers":[],"history":[],"signatures":[]})", {},
        MediaType::schema1Signed().toString());
    row("unknown fields", R"({"schemaVersion":2,"config":$,"layers":[],"x":{"y":[null,1e9]}})", {},
        ociManifest);
    row("nothing known", R"({"schemaVersion":2})", {}, {});
    row("another declared type", R"({"schemaVersion":2,"mediaType":"application/vnd.example"})", {},
        u"application/vnd.example"_s);
    row("Docker's, announced as OCI's", R"({"schemaVersion":2,"config":%,
         "mediaType":"application/vnd.docker.distribution.manifest.v2+json"})",
        ociManifest, dockerManifest);
    row("OCI's, announced as Docker's", R"({"schemaVersion":2,"config":$,
         "mediaType":"application/vnd.oci.image.manifest.v1+json"})",
        dockerManifest, ociManifest);
    row("Docker's list, announced as OCI's", R"({"schemaVersion":2,"manifests":[],
         "mediaType":"application/vnd.docker.distribution.manifest.list.v2+json"})",
        ociIndex, dockerList);
    row("empty media type", R"({"schemaVersion":2,"mediaType":"","config":$})", {}, ociManifest);
    row("media type null", R"({"schemaVersion":2,"mediaType":null,"config":$})", {}, ociManifest);
    row("an index of null", R"({"schemaVersion":2,"manifests":null})", ociIndex, ociIndex);
    row("an index of nothing", R"({"schemaVersion":2})", ociIndex, ociIndex);
    row("a manifest with no manifests", R"({"schemaVersion":2,"config":$,"manifests":null})",
        ociManifest, ociManifest);
    row("null members", R"({"schemaVersion":2,"config":$,"layers":null,"annotations":null,
                            "subject":null})",
        {}, ociManifest);
}

void TestManifest::decidesType()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, announced);
    QFETCH(QString, type);
    std::optional<MediaType> hint;
    if (!announced.isEmpty())
        hint = MediaType::parse(announced).value();
    const auto document = ManifestDocument::parse(text, hint);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QCOMPARE(typeOf(document), type);
}

void TestManifest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("announced");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const QByteArray &text, const QString &rule,
                        const QString &announced = {}) {
        QTest::newRow(name) << json(text) << announced << rule;
    };
    row("manifests and layers", R"({"schemaVersion":2,"manifests":[],"layers":[]})",
        u"both manifests and layers"_s);
    row("manifests and config", R"({"schemaVersion":2,"manifests":[],"config":$})",
        u"both manifests and layers"_s);
    row("manifests and fsLayers", R"({"schemaVersion":1,"manifests":[],"fsLayers":[]})",
        u"both manifests and layers"_s);
    row("key twice", R"({"schemaVersion":2,"config":$,"config":$,"layers":[]})",
        u"\"config\" occurs twice"_s);
    row("key twice, one escaped", R"({"schemaVersion":2,"layers":[],"l\u0061yers":[],"config":$})",
        u"\"layers\" occurs twice"_s);
    row("key twice, deep", R"({"schemaVersion":2,"config":$,"x":[{"a":1,"a":2}]})",
        u"occurs twice"_s);
    row("deep",
        QByteArray(R"({"schemaVersion":2,"config":$,"x":)") + QByteArray(64, '[')
            + QByteArray(64, ']') + '}',
        u"deeper than 64"_s);
    row("very deep", QByteArray(500'000, '['), u"deeper than 64"_s);
    row("empty", "", u"not valid JSON"_s);
    row("truncated", R"({"schemaVersion":2,"config":)", u"not valid JSON"_s);
    row("text behind", R"({"schemaVersion":2,"config":$} x)", u"not valid JSON"_s);
    row("not UTF-8", "{\"schemaVersion\":2,\"x\":\"\xff\"}", u"not valid JSON"_s);
    row("an array", "[]", u"expected a JSON object"_s);
    row("no config", R"({"schemaVersion":2,"layers":[]})", u"config"_s, ociManifest);
    row("config as text", R"({"schemaVersion":2,"config":"x","layers":[]})", u"config"_s);
    row("layers as object", R"({"schemaVersion":2,"config":$,"layers":{}})",
        u"layers is not an array"_s);
    row("a layer that is none", R"({"schemaVersion":2,"config":$,"layers":[$,7]})", u"layers[1]"_s);
    row("negative size", R"({"schemaVersion":2,"config":$,"layers":[{"mediaType":"a/b","size":-1,
         "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"}]})",
        u"layers[0]: size -1"_s);
    row("absurd size", R"({"schemaVersion":2,"config":$,"layers":[{"mediaType":"a/b","size":1e18,
         "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"}]})",
        u"layers[0]: size"_s);
    row("subject as text", R"({"schemaVersion":2,"config":$,"layers":[],"subject":"x"})",
        u"subject"_s);
    row("annotations as text", R"({"schemaVersion":2,"config":$,"annotations":"x"})",
        u"annotations"_s);
    row("media type as number", R"({"schemaVersion":2,"mediaType":3,"config":$})", u"mediaType"_s);
    row("announced as another kind", R"({"schemaVersion":2,"config":$,
         "mediaType":"application/vnd.oci.image.manifest.v1+json"})",
        u"announced as"_s, ociIndex);
    row("an index that says so, announced as manifest", R"({"schemaVersion":2,"manifests":[],
         "mediaType":"application/vnd.oci.image.index.v1+json"})",
        u"announced as"_s, dockerManifest);
    row("an index as text", R"({"schemaVersion":2,"manifests":"x"})", u"not an array"_s, ociIndex);
    row("an index announced as manifest", R"({"schemaVersion":2,"manifests":[]})", u"index"_s,
        ociManifest);
    row("a manifest announced as index", R"({"schemaVersion":2,"config":$,"layers":[]})",
        u"announced as an index"_s, ociIndex);
    row("schema version 3", R"({"schemaVersion":3,"config":$,"layers":[]})", u"schemaVersion"_s,
        ociManifest);
    row("schema version as text", R"({"schemaVersion":"2","config":$,"layers":[]})",
        u"schemaVersion"_s, ociManifest);
    row("schema 1 without layers", R"({"schemaVersion":1,"name":"a/b"})", u"fsLayers"_s);
    row("schema 1 with layers as text", R"({"schemaVersion":1,"fsLayers":"x"})", u"fsLayers"_s);
    row("schema 1 with a blob that is none", R"({"schemaVersion":1,"fsLayers":[{"blobSum":"x"}]})",
        u"fsLayers[0]"_s);
}

void TestManifest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, announced);
    QFETCH(QString, rule);
    std::optional<MediaType> hint;
    if (!announced.isEmpty())
        hint = MediaType::parse(announced).value();
    const auto document = ManifestDocument::parse(text, hint);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, ErrorKind::InvalidDocument);
    const QString detail = document.error().detail;
    QVERIFY2(detail.startsWith(u"manifest "_s + Digest::sha256Of(text).shortText() + u": "_s),
             qPrintable(detail));
    QVERIFY2(detail.contains(rule), qPrintable(detail));
    QVERIFY(!detail.contains(u'\n'));
}

void TestManifest::limitsSize()
{
    const QByteArray bytes = TwoEncodings::encodingA().bytes;
    const QByteArray largest = bytes + QByteArray(largestManifest - bytes.size(), ' ');
    QVERIFY(ManifestDocument::parse(largest));
    const auto over = ManifestDocument::parse(largest + ' ');
    QVERIFY(!over);
    QCOMPARE(over.error().kind, ErrorKind::TooLarge);
    QVERIFY(over.error().detail.contains(u"4194305"_s));
    QVERIFY(ManifestDocument::parse(largest + ' ', {}, largestManifest + 1));
}

void TestManifest::tellsArtifacts_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("artifactType");
    QTest::addColumn<bool>("image");
    QTest::addColumn<QString>("description");
    const auto row = [](const char *name, const char *config, const char *layer,
                        const char *artifactType, bool image, const QString &description = {}) {
        QTest::newRow(name) << QString::fromLatin1(config) << QString::fromLatin1(layer)
                            << QString::fromLatin1(artifactType) << image << description;
    };
    constexpr auto ociConfig = "application/vnd.oci.image.config.v1+json";
    constexpr auto empty = "application/vnd.oci.empty.v1+json";
    constexpr auto ociLayer = "application/vnd.oci.image.layer.v1.tar+gzip";
    row("image", ociConfig, ociLayer, "", true);
    row("image of Docker", "application/vnd.docker.container.image.v1+json",
        "application/vnd.docker.image.rootfs.diff.tar.gzip", "", true);
    row("image, encrypted", ociConfig, "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", "",
        true);
    row("image, EROFS", ociConfig, "application/vnd.erofs.layer.v1", "", true);
    row("image without layers", ociConfig, "", "", true);
    row("generic", empty, "application/vnd.example.data", "application/vnd.example", false,
        u"application/vnd.example"_s);
    row("empty config", empty, "application/octet-stream", "", false,
        u"application/vnd.oci.empty.v1+json"_s);
    row("Helm", "application/vnd.cncf.helm.config.v1+json",
        "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "", false, u"Helm chart"_s);
    row("Cosign", ociConfig, "application/vnd.dev.cosign.simplesigning.v1+json", "", false,
        u"Cosign signature"_s);
    row("Cosign, referrer", empty, "application/octet-stream",
        "application/vnd.dev.cosign.artifact.sig.v1+json", false, u"Cosign signature"_s);
    row("DSSE", ociConfig, "application/vnd.dsse.envelope.v1+json", "", false,
        u"Attestation (DSSE)"_s);
    row("SBOM, SPDX", ociConfig, "text/spdx+json", "", false);
    row("SBOM, CycloneDX", ociConfig, "application/vnd.cyclonedx+xml", "", false);
    row("in-toto", ociConfig, "application/vnd.in-toto+json", "", false,
        u"Attestation (in-toto)"_s);
    row("BuildKit attestation", empty, "application/vnd.in-toto+json",
        "application/vnd.docker.attestation.manifest.v1+json", false, u"Attestation (BuildKit)"_s);
    row("Notation", empty, "application/jose+json", "application/vnd.cncf.notary.signature", false,
        u"Notation signature"_s);
    row("WebAssembly", "application/vnd.wasm.config.v0+json", "application/wasm", "", false,
        u"WebAssembly module"_s);
    row("BuildKit cache", "application/vnd.buildkit.cacheconfig.v0", ociLayer, "", false,
        u"BuildKit cache"_s);
    row("SOCI", "application/vnd.amazon.soci.index.v2+json", "application/octet-stream", "", false,
        u"SOCI index"_s);
    row("Docker plugin", "application/vnd.docker.plugin.v1+json",
        "application/vnd.docker.image.rootfs.diff.tar.gzip", "", false,
        u"application/vnd.docker.plugin.v1+json"_s);
    row("typed, with an image's config", ociConfig, ociLayer, "application/vnd.example", false,
        u"application/vnd.example"_s);
}

void TestManifest::tellsArtifacts()
{
    QFETCH(QString, config);
    QFETCH(QString, layer);
    QFETCH(QString, artifactType);
    QFETCH(bool, image);
    QFETCH(QString, description);
    ManifestBuilder builder;
    builder.artifactType(artifactType).config(MediaType::parse(config).value(), "{}");
    if (!layer.isEmpty())
        builder.layer(MediaType::parse(layer).value(), "content");
    const auto document = ManifestDocument::parse(builder.build().bytes);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QVERIFY(document->manifest());
    QCOMPARE(document->manifest()->isImage(), image);
    if (!description.isEmpty())
        QCOMPARE(document->manifest()->artifactDescription(), description);
}

void TestManifest::readsWithdrawnArtifactManifest()
{
    const auto document = ManifestDocument::parse(json(
        R"({"mediaType":"application/vnd.oci.artifact.manifest.v1+json",
            "artifactType":"application/vnd.example","blobs":[$],"subject":$})"));
    QVERIFY2(document, qPrintable(errorOf(document)));
    const Manifest *manifest = document->manifest();
    QVERIFY(manifest);
    QVERIFY(!manifest->config);
    QVERIFY(!manifest->isImage());
    QCOMPARE(manifest->layers.size(), std::size_t(1));
    QVERIFY(manifest->subject);
    QCOMPARE(manifest->artifactDescription(), u"application/vnd.example"_s);
}

void TestManifest::tellsAttestationManifest()
{
    const BuiltDocument built = attestationManifest("{}", u"https://slsa.dev/provenance/v0.2"_s);
    const auto document = ManifestDocument::parse(built.bytes);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QVERIFY(!document->manifest()->isImage());
    QCOMPARE(document->manifest()->layers.front().annotations.value(u"in-toto.io/predicate-type"_s),
             u"https://slsa.dev/provenance/v0.2"_s);
}

void TestManifest::readsSchema1()
{
    const auto document = ManifestDocument::parse(R"({
        "schemaVersion": 1, "name": "library/old", "tag": "1", "architecture": "amd64",
        "fsLayers": [
            {"blobSum": "sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4"},
            {"blobSum": "sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"}],
        "history": [
            {"v1Compatibility": "{\"architecture\":\"arm64\",\"os\":\"linux\",\"throwaway\":true,\"container_config\":{\"Cmd\":[\"/bin/sh\",\"-c\",\"#(nop) CMD [sh]\"]}}"},
            {"v1Compatibility": "{\"container_config\":{\"Cmd\":[\"/bin/sh -c #(nop) ADD file:1 in /\"]}}"}]
        })");
    QVERIFY2(document, qPrintable(errorOf(document)));
    const Schema1Manifest *manifest = document->schema1();
    QVERIFY(manifest);
    QCOMPARE(manifest->mediaType, MediaType::schema1());
    QCOMPARE(manifest->name, u"library/old"_s);
    QCOMPARE(manifest->tag, u"1"_s);
    QCOMPARE(manifest->platform->toString(), u"linux/arm64"_s);
    QCOMPARE(manifest->layers.size(), std::size_t(2));
    QCOMPARE(manifest->layers.at(0).createdBy, u"/bin/sh -c #(nop) ADD file:1 in /"_s);
    QVERIFY(!manifest->layers.at(0).empty);
    QCOMPARE(manifest->layers.at(1).blob.shortText(), u"a3ed95caeb02"_s);
    QVERIFY(manifest->layers.at(1).empty);
}

// libtrust's JWS: the payload is the start of the document and a tail that closes it again.
void TestManifest::digestsSignedPayload()
{
    const QByteArray head = "{\n   \"schemaVersion\": 1,\n   \"name\": \"library/old\",\n"
                            "   \"fsLayers\": [],\n   \"history\": []";
    const QByteArray tail = "\n}";
    constexpr auto base64url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray header = "{\"formatLength\":" + QByteArray::number(head.size())
        + ",\"formatTail\":\"" + tail.toBase64(base64url) + "\",\"time\":\"2015-01-01T00:00:00Z\"}";
    const QByteArray body = head + ",\n   \"signatures\": [{\"protected\": \""
        + header.toBase64(base64url) + "\", \"signature\": \"c2ln\"}]\n}";
    const auto document = ManifestDocument::parse(body);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QCOMPARE(document->digest(), Digest::sha256Of(head + tail));
    QCOMPARE(document->bytes(), body);
    QCOMPARE(typeOf(document), MediaType::schema1Signed().toString());
}

void TestManifest::distrustsSignatures_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("not JSON") << QByteArray("x");
    QTest::newRow("no length") << QByteArray("{}");
    QTest::newRow("negative length") << QByteArray(R"({"formatLength":-5,"formatTail":"fQ"})");
    QTest::newRow("length past the end")
        << QByteArray(R"({"formatLength":9999,"formatTail":"fQ"})");
    QTest::newRow("length 1e300") << QByteArray(R"({"formatLength":1e300,"formatTail":"fQ"})");
}

void TestManifest::distrustsSignatures()
{
    QFETCH(QByteArray, header);
    const QByteArray body = R"({"schemaVersion":1,"fsLayers":[],"signatures":[{"protected":")"
        + header.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        + R"("}]})";
    const auto document = ManifestDocument::parse(body);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QCOMPARE(document->digest(), Digest::sha256Of(body));
}

void TestManifest::showsUnknownTypes()
{
    const auto type = MediaType::parse(u"application/vnd.example.v9+json").value();
    const auto document = ManifestDocument::parse(R"({"any":"thing"})", type);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QVERIFY(std::holds_alternative<UnknownManifest>(document->content()));
    QCOMPARE(document->mediaType(), type);
}

void TestManifest::readsOldConfigTypes_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<bool>("isDocker");
    QTest::addColumn<bool>("isImage");
    for (const auto &type :
         {u"application/octet-stream"_s, u"text/html"_s, u"application/json"_s}) {
        QTest::addRow("%s, schema 2", qPrintable(type)) << type << true << true;
        QTest::addRow("%s, OCI", qPrintable(type)) << type << false << false;
    }
    QTest::newRow("none, schema 2") << QString() << true << true;
    QTest::newRow("none, OCI") << QString() << false << true;
    QTest::newRow("another") << u"application/vnd.example"_s << true << false;
}

// Docker 1.10 and registries of its time wrote these of image configs (moby/moby#22378).
void TestManifest::readsOldConfigTypes()
{
    QFETCH(QString, config);
    QFETCH(bool, isDocker);
    QFETCH(bool, isImage);
    const QByteArray manifest = json(R"({"schemaVersion":2,"mediaType":"TYPE",
        "config":{"mediaType":"CONFIG","size":1,
        "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"}})");
    QByteArray text = manifest;
    text.replace("TYPE", (isDocker ? dockerManifest : ociManifest).toLatin1());
    text.replace("CONFIG", config.toLatin1());
    const auto document = ManifestDocument::parse(text);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QCOMPARE(document->manifest()->isImage(), isImage);
    QCOMPARE(document->notes().size(), isImage ? 1 : 0);
    if (isImage)
        QVERIFY2(document->notes().front().contains(config), qPrintable(document->notes().front()));
}

void TestManifest::layersTellAnImage_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<bool>("isImage");
    QTest::addColumn<bool>("isUnclear");
    QTest::newRow("layer") << u"application/vnd.oci.image.layer.v1.tar+gzip"_s << true << false;
    QTest::newRow("generic") << u"application/octet-stream"_s << false << true;
    QTest::newRow("chart") << u"application/vnd.cncf.helm.chart.content.v1.tar+gzip"_s << false
                           << false;
    QTest::newRow("document") << u"text/plain"_s << false << false;
}

// An OCI manifest whose config has a type that says nothing.
void TestManifest::layersTellAnImage()
{
    QFETCH(QString, layer);
    QFETCH(bool, isImage);
    QFETCH(bool, isUnclear);
    QByteArray text = json(R"({"schemaVersion":2,"mediaType":"TYPE",
        "config":{"mediaType":"application/octet-stream","size":1,
        "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"},
        "layers":[{"mediaType":"LAYER","size":1,
        "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"}]})");
    text.replace("TYPE", ociManifest.toLatin1());
    text.replace("LAYER", layer.toLatin1());
    const auto document = ManifestDocument::parse(text);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QCOMPARE(document->manifest()->isImage(), isImage);
    QCOMPARE(document->manifest()->isUnclear(), isUnclear);
    QCOMPARE(document->notes().size(), isImage ? 1 : 0);
}

void TestManifest::notesWhatIsOdd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("announced");
    QTest::addColumn<QStringList>("notes");
    const auto row = [](const char *name, const char *text, const QStringList &notes,
                        const QString &announced = {}) {
        QTest::newRow(name) << json(text) << announced << notes;
    };
    row("nothing", R"({"schemaVersion":2,"config":$,"layers":[$]})", {});
    row("announced as another type", R"({"schemaVersion":2,"config":$,
         "mediaType":"application/vnd.oci.image.manifest.v1+json"})",
        {u"its mediaType is %1, but it was announced as %2"_s.arg(ociManifest, dockerManifest)},
        dockerManifest);
    row("a layer without a type", R"({"schemaVersion":2,"config":$,"layers":[$,{"mediaType":"",
         "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e",
         "size":1}]})",
        {u"layers[1] has no media type"_s});
    row("annotation null", R"({"schemaVersion":2,"config":$,"annotations":{"a":null,"b":"c"}})",
        {u"annotation \"a\" is null; read as absent"_s});
    row("half a platform", R"({"schemaVersion":2,"manifests":[{"size":1,"mediaType":"a/b",
         "digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e",
         "platform":{"os":"linux"}}]})",
        {u"the platform of manifests[0] is incomplete or malformed; read as absent"_s});
}

void TestManifest::notesWhatIsOdd()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, announced);
    QFETCH(QStringList, notes);
    std::optional<MediaType> hint;
    if (!announced.isEmpty())
        hint = MediaType::parse(announced).value();
    const auto document = ManifestDocument::parse(text, hint);
    QVERIFY2(document, qPrintable(errorOf(document)));
    QStringList expected;
    for (const QString &note : notes)
        expected << u"manifest "_s + document->digest().shortText() + u": "_s + note;
    QCOMPARE(document->notes(), expected);
}

SAMEINSIDE_TEST(TestManifest)
#include "tst_manifest.moc"
