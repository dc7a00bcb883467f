// SPDX-License-Identifier: MIT
#include "model/scan/matching.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/testprogram.h"

#include "tests/support/registries/sketch.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sameinside;

namespace {

// Targets by tag of one repository, and a source; configs are read as told.
class World {
public:
    void target(const QString &tag, const Sketched &image, bool withConfigs = true)
    {
        add(image, withConfigs);
        const Id place = m_catalogue.addPlace(m_repository, tag);
        m_catalogue.setRoot(place, m_catalogue.intern(image.digest()));
    }
    void add(const Sketched &image, bool withConfigs = true)
    {
        // A blob is a manifest, or else a config.
        for (const auto &[digest, bytes] : image.blobs) {
            const auto document = ManifestDocument::parse(bytes);
            if (document && document->mediaType())
                (void)m_catalogue.addDocument(digest, *document);
            else if (const auto config = ImageConfig::parse(bytes); config && withConfigs)
                m_catalogue.addConfig(digest, *config);
        }
    }
    void fail(const Digest &digest, const Error &error)
    {
        m_catalogue.addFailure(m_catalogue.intern(digest), error);
    }
    Matcher matcher(const MatchOptions &options) const
    {
        return {m_catalogue, options, [this](Id place) { return m_catalogue.tag(place); }};
    }
    std::vector<PlatformResult> judge(const Sketched &source, const MatchOptions &options = {},
                                      const Likeness &likeness = {}) const
    {
        return matcher(options).judge(m_catalogue.find(source.digest()), likeness);
    }
    /// "linux/amd64 present same-config 1,2", a line for each platform.
    QStringList verdicts(const Sketched &source, const MatchOptions &options = {}) const
    {
        QStringList lines;
        for (const PlatformResult &platform : judge(source, options)) {
            QStringList places;
            for (const FoundPlace &place : platform.places)
                places.append(place.target);
            if (platform.nearest)
                places.append(u'~' + platform.nearest->target);
            lines.append(QStringList{platform.platform, scanStatusName(platform.status),
                                     relationName(platform.relation), places.join(u',')}
                             .join(u' ')
                             .trimmed());
        }
        return lines;
    }
    Catalogue &catalogue() { return m_catalogue; }

private:
    Catalogue m_catalogue;
    Id m_repository = m_catalogue.addRepository(0, QStringLiteral("app"));
};

const QString amd64 = QStringLiteral("linux/amd64");
const QString arm64 = QStringLiteral("linux/arm64");

Digest sha512(QByteArrayView bytes)
{
    Hasher hasher(Hasher::Algorithm::Sha512);
    hasher.add(bytes);
    return hasher.finish();
}

// The same image, whose manifest names the config by sha512.
Sketched withConfigBySha512(const Sketched &image)
{
    Sketched other{.descriptor = image.descriptor};
    QByteArray manifest = image.blobs.at(image.digest());
    for (const auto &[digest, bytes] : image.blobs) {
        if (digest == image.digest())
            continue;
        manifest.replace(digest.toString().toLatin1(), sha512(bytes).toString().toLatin1());
        other.blobs.emplace(sha512(bytes), bytes);
    }
    other.descriptor.digest = Digest::sha256Of(manifest);
    other.blobs.emplace(other.digest(), manifest);
    return other;
}

// The layers of the one under the config of the other.
Sketched withConfigOf(const Sketched &image, const Sketch &other)
{
    const QByteArray config = other.config();
    QJsonObject json = QJsonDocument::fromJson(image.blobs.at(image.digest())).object();
    QJsonObject named = json.value(u"config").toObject();
    named.insert(QStringLiteral("digest"), Digest::sha256Of(config).toString());
    named.insert(QStringLiteral("size"), config.size());
    json.insert(QStringLiteral("config"), named);
    const QByteArray manifest = QJsonDocument(json).toJson(QJsonDocument::Compact);
    Sketched result{.descriptor = image.descriptor};
    result.descriptor.digest = Digest::sha256Of(manifest);
    result.blobs = {{result.digest(), manifest}, {Digest::sha256Of(config), config}};
    return result;
}

// The same image under types that say nothing.
Sketched withoutTypes(const Sketched &image)
{
    Sketched other = image;
    QByteArray manifest = image.blobs.at(image.digest());
    other.blobs.erase(image.digest());
    for (const char *type : {"application/vnd.oci.image.config.v1+json",
                             "application/vnd.oci.image.layer.v1.tar+gzip"})
        manifest.replace(type, "application/octet-stream");
    other.descriptor.digest = Digest::sha256Of(manifest);
    other.blobs.emplace(other.digest(), manifest);
    return other;
}

// The same image, itself named by sha512.
Sketched bySha512(const Sketched &image)
{
    Sketched other = image;
    const QByteArray manifest = image.blobs.at(image.digest());
    other.blobs.erase(image.digest());
    other.descriptor.digest = sha512(manifest);
    other.blobs.emplace(other.digest(), manifest);
    return other;
}

} // namespace

class TestMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void relations_data();
    void relations();
    void relationsWithoutConfigs_data();
    void relationsWithoutConfigs();
    void sameIndex();
    void standaloneAndInsideAnIndex();
    void everyTagStrongestFirst();
    void partial();
    void platforms_data();
    void platforms();
    void wrongLabels();
    void onlyOnePlatform();
    void unknownPlatformOfOneConfig();
    void neverAcrossPlatforms();
    void attestationsAreNoPlatforms();
    void firstEntryOfAPlatformCounts();
    void artifactsByDigestOnly();
    void schema1ByBlobs();
    void childThatIsNotThere();
    void emptyLayersTellNothing();
    void noLayersAreEqual();
    void otherAlgorithmsAreNotMissing();
    void otherAlgorithmsNameTheSame();
    void otherAlgorithmsUnread();
    void configOfOtherLayers_data();
    void configOfOtherLayers();
    void typesThatSayNothing_data();
    void typesThatSayNothing();
    void weakerIsWanted();
    void strongerIsWanted();
    void nearestIsTheStrongest();
    void nearestLikesItsName();
    void reasonOfEqualManifests();
    void bytesToCopy();
    void bytesToCopyAddUp();
    void bytesOfAllSources();
    void doubtIsNotMissing();
    void asksForNoConfigWithoutNeed();
    void asksForFewConfigs();
    void asksWhereTheNameIsAlike();
    void asksForAllThatWantedNeeds();
};

void TestMatching::relations_data()
{
    QTest::addColumn<Sketched>("target");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const Sketch &target, const char *verdict) {
        QTest::newRow(name) << target.image() << QString::fromLatin1(verdict);
    };
    row("same-manifest", {}, "linux/amd64 present same-manifest t");
    row("same-config, other annotation", {.annotation = QStringLiteral("x")},
        "linux/amd64 present same-config t");
    row("same-config, compressed again", {.encoding = QStringLiteral("zstd")},
        "linux/amd64 present same-config t");
    row("same-config, Docker types", {.isDocker = true}, "linux/amd64 present same-config t");
    row("equal-config", {.isRewritten = true}, "linux/amd64 missing equal-config ~t");
    row("equal-config, other blobs", {.isRewritten = true, .encoding = QStringLiteral("zstd")},
        "linux/amd64 missing equal-config ~t");
    row("same-layers", {.label = QStringLiteral("x")}, "linux/amd64 missing same-layers ~t");
    row("same-layers, other blobs",
        {.label = QStringLiteral("x"), .encoding = QStringLiteral("zstd")},
        "linux/amd64 missing same-layers ~t");
    row("shared-layers", {.layers = {QStringLiteral("base"), QStringLiteral("else")}},
        "linux/amd64 missing shared-layers ~t");
    row("shared-layers, other blobs",
        {.layers = {QStringLiteral("base"), QStringLiteral("else")},
         .encoding = QStringLiteral("zstd")},
        "linux/amd64 missing shared-layers ~t");
    row("layers in other order", {.layers = {QStringLiteral("app"), QStringLiteral("base")}},
        "linux/amd64 missing shared-layers ~t");
    row("one layer more",
        {.layers = {QStringLiteral("base"), QStringLiteral("app"), QStringLiteral("more")}},
        "linux/amd64 missing shared-layers ~t");
    row("different", {.layers = {QStringLiteral("else")}}, "linux/amd64 missing different");
}

void TestMatching::relations()
{
    QFETCH(Sketched, target);
    QFETCH(QString, verdict);
    World world;
    const Sketched source = Sketch().image();
    world.add(source);
    world.target(QStringLiteral("t"), target);
    QCOMPARE(world.verdicts(source), QStringList{verdict});
}

void TestMatching::relationsWithoutConfigs_data()
{
    QTest::addColumn<Sketched>("target");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const Sketch &target, const char *verdict) {
        QTest::newRow(name) << sketchIndex({{target.image(), amd64}})
                            << QString::fromLatin1(verdict);
    };
    row("same-index", {}, "linux/amd64 present same-index t");
    row("same-config", {.encoding = QStringLiteral("zstd")}, "linux/amd64 present same-config t");
    row("equal blobs are equal layers", {.label = QStringLiteral("x")},
        "linux/amd64 missing same-layers ~t");
    row("shared blob", {.layers = {QStringLiteral("base")}},
        "linux/amd64 missing shared-layers ~t");
    row("compressed again and rewritten", {.isRewritten = true, .encoding = QStringLiteral("zstd")},
        "linux/amd64 missing different");
}

void TestMatching::relationsWithoutConfigs()
{
    QFETCH(Sketched, target);
    QFETCH(QString, verdict);
    World world;
    const Sketched source = sketchIndex({{Sketch().image(), amd64}});
    world.add(source, false);
    world.target(QStringLiteral("t"), target, false);
    QCOMPARE(world.verdicts(source), QStringList{verdict});
}

