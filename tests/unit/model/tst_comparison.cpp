// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"
#include "model/compare/explanation.h"
#include "model/load/pairloader.h"
#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/images/temporarylayout.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <ctime>

using namespace sameinside;

namespace {

const QString ociManifest = QStringLiteral("application/vnd.oci.image.manifest.v1+json");
const QString ociIndex = QStringLiteral("application/vnd.oci.image.index.v1+json");
const QString dockerManifest
    = QStringLiteral("application/vnd.docker.distribution.manifest.v2+json");
const QString ociLayer = QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip");

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject described(const QString &type, const Digest &digest, qint64 size)
{
    return {{QStringLiteral("mediaType"), type},
            {QStringLiteral("digest"), digest.toString()},
            {QStringLiteral("size"), size}};
}

QJsonObject platformJson(const QString &text)
{
    const QStringList parts = text.split(u'/');
    QJsonObject json{{QStringLiteral("os"), parts.value(0)},
                     {QStringLiteral("architecture"), parts.value(1)}};
    if (parts.size() > 2)
        json.insert(QStringLiteral("variant"), parts.at(2));
    return json;
}

// An image in as many words as a test needs: layers are named by their contents.
struct Image {
    QStringList contents{QStringLiteral("base"), QStringLiteral("app")};
    QStringList blobs; ///< names of the encodings; as contents where empty
    QString platform = QStringLiteral("linux/amd64");
    QJsonObject fields;   ///< more of the config
    QJsonObject manifest; ///< more of the manifest
    QString layerType = ociLayer;
    QString layerAnnotation;
    bool docker = false;
    bool indented = false;
    bool withoutConfig = false; ///< the blob is not in the store
};

Digest named(const QString &name)
{
    return Digest::sha256Of(name.toUtf8());
}

struct Made {
    QByteArray bytes;
    QString type;
    QJsonObject descriptor;
};

Made make(TemporaryLayout &layout, const Image &image)
{
    QJsonObject config = platformJson(image.platform);
    QJsonArray diffIds;
    for (const QString &content : image.contents)
        diffIds.append(named(QStringLiteral("diff ") + content).toString());
    config.insert(QStringLiteral("rootfs"),
                  QJsonObject{{QStringLiteral("type"), QStringLiteral("layers")},
                              {QStringLiteral("diff_ids"), diffIds}});
    for (auto it = image.fields.begin(); it != image.fields.end(); ++it)
        config.insert(it.key(), *it);
    const QByteArray configBytes = compact(config);
    const Digest configDigest
        = image.withoutConfig ? Digest::sha256Of(configBytes) : layout.add(configBytes);

    QJsonArray layers;
    const QStringList &blobs = image.blobs.isEmpty() ? image.contents : image.blobs;
    for (const QString &blob : blobs) {
        QJsonObject layer = described(
            image.docker ? QStringLiteral("application/vnd.docker.image.rootfs.diff.tar.gzip")
                         : image.layerType,
            named(blob), 1000 + blob.size());
        if (!image.layerAnnotation.isEmpty())
            layer.insert(QStringLiteral("annotations"),
                         QJsonObject{{QStringLiteral("a"), image.layerAnnotation}});
        layers.append(layer);
    }
    Made made{.type = image.docker ? dockerManifest : ociManifest};
    QJsonObject manifest{
        {QStringLiteral("schemaVersion"), 2},
        {QStringLiteral("mediaType"), made.type},
        {QStringLiteral("config"),
         described(image.docker ? QStringLiteral("application/vnd.docker.container.image.v1+json")
                                : QStringLiteral("application/vnd.oci.image.config.v1+json"),
                   configDigest, configBytes.size())},
        {QStringLiteral("layers"), layers}};
    for (auto it = image.manifest.begin(); it != image.manifest.end(); ++it)
        manifest.insert(it.key(), *it);
    made.bytes = image.indented ? QJsonDocument(manifest).toJson() : compact(manifest);
    made.descriptor = described(made.type, layout.add(made.bytes), made.bytes.size());
    return made;
}

QByteArray makeIndex(TemporaryLayout &layout, const QList<Image> &images,
                     const QJsonObject &more = {})
{
    QJsonArray entries;
    for (const Image &image : images) {
        QJsonObject entry = make(layout, image).descriptor;
        entry.insert(QStringLiteral("platform"), platformJson(image.platform));
        entries.append(entry);
    }
    QJsonObject index{{QStringLiteral("schemaVersion"), 2},
                      {QStringLiteral("mediaType"), ociIndex},
                      {QStringLiteral("manifests"), entries}};
    for (auto it = more.begin(); it != more.end(); ++it)
        index.insert(it.key(), *it);
    return compact(index);
}

QStringList codes(const std::vector<Cause> &causes)
{
    QStringList names;
    for (const Cause &cause : causes)
        names << causeName(cause.code);
    return names;
}

const QString left = QStringLiteral("left");
const QString right = QStringLiteral("right");

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_layout = std::make_unique<TemporaryLayout>(); }
    void relatesManifests_data();
    void relatesManifests();
    void alignsLayersByContents();
    void missingConfigLeavesItOpen();
    void missingChildLeavesItOpen();
    void unreadLayersAreUnknown_data();
    void unreadLayersAreUnknown();
    void filesAreOpenUntilLayersAreRead();
    void layersSayHowTheyAreKnown();
    void imagesMayHaveAnArtifactType();
    void oneBlobMayHaveTwoNames();
    void showsTheNameThatItWasAskedBy();
    void brokenCopiesAreDamaged_data();
    void brokenCopiesAreDamaged();
    void absentManifestsLeaveItOpen();
    void manyEntriesAreQuick_data();
    void manyEntriesAreQuick();
    void stops();
    void contentsAreClaimsUntilRead();
    void sameIndex();
    void tagsAreOnlyNamedWhereThereAre();
    void indexesWithOtherPlatforms();
    void indexAgainstOnePlatform();
    void weakestPlatformDecides();
    void wrongLabels();
    void saysHowLayersRelate();
    void indexMetadata_data();
    void indexMetadata();
    void platformsPairByVariant_data();
    void platformsPairByVariant();
    void artifactsCompareByDigest();
    void schema1ComparesByBlobs();
    void countMismatchIsSaid();
    void indexInItselfIsRefused();
    void textFitsTheTerminal();

