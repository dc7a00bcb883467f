// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"
#include "model/report/comparisonhtml.h"
#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"
#include "tests/support/images/configwriter.h"
#include "tests/support/images/documentbuilder.h"
#include "tests/support/registries/memoryregistry.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *ociLayer = "application/vnd.oci.image.layer.v1.tar+gzip";
constexpr const char *dockerLayer = "application/vnd.docker.image.rootfs.diff.tar.gzip";

QByteArray configOf(ConfigStyle style, const QString &created = u"2024-05-01T10:00:00Z"_s,
                    const QString &platform = u"linux/amd64"_s)
{
    const ConfigFields fields{.created = created, .env = {u"A=<1>"_s}};
    return writeConfig(fields, Platform::parse(platform).value(), {Digest::sha256Of("tar")},
                       {{.created = created, .createdBy = u"COPY a /a"_s}}, style);
}

BuiltDocument image(const QByteArray &config, const JsonStyle &style = JsonStyle::compact(),
                    bool isDocker = false)
{
    ManifestBuilder builder(isDocker ? MediaType::dockerManifest() : MediaType::ociManifest());
    builder.style(style)
        .config(isDocker ? MediaType::dockerConfig() : MediaType::ociConfig(), config)
        .layer(mediaType(isDocker ? dockerLayer : ociLayer), "layer");
    return builder.build();
}

std::shared_ptr<ImageTree> treeOf(const BuiltDocument &document)
{
    MemoryRegistry registry(u"r.test"_s);
    registry.push(u"app"_s, u"1"_s,
                  {.descriptor = document.descriptor, .blobs = document.blobs, .layers = {}});
    const auto source = registry.source(u"app"_s);
    auto tree = resolveTree(*source, *ImageName::parse(u"r.test/app:1"), {});
    (void)loadTree(*tree, *source, [](const ManifestNode &) { return true; }, {});
    return std::make_shared<ImageTree>(*std::move(tree));
}

Comparison compared(const BuiltDocument &left, const BuiltDocument &right)
{
    return *compareImages(treeOf(left), treeOf(right));
}

IndexBuilder indexOf(const BuiltDocument &image)
{
    IndexBuilder builder;
    builder.add(image, Platform::parse(u"linux/amd64").value());
    return builder;
}

} // namespace

/// What usually makes two images of documents, and how that is shown.
class TestCauseOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoWrote_data();
    void tellsWhoWrote();
    void keepsHowDocumentsAreWritten();
    void tellsOfIndexes();
    void isSilentAboutWhatFollows();
    void isSilentWhereNothingFits();
    void isSaidOnce();
};

void TestCauseOperations::tellsWhoWrote_data()
{
    QTest::addColumn<QByteArray>("rightConfig");
    QTest::addColumn<int>("indent");
    QTest::addColumn<bool>("sizeFirst");
    QTest::addColumn<bool>("isDocker");
    QTest::addColumn<QString>("usually");
    const auto row = [](const char *name, const QByteArray &config, const JsonStyle &style,
                        bool isDocker, const QString &usually) {
        QTest::newRow(name) << config << style.indent << style.sizeFirst << isDocker << usually;
    };
    const QByteArray config = configOf(ConfigStyle::Docker);
    row("Docker's push", config, JsonStyle::docker(), true,
        u"This is what docker push from Docker's classic store writes"_s);
    row("another tool's Docker types", config, JsonStyle::skopeo(), true,
        u"skopeo copy --format v2s2"_s);
    row("Docker's layout of the same", config, JsonStyle::docker(), false,
        u"This is what docker push"_s);
    row("a config through image-spec's structs", configOf(ConfigStyle::Reencoded),
        JsonStyle::compact(), false, u"This is what skopeo, podman and buildah write"_s);
    row("a config with its keys sorted", configOf(ConfigStyle::Sorted), JsonStyle::compact(), false,
        u"skopeo, podman and buildah do this"_s);
}

void TestCauseOperations::tellsWhoWrote()
{
    QFETCH(QByteArray, rightConfig);
    QFETCH(int, indent);
    QFETCH(bool, sizeFirst);
    QFETCH(bool, isDocker);
    QFETCH(QString, usually);
    const Comparison comparison
        = compared(image(configOf(ConfigStyle::Docker)),
                   image(rightConfig, {.indent = indent, .sizeFirst = sizeFirst}, isDocker));
    QCOMPARE(comparison.platforms.size(), std::size_t(1));
    const auto &causes = comparison.platforms.front().causes;
    QCOMPARE(causes.size(), std::size_t(1));
    QVERIFY2(causes.front().usually.contains(usually), qPrintable(causes.front().usually));
    QVERIFY(!causes.front().keepsDigest.isEmpty());
}

void TestCauseOperations::keepsHowDocumentsAreWritten()
{
    const Comparison comparison
        = compared(image(configOf(ConfigStyle::Docker)),
                   image(configOf(ConfigStyle::Reencoded), JsonStyle::docker(), true));
    const auto &causes = comparison.platforms.front().causes;
    const auto written = [&](CauseCode code, QStringView side) {
        const QJsonObject sides = findCause(causes, code)->evidence.value(u"written").toObject();
        return sides.value(side).toObject();
    };
    QCOMPARE(written(CauseCode::MediaTypes, u"left").value(u"indent").toInt(), 0);
    QCOMPARE(written(CauseCode::MediaTypes, u"right").value(u"indent").toInt(), 3);
    QCOMPARE(written(CauseCode::MediaTypes, u"right").value(u"descriptor_order").toString(),
             u"mediaType,size,digest"_s);
    const QJsonArray keys
        = written(CauseCode::ConfigSerialization, u"right").value(u"key_order").toArray();
    QCOMPARE(keys.first().toString(), u"created"_s);
}

