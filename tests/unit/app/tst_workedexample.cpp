// SPDX-License-Identifier: MIT
#include "model/image/imageconfig.h"
#include "model/load/pairloader.h"
#include "model/report/comparisonjson.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/images/temporarylayout.h"
#include "tests/support/testprogram.h"
#include "tests/support/workedexample.h"

#include <QTest>

#include <set>

using namespace sameinside;

namespace {

const QString manifestType = QStringLiteral("application/vnd.oci.image.manifest.v1+json");
const QString indexType = QStringLiteral("application/vnd.oci.image.index.v1+json");
const QString amd64 = QStringLiteral("linux/amd64");

QString sha256(const char *hex)
{
    return QStringLiteral("sha256:") + QLatin1StringView(hex);
}

QByteArray manifestB()
{
    QByteArray bytes = workedexample::manifestA;
    bytes.replace(
        "3fe10a6a0e62c78f69c5e451183d8244add6d4a652fc46ea8444be876844c74c\",\"size\":263",
        "f2397f59d177af917e6741d36eeb765d36a684d5729252d0962d41c8acdaa4ce\",\"size\":251");
    bytes.replace(
        "64fd814783e8919a12fa9d8cd007f872a018d0b3fb6afad4ea3cd2f18dcc4ff7\",\"size\":171",
        "d9e8135b60fccc4e63424ecf92d99cde5e78e1dc84d38e92cfb2b6b97b0695a0\",\"size\":170");
    return bytes;
}

QByteArray oneEntryIndex(const Digest &manifest, qsizetype size)
{
    return QStringLiteral(
               R"({"schemaVersion":2,"mediaType":"%1","manifests":[{"mediaType":"%2","digest":"%3","size":%4,"platform":{"architecture":"amd64","os":"linux"}}]})")
        .arg(indexType, manifestType, manifest.toString())
        .arg(size)
        .toUtf8();
}

std::set<QString> codes(const PlatformComparison &platform)
{
    std::set<QString> names;
    for (const Cause &cause : platform.causes)
        names.insert(causeName(cause.code));
    return names;
}

} // namespace

/// The image of the facts in two encodings, from its published bytes to the verdict.
class TestWorkedExample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void digestsAreThoseOfTheFacts();
    void encodingsAreOneImage();
    void indexesFollow();
    void indexAgainstOneOfItsManifests();
    void rewrittenConfigIsEqual_data();
    void rewrittenConfigIsEqual();
    void platformsAreNeverMixed();

private:
    Comparison compared(const QString &left, const QString &right)
    {
        const auto pair
            = loadPair({.left = m_layout->source(left), .right = m_layout->source(right)},
                       [](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
                           return OciLayout::open(name.path());
                       },
                       {}, {});
        if (!pair.comparison)
            qFatal("the pair could not be loaded");
        return *pair.comparison;
    }
    QByteArray withConfig(const QByteArray &config)
    {
        QByteArray manifest = workedexample::manifestA;
        const Digest digest = m_layout->add(config);
        manifest.replace(
            "4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e\",\"size\":580",
            digest.encoded().toByteArray() + "\",\"size\":" + QByteArray::number(config.size()));
        return manifest;
    }

    std::unique_ptr<TemporaryLayout> m_layout;
};

void TestWorkedExample::init()
{
    m_layout = std::make_unique<TemporaryLayout>();
    for (const QByteArray &blob :
         {workedexample::layerA0, workedexample::layerA1, workedexample::layerB0,
          workedexample::layerB1, workedexample::config, workedexample::attestation})
        m_layout->add(blob);
    m_layout->name(QStringLiteral("a"), workedexample::manifestA, manifestType);
    m_layout->name(QStringLiteral("b"), manifestB(), manifestType);
    m_layout->name(QStringLiteral("i"), workedexample::indexI, indexType);
}