private:
    Comparison compared()
    {
        const auto pair
            = loadPair({.left = m_layout->source(left), .right = m_layout->source(right)},
                       [](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
                           return OciLayout::open(name.path());
                       },
                       {}, {});
        if (!pair.comparison)
            qFatal("%s",
                   qPrintable(pair.left ? pair.right.error().detail : pair.left.error().detail));
        return *pair.comparison;
    }
    Comparison compared(const Image &a, const Image &b)
    {
        const Made one = make(*m_layout, a);
        const Made two = make(*m_layout, b);
        m_layout->name(left, one.bytes, one.type);
        m_layout->name(right, two.bytes, two.type);
        return compared();
    }
    Comparison comparedIndexes(const QByteArray &a, const QByteArray &b)
    {
        m_layout->name(left, a, ociIndex);
        m_layout->name(right, b, ociIndex);
        return compared();
    }
    std::unique_ptr<TemporaryLayout> m_layout;
};

void TestComparison::relatesManifests_data()
{
    QTest::addColumn<Image>("a");
    QTest::addColumn<Image>("b");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QString>("causes");

    const Image plain;
    Image image = plain;
    QTest::newRow("equal") << plain << plain << "same-manifest"
                           << "";
    image.docker = true;
    QTest::newRow("Docker against OCI") << plain << image << "same-config"
                                        << "media-type";
    image = plain;
    image.blobs = {QStringLiteral("base"), QStringLiteral("app, again")};
    QTest::newRow("recompressed") << plain << image << "same-config"
                                  << "compression";
    image.docker = true;
    QTest::newRow("recompressed and converted") << plain << image << "same-config"
                                                << "compression media-type";
    image = plain;
    image.layerAnnotation = QStringLiteral("x");
    QTest::newRow("an annotated layer") << plain << image << "same-config"
                                        << "manifest-metadata";
    image.blobs = {QStringLiteral("base, again"), QStringLiteral("app, again")};
    image.contents = {QStringLiteral("base"), QStringLiteral("other")};
    QTest::newRow("annotated and replaced") << plain << image << "shared-layers"
                                            << "layer-set compression manifest-metadata";
    image = plain;
    image.layerType = QStringLiteral("application/vnd.oci.image.layer.v1.tar");
    image.blobs = {QStringLiteral("base, plain"), QStringLiteral("app, plain")};
    QTest::newRow("decompressed") << plain << image << "same-config"
                                  << "compression";
    image.layerType += QStringLiteral("+zstd");
    QTest::newRow("zstd") << plain << image << "same-config"
                          << "compression";
    image = plain;
    image.indented = true;
    QTest::newRow("indented") << plain << image << "same-config"
                              << "serialization";
    image.blobs = {QStringLiteral("base, again"), QStringLiteral("app, again")};
    QTest::newRow("recompressed and indented") << plain << image << "same-config"
                                               << "compression serialization";
    image = plain;
    image.manifest = {
        {QStringLiteral("annotations"), QJsonObject{{QStringLiteral("a"), QStringLiteral("b")}}}};
    QTest::newRow("annotated") << plain << image << "same-config"
                               << "manifest-metadata";
    image = plain;
    image.fields = {{QStringLiteral("created"), QStringLiteral("2024-01-01T00:00:00Z")}};
    QTest::newRow("rebuilt") << plain << image << "same-layers"
                             << "config-fields";
    image = plain;
    image.fields = {{QStringLiteral("docker_version"), QStringLiteral("24.0.7")}};
    QTest::newRow("another builder") << plain << image << "equal-config"
                                     << "config-serialization";
    image = plain;
    image.contents << QStringLiteral("more");
    QTest::newRow("one layer more") << plain << image << "shared-layers"
                                    << "layer-set";
    image.indented = true;
    QTest::newRow("one layer more, indented") << plain << image << "shared-layers"
                                              << "layer-set";
    image = plain;
    image.contents = {QStringLiteral("base"), QStringLiteral("other")};
    QTest::newRow("one layer replaced") << plain << image << "shared-layers"
                                        << "layer-set";
    image.contents = {QStringLiteral("app"), QStringLiteral("base")};
    QTest::newRow("layers in another order") << plain << image << "shared-layers"
                                             << "layer-set layer-set";
    image.contents = {QStringLiteral("x"), QStringLiteral("y")};
    QTest::newRow("unrelated") << plain << image << "different"
                               << "layer-set";
}

void TestComparison::relatesManifests()
{
    QFETCH(Image, a);
    QFETCH(Image, b);
    QFETCH(QString, relation);
    QFETCH(QString, causes);
    for (const bool swapped : {false, true}) {
        init();
        const Comparison comparison = swapped ? compared(b, a) : compared(a, b);
        QCOMPARE(comparison.platforms.size(), 1U);
        QCOMPARE(relationName(comparison.relation), relation);
        QCOMPARE(codes(comparison.platforms[0].causes).join(u' '), causes);
        for (const Cause &cause : comparison.platforms[0].causes)
            QVERIFY(!cause.text.isEmpty());
        QCOMPARE(explainRungs(comparison.platforms[0]).size(), 6U);
        QVERIFY(!verdict(comparison).sentence.isEmpty());
    }
}