void TestMatching::sameIndex()
{
    World world;
    const Sketched index
        = sketchIndex({{Sketch().image(), amd64}, {Sketch{.platform = arm64}.image(), arm64}});
    world.target(QStringLiteral("1"), index);
    world.target(QStringLiteral("2"), index);
    QCOMPARE(world.verdicts(index),
             (QStringList{QStringLiteral("linux/amd64 present same-index 1,2"),
                          QStringLiteral("linux/arm64 present same-index 1,2")}));
}

void TestMatching::standaloneAndInsideAnIndex()
{
    const Sketched image = Sketch().image();
    const Sketched index = sketchIndex({{image, amd64}});
    World alone;
    alone.add(index);
    alone.target(QStringLiteral("t"), image);
    QCOMPARE(alone.verdicts(index),
             QStringList{QStringLiteral("linux/amd64 present same-manifest t")});
    QCOMPARE(alone.judge(index).front().places.front().digest, image.digest());

    World inside;
    inside.add(image);
    inside.target(QStringLiteral("t"), index);
    QCOMPARE(inside.verdicts(image),
             QStringList{QStringLiteral("linux/amd64 present same-manifest t")});
    QCOMPARE(inside.judge(image).front().places.front().digest, index.digest());
}

void TestMatching::everyTagStrongestFirst()
{
    World world;
    const Sketched source = Sketch().image();
    world.target(QStringLiteral("b"), source);
    world.target(QStringLiteral("z"), Sketch{.encoding = QStringLiteral("zstd")}.image());
    world.target(QStringLiteral("a"), Sketch{.annotation = QStringLiteral("x")}.image());
    world.target(QStringLiteral("near"), Sketch{.label = QStringLiteral("x")}.image());
    world.target(QStringLiteral("c"), source);
    QCOMPARE(world.verdicts(source),
             QStringList{QStringLiteral("linux/amd64 present same-manifest b,c,a,z")});
    const auto places = world.judge(source).front().places;
    QCOMPARE(places.at(1).relation, Relation::SameManifest);
    QCOMPARE(places.at(2).relation, Relation::SameConfig);
    QCOMPARE(places.at(3).sharedLayers, 2);
}

void TestMatching::partial()
{
    World world;
    const Sketched amd = Sketch().image();
    const Sketched arm = Sketch{.layers = {QStringLiteral("arm")}, .platform = arm64}.image();
    const Sketched index = sketchIndex({{amd, amd64}, {arm, arm64}});
    world.add(index);
    world.target(QStringLiteral("t"), amd);
    std::vector<SourceResult> sources{{.digest = index.digest(), .platforms = world.judge(index)}};
    ScanSummary summary;
    world.matcher({}).addBytes(sources, summary);
    SourceResult &source = sources.front();
    source.summarise();
    QCOMPARE(source.status, ScanStatus::Partial);
    QCOMPARE(source.presentPlatforms(), 1);
    QCOMPARE(source.relation(), Relation::SameManifest);
    QCOMPARE(source.platforms.at(0).bytesToCopy, 0);
    QCOMPARE(source.bytesToCopy(), *source.platforms.at(1).bytes);
    QCOMPARE(reasonText(source),
             QStringLiteral("The source names an index; the target names its manifest %1; "
                            "not there: linux/arm64.")
                 .arg(amd.digest().shortText()));
}

void TestMatching::platforms_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("paired");
    QTest::newRow("equal") << "linux/amd64"
                           << "linux/amd64" << true;
    QTest::newRow("arm64 is arm64/v8") << "linux/arm64"
                                       << "linux/arm64/v8" << true;
    QTest::newRow("amd64 is amd64/v1") << "linux/amd64/v1"
                                       << "linux/amd64" << true;
    QTest::newRow("arm is arm/v7") << "linux/arm"
                                   << "linux/arm/v7" << true;
    QTest::newRow("arm/v6 is not arm/v7") << "linux/arm/v6"
                                          << "linux/arm/v7" << false;
    QTest::newRow("amd64/v2 is another") << "linux/amd64/v2"
                                         << "linux/amd64" << false;
    QTest::newRow("another architecture") << "linux/amd64"
                                          << "linux/arm64" << false;
    QTest::newRow("another system") << "linux/amd64"
                                    << "windows/amd64" << false;
}

// Configs that say the same in two indexes, as entries for these platforms.
void TestMatching::platforms()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(bool, paired);
    World world;
    const Sketched source = sketchIndex({{Sketch().image(), left}});
    world.add(source);
    world.target(QStringLiteral("t"), sketchIndex({{Sketch{.isRewritten = true}.image(), right}}));
    QCOMPARE(world.verdicts(source, {.wanted = Relation::EqualConfig}),
             QStringList{left
                         + (paired ? QStringLiteral(" present equal-config t")
                                   : QStringLiteral(" missing different"))});
}

