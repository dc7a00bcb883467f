// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"
#include "model/compare/explanation.h"
#include "model/image/companion.h"
#include "model/report/comparisonjson.h"
#include "model/scan/duplicates.h"
#include "tests/support/images/documentbuilder.h"
#include "tests/support/registries/memoryregistry.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

using Kind = Companion::Kind;

ManifestDocument signature(int layers, const QByteArray &payload = "signed")
{
    ManifestBuilder builder;
    builder.config(MediaType::ociConfig(), "{}");
    for (int i = 0; i < layers; ++i)
        builder.layer(mediaType("application/vnd.dev.cosign.simplesigning.v1+json"),
                      payload + QByteArray::number(i));
    return *ManifestDocument::parse(builder.build().bytes);
}

std::shared_ptr<ImageTree> treeOf(const Sketched &image)
{
    MemoryRegistry registry(u"r.test"_s);
    registry.push(u"app"_s, u"1"_s, image);
    const auto source = registry.source(u"app"_s);
    auto tree = resolveTree(*source, *ImageName::parse(u"r.test/app:1"), {});
    (void)loadTree(*tree, *source, [](const ManifestNode &) { return true; }, {});
    return std::make_shared<ImageTree>(*std::move(tree));
}

} // namespace

class TestCompanion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsKinds();
    void knowsTags();
    void signaturesAreNoDuplicates();
    void compareSaysWhatCameAlong();
};

void TestCompanion::tellsKinds()
{
    const auto several = Companion::of(signature(2));
    QVERIFY(several);
    QCOMPARE(several->kind, Kind::Signature);
    QCOMPARE(several->count, 2);

    const auto of = [](ManifestBuilder builder) {
        return Companion::of(*ManifestDocument::parse(builder.build().bytes));
    };
    ManifestBuilder attestation;
    attestation.config(MediaType::ociConfig(), "{}")
        .layer(mediaType("application/vnd.in-toto+json"), "{}");
    QCOMPARE(of(attestation)->kind, Kind::Attestation);
    ManifestBuilder notation;
    notation.artifactType(u"application/vnd.cncf.notary.signature"_s)
        .config(MediaType::ociEmpty(), "{}")
        .subject(describe(MediaType::ociManifest(), "image"))
        .layer(mediaType("application/jose+json"), "{}");
    QCOMPARE(of(notation)->kind, Kind::Signature);
    QCOMPARE(of(notation)->count, 1);
    ManifestBuilder bill;
    bill.artifactType(u"application/spdx+json"_s)
        .config(MediaType::ociEmpty(), "{}")
        .subject(describe(MediaType::ociManifest(), "image"));
    QCOMPARE(of(bill)->kind, Kind::Other);
    // A chart stands by itself, and an image is one.
    const Sketched chart = sketchChart(u"web"_s);
    QVERIFY(!Companion::of(*ManifestDocument::parse(chart.blobs.at(chart.digest()))));
    const Sketched image = Sketch().image();
    QVERIFY(!Companion::of(*ManifestDocument::parse(image.blobs.at(image.digest()))));
    // One type for both, told apart beside it.
    Descriptor bundle = describe(MediaType::ociManifest(), "bundle");
    bundle.artifactType = u"application/vnd.dev.sigstore.bundle.v0.3+json"_s;
    QCOMPARE(Companion::of(bundle).kind, Kind::Signature);
    bundle.annotations.insert(u"dev.sigstore.bundle.content"_s, u"dsse-envelope"_s);
    QCOMPARE(Companion::of(bundle).kind, Kind::Attestation);
}

void TestCompanion::knowsTags()
{
    const QString hex = QString(64, u'a');
    QCOMPARE(referrersTag(*Digest::parse(QString(u"sha256:"_s + hex))), u"sha256-"_s + hex);
    QCOMPARE(referrersTag(*Digest::parse(QString(u"sha512:"_s + hex + hex))), u"sha512-"_s + hex);
    for (const QString &end : {u""_s, u".sig"_s, u".att"_s, u".sbom"_s})
        QVERIFY(isCompanionTag(u"sha256-"_s + hex + end));
    for (const QString &tag : {u"1.25"_s, u"sha256-abc.sig"_s, hex, u"sha256-"_s + hex + u".txt"_s})
        QVERIFY2(!isCompanionTag(tag), qPrintable(tag));
}

// One signature in two repositories is as little a duplicate as two images that one config names.
void TestCompanion::signaturesAreNoDuplicates()
{
    Catalogue catalogue;
    const ManifestDocument document = signature(1);
    const Sketched chart = sketchChart(u"web"_s);
    const ManifestDocument other = *ManifestDocument::parse(chart.blobs.at(chart.digest()));
    for (const QString &repository : {u"one"_s, u"two"_s}) {
        const Id id = catalogue.addRepository(0, repository);
        for (const ManifestDocument *one : {&document, &other}) {
            (void)catalogue.addDocument(one->digest(), *one);
            const Id place = catalogue.addPlace(id, one == &other ? u"1"_s : u"untagged"_s);
            catalogue.setRoot(place, catalogue.intern(one->digest()));
            QCOMPARE(catalogue.isCompanion(place), one == &document);
        }
    }
    DuplicatesResult result;
    findDuplicates(
        catalogue, [&](Id place) { return catalogue.tag(place); }, result);
    QCOMPARE(result.clusters.size(), 1U);
    QCOMPARE(result.clusters[0].copies[0].places, std::vector<QString>{u"1"_s});
}

void TestCompanion::compareSaysWhatCameAlong()
{
    const Sketched image = Sketch().image();
    const Sketched index = sketchIndex({{image, u"linux/amd64"_s}}, {sketchAttestation(image)});
    const auto left = treeOf(index);
    const auto right = treeOf(image);
    left->companions.emplace().push_back(*Companion::of(signature(2)));
    right->companions.emplace();
    const auto known = compareImages(left, right).value();
    QCOMPARE(known.relation, Relation::SameManifest);
    QCOMPARE(companionsText(known),
             u"What came along: 1 attestation and 2 signatures in the public image, none in the "
             "private one."_s);
    QVERIFY(verdict(known).sentence.endsWith(u" 2 signatures did not come along."));
    const QJsonObject json = comparisonJson(known);
    QCOMPARE(json.value(u"attestations").toObject(),
             (QJsonObject{{u"left"_s, 1}, {u"right"_s, 0}}));
    QCOMPARE(json.value(u"signatures").toObject(), (QJsonObject{{u"left"_s, 2}, {u"right"_s, 0}}));

    // What could not be asked is not known, and changes nothing else.
    right->companions.reset();
    const auto unknown = compareImages(left, right).value();
    QCOMPARE(unknown.relation, Relation::SameManifest);
    QVERIFY(companionsText(unknown).endsWith(u" not known in the private one."));
    QVERIFY(!verdict(unknown).sentence.contains(u"signature"));
    QCOMPARE(comparisonJson(unknown).value(u"signatures").toObject(),
             (QJsonObject{{u"left"_s, 2}, {u"right"_s, QJsonValue::Null}}));
}

SAMEINSIDE_TEST(TestCompanion)
#include "tst_companion.moc"