void TestComparison::alignsLayersByContents()
{
    Image a;
    a.contents = {QStringLiteral("base"), QStringLiteral("one"), QStringLiteral("two"),
                  QStringLiteral("three")};
    Image b;
    b.contents = {QStringLiteral("base"), QStringLiteral("new"), QStringLiteral("one"),
                  QStringLiteral("three")};
    b.blobs = {QStringLiteral("base"), QStringLiteral("new"), QStringLiteral("one, again"),
               QStringLiteral("three")};
    const auto comparison = compared(a, b);
    const auto &platform = comparison.platforms[0];
    QStringList lines;
    for (const LayerPair &pair : platform.layers) {
        lines << QStringLiteral("%1 %2 %3")
                     .arg(pair.left ? QString::number(*pair.left) : QStringLiteral("-"),
                          pair.right ? QString::number(*pair.right) : QStringLiteral("-"),
                          layerRelationName(pair.relation));
    }
    QCOMPARE(lines.join(QStringLiteral(", ")),
             QStringLiteral("0 0 same, - 1 right-only, 1 2 recompressed, 2 - left-only, 3 3 same"));
    QCOMPARE(platform.sharedLayers, 3);
    QCOMPARE(platform.sharedBytes, 1004 + 1003 + 1005);
    QCOMPARE(codes(platform.causes),
             (QStringList{QStringLiteral("layer-set"), QStringLiteral("compression")}));
}

void TestComparison::missingConfigLeavesItOpen()
{
    Image a;
    Image b;
    b.fields = {{QStringLiteral("created"), QStringLiteral("2024-01-01T00:00:00Z")}};
    b.withoutConfig = true;
    const auto sameBlobs = compared(a, b);
    QCOMPARE(sameBlobs.relation, Relation::SameLayers);
    QCOMPARE(sameBlobs.possible, Relation::EqualConfig);
    QCOMPARE(sameBlobs.atLeast(Relation::SameConfig), std::optional(false));
    QCOMPARE(sameBlobs.atLeast(Relation::EqualConfig), std::optional<bool>());
    QCOMPARE(sameBlobs.platforms[0].missing.size(), 1U);

    init();
    b.blobs = {QStringLiteral("p"), QStringLiteral("q")};
    const auto otherBlobs = compared(a, b);
    QVERIFY(otherBlobs.isUnknown());
    QCOMPARE(otherBlobs.atLeast(Relation::SameConfig), std::optional(false));
    QCOMPARE(otherBlobs.atLeast(Relation::SameLayers), std::optional<bool>());
    QCOMPARE(comparisonJson(otherBlobs).value(u"relation").toString(), QStringLiteral("unknown"));
    QCOMPARE(otherBlobs.platforms[0].rung(Rung::Contents).relation, RungRelation::Unknown);
    // The other side has its config.
    QCOMPARE(verdict(otherBlobs).title,
             QStringLiteral("The private image is damaged or incomplete"));
    QVERIFY(!otherBlobs.leftIsDamaged);
    QCOMPARE(otherBlobs.platforms[0].rung(Rung::Config).rightState,
             std::optional(LayerState::Missing));
}

void TestComparison::missingChildLeavesItOpen()
{
    const QByteArray index = makeIndex(*m_layout, {Image()});
    Image other;
    other.docker = true;
    const Made made = make(*m_layout, other);
    m_layout->name(left, index, ociIndex);
    m_layout->name(right, made.bytes, made.type);
    m_layout->remove(TemporaryLayout::blobPath(Digest::sha256Of(make(*m_layout, Image()).bytes)));
    const auto comparison = compared();
    QVERIFY(comparison.isUnknown());
    QCOMPARE(comparison.atLeast(Relation::SameConfig), std::optional<bool>());
    QCOMPARE(comparison.atLeast(Relation::SameManifest), std::optional(false));
    QVERIFY(comparison.platforms[0].layers.empty());
    QCOMPARE(codes(comparison.platforms[0].causes),
             QStringList{QStringLiteral("index-vs-manifest")});
}

void TestComparison::unreadLayersAreUnknown_data()
{
    QTest::addColumn<QStringList>("contents");
    QTest::addColumn<QStringList>("blobs");
    QTest::addColumn<QString>("relations");
    const QStringList base{QStringLiteral("base"), QStringLiteral("app")};
    QTest::newRow("in truth recompressed")
        << base << QStringList{QStringLiteral("p"), QStringLiteral("q")} << "unknown unknown";
    QTest::newRow("one blob is equal")
        << base << QStringList{QStringLiteral("base"), QStringLiteral("q")} << "same unknown";
    QTest::newRow("one layer more")
        << base + QStringList{QStringLiteral("x")}
        << QStringList{QStringLiteral("p"), QStringLiteral("q"), QStringLiteral("r")}
        << "unknown unknown unknown unknown unknown";
    QTest::newRow("one layer more, the others equal")
        << base + QStringList{QStringLiteral("x")} << base + QStringList{QStringLiteral("x")}
        << "same same right-only";
}

// Could not be read is never reported as different.
void TestComparison::unreadLayersAreUnknown()
{
    QFETCH(QStringList, contents);
    QFETCH(QStringList, blobs);
    QFETCH(QString, relations);
    Image b;
    b.contents = contents;
    b.blobs = blobs;
    b.fields = {{QStringLiteral("created"), QStringLiteral("2024-01-01T00:00:00Z")}};
    b.withoutConfig = true;
    const auto comparison = compared(Image(), b);
    QStringList found;
    for (const LayerPair &pair : comparison.platforms[0].layers)
        found << layerRelationName(pair.relation);
    QCOMPARE(found.join(u' '), relations);
}

void TestComparison::filesAreOpenUntilLayersAreRead()
{
    Image a;
    Image b;
    b.contents = {QStringLiteral("both in one")};
    const auto comparison = compared(a, b);
    QCOMPARE(comparison.relation, Relation::Different);
    QCOMPARE(comparison.atLeast(Relation::SameLayers), std::optional(false));
    // Equal files stand above a shared layer, and only the layers tell.
    QCOMPARE(comparison.atLeast(Relation::SameFiles), std::optional<bool>());
    QCOMPARE(comparison.atLeast(Relation::SharedLayers), std::optional<bool>());
}