// One config is one image, unless its platform has another one.
void TestMatching::wrongLabels()
{
    const QString v6 = QStringLiteral("linux/arm/v6");
    const Sketched image = Sketch().image();
    const Sketched again = Sketch{.annotation = QStringLiteral("x")}.image();
    const Sketched other = Sketch{.layers = {QStringLiteral("other")}}.image();
    const auto verdicts = [](const Sketched &source, const Sketched &target) {
        World world;
        world.add(source, false);
        world.target(QStringLiteral("t"), target, false);
        return world.verdicts(source);
    };
    QCOMPARE(verdicts(sketchIndex({{image, v6}}), sketchIndex({{again, amd64}})),
             QStringList{QStringLiteral("linux/arm/v6 present same-config t")});
    QCOMPARE(verdicts(sketchIndex({{image, v6}}), sketchIndex({{image, amd64}, {other, arm64}})),
             QStringList{QStringLiteral("linux/arm/v6 present same-manifest t")});
    QCOMPARE(verdicts(sketchIndex({{image, amd64}, {other, arm64}}),
                      sketchIndex({{other, amd64}, {image, arm64}})),
             (QStringList{QStringLiteral("linux/amd64 missing different"),
                          QStringLiteral("linux/arm64 missing different")}));
    QCOMPARE(verdicts(image, sketchIndex({{other, amd64}, {image, arm64}})),
             QStringList{QStringLiteral("linux/arm64 present same-manifest t")});
}

void TestMatching::onlyOnePlatform()
{
    World world;
    const Sketched index
        = sketchIndex({{Sketch().image(), amd64}, {Sketch{.platform = arm64}.image(), arm64}});
    world.target(QStringLiteral("t"), index);
    const MatchOptions options{.platform = Platform::parse(u"linux/arm64/v8").value()};
    QCOMPARE(world.verdicts(index, options),
             QStringList{QStringLiteral("linux/arm64 present same-index t")});
    QCOMPARE(world.verdicts(index, {.platform = Platform::parse(u"linux/s390x").value()}),
             QStringList());
}

// One config has one platform, read or not.
void TestMatching::unknownPlatformOfOneConfig()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source, false);
    world.target(QStringLiteral("t"), Sketch{.encoding = QStringLiteral("zstd")}.image(), false);
    QCOMPARE(world.verdicts(source), QStringList{QStringLiteral("present same-config t")});
    // An index that names the config anywhere tells the platform.
    world.add(sketchIndex({{Sketch{.annotation = QStringLiteral("x")}.image(), amd64}}), false);
    QCOMPARE(world.verdicts(source),
             QStringList{QStringLiteral("linux/amd64 present same-config t")});
}

void TestMatching::neverAcrossPlatforms()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source);
    world.target(QStringLiteral("alone"), Sketch{.platform = arm64}.image());
    world.target(
        QStringLiteral("inside"),
        sketchIndex({{Sketch{.platform = arm64, .label = QStringLiteral("x")}.image(), arm64}}));
    for (const Relation wanted :
         {Relation::SameConfig, Relation::SameLayers, Relation::SharedLayers})
        QCOMPARE(world.verdicts(source, {.wanted = wanted}),
                 QStringList{QStringLiteral("linux/amd64 missing different")});
}

void TestMatching::attestationsAreNoPlatforms()
{
    World world;
    const Sketched image = Sketch().image();
    const Sketched attested = sketchIndex({{image, amd64}}, {sketchAttestation(image)});
    world.add(attested);
    world.target(QStringLiteral("t"), sketchIndex({{image, amd64}}));
    QCOMPARE(world.verdicts(attested),
             QStringList{QStringLiteral("linux/amd64 present same-manifest t")});
}

void TestMatching::firstEntryOfAPlatformCounts()
{
    World world;
    const Sketched first = Sketch().image();
    const Sketched second = Sketch{.encoding = QStringLiteral("zstd")}.image();
    const Sketched source
        = sketchIndex({{first, amd64}, {second, QStringLiteral("linux/amd64/v1")}});
    world.add(source);
    world.target(QStringLiteral("t"), first);
    QCOMPARE(world.verdicts(source),
             QStringList{QStringLiteral("linux/amd64 present same-manifest t")});
}

void TestMatching::artifactsByDigestOnly()
{
    World world;
    const Sketched chart = sketchChart(QStringLiteral("web"));
    world.add(chart);
    world.target(QStringLiteral("other"),
                 sketchChart(QStringLiteral("mail"))); // has the same config
    QCOMPARE(world.verdicts(chart), QStringList{QStringLiteral("missing different")});
    QVERIFY(!world.judge(chart).front().imageId);
    world.target(QStringLiteral("same"), chart);
    QCOMPARE(world.verdicts(chart), QStringList{QStringLiteral("present same-manifest same")});
}

void TestMatching::schema1ByBlobs()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source);
    world.target(QStringLiteral("old"),
                 sketchSchema1({QStringLiteral("base"), QStringLiteral("app")}));
    QCOMPARE(world.verdicts(source),
             QStringList{QStringLiteral("linux/amd64 missing same-layers ~old")});
    QCOMPARE(world.verdicts(source, {.wanted = Relation::SameLayers}),
             QStringList{QStringLiteral("linux/amd64 present same-layers old")});
}