void TestWorkedExample::digestsAreThoseOfTheFacts()
{
    const auto of = [](const QByteArray &bytes) { return Digest::sha256Of(bytes).toString(); };
    QCOMPARE(of(workedexample::layerA0),
             sha256("3fe10a6a0e62c78f69c5e451183d8244add6d4a652fc46ea8444be876844c74c"));
    QCOMPARE(of(workedexample::layerA1),
             sha256("64fd814783e8919a12fa9d8cd007f872a018d0b3fb6afad4ea3cd2f18dcc4ff7"));
    QCOMPARE(of(workedexample::layerB0),
             sha256("f2397f59d177af917e6741d36eeb765d36a684d5729252d0962d41c8acdaa4ce"));
    QCOMPARE(of(workedexample::layerB1),
             sha256("d9e8135b60fccc4e63424ecf92d99cde5e78e1dc84d38e92cfb2b6b97b0695a0"));
    QCOMPARE(of(workedexample::config),
             sha256("4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e"));
    QCOMPARE(of(workedexample::manifestA),
             sha256("88bb2bfc73e55f4a4a791dde0c8aca10fc9a82d6173001720e505833f6f512ca"));
    QCOMPARE(of(manifestB()),
             sha256("a0673b0d2cc882490b0cbfe39e8e8d787dadb7914ea30d3d7fee0b2a024d8879"));
    QCOMPARE(of(workedexample::indexI),
             sha256("52792919033442af8fda69544c7e7c9ef242366dfad4d6f9e72d29d2c9e807bb"));
    QCOMPARE(of(workedexample::attestation),
             sha256("dd2809d45808f55d428e5b06b7ad8106f7962996960363dfe9de0f30263b8a5a"));
    const Digest a = Digest::sha256Of(workedexample::manifestA);
    const Digest b = Digest::sha256Of(manifestB());
    QCOMPARE(of(oneEntryIndex(a, 555)),
             sha256("2cd9df1639102cd1a1e722977cdf9aa5025c2a3b686842e1576ec45750da8a0a"));
    QCOMPARE(of(oneEntryIndex(b, 555)),
             sha256("32098ef1873cf67e6d160ec08b83b8b488f5c67d9d187f08b1bfcb664dd51292"));
}

void TestWorkedExample::encodingsAreOneImage()
{
    const Comparison comparison = compared(QStringLiteral("a"), QStringLiteral("b"));
    QCOMPARE(comparison.relation, Relation::SameConfig);
    QCOMPARE(comparison.platforms.size(), 1U);
    const PlatformComparison &platform = comparison.platforms[0];
    QCOMPARE(platform.platform, amd64);
    QCOMPARE(platform.causes.size(), 1U);
    QCOMPARE(platform.causes[0].code, CauseCode::Compression);
    QCOMPARE(platform.causes[0].layers, (std::vector<int>{0, 1}));
    QCOMPARE(platform.causes[0].reaches, std::vector<Rung>{Rung::Manifest});
    QCOMPARE(platform.layers.size(), 2U);
    QCOMPARE(platform.layers[0].relation, LayerRelation::Recompressed);
    QCOMPARE(platform.layers[0].diffId->toString(),
             sha256("a071096d16875e36c36deb0d87db4a4061759ba2bc1a66afaabb32498480088e"));
    QCOMPARE(platform.layers[1].diffId->toString(),
             sha256("a09b3a57e228b3d8da3ed2ba7a29feb7449fd5e5e63e6ace8b69f86ae120e231"));
    QCOMPARE(platform.rung(Rung::Contents).left->toString(),
             sha256("7188dfd1f7bf82c7304ca7a2f9bac59b16d10bc3c4ace66e70e39426fafba659"));
    QCOMPARE(platform.rung(Rung::Index).relation, RungRelation::Absent);
    QCOMPARE(platform.rung(Rung::Manifest).relation, RungRelation::Differs);
    QCOMPARE(platform.rung(Rung::Config).relation, RungRelation::Same);
    QCOMPARE(platform.rung(Rung::Blobs).relation, RungRelation::Differs);
    QCOMPARE(platform.rung(Rung::Contents).relation, RungRelation::Same);
    QVERIFY(!platform.verified);
    const QJsonObject first
        = platform.causes[0].evidence.value(u"layers").toArray().at(0).toObject();
    QCOMPARE(
        first.value(u"right").toObject().value(u"encoding").toObject().value(u"name").toString(),
        QStringLiteral("L0.tar"));
    QCOMPARE(first.value(u"right").toObject().value(u"encoding").toObject().value(u"mtime").toInt(),
             1700000000);
}