void TestComparison::layersSayHowTheyAreKnown()
{
    Image b;
    b.blobs = {QStringLiteral("base"), QStringLiteral("q")};
    b.fields = {{QStringLiteral("created"), QStringLiteral("2024-01-01T00:00:00Z")}};
    b.withoutConfig = true;
    const QJsonObject json = comparisonJson(compared(Image(), b));
    const QJsonArray layers
        = json.value(u"platforms").toArray().at(0).toObject().value(u"layers").toArray();
    QStringList states;
    for (const auto &value : layers) {
        const QJsonObject layer = value.toObject();
        states << layer.value(u"relation").toString() + u' ' + layer.value(u"left_state").toString()
                + u' ' + layer.value(u"right_state").toString();
    }
    QCOMPARE(states,
             (QStringList{QStringLiteral("same claimed claimed"),
                          QStringLiteral("unknown claimed unknown")}));
}

void TestComparison::imagesMayHaveAnArtifactType()
{
    QJsonObject index = QJsonDocument::fromJson(makeIndex(*m_layout, {Image()})).object();
    const Made one = make(*m_layout, Image());
    for (const char *type : {"application/vnd.oci.image.config.v1+json", "application/x-app"}) {
        QJsonObject entry = index.value(u"manifests").toArray().at(0).toObject();
        entry.insert(QStringLiteral("artifactType"), QString::fromLatin1(type));
        index.insert(QStringLiteral("manifests"), QJsonArray{entry});
        m_layout->name(left, one.bytes, one.type);
        m_layout->name(right, compact(index), ociIndex);
        QCOMPARE(compared().relation, Relation::SameManifest);
    }
}

// What is not known to differ is no difference.
void TestComparison::oneBlobMayHaveTwoNames()
{
    Image b;
    QJsonArray layers;
    for (const QString &content : b.contents) {
        QJsonObject layer = described(ociLayer, named(content), 1000 + content.size());
        layer.insert(QStringLiteral("digest"), Digest::sha512Of(content.toUtf8()).toString());
        layers.append(layer);
    }
    b.manifest.insert(QStringLiteral("layers"), layers);
    const auto comparison = compared(Image(), b);
    QCOMPARE(comparison.relation, Relation::SameConfig);
    const PlatformComparison &platform = comparison.platforms[0];
    QCOMPARE(codes(platform.causes), QStringList{QStringLiteral("manifest-metadata")});
    QCOMPARE(platform.rung(Rung::Blobs).relation, RungRelation::Unknown);
    QCOMPARE(platform.rung(Rung::Contents).relation, RungRelation::Same);
    QCOMPARE(platform.sharedLayers, 2);

    QJsonObject first = layers.at(0).toObject();
    first.insert(QStringLiteral("size"), 7);
    layers.replace(0, first);
    b.manifest.insert(QStringLiteral("layers"), layers);
    init();
    const auto otherSize = compared(Image(), b);
    QCOMPARE(codes(otherSize.platforms[0].causes),
             (QStringList{QStringLiteral("compression"), QStringLiteral("manifest-metadata")}));
    QCOMPARE(otherSize.platforms[0].causes[0].layers, std::vector<int>{0});
}

void TestComparison::showsTheNameThatItWasAskedBy()
{
    const Made made = make(*m_layout, Image());
    m_layout->name(left, made.bytes, made.type);
    const Digest name = Digest::sha512Of(made.bytes);
    QVERIFY(QDir(m_layout->path()).mkpath(QStringLiteral("blobs/sha512")));
    m_layout->write(OciLayout::nameOfBlob(name), made.bytes);
    auto source = *OciLayout::open(m_layout->path());
    const auto tree = resolveTree(*source, ImageName::inLayout(m_layout->path(), {}, name), {});
    QVERIFY2(tree, tree ? "" : qPrintable(tree.error().detail));
    QCOMPARE(tree->root.digest, name);
    QCOMPARE(tree->root.document->digest(), Digest::sha256Of(made.bytes));
}

void TestComparison::brokenCopiesAreDamaged_data()
{
    QTest::addColumn<bool>("isManifest");
    QTest::addColumn<bool>("isAbsent");
    QTest::newRow("manifest not here") << true << true;
    QTest::newRow("manifest damaged") << true << false;
    QTest::newRow("config not here") << false << true;
    QTest::newRow("config damaged") << false << false;
}

// No verdict of documents alone stands over a copy that is known to be broken.
void TestComparison::brokenCopiesAreDamaged()
{
    QFETCH(bool, isManifest);
    QFETCH(bool, isAbsent);
    const QByteArray index = makeIndex(*m_layout, {Image()});
    TemporaryLayout other;
    QCOMPARE(makeIndex(other, {Image()}), index);
    const Made made = make(other, Image());
    m_layout->name(left, index, ociIndex);
    other.name(right, index, ociIndex);
    const auto config = QJsonDocument::fromJson(made.bytes).object().value(u"config").toObject();
    const Digest part = isManifest ? Digest::sha256Of(made.bytes)
                                   : *Digest::parse(config.value(u"digest").toString());
    if (isAbsent)
        other.remove(TemporaryLayout::blobPath(part));
    else
        other.write(TemporaryLayout::blobPath(part), "{}");
    const auto load = [](TemporaryLayout &layout, const QString &name) {
        auto source = *OciLayout::open(layout.path());
        auto tree = *resolveTree(*source, ImageName::inLayout(layout.path(), name), {});
        (void)loadTree(tree, *source, [](const ManifestNode &) { return true; }, {});
        return std::make_shared<const ImageTree>(std::move(tree));
    };
    const auto whole = load(*m_layout, left);
    const auto broken = load(other, right);
    const LayerState state = isAbsent ? LayerState::Missing : LayerState::Corrupt;
    const Rung rung = isManifest ? Rung::Manifest : Rung::Config;

    const auto onRight = *compareImages(whole, broken);
    QVERIFY(!onRight.leftIsDamaged && onRight.rightIsDamaged);
    QCOMPARE(onRight.platforms[0].rung(rung).rightState, std::optional(state));
    QCOMPARE(onRight.platforms[0].rung(rung).relation, RungRelation::Unknown);
    QCOMPARE(verdict(onRight).title, QStringLiteral("The private image is damaged or incomplete"));
    const auto onLeft = *compareImages(broken, whole);
    QVERIFY(onLeft.leftIsDamaged && !onLeft.rightIsDamaged);
    QCOMPARE(onLeft.platforms[0].rung(rung).leftState, std::optional(state));
    QCOMPARE(verdict(onLeft).title, QStringLiteral("The public image is damaged or incomplete"));
}