void TestMatching::childThatIsNotThere()
{
    World world;
    const Sketched image = Sketch().image();
    Sketched index = sketchIndex({{image, amd64}});
    index.blobs.erase(image.digest());
    world.add(index);
    world.fail(image.digest(), {ErrorKind::NotHere, QStringLiteral("it is not here")});
    // Not known to the targets: it could not be checked.
    auto result = world.judge(index).front();
    QCOMPARE(result.status, ScanStatus::Error);
    QCOMPARE(result.message, QStringLiteral("it is not here"));
    // Its digest alone proves same-manifest.
    world.target(QStringLiteral("t"),
                 sketchIndex({{image, amd64}}, {Sketch{.platform = arm64}.image().entry(arm64)}));
    QCOMPARE(world.verdicts(index),
             QStringList{QStringLiteral("linux/amd64 present same-manifest t")});
}

// 1,024 zero bytes, which old Docker versions wrote for each step that changed no file.
void TestMatching::emptyLayersTellNothing()
{
    const QByteArray empty(1024, '\0');
    const auto image = [&](const QByteArray &other) {
        const BuiltImage built = ImageBuilder().layer(other).layer(empty).build();
        return Sketched{built.descriptor, built.blobs, {}};
    };
    World world;
    const Sketched source = image("one");
    world.add(source);
    world.target(QStringLiteral("t"), image("two"));
    QCOMPARE(world.verdicts(source), QStringList{QStringLiteral("linux/amd64 missing different")});
    world.target(QStringLiteral("u"), source);
    QCOMPARE(world.judge(source).front().places.front().sharedLayers, 1);
}

void TestMatching::noLayersAreEqual()
{
    const auto image = [](const QString &user) {
        const BuiltImage built = ImageBuilder().settings({.user = user}).build();
        return Sketched{built.descriptor, built.blobs, {}};
    };
    World world;
    const Sketched source = image(QStringLiteral("a"));
    world.add(source);
    world.target(QStringLiteral("t"), image(QStringLiteral("b")));
    QCOMPARE(world.verdicts(source, {.wanted = Relation::SameLayers}),
             QStringList{QStringLiteral("linux/amd64 present same-layers t")});
}

// One config, named by sha256 on one side and by sha512 on the other.
void TestMatching::otherAlgorithmsAreNotMissing()
{
    World world;
    const BuiltImage built = ImageBuilder().layer("one").build();
    const Sketched source{built.descriptor, built.blobs, {}};
    const QByteArray bytes
        = QByteArray(built.bytes)
              .replace(built.config.digest.toString().toLatin1(),
                       Digest::sha512Of(built.configBytes).toString().toLatin1());
    Sketched target{built.descriptor, {}, {}};
    target.descriptor.digest = Digest::sha256Of(bytes);
    target.blobs.emplace(target.descriptor.digest, bytes);
    world.add(source);
    world.target(QStringLiteral("t"), target);
    const PlatformResult result = world.judge(source).front();
    QCOMPARE(result.status, ScanStatus::Error);
    QVERIFY2(result.message.contains(u"algorithm"), qPrintable(result.message));
}

void TestMatching::otherAlgorithmsNameTheSame()
{
    const Sketched image = Sketch().image();
    const Sketched config = withConfigBySha512(image);
    const Sketched manifest = bySha512(image);
    const QStringList sameConfig{amd64 + QStringLiteral(" present same-config t")};
    const QStringList sameManifest{amd64 + QStringLiteral(" present same-manifest t")};
    const auto verdicts = [](const Sketched &target, const Sketched &source) {
        World world;
        world.target(QStringLiteral("t"), target);
        world.add(source);
        return world.verdicts(source);
    };
    QCOMPARE(verdicts(image, config), sameConfig);
    QCOMPARE(verdicts(config, image), sameConfig);
    QCOMPARE(verdicts(image, manifest), sameManifest);
    QCOMPARE(verdicts(manifest, image), sameManifest);
    QCOMPARE(verdicts(manifest, config), sameConfig);
    QCOMPARE(verdicts(Sketch{.label = QStringLiteral("x")}.image(), config),
             QStringList{amd64 + QStringLiteral(" missing same-layers ~t")});
}

// Which config a digest of another algorithm names shows once it was read.
void TestMatching::otherAlgorithmsUnread()
{
    const Sketched image = Sketch().image();
    const Sketched config = withConfigBySha512(image);
    const auto nameOfConfig = [&] {
        return std::ranges::find_if(config.blobs,
                                    [&](const auto &blob) { return blob.first != config.digest(); })
            ->first;
    }();
    for (const bool isTarget : {true, false}) {
        World world;
        world.target(QStringLiteral("t"), isTarget ? config : image, false);
        const Sketched &source = isTarget ? image : config;
        world.add(source, false);
        const Id root = world.catalogue().find(source.digest());
        const Id asked = world.catalogue().documentOf(world.catalogue().find(config.digest()));
        QCOMPARE(world.matcher({}).wantedConfigs(std::vector<Id>{root}), std::vector<Id>{asked});
        world.fail(nameOfConfig, {ErrorKind::ServerFault, QStringLiteral("refused")});
        const auto results = world.judge(source);
        QCOMPARE(results.size(), 1U);
        QCOMPARE(results[0].status, ScanStatus::Error);
        QVERIFY2(results[0].message.contains(QStringLiteral("refused")),
                 qPrintable(results[0].message));
    }
}