void TestWorkedExample::indexesFollow()
{
    m_layout->name(QStringLiteral("ia"),
                   oneEntryIndex(Digest::sha256Of(workedexample::manifestA), 555), indexType);
    m_layout->name(QStringLiteral("ib"), oneEntryIndex(Digest::sha256Of(manifestB()), 555),
                   indexType);
    const Comparison comparison = compared(QStringLiteral("ia"), QStringLiteral("ib"));
    QCOMPARE(comparison.relation, Relation::SameConfig);
    QCOMPARE(comparison.platforms[0].causes.size(), 1U);
    QCOMPARE(comparison.platforms[0].causes[0].code, CauseCode::Compression);
    QCOMPARE(comparison.platforms[0].causes[0].reaches,
             (std::vector<Rung>{Rung::Manifest, Rung::Index}));
    QCOMPARE(comparison.platforms[0].rung(Rung::Index).relation, RungRelation::Differs);
}

void TestWorkedExample::indexAgainstOneOfItsManifests()
{
    const Comparison same = compared(QStringLiteral("i"), QStringLiteral("a"));
    QCOMPARE(same.relation, Relation::SameManifest);
    QCOMPARE(same.leftAttestations, 1);
    QCOMPARE(codes(same.platforms[0]),
             (std::set<QString>{QStringLiteral("attestations"), QStringLiteral("index-vs-manifest"),
                                QStringLiteral("platform-set")}));
    QCOMPARE(same.leftOnly.size(), 1U);
    QCOMPARE(same.leftOnly[0]->platformText(), QStringLiteral("linux/arm64"));

    const Comparison recompressed = compared(QStringLiteral("i"), QStringLiteral("b"));
    QCOMPARE(recompressed.relation, Relation::SameConfig);
    QCOMPARE(recompressed.platforms[0].causes[0].code, CauseCode::Compression);
}

void TestWorkedExample::rewrittenConfigIsEqual_data()
{
    QTest::addColumn<QByteArray>("config");
    QByteArray escaped = workedexample::config;
    escaped.replace("&&", "\\u0026\\u0026").replace("> /etc", "\\u003e /etc");
    QTest::newRow("HTML escapes") << escaped;
    QTest::newRow("key order, spaces")
        << QJsonDocument::fromJson(workedexample::config).toJson(QJsonDocument::Indented);
    QByteArray docker = workedexample::config;
    docker.replace("\"config\":{",
                   "\"docker_version\":\"24.0.7\",\"container\":\"c0ffee\",\"config\":{"
                   "\"Hostname\":\"\",\"Labels\":null,\"Image\":\"sha256:1\",");
    QTest::newRow("fields of Docker's builder") << docker;
}

void TestWorkedExample::rewrittenConfigIsEqual()
{
    QFETCH(QByteArray, config);
    QVERIFY(config != workedexample::config);
    m_layout->name(QStringLiteral("rewritten"), withConfig(config), manifestType);
    const Comparison comparison = compared(QStringLiteral("a"), QStringLiteral("rewritten"));
    QCOMPARE(comparison.relation, Relation::EqualConfig);
    QCOMPARE(codes(comparison.platforms[0]),
             std::set<QString>{QStringLiteral("config-serialization")});
}

void TestWorkedExample::platformsAreNeverMixed()
{
    QByteArray arm = workedexample::config;
    arm.replace("amd64", "arm64");
    const Digest manifest = m_layout->name(QStringLiteral("arm"), withConfig(arm), manifestType);
    QCOMPARE(manifest.toString(),
             sha256("23c6be49da20a965be1bd5ae4376ed54c583f86c1af9ad50039558859f33c410"));
    const Comparison comparison = compared(QStringLiteral("a"), QStringLiteral("arm"));
    QCOMPARE(comparison.relation, Relation::Different);
    QVERIFY(comparison.platforms.empty());
    QCOMPARE(comparison.indexCauses.size(), 1U);
    QCOMPARE(comparison.indexCauses[0].code, CauseCode::PlatformSet);
    QCOMPARE(comparison.atLeast(Relation::SharedLayers), std::optional(false));

    const Comparison withIndex = compared(QStringLiteral("i"), QStringLiteral("arm"));
    QCOMPARE(withIndex.relation, Relation::SameManifest);
    QCOMPARE(withIndex.platforms.size(), 1U);
    QCOMPARE(withIndex.platforms[0].platform, QStringLiteral("linux/arm64"));
}

SAMEINSIDE_TEST(TestWorkedExample)
#include "tst_workedexample.moc"