namespace {

// An index of entries that name manifests nobody has, which is legal.
std::shared_ptr<const ImageTree> longIndex(int count, int first, const QString &platform)
{
    QJsonArray entries;
    for (int i = first; i < first + count; ++i) {
        QJsonObject entry = described(ociManifest, named(QString::number(i)), 1000);
        if (!platform.isEmpty()) {
            QJsonObject declared = platformJson(platform);
            declared.insert(QStringLiteral("os.version"), QString::number(i));
            entry.insert(QStringLiteral("platform"), declared);
        }
        entries.append(entry);
    }
    const QByteArray bytes = compact({{QStringLiteral("schemaVersion"), 2},
                                      {QStringLiteral("mediaType"), ociIndex},
                                      {QStringLiteral("manifests"), entries}});
    auto document = *ManifestDocument::parse(bytes);
    auto tree = std::make_shared<ImageTree>(ImageTree{.name = *ImageName::parse(u"r.test/app:1"),
                                                      .root = {.digest = document.digest()}});
    tree->root.document = std::move(document);
    tree->root.role = ManifestNode::Role::Index;
    for (const Descriptor &entry : tree->root.index()->manifests) {
        ManifestNode child{.digest = entry.digest, .size = entry.size};
        child.descriptor = entry;
        child.role = ManifestNode::Role::Image;
        child.platform = entry.platform;
        tree->root.children.push_back(child);
    }
    return tree;
}

} // namespace

// Nobody has seen which configs they name, so they may name one.
void TestComparison::absentManifestsLeaveItOpen()
{
    const auto comparison = compareImages(longIndex(2, 0, {}), longIndex(2, 5, {}));
    QVERIFY(comparison->platforms.empty());
    QVERIFY(comparison->isUnknown());
    QCOMPARE(comparison->possible, Relation::SameConfig);
    QCOMPARE(comparison->atLeast(Relation::SameConfig), std::optional<bool>());
    QCOMPARE(comparison->atLeast(Relation::SameManifest), std::optional(false));
}

void TestComparison::manyEntriesAreQuick_data()
{
    QTest::addColumn<int>("first"); // of the right side
    QTest::addColumn<QString>("platform");
    QTest::addColumn<int>("pairs");
    QTest::newRow("equal digests, no platform") << 1 << QString() << 4000;
    QTest::newRow("other digests, no platform") << 5000 << QString() << 0;
    QTest::newRow("one platform, other versions")
        << 2000 << QStringLiteral("windows/amd64") << 2000;
}

// Looking at all entries for each of them would take minutes.
void TestComparison::manyEntriesAreQuick()
{
    QFETCH(int, first);
    QFETCH(QString, platform);
    QFETCH(int, pairs);
    const auto a = longIndex(4000, 0, platform);
    const auto b = longIndex(4000, first, platform);
    const std::clock_t begin = std::clock(); // of the processor: others may be busy too
    const auto comparison = compareImages(a, b);
    const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
    qInfo("compared in %.2f s", seconds);
    QVERIFY(seconds < 5);
    QCOMPARE(int(comparison->platforms.size()), pairs);
}