void TestMatching::configOfOtherLayers_data()
{
    QTest::addColumn<Relation>("wanted");
    QTest::addColumn<int>("layers");
    QTest::addColumn<ScanStatus>("status");
    QTest::newRow("same-config") << Relation::SameConfig << 2 << ScanStatus::Missing;
    QTest::newRow("equal-config") << Relation::EqualConfig << 2 << ScanStatus::Error;
    QTest::newRow("same-layers") << Relation::SameLayers << 2 << ScanStatus::Error;
    QTest::newRow("as many as in the config") << Relation::SameLayers << 3 << ScanStatus::Error;
    QTest::newRow("as many as in neither") << Relation::SameLayers << 4 << ScanStatus::Missing;
}

// Two layers under a config of three: which those are is not known, on whichever side.
void TestMatching::configOfOtherLayers()
{
    QFETCH(Relation, wanted);
    QFETCH(int, layers);
    QFETCH(ScanStatus, status);
    const auto named = [](const QString &name, int count) {
        QStringList names;
        for (int i = 0; i < count; ++i)
            names.append(name + QString::number(i));
        return names;
    };
    const Sketched broken
        = withConfigOf(Sketch{.layers = named(QStringLiteral("theirs"), 2)}.image(),
                       {.layers = named(QStringLiteral("theirs"), 3)});
    const Sketched whole = Sketch{.layers = named(QStringLiteral("own"), layers)}.image();
    World world;
    world.add(whole);
    world.target(QStringLiteral("t"), broken);
    const PlatformResult result = world.judge(whole, {.wanted = wanted}).front();
    QCOMPARE(result.status, status);
    if (status == ScanStatus::Error)
        QVERIFY2(result.message.contains(u"has another number of layers (3) than by its manifest"),
                 qPrintable(result.message));
    World reverse;
    reverse.add(broken);
    reverse.target(QStringLiteral("t"), whole);
    QCOMPARE(reverse.judge(broken, {.wanted = wanted}).front().status,
             wanted == Relation::SameConfig ? ScanStatus::Missing : ScanStatus::Error);
}

void TestMatching::typesThatSayNothing_data()
{
    QTest::addColumn<Sketch>("other");
    QTest::addColumn<Relation>("wanted");
    QTest::addColumn<ScanStatus>("status");
    const Sketch labelled{.label = QStringLiteral("x")};
    QTest::newRow("its config") << Sketch() << Relation::SameConfig << ScanStatus::Error;
    QTest::newRow("another config") << labelled << Relation::SameConfig << ScanStatus::Missing;
    QTest::newRow("as many layers") << labelled << Relation::SameLayers << ScanStatus::Error;
    QTest::newRow("same-manifest") << Sketch() << Relation::SameManifest << ScanStatus::Missing;
}

// An artifact, or an image: what its digests leave open is not known, on whichever side.
void TestMatching::typesThatSayNothing()
{
    QFETCH(Sketch, other);
    QFETCH(Relation, wanted);
    QFETCH(ScanStatus, status);
    const Sketched clear = Sketch().image();
    const Sketched unclear = withoutTypes(other.image());
    for (const bool isTarget : {true, false}) {
        World world;
        world.target(QStringLiteral("t"), isTarget ? unclear : clear);
        const Sketched &source = isTarget ? clear : unclear;
        world.add(source);
        const PlatformResult result = world.judge(source, {.wanted = wanted}).front();
        QCOMPARE(result.status, status);
        if (status == ScanStatus::Error)
            QVERIFY2(result.message.contains(u"do not say whether it is an image"),
                     qPrintable(result.message));
    }
}

void TestMatching::weakerIsWanted()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source);
    world.target(QStringLiteral("config"), Sketch{.annotation = QStringLiteral("x")}.image());
    world.target(QStringLiteral("equal"),
                 Sketch{.isRewritten = true, .encoding = QStringLiteral("zstd")}.image());
    world.target(QStringLiteral("layers"),
                 Sketch{.label = QStringLiteral("x"), .encoding = QStringLiteral("x")}.image());
    world.target(
        QStringLiteral("shared"),
        Sketch{.layers = {QStringLiteral("base")}, .encoding = QStringLiteral("y")}.image());
    const auto found
        = [&](Relation wanted) { return world.verdicts(source, {.wanted = wanted}).constFirst(); };
    QCOMPARE(found(Relation::SameConfig), QStringLiteral("linux/amd64 present same-config config"));
    QCOMPARE(found(Relation::EqualConfig),
             QStringLiteral("linux/amd64 present same-config config,equal"));
    QCOMPARE(found(Relation::SameLayers),
             QStringLiteral("linux/amd64 present same-config config,equal,layers"));
    QCOMPARE(found(Relation::SharedLayers),
             QStringLiteral("linux/amd64 present same-config config,equal,layers,shared"));
}