void TestCauseOperations::tellsOfIndexes()
{
    const BuiltDocument manifest = image(configOf(ConfigStyle::Sorted));
    ManifestBuilder statement;
    statement.config(MediaType::ociConfig(), "{}")
        .layer(mediaType("application/vnd.in-toto+json"), "{}");
    const BuiltDocument index
        = indexOf(manifest).addAttestation(statement.build(), manifest).build();
    const Comparison comparison = compared(manifest, index);
    QVERIFY(!comparison.indexCauses.empty());
    for (const Cause &cause : comparison.indexCauses)
        QVERIFY2(cause.usually.startsWith(u"BuildKit adds provenance"), qPrintable(cause.usually));
    const QJsonObject json = comparisonJson(comparison).value(u"causes").toArray().at(0).toObject();
    QVERIFY(json.value(u"keeps_digest").toString().contains(u"--provenance=false"));
    QVERIFY(json.value(u"evidence").toObject().value(u"written").toObject().contains(u"right"));

    const BuiltDocument spaced = indexOf(manifest).style(JsonStyle::docker()).build();
    const Comparison made = compared(manifest, spaced);
    QVERIFY(made.indexCauses.front().usually.startsWith(u"This is what docker manifest push"));
}

// The index around an image that differs differs in any case.
void TestCauseOperations::isSilentAboutWhatFollows()
{
    const BuiltDocument same = image(configOf(ConfigStyle::Sorted));
    const auto arm = [](const QString &created) {
        return image(configOf(ConfigStyle::Sorted, created, u"linux/arm64"_s));
    };
    const auto platform = Platform::parse(u"linux/arm64").value();
    const BuiltDocument left = indexOf(same).add(arm(u"2024-05-01T10:00:00Z"_s), platform).build();
    const BuiltDocument right = indexOf(same)
                                    .add(arm(u"2024-06-01T10:00:00Z"_s), platform)
                                    .style(JsonStyle::docker())
                                    .build();
    const Comparison comparison = compared(left, right);
    QCOMPARE(comparison.platforms.size(), std::size_t(2));
    const auto said = [](const std::vector<Cause> &causes, CauseCode code) {
        const Cause *cause = findCause(causes, code);
        return cause ? cause->usually : u"no such cause"_s;
    };
    QCOMPARE(said(comparison.platforms[0].causes, CauseCode::Serialization), QString());
    QCOMPARE(said(comparison.indexCauses, CauseCode::Serialization), QString());
    QCOMPARE(said(comparison.platforms[1].causes, CauseCode::ConfigFields),
             u"The same build at another time does this."_s);
}

void TestCauseOperations::isSilentWhereNothingFits()
{
    ManifestBuilder other;
    other.annotation(u"a"_s, u"1"_s)
        .config(MediaType::ociConfig(), configOf(ConfigStyle::Sorted))
        .layer(mediaType(ociLayer), "layer");
    const Comparison comparison = compared(image(configOf(ConfigStyle::Docker)), other.build());
    const auto &causes = comparison.platforms.front().causes;
    QVERIFY(causes.size() > 1);
    for (const Cause &cause : causes)
        QCOMPARE(cause.usually + cause.keepsDigest, QString());
    const QJsonObject platform
        = comparisonJson(comparison).value(u"platforms").toArray().at(0).toObject();
    const QJsonObject json = platform.value(u"causes").toArray().at(0).toObject();
    QVERIFY(!json.contains(u"usually") && !json.contains(u"keeps_digest"));
    QVERIFY(!comparisonText(comparison, 80).contains(u"How this happens"));
    QVERIFY(!comparisonToHtml(comparison).contains("How this happens"));
}

// One operation makes several causes; each says so in JSON, and a person reads it once.
void TestCauseOperations::isSaidOnce()
{
    const BuiltDocument manifest = image(configOf(ConfigStyle::Sorted));
    const auto platform = Platform::parse(u"linux/arm64").value();
    const BuiltDocument index
        = indexOf(manifest)
              .add(image(configOf(ConfigStyle::Sorted, {}, u"linux/arm64"_s)), platform)
              .build();
    const Comparison comparison = compared(index, manifest);
    const auto &causes = comparison.platforms.front().causes;
    QCOMPARE(causes.size(), std::size_t(2));
    QCOMPARE(causes[0].usually, causes[1].usually);
    const QString text = comparisonText(comparison, 80);
    QCOMPARE(text.count(u"How this happens: One platform"), 1);
    QCOMPARE(text.count(u"To keep the digest: skopeo copy"), 1);
    const QByteArray page = comparisonToHtml(comparison);
    QCOMPARE(page.count("How this happens: One platform"), 1);
    QCOMPARE(page.count("To keep the digest: skopeo copy"), 1);
}

SAMEINSIDE_TEST(TestCauseOperations)
#include "tst_causeoperations.moc"