void TestComparison::stops()
{
    const auto tree = longIndex(2000, 0, {});
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = compareImages(tree, longIndex(2000, 1, {}), {}, stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

void TestComparison::sameIndex()
{
    Image arm;
    arm.platform = QStringLiteral("linux/arm64/v8");
    const QByteArray index = makeIndex(*m_layout, {Image(), arm});
    const auto comparison = comparedIndexes(index, index);
    QCOMPARE(comparison.relation, Relation::SameIndex);
    QCOMPARE(comparison.platforms.size(), 2U);
    for (const PlatformComparison &platform : comparison.platforms) {
        QCOMPARE(platform.relation, Relation::SameManifest);
        QVERIFY(platform.causes.empty());
        QCOMPARE(platform.rung(Rung::Index).relation, RungRelation::Same);
    }
    QCOMPARE(comparison.platforms[1].platform, arm.platform);
}

void TestComparison::indexesWithOtherPlatforms()
{
    Image arm;
    arm.platform = QStringLiteral("linux/arm64");
    Image s390x;
    s390x.platform = QStringLiteral("linux/s390x");
    const auto comparison = comparedIndexes(makeIndex(*m_layout, {Image(), arm}),
                                            makeIndex(*m_layout, {s390x, Image()}));
    QCOMPARE(comparison.relation, Relation::SameManifest);
    QCOMPARE(comparison.platforms.size(), 1U);
    QCOMPARE(codes(comparison.indexCauses), QStringList{QStringLiteral("platform-set")});
    const QJsonObject json = comparisonJson(comparison);
    QCOMPARE(json.value(u"left_only_platforms").toArray(), QJsonArray{arm.platform});
    QCOMPARE(json.value(u"right_only_platforms").toArray(), QJsonArray{s390x.platform});
    const QString digest = comparison.platforms[0].left->digest.shortText();
    QCOMPARE(verdict(comparison).title,
             QStringLiteral("The same on linux/amd64; linux/arm64 is missing in the private image, "
                            "linux/s390x is only in the private image"));
    QCOMPARE(verdict(comparison).sentence,
             QStringLiteral("1 of 2 platforms can be used as it is. On linux/amd64: Both hold "
                            "manifest %1; the indexes around it differ.")
                 .arg(digest));

    init();
    const auto disjoint
        = comparedIndexes(makeIndex(*m_layout, {arm}), makeIndex(*m_layout, {s390x}));
    QCOMPARE(disjoint.relation, Relation::Different);
    QVERIFY(disjoint.platforms.empty());
    QCOMPARE(codes(disjoint.indexCauses), QStringList{QStringLiteral("platform-set")});
}

// A manifest alone is compared with its own platform; what it lacks is said all the same.
void TestComparison::indexAgainstOnePlatform()
{
    Image arm;
    arm.platform = QStringLiteral("linux/arm64");
    const Made single = make(*m_layout, Image());
    m_layout->name(left, makeIndex(*m_layout, {arm, Image()}), ociIndex);
    m_layout->name(right, single.bytes, single.type);
    const auto comparison = compared();
    QCOMPARE(comparison.relation, Relation::SameManifest);
    QCOMPARE(codes(comparison.indexCauses),
             (QStringList{QStringLiteral("platform-set"), QStringLiteral("index-vs-manifest")}));
    QCOMPARE(
        verdict(comparison).title,
        QStringLiteral("The same on linux/amd64; linux/arm64 is missing in the private image"));
    QVERIFY(verdict(comparison)
                .sentence.startsWith(QStringLiteral("1 of 2 platforms can be used as it is. ")));
    QCOMPARE(worstStand(comparison), PlatformStand::Differs);
}

void TestComparison::weakestPlatformDecides()
{
    Image s390x;
    s390x.platform = QStringLiteral("linux/s390x");
    Image arm;
    arm.platform = QStringLiteral("linux/arm64");
    Image other = arm;
    other.contents = {QStringLiteral("x")};
    const auto comparison = comparedIndexes(makeIndex(*m_layout, {Image(), arm}),
                                            makeIndex(*m_layout, {Image(), other}));
    QCOMPARE(comparison.relation, Relation::Different);
    QCOMPARE(verdict(comparison).title,
             QStringLiteral("The same on linux/amd64; linux/arm64 differs"));
    QCOMPARE(verdict(comparison).sentence,
             QStringLiteral("1 of 2 platforms can be used as it is. On linux/arm64: No layer in "
                            "common."));
    QCOMPARE(worstStand(comparison), PlatformStand::Differs);

    init();
    Image alike = s390x;
    alike.contents = other.contents;
    const auto two = comparedIndexes(makeIndex(*m_layout, {Image(), arm, s390x}),
                                     makeIndex(*m_layout, {Image(), other, alike}));
    QCOMPARE(verdict(two).title,
             QStringLiteral("The same on linux/amd64; linux/arm64 and linux/s390x differ"));
    QCOMPARE(verdict(two).sentence,
             QStringLiteral("1 of 3 platforms can be used as it is. On linux/arm64 and linux/s390x "
                            "alike; on linux/arm64: No layer in common."));
    Comparison damaged = two;
    damaged.platforms.front().rightIsDamaged = true;
    QCOMPARE(worstStand(damaged), PlatformStand::Damaged);
    QCOMPARE(*titleOverPlatforms(damaged),
             QStringLiteral("Different images on linux/arm64 and linux/s390x; linux/amd64 is "
                            "damaged"));
    Comparison unknown = two;
    unknown.platforms.back().possible = Relation::SameManifest;
    QCOMPARE(*titleOverPlatforms(unknown),
             QStringLiteral("The same on linux/amd64; linux/arm64 differs, linux/s390x is not "
                            "known yet"));
}

// An index labels the platform wrongly, and one image is one image.
void TestComparison::wrongLabels()
{
    const Image image;
    Image again = image;
    again.docker = true;
    const auto labelled = [&](const Image &one, const QString &platform) {
        QJsonObject entry = make(*m_layout, one).descriptor;
        entry.insert(QStringLiteral("platform"), platformJson(platform));
        return compact({{QStringLiteral("schemaVersion"), 2},
                        {QStringLiteral("mediaType"), ociIndex},
                        {QStringLiteral("manifests"), QJsonArray{entry}}});
    };
    const QString arm = QStringLiteral("linux/arm/v6");
    const QStringList metadata{QStringLiteral("index-metadata")};
    const auto indexes = comparedIndexes(labelled(image, arm), labelled(image, image.platform));
    QCOMPARE(indexes.relation, Relation::SameManifest);
    QCOMPARE(codes(indexes.platforms[0].causes), metadata);
    init();
    const auto converted = comparedIndexes(labelled(image, arm), labelled(again, image.platform));
    QCOMPARE(converted.relation, Relation::SameConfig);
    QCOMPARE(codes(converted.indexCauses), metadata);

    init();
    const Made single = make(*m_layout, again);
    m_layout->name(left, labelled(image, arm), ociIndex);
    m_layout->name(right, single.bytes, single.type);
    const auto alone = compared();
    QCOMPARE(alone.relation, Relation::SameConfig);
    QVERIFY(alone.hasAllPlatforms());
    QCOMPARE(codes(alone.indexCauses),
             (QStringList{QStringLiteral("index-vs-manifest"), QStringLiteral("index-metadata")}));
}

// All layers of one side and more on top; or all of both, in another order.
void TestComparison::saysHowLayersRelate()
{
    const Image base;
    Image built = base;
    built.contents << QStringLiteral("more") << QStringLiteral("and more");
    const auto above = compared(base, built);
    const Cause *cause = findCause(above.platforms[0].causes, CauseCode::LayerSet);
    QVERIFY(cause);
    QCOMPARE(cause->rung, Rung::Contents);
    QCOMPARE(cause->reaches, (std::vector<Rung>{Rung::Blobs, Rung::Config, Rung::Manifest}));
    QCOMPARE(
        verdict(above).sentence,
        QStringLiteral("Built on the public image: all its 2 layers, 2 more on top (1.96 KiB)."));
    init();
    QCOMPARE(
        verdict(compared(built, base)).sentence,
        QStringLiteral("Built on the private image: all its 2 layers, 2 more on top (1.96 KiB)."));

    init();
    built.contents = {QStringLiteral("new"), QStringLiteral("base"), QStringLiteral("app")};
    QCOMPARE(
        verdict(compared(base, built)).sentence,
        QStringLiteral("2 layers are shared, of 2 in the public image and 3 in the private one."));

    init();
    built.contents = {QStringLiteral("app"), QStringLiteral("base")};
    const auto turned = compared(base, built);
    QCOMPARE(verdict(turned).sentence, QStringLiteral("Both layers are equal, in another order."));
    const auto rungs = explainRungs(turned.platforms[0]);
    QCOMPARE(rungs[std::size_t(Rung::Contents)].text,
             QStringLiteral("the same ones, in another order"));
    QCOMPARE(rungs[std::size_t(Rung::Config)].causes.size(), 1U);
    QCOMPARE(rungs[std::size_t(Rung::Manifest)].causes.size(), 1U);
}

void TestComparison::indexMetadata_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<QString>("cause");
    Image arm;
    arm.platform = QStringLiteral("linux/arm64");
    TemporaryLayout scratch;
    const QByteArray index = makeIndex(scratch, {Image(), arm});
    QTest::newRow("order") << index << makeIndex(scratch, {arm, Image()}) << "index-metadata";
    QTest::newRow("annotations") << index
                                 << makeIndex(
                                        scratch, {Image(), arm},
                                        {{QStringLiteral("annotations"),
                                          QJsonObject{{QStringLiteral("k"), QStringLiteral("v")}}}})
                                 << "index-metadata";
    QTest::newRow("another platform, written with spaces")
        << index << QJsonDocument::fromJson(makeIndex(scratch, {Image()})).toJson()
        << "platform-set";
    QTest::newRow("spaces") << index << QJsonDocument::fromJson(index).toJson() << "serialization";
}

void TestComparison::indexMetadata()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(QString, cause);
    Image arm;
    arm.platform = QStringLiteral("linux/arm64");
    makeIndex(*m_layout, {Image(), arm}); // the children
    const auto comparison = comparedIndexes(a, b);
    QCOMPARE(comparison.relation, Relation::SameManifest);
    QCOMPARE(codes(comparison.indexCauses).join(u' '), cause);
    QCOMPARE(comparison.platforms[0].rung(Rung::Index).relation, RungRelation::Differs);
}