void TestMatching::strongerIsWanted()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source);
    world.target(QStringLiteral("t"), Sketch{.annotation = QStringLiteral("x")}.image());
    QCOMPARE(world.verdicts(source, {.wanted = Relation::SameManifest}),
             QStringList{QStringLiteral("linux/amd64 missing same-config ~t")});
    world.target(QStringLiteral("m"), source);
    QCOMPARE(world.verdicts(source, {.wanted = Relation::SameIndex}),
             QStringList{QStringLiteral("linux/amd64 missing same-manifest ~m")});
}

void TestMatching::nearestIsTheStrongest()
{
    World world;
    const Sketched source
        = Sketch{.layers = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}}.image();
    world.add(source);
    world.target(QStringLiteral("one"), Sketch{.layers = {QStringLiteral("a")}}.image());
    world.target(QStringLiteral("two"),
                 Sketch{.layers = {QStringLiteral("a"), QStringLiteral("b")}}.image());
    auto nearest = world.judge(source).front().nearest;
    QCOMPARE(nearest->target, QStringLiteral("two"));
    QCOMPARE(nearest->sharedLayers, 2);
    world.target(QStringLiteral("all"),
                 Sketch{.layers = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                        .label = QStringLiteral("x")}
                     .image());
    nearest = world.judge(source).front().nearest;
    QCOMPARE(nearest->target, QStringLiteral("all"));
    QCOMPARE(nearest->relation, Relation::SameLayers);
}

void TestMatching::nearestLikesItsName()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source);
    for (const char *tag : {"1", "2", "3"})
        world.target(QString::fromLatin1(tag), Sketch{.label = QString::fromLatin1(tag)}.image());
    const auto nearest
        = world.judge(source, {}, {QStringLiteral("app"), QStringLiteral("2")}).front().nearest;
    QCOMPARE(nearest->target, QStringLiteral("2"));
}

// Only tags are said to be tags.
void TestMatching::reasonOfEqualManifests()
{
    const Sketched image = Sketch().image();
    World world;
    world.target(QStringLiteral("tagged"), image);
    SourceResult source{.source = QStringLiteral("public.test/app:1"), .digest = image.digest()};
    source.platforms = world.judge(image);
    source.summarise();
    const QString what = QStringLiteral(" manifest %1.").arg(image.digest().shortText());
    QCOMPARE(reasonText(source), QStringLiteral("Both tags name") + what);
    source.source = QStringLiteral("public.test/app@") + image.digest().toString();
    QCOMPARE(reasonText(source), QStringLiteral("Both are") + what);
}

void TestMatching::bytesToCopy()
{
    World world;
    const Sketched source
        = Sketch{.layers = {QStringLiteral("base"), QStringLiteral("app"), QStringLiteral("app")}}
              .image();
    world.add(source);
    world.target(QStringLiteral("t"), Sketch{.layers = {QStringLiteral("base")}}.image());
    std::vector<SourceResult> sources{{.platforms = world.judge(source)}};
    ScanSummary summary;
    world.matcher({}).addBytes(sources, summary);
    const auto result = sources.front().platforms.front();
    const qint64 config = source.blobs.size() > 1
        ? Sketch{.layers = {QStringLiteral("base"), QStringLiteral("app"), QStringLiteral("app")}}
              .config()
              .size()
        : 0;
    QCOMPARE(*result.bytes, 3 * Sketch::layerSize + config);
    QCOMPARE(*result.bytesToCopy, Sketch::layerSize + config); // the repeated layer once
    QCOMPARE(*result.layers, 3);
}

// A blob is counted for the first line that needs it: the column adds up to the summary.
void TestMatching::bytesToCopyAddUp()
{
    World world;
    const Sketch there{.layers = {QStringLiteral("base")}};
    const Sketch first{.layers = {QStringLiteral("base"), QStringLiteral("new")}};
    const Sketch second{.layers = {QStringLiteral("new"), QStringLiteral("newer")}};
    // Present by its config, though its own blobs are nowhere.
    const Sketch recompressed{.layers = {QStringLiteral("base")},
                              .encoding = QStringLiteral("zstd")};
    std::vector<SourceResult> sources;
    world.target(QStringLiteral("t"), there.image());
    for (const Sketch &one : {recompressed, first, second, first}) {
        world.add(one.image());
        sources.push_back({.platforms = world.judge(one.image())});
        sources.back().summarise();
    }
    ScanSummary summary;
    world.matcher({}).addBytes(sources, summary);
    QCOMPARE(sources[0].status, ScanStatus::Present);
    qint64 sum = 0;
    QList<qint64> column;
    for (const SourceResult &source : sources) {
        column << *source.platforms.front().bytesToCopy;
        QCOMPARE(source.bytesToCopy(), column.back());
        sum += column.back();
    }
    QCOMPARE(column,
             (QList<qint64>{0, Sketch::layerSize + first.config().size(),
                            Sketch::layerSize + second.config().size(), 0}));
    QCOMPARE(summary.bytesToCopy, sum);
}