void TestComparison::contentsAreClaimsUntilRead()
{
    using enum Rung;
    Image image;
    const auto texts = [](const PlatformComparison &platform) {
        const auto rungs = explainRungs(platform);
        return std::pair(rungs[std::size_t(Contents)].text, rungs[std::size_t(Files)].text);
    };
    image.blobs = {QStringLiteral("base"), QStringLiteral("app, again")};
    Comparison comparison = compared({}, image);
    for (const Rung rung : {Contents, Files})
        QVERIFY(comparison.platforms[0].rung(rung).isClaimed);
    QCOMPARE(texts(comparison.platforms[0]),
             std::pair(QStringLiteral("same bytes once decompressed, as the config claims"),
                       QStringLiteral("same contents, so the same files, as the config claims")));
    init();
    image.fields = {{QStringLiteral("created"), QStringLiteral("2024-01-01T00:00:00Z")}};
    comparison = compared({}, image);
    QCOMPARE(texts(comparison.platforms[0]).first,
             QStringLiteral("same bytes once decompressed, as the configs claim"));
    // one blob is one content, whoever says so
    init();
    image.blobs.clear();
    QVERIFY(!compared({}, image).platforms[0].rung(Contents).isClaimed);
}

void TestComparison::tagsAreOnlyNamedWhereThereAre()
{
    const auto sentence = [](Comparison comparison, const Digest &untagged) {
        auto tree = std::make_shared<ImageTree>(*comparison.right);
        tree->name = ImageName::inLayout(tree->name.path(), {}, untagged);
        comparison.right = tree;
        return verdict(comparison).sentence;
    };
    Comparison same = compared({}, {});
    const Digest manifest = same.right->root.digest;
    const QString digest = manifest.shortText();
    QCOMPARE(verdict(same).sentence, QStringLiteral("Both tags name manifest %1.").arg(digest));
    QCOMPARE(sentence(same, manifest), QStringLiteral("Both are manifest %1.").arg(digest));
    init();
    const QByteArray index = makeIndex(*m_layout, {Image{}});
    same = comparedIndexes(index, index);
    QVERIFY(verdict(same).sentence.startsWith(QStringLiteral("Both tags name index ")));
    QVERIFY(sentence(same, same.right->root.digest).startsWith(QStringLiteral("Both are index ")));
}

void TestComparison::platformsPairByVariant_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("paired");
    QTest::newRow("arm64 is arm64/v8") << "linux/arm64"
                                       << "linux/arm64/v8" << true;
    QTest::newRow("amd64 is amd64/v1") << "linux/amd64/v1"
                                       << "linux/amd64" << true;
    QTest::newRow("arm is arm/v7") << "linux/arm"
                                   << "linux/arm/v7" << true;
    QTest::newRow("arm/v6 is not arm/v7") << "linux/arm/v6"
                                          << "linux/arm/v7" << false;
    QTest::newRow("amd64/v3 is not amd64") << "linux/amd64/v3"
                                           << "linux/amd64" << false;
    QTest::newRow("other os") << "linux/amd64"
                              << "windows/amd64" << false;
}

void TestComparison::platformsPairByVariant()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, paired);
    Image one;
    one.platform = a;
    Image two;
    two.platform = b;
    const auto comparison = compared(one, two);
    QCOMPARE(comparison.platforms.size(), paired ? 1U : 0U);
    if (paired)
        QCOMPARE(comparison.platforms[0].platform, a);
}