void TestMatching::bytesOfAllSources()
{
    World world;
    const Sketch here{.layers = {QStringLiteral("base")}};
    const Sketch missing{.layers = {QStringLiteral("base"), QStringLiteral("new")}};
    world.add(missing.image());
    world.target(QStringLiteral("t"), here.image());
    std::vector<SourceResult> sources;
    for (const Sketched &image : {here.image(), missing.image(), missing.image()})
        sources.push_back({.platforms = world.judge(image)});
    ScanSummary summary;
    world.matcher({}).addBytes(sources, summary);
    QCOMPARE(summary.bytesThere, Sketch::layerSize + here.config().size());
    QCOMPARE(summary.bytesToCopy, Sketch::layerSize + missing.config().size());
}

void TestMatching::doubtIsNotMissing()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source);
    world.target(QStringLiteral("near"), Sketch{.label = QStringLiteral("x")}.image());
    const auto result = world.judge(source, {.doubt = QStringLiteral("half was not read")}).front();
    QCOMPARE(result.status, ScanStatus::Error);
    QCOMPARE(result.message, QStringLiteral("half was not read"));
    QCOMPARE(result.nearest->target, QStringLiteral("near")); // still worth knowing
    world.target(QStringLiteral("same"), source);
    QCOMPARE(world.judge(source, {.doubt = QStringLiteral("half")}).front().status,
             ScanStatus::Present);
}

void TestMatching::asksForNoConfigWithoutNeed()
{
    World world;
    const Sketched found = Sketch().image();
    const Sketched unrelated = Sketch{.layers = {QStringLiteral("x"), QStringLiteral("y")}}.image();
    world.add(unrelated, false);
    world.target(QStringLiteral("t"), found, false);
    world.target(QStringLiteral("u"), Sketch{.annotation = QStringLiteral("x")}.image(), false);
    const auto matcher = world.matcher({});
    QVERIFY(matcher.wantedConfigs(world.catalogue().find(found.digest()), {}).empty());
    QVERIFY(matcher.wantedConfigs(world.catalogue().find(unrelated.digest()), {}).empty());
    QVERIFY(matcher.wantedConfigs(std::vector{world.catalogue().find(unrelated.digest())}).empty());
}

void TestMatching::asksForFewConfigs()
{
    World world;
    const Sketched source = sketchIndex({{Sketch().image(), amd64}});
    world.add(source, false);
    // Hundreds of images on the same base: only a few are worth a request.
    for (int i = 0; i < 300; ++i) {
        const QString number = QString::number(i);
        world.target(number, Sketch{.layers = {QStringLiteral("base"), number}}.image(), false);
    }
    const Id root = world.catalogue().find(source.digest());
    const auto wanted = world.matcher({}).wantedConfigs(root, {});
    QVERIFY(!wanted.empty());
    QVERIFY2(wanted.size() <= 5, qPrintable(QString::number(wanted.size())));
    // Two entries with declared platforms and other numbers of layers need none at all.
    World declared;
    declared.add(source, false);
    declared.target(QStringLiteral("t"),
                    sketchIndex({{Sketch{.layers = {QStringLiteral("base")}}.image(), amd64}}),
                    false);
    QVERIFY(
        declared.matcher({}).wantedConfigs(declared.catalogue().find(source.digest()), {}).empty());
}

void TestMatching::asksWhereTheNameIsAlike()
{
    World world;
    const Sketched source = sketchIndex({{Sketch().image(), amd64}});
    world.add(source, false);
    const Sketched copy = Sketch{.isRewritten = true, .encoding = QStringLiteral("zstd")}.image();
    world.target(QStringLiteral("1"), copy, false);
    const Id root = world.catalogue().find(source.digest());
    QVERIFY(world.matcher({})
                .wantedConfigs(root, {QStringLiteral("web"), QStringLiteral("1")})
                .empty());
    QCOMPARE(
        world.matcher({}).wantedConfigs(root, {QStringLiteral("app"), QStringLiteral("1")}).size(),
        2U);
    world.add(Sketch().image());
    world.add(copy);
    QCOMPARE(world.verdicts(source),
             QStringList{QStringLiteral("linux/amd64 missing equal-config ~1")});
}

void TestMatching::asksForAllThatWantedNeeds()
{
    World world;
    const Sketched source = Sketch().image();
    world.add(source, false);
    world.target(QStringLiteral("two layers"),
                 Sketch{.label = QStringLiteral("x"), .encoding = QStringLiteral("x")}.image(),
                 false);
    world.target(
        QStringLiteral("three"),
        Sketch{.layers = {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}}.image(),
        false);
    const auto count = [&](Relation wanted) {
        return world.matcher({.wanted = wanted})
            .wantedConfigs(std::vector{world.catalogue().find(source.digest())})
            .size();
    };
    QCOMPARE(count(Relation::SameConfig), 0U);
    QCOMPARE(count(Relation::EqualConfig), 2U);
    QCOMPARE(count(Relation::SameLayers), 2U);
    QCOMPARE(count(Relation::SharedLayers), 3U);
}

SAMEINSIDE_TEST(TestMatching)
#include "tst_matching.moc"