void TestComparison::artifactsCompareByDigest()
{
    m_layout->add("{}");
    const QJsonObject empty
        = described(QStringLiteral("application/vnd.oci.empty.v1+json"), Digest::sha256Of("{}"), 2);
    QByteArray bytes[2];
    for (int i = 0; i < 2; ++i) {
        bytes[i]
            = compact({{QStringLiteral("schemaVersion"), 2},
                       {QStringLiteral("mediaType"), ociManifest},
                       {QStringLiteral("artifactType"), QStringLiteral("application/vnd.example")},
                       {QStringLiteral("config"), empty},
                       {QStringLiteral("layers"),
                        QJsonArray{described(ociLayer, named(QString::number(i)), 3)}}});
    }
    m_layout->name(left, bytes[0], ociManifest);
    m_layout->name(right, bytes[1], ociManifest);
    const auto others = compared();
    QCOMPARE(others.relation, Relation::Different);
    // nothing says what is in the blob: the difference enters there
    QCOMPARE(others.platforms[0].causes.size(), 1U);
    const Cause &cause = others.platforms[0].causes[0];
    QCOMPARE(cause.code, CauseCode::LayerSet);
    QCOMPARE(cause.rung, Rung::Blobs);
    QCOMPARE(cause.evidence.value(u"replaced").toArray(), QJsonArray{0});
    QCOMPARE(cause.text, QStringLiteral("1 blob differs; nothing says what is in it"));
    init();
    m_layout->name(left, bytes[0], ociManifest);
    m_layout->name(right, bytes[0], ociManifest);
    QCOMPARE(compared().relation, Relation::SameManifest);
}

void TestComparison::schema1ComparesByBlobs()
{
    const Made made = make(*m_layout, Image());
    QJsonArray blobs;
    QJsonArray history;
    for (const char *blob : {"app", "empty", "base"}) {
        blobs.append(
            QJsonObject{{QStringLiteral("blobSum"), named(QString::fromLatin1(blob)).toString()}});
        history.append(QJsonObject{{QStringLiteral("v1Compatibility"),
                                    QString::fromLatin1(blob) == u"empty"
                                        ? QStringLiteral("{\"throwaway\":true}")
                                        : QStringLiteral("{\"os\":\"linux\"}")}});
    }
    const QByteArray schema1 = compact({{QStringLiteral("schemaVersion"), 1},
                                        {QStringLiteral("name"), QStringLiteral("x")},
                                        {QStringLiteral("architecture"), QStringLiteral("amd64")},
                                        {QStringLiteral("fsLayers"), blobs},
                                        {QStringLiteral("history"), history}});
    m_layout->name(left, schema1,
                   QStringLiteral("application/vnd.docker.distribution.manifest.v1+json"));
    m_layout->name(right, made.bytes, made.type);
    const auto comparison = compared();
    QCOMPARE(comparison.platforms.size(), 1U);
    QCOMPARE(comparison.relation, Relation::SameLayers);
    QCOMPARE(comparison.platforms[0].rung(Rung::Config).relation, RungRelation::RightOnly);
    QCOMPARE(comparison.platforms[0].causes.size(), 1U);
    QCOMPARE(comparison.platforms[0].causes[0].code, CauseCode::MediaTypes);
    QCOMPARE(comparison.platforms[0].causes[0].rung, Rung::Manifest);
}

void TestComparison::countMismatchIsSaid()
{
    Image a;
    a.blobs = {QStringLiteral("base")};
    const auto comparison = compared(a, Image());
    QCOMPARE(comparison.platforms[0].missing.size(), 1U);
    QVERIFY(comparison.platforms[0].missing[0].detail.contains(u"2 diff IDs"));
}

void TestComparison::indexInItselfIsRefused()
{
    // A digest that cannot be verified would be needed for a true cycle; depth stands for it.
    QByteArray index = makeIndex(*m_layout, {Image()});
    for (int i = 0; i < 9; ++i) {
        const QJsonObject entry = described(ociIndex, m_layout->add(index), index.size());
        index = compact({{QStringLiteral("schemaVersion"), 2},
                         {QStringLiteral("mediaType"), ociIndex},
                         {QStringLiteral("manifests"), QJsonArray{entry}}});
    }
    m_layout->name(left, index, ociIndex);
    const Made made = make(*m_layout, Image());
    m_layout->name(right, made.bytes, made.type);
    const auto pair = loadPair({.left = m_layout->source(left), .right = m_layout->source(right)},
                               [](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
                                   return OciLayout::open(name.path());
                               },
                               {}, {});
    QVERIFY(!pair.left);
    QCOMPARE(pair.left.error().kind, ErrorKind::InvalidDocument);
    QVERIFY(pair.left.error().detail.contains(u"deeper"));
    QVERIFY(pair.right);
}

void TestComparison::textFitsTheTerminal()
{
    Image a;
    a.contents = {QStringLiteral("base"), QStringLiteral("one"), QStringLiteral("two"),
                  QStringLiteral("three")};
    Image b = a;
    b.contents << QStringLiteral("four");
    b.docker = true;
    b.fields
        = {{QStringLiteral("config"),
            QJsonObject{{QStringLiteral("Labels"),
                         QJsonObject{{QStringLiteral("evil"),
                                      QStringLiteral("\x1b[31mred\n") + QString(300, u'x')}}}}}};
    const QString text = comparisonText(compared(a, b), 80);
    QVERIFY(!text.contains(QChar(0x1b)));
    for (const QString &line : text.split(u'\n')) {
        const bool isName = line.contains(u"oci:") || !line.trimmed().contains(u' ');
        QVERIFY2(line.size() <= 80 || isName, qPrintable(line));
    }
}

SAMEINSIDE_TEST(TestComparison)
#include "tst_comparison.moc"
