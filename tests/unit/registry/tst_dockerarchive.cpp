// SPDX-License-Identifier: MIT
#include "registry/stored/dockerarchive.h"
#include "tests/support/testprogram.h"

#include "model/compare/comparison.h"
#include "model/compare/explanation.h"
#include "model/source/layerreader.h"
#include "registry/stored/tararchive.h"
#include "tests/support/images/archivewriter.h"
#include "tests/support/images/twoencodings.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sameinside;
using namespace Qt::StringLiterals;
using Hand = ArchiveWriter::Hand;

Q_DECLARE_METATYPE(ArchiveWriter::Hand)

namespace {

const BuiltImage &imageA()
{
    static const BuiltImage image = TwoEncodings::encodingA();
    return image;
}

const BuiltImage &imageB()
{
    static const BuiltImage image = ImageBuilder()
                                        .settings({.created = u"2024-01-01T00:00:00Z"_s})
                                        .layer(TwoEncodings::upperTar())
                                        .layer(TwoEncodings::upperTar())
                                        .build();
    return image;
}

template <class T>
Error errorOf(const Result<T> &result)
{
    return result ? Error{ErrorKind::Cancelled, u"no error"_s} : result.error();
}

template <class T>
QString detailOf(const Result<T> &result)
{
    return result ? QString() : result.error().detail;
}

QByteArray turned(QByteArray bytes, qsizetype at)
{
    bytes[at] = char(bytes.at(at) ^ 1);
    return bytes;
}

QStringList causesOf(const Comparison &comparison)
{
    QStringList codes;
    for (const Cause &cause : comparison.platforms.front().causes)
        codes << causeName(cause.code);
    return codes;
}

} // namespace

class TestDockerArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void resolves_data();
    void resolves();
    void finds_data();
    void finds();
    void takesTheIndex();
    void takesTheNameOfTheIndexEntry();
    void survivesIndexesInCircles();
    void derivesBesideAnotherIndex();
    void derivesBesideAUselessIndex_data();
    void derivesBesideAUselessIndex();
    void lists();
    void refuses_data();
    void refuses();
    void tellsOciArchives();
    void noticesDamage_data();
    void noticesDamage();
    void damageHidesNoNeighbour_data();
    void damageHidesNoNeighbour();
    void comparesWithALayout_data();
    void comparesWithALayout();
    void comparesTwoArchives();
    void comparesWithAnIndex();
    void takesNoDamagedImage_data();
    void takesNoDamagedImage();
    void stops();

private:
    QString path() const { return m_dir->filePath(u"x.tar"_s); }
    Result<std::unique_ptr<DockerArchive>> opened(const QByteArray &tar) const
    {
        if (!writeFile(path(), tar))
            return failure(ErrorKind::Io, u"the test cannot write"_s);
        auto archive = TarArchive::open(path(), {});
        if (!archive)
            return tl::unexpected(archive.error());
        return DockerArchive::open(*std::move(archive));
    }
    Error resolveError(const QByteArray &tar, const QString &name = {}) const
    {
        const auto archive = opened(tar);
        return archive ? errorOf((*archive)->resolve({.name = name}, {})) : archive.error();
    }
    static std::shared_ptr<ImageTree> treeOf(ImageSource &source, const char *name)
    {
        auto tree = resolveTree(source, *ImageName::parse(QString::fromLatin1(name)), {});
        if (!tree || !loadTree(*tree, source, [](const ManifestNode &) { return true; }, {}))
            return nullptr;
        return std::make_shared<ImageTree>(*std::move(tree));
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestDockerArchive::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestDockerArchive::resolves_data()
{
    QTest::addColumn<Hand>("hand");
    QTest::addColumn<bool>("isDerived");
    QTest::addColumn<Digest>("firstLayer");
    const Digest plain = imageA().diffIds.front();
    const Digest blob = imageA().layers.front().digest;
    QTest::newRow("Docker 24") << Hand::Docker24 << true << plain;
    QTest::newRow("Docker 25") << Hand::Docker25 << false << plain;
    QTest::newRow("Docker with containerd") << Hand::Containerd << false << blob;
    QTest::newRow("skopeo") << Hand::Skopeo << true << plain;
    QTest::newRow("crane") << Hand::Crane << true << blob;
}

void TestDockerArchive::resolves()
{
    QFETCH(Hand, hand);
    QFETCH(bool, isDerived);
    QFETCH(Digest, firstLayer);
    const auto archive = opened(ArchiveWriter(hand).add(imageA(), {u"app:1"_s}).tar());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    const auto document = (*archive)->resolve({.name = u"app:1"_s}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    QCOMPARE(document->isDerived(), isDerived);
    QCOMPARE(document->digest(), Digest::sha256Of(document->bytes()));
    const Manifest *manifest = document->manifest();
    QVERIFY(manifest && manifest->isImage());
    QCOMPARE(manifest->config->digest, imageA().config.digest);
    QCOMPARE(manifest->layers.size(), 2U);
    QCOMPARE(manifest->layers.front().digest, firstLayer);
    const bool isPlain = firstLayer == imageA().diffIds.front();
    QCOMPARE(manifest->layers.front().mediaType.encoding(),
             isPlain ? MediaType::Encoding::None : MediaType::Encoding::Gzip);

    const auto configs = (*archive)->blobs(std::vector{*manifest->config}, {});
    QVERIFY2(configs.front(), qPrintable(detailOf(configs.front())));
    QCOMPARE(*configs.front(), imageA().configBytes);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto layer = readLayer(**archive, manifest->layers[i], {}, {});
        QVERIFY2(layer, qPrintable(detailOf(layer)));
        QCOMPARE((*layer)->diffId, imageA().diffIds[i]);
        QCOMPARE((*archive)->blobStart(manifest->layers[i], 2, {}).value(),
                 isPlain ? contentsOf(imageA())[i].first(2) : QByteArray("\x1f\x8b"));
    }
    // The digest that was told finds it again.
    const auto again = (*archive)->resolve({.digest = document->digest()}, {});
    QVERIFY2(again, qPrintable(detailOf(again)));
    QCOMPARE(again->bytes(), document->bytes());
    QCOMPARE(errorOf((*archive)->resolve({.digest = Digest::sha256Of("x")}, {})).kind,
             ErrorKind::NotHere);
    const Descriptor nowhere = describe(MediaType::ociConfig(), "nowhere");
    QCOMPARE(errorOf((*archive)->blobs(std::vector{nowhere}, {}).front()).kind, ErrorKind::NotHere);
}

void TestDockerArchive::finds_data()
{
    QTest::addColumn<Hand>("hand");
    for (const auto &[name, hand] :
         {std::pair("Docker 24", Hand::Docker24), std::pair("Docker 25", Hand::Docker25),
          std::pair("skopeo", Hand::Skopeo), std::pair("crane", Hand::Crane)})
        QTest::newRow(name) << hand;
}

void TestDockerArchive::finds()
{
    QFETCH(Hand, hand);
    const auto archive = opened(ArchiveWriter(hand)
                                    .add(imageA(), {u"app:1"_s, u"app:latest"_s})
                                    .add(imageB(), {u"other:1"_s})
                                    .tar());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    const auto configOf = [&](const QString &name) -> std::optional<Digest> {
        const auto document = (*archive)->resolve({.name = name}, {});
        return document ? std::optional(document->manifest()->config->digest) : std::nullopt;
    };
    for (const char *name : {"app:1", "app", "docker.io/library/app:1", "@0"})
        QCOMPARE(configOf(QString::fromLatin1(name)), imageA().config.digest);
    for (const char *name : {"other:1", "library/other:1", "@1"})
        QCOMPARE(configOf(QString::fromLatin1(name)), imageB().config.digest);
    const Error none = errorOf((*archive)->resolve({}, {}));
    QCOMPARE(none.kind, ErrorKind::NotFound);
    QVERIFY2(none.detail.contains(u"app:1, app:latest, other:1"_s), qPrintable(none.detail));
    QVERIFY(!configOf(u"app:2"_s));
}

// Docker's containerd store keeps the whole index, of which manifest.json lists one platform.
void TestDockerArchive::takesTheIndex()
{
    const BuiltDocument index = TwoEncodings::index();
    const auto archive
        = opened(ArchiveWriter(Hand::Containerd).addBelow(index, imageA(), u"app:1"_s).tar());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    const auto document = (*archive)->resolve({}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    QCOMPARE(document->digest(), index.descriptor.digest);
    QVERIFY(!document->isDerived());
    const auto children = (*archive)->manifests(document->index()->manifests, {});
    QVERIFY2(children.front(), qPrintable(detailOf(children.front())));
    QCOMPARE(children.front()->digest(), imageA().descriptor.digest);
}

// One config under two manifests: the tag decides which one is meant.
void TestDockerArchive::takesTheNameOfTheIndexEntry()
{
    const BuiltImage recompressed = TwoEncodings::encodingB();
    QCOMPARE(recompressed.config.digest, imageA().config.digest);
    const auto archive = opened(ArchiveWriter(Hand::Containerd)
                                    .add(imageA(), {u"app:a"_s})
                                    .add(recompressed, {u"app:b"_s})
                                    .tar());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    QCOMPARE((*archive)->resolve({.name = u"app:a"_s}, {})->digest(), imageA().descriptor.digest);
    QCOMPARE((*archive)->resolve({.name = u"app:b"_s}, {})->digest(),
             recompressed.descriptor.digest);
}

// No document can hold its own digest, but one that lists another often makes many steps of few.
void TestDockerArchive::survivesIndexesInCircles()
{
    BuiltDocument index = TwoEncodings::index();
    for (int level = 0; level < 6; ++level) {
        IndexBuilder above;
        for (int i = 0; i < 10; ++i)
            above.add(index, {}, {{u"i"_s, QString::number(i)}});
        index = above.build();
    }
    const QByteArray tar
        = ArchiveWriter(Hand::Containerd)
              .addBelow(index, imageB(), u"app:1"_s)
              .replace(u"blobs/sha256/"_s + QString::fromLatin1(imageB().config.digest.encoded()),
                       imageB().configBytes)
              .tar();
    const Error error = resolveError(tar);
    QCOMPARE(error.kind, ErrorKind::TooLarge);
    QVERIFY2(error.detail.contains(u"too many documents"_s), qPrintable(error.detail));
}

// An index.json that leads elsewhere does not speak for the image.
void TestDockerArchive::derivesBesideAnotherIndex()
{
    ArchiveWriter archive(Hand::Docker24);
    archive.add(imageA(), {u"app:1"_s});
    for (const auto &[name, bytes] : LayoutWriter().add(imageB(), u"app:1"_s).files())
        archive.replace(name, bytes);
    const auto source = opened(archive.tar());
    QVERIFY2(source, qPrintable(detailOf(source)));
    const auto document = (*source)->resolve({.name = u"app:1"_s}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    QVERIFY(document->isDerived());
    QCOMPARE(document->manifest()->config->digest, imageA().config.digest);
}

void TestDockerArchive::derivesBesideAUselessIndex_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::newRow("null") << QByteArray(R"({"schemaVersion":2,"manifests":null})");
    QTest::newRow("empty") << QByteArray(R"({"schemaVersion":2,"manifests":[]})");
    QTest::newRow("absent") << QByteArray(R"({"schemaVersion":2})");
    QTest::newRow("broken") << QByteArray("{");
}

// Docker 25 writes null where the image has no tag; docker load goes by manifest.json.
void TestDockerArchive::derivesBesideAUselessIndex()
{
    QFETCH(QByteArray, index);
    const auto archive
        = opened(ArchiveWriter(Hand::Docker25).add(imageA()).replace(u"index.json"_s, index).tar());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    const auto document = (*archive)->resolve({}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    QVERIFY(document->isDerived());
    QCOMPARE(document->manifest()->config->digest, imageA().config.digest);
}

void TestDockerArchive::lists()
{
    const auto archive = opened(
        ArchiveWriter(Hand::Docker24).add(imageA(), {u"app:1"_s, u"app:2"_s}).add(imageB()).tar());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    const auto listed = (*archive)->list({});
    QStringList names;
    for (const Listed &entry : *listed) {
        names << entry.name;
        QVERIFY((*archive)->resolve({.name = entry.name}, {}));
    }
    QCOMPARE(names, (QStringList{u"app:1"_s, u"app:2"_s, u"@1"_s}));
}

void TestDockerArchive::refuses_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("reason");
    const auto row
        = [](const char *name, const ArchiveWriter &archive, ErrorKind kind,
             const QString &reason) { QTest::newRow(name) << archive.tar() << kind << reason; };
    using enum ErrorKind;
    const auto list = u"manifest.json"_s;
    const ArchiveWriter good = ArchiveWriter(Hand::Docker24).add(imageA(), {u"app:1"_s});
    const QString config = good.configName(imageA());
    const auto with
        = [&](const QByteArray &json) { return ArchiveWriter(good).replace(list, json); };
    row("no manifest.json", ArchiveWriter(good).remove(list), NotFound,
        u"manifest.json is missing"_s);
    row("manifest.json is no JSON", with("nothing"), InvalidDocument, u"not valid JSON"_s);
    row("no image", with("[]"), NotFound, u"no image"_s);
    row("manifest.json too large", with(QByteArray(16 * 1024 * 1024 + 1, ' ')), TooLarge,
        u"limit"_s);
    row("no config", ArchiveWriter(good).remove(config), NotFound, u"is not in the archive"_s);
    row("config of the machine", with(R"([{"Config":"/etc/passwd","Layers":[]}])"), NotFound,
        u"is not in the archive"_s);
    row("config above", with(R"([{"Config":"../../etc/passwd","Layers":[]}])"), NotFound,
        u"is not in the archive"_s);
    row("config too large",
        with(R"([{"Config":"c","Layers":[]}])")
            .replace(u"c"_s, QByteArray(4 * 1024 * 1024 + 1, ' ')),
        TooLarge, u"limit"_s);
    row("config is no JSON", with(R"([{"Config":"c","Layers":[]}])").replace(u"c"_s, "c"),
        InvalidDocument, u"x.tar: c"_s);
    row("a layer too few", with(R"([{"Config":")" + config.toUtf8() + R"(","Layers":["a"]}])"),
        InvalidDocument, u"lists 2 diff IDs, but manifest.json lists 1 layers"_s);
    row("a layer too many",
        with(R"([{"Config":")" + config.toUtf8() + R"(","Layers":["a","b","c"]}])"),
        InvalidDocument, u"lists 3 layers"_s);
    row("no layers", with(R"([{"Config":")" + config.toUtf8() + R"("}])"), InvalidDocument,
        u"lists 0 layers"_s);
    row("a layer is missing", ArchiveWriter(good).remove(good.layerName(imageA(), 1)), NotFound,
        u"is not in the archive"_s);
    row("a layer without a file",
        with(R"([{"Config":")" + config.toUtf8() + R"(","Layers":["",null]}])"), InvalidDocument,
        u"manifest.json: names no file for layer 1"_s);
    row("a layer above",
        with(R"([{"Config":")" + config.toUtf8() + R"(","Layers":["../../a","/b"]}])"), NotFound,
        u"layer 1 of manifest.json is not in the archive: ../../a"_s);
    QTest::newRow("manifest.json twice")
        << TarWriter().file("manifest.json", "[]").file("manifest.json", "[{}]").finish()
        << InvalidDocument << u"2 times"_s;
    QTest::newRow("manifest.json links in a circle")
        << TarWriter().symlink("manifest.json", "b").symlink("b", "manifest.json").finish()
        << InvalidDocument << u"in a circle"_s;
    QTest::newRow("empty") << QByteArray(1024, '\0') << NotFound << u"manifest.json is missing"_s;
}

void TestDockerArchive::refuses()
{
    QFETCH(QByteArray, tar);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, reason);
    const Error error = resolveError(tar);
    QVERIFY2(error.detail.contains(reason), qPrintable(error.detail));
    QCOMPARE(error.kind, kind);
    QVERIFY2(error.detail.startsWith(path()), qPrintable(error.detail));
    QVERIFY(!error.detail.contains(u'\n'));
}

void TestDockerArchive::tellsOciArchives()
{
    const Error error = resolveError(tarOf(LayoutWriter().add(imageA(), u"v1"_s).files()));
    QCOMPARE(error.kind, ErrorKind::NotFound);
    QVERIFY2(error.detail.contains(u"oci-archive:"_s + path()), qPrintable(error.detail));
}

void TestDockerArchive::noticesDamage_data()
{
    QTest::addColumn<Hand>("hand");
    QTest::addColumn<bool>(
        "isOnReading"); // of the layer: a file that is hashed tells what is there
    QTest::newRow("Docker 24") << Hand::Docker24 << true;
    QTest::newRow("Docker 25") << Hand::Docker25 << true;
    QTest::newRow("skopeo") << Hand::Skopeo << true;
    QTest::newRow("crane") << Hand::Crane << false;
}

void TestDockerArchive::noticesDamage()
{
    QFETCH(Hand, hand);
    QFETCH(bool, isOnReading);
    const ArchiveWriter whole = ArchiveWriter(hand).add(imageA(), {u"app:1"_s});
    const Error config
        = resolveError(ArchiveWriter(whole)
                           .replace(whole.configName(imageA()), turned(imageA().configBytes, 40))
                           .tar());
    QCOMPARE(config.kind, ErrorKind::Corrupt);
    QVERIFY2(config.detail.contains(whole.configName(imageA())), qPrintable(config.detail));

    const QByteArray layer = hand == Hand::Crane ? imageA().blobs.at(imageA().layers[0].digest)
                                                 : contentsOf(imageA())[0];
    const auto archive
        = opened(ArchiveWriter(whole)
                     .replace(whole.layerName(imageA(), 0), turned(layer, layer.size() / 2))
                     .tar());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    const auto document = (*archive)->resolve({}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    const Error error = errorOf(readLayer(**archive, document->manifest()->layers[0], {}, {}));
    QCOMPARE(error.kind, isOnReading ? ErrorKind::Corrupt : ErrorKind::InvalidDocument);
}

void TestDockerArchive::damageHidesNoNeighbour_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("the first is damaged") << true;
    QTest::newRow("the last is damaged") << false;
}

void TestDockerArchive::damageHidesNoNeighbour()
{
    QFETCH(bool, isFirst);
    const BuiltImage &damaged = isFirst ? imageA() : imageB();
    ArchiveWriter writer(Hand::Docker24);
    writer.add(imageA(), {u"a:1"_s}).add(imageB(), {u"b:1"_s});
    const auto whole = opened(writer.tar());
    QVERIFY(whole);
    const auto a = (*whole)->resolve({.name = u"a:1"_s}, {});
    const auto b = (*whole)->resolve({.name = u"b:1"_s}, {});
    QVERIFY(a && b);

    writer.replace(writer.configName(damaged), turned(damaged.configBytes, 40));
    const auto archive = opened(writer.tar());
    QVERIFY(archive);
    const Digest &intact = (isFirst ? b : a)->digest();
    const auto found = (*archive)->resolve({.digest = intact}, {});
    QVERIFY2(found, qPrintable(detailOf(found)));
    QCOMPARE(found->digest(), intact);
    // The damaged one may be what is not found.
    QCOMPARE(errorOf((*archive)->resolve({.digest = (isFirst ? a : b)->digest()}, {})).kind,
             ErrorKind::Corrupt);
}

void TestDockerArchive::comparesWithALayout_data()
{
    QTest::addColumn<Hand>("hand");
    QTest::addColumn<Relation>("relation");
    QTest::addColumn<QStringList>("causes");
    const QStringList both{u"compression"_s, u"manifest-metadata"_s};
    QTest::newRow("Docker 24") << Hand::Docker24 << Relation::SameConfig << both;
    QTest::newRow("skopeo") << Hand::Skopeo << Relation::SameConfig << both;
    QTest::newRow("crane") << Hand::Crane << Relation::SameConfig
                           << QStringList{u"manifest-metadata"_s};
    QTest::newRow("Docker with containerd")
        << Hand::Containerd << Relation::SameManifest << QStringList();
}

void TestDockerArchive::comparesWithALayout()
{
    QFETCH(Hand, hand);
    QFETCH(Relation, relation);
    QFETCH(QStringList, causes);
    QVERIFY(LayoutWriter().add(imageA(), u"x"_s).write(m_dir->filePath(u"layout"_s)));
    const auto layout = OciLayout::open(m_dir->filePath(u"layout"_s));
    const auto archive = opened(ArchiveWriter(hand).add(imageA(), {u"app:1"_s}).tar());
    QVERIFY(layout && archive);
    const auto left = treeOf(**layout, "oci:layout:x");
    const auto right = treeOf(**archive, "docker-archive:x.tar:app:1");
    QVERIFY(left && right);
    const Comparison comparison = compareImages(left, right).value();
    QCOMPARE(comparison.relation, relation);
    QCOMPARE(causesOf(comparison), causes);
    if (relation != Relation::SameConfig)
        return;
    const QString text = u"the private archive holds no manifest, so that one was made here"_s;
    const auto rungs = explainRungs(comparison.platforms.front());
    QCOMPARE(rungs[1].text, text);
    const QString sentence = verdict(comparison).sentence;
    QVERIFY2(sentence.contains(text), qPrintable(sentence));
    QVERIFY2(sentence.startsWith(u"Image ID "_s), qPrintable(sentence));
    const Comparison turnedRound = compareImages(right, left).value();
    QCOMPARE(turnedRound.relation, relation);
    QVERIFY(verdict(turnedRound).sentence.contains(u"the public archive holds no manifest"_s));
}

// What this program made itself proves nothing about manifests.
void TestDockerArchive::comparesTwoArchives()
{
    const auto treeOfArchive = [this](Hand hand) -> std::shared_ptr<ImageTree> {
        const auto archive = opened(ArchiveWriter(hand).add(imageA(), {u"app:1"_s}).tar());
        return archive ? treeOf(**archive, "docker-archive:x.tar") : nullptr;
    };
    const auto left = treeOfArchive(Hand::Docker24);
    const auto right = treeOfArchive(Hand::Skopeo);
    const auto crane = treeOfArchive(Hand::Crane);
    QVERIFY(left && right && crane);
    const Comparison comparison = compareImages(left, right).value();
    QCOMPARE(comparison.relation, Relation::SameConfig);
    QCOMPARE(comparison.possible, Relation::SameConfig);
    QCOMPARE(causesOf(comparison), QStringList());
    const auto rungs = explainRungs(comparison.platforms.front());
    QVERIFY2(rungs[1].text.contains(u"the archives hold none"_s), qPrintable(rungs[1].text));

    const Comparison other = compareImages(left, crane).value();
    QCOMPARE(other.relation, Relation::SameConfig);
    QCOMPARE(causesOf(other), (QStringList{u"compression"_s, u"manifest-metadata"_s}));
    QVERIFY(explainRungs(other.platforms.front())[1].text.contains(u"neither archive"_s));
}

void TestDockerArchive::comparesWithAnIndex()
{
    QVERIFY(LayoutWriter().add(TwoEncodings::index(), u"x"_s).write(m_dir->filePath(u"layout"_s)));
    const auto layout = OciLayout::open(m_dir->filePath(u"layout"_s));
    const auto archive = opened(ArchiveWriter(Hand::Skopeo).add(imageA()).tar());
    QVERIFY(layout && archive);
    const Comparison comparison
        = compareImages(treeOf(**layout, "oci:layout:x"), treeOf(**archive, "docker-archive:x.tar"))
              .value();
    QCOMPARE(comparison.relation, Relation::SameConfig);
    const auto cause
        = std::ranges::find(comparison.indexCauses, CauseCode::IndexVsManifest, &Cause::code);
    QVERIFY(cause != comparison.indexCauses.end());
    QVERIFY2(cause->text.contains(u"the private archive holds one image, without any manifest"_s),
             qPrintable(cause->text));
}

void TestDockerArchive::takesNoDamagedImage_data()
{
    QTest::addColumn<Hand>("hand");
    QTest::newRow("Docker 24") << Hand::Docker24;
    QTest::newRow("Docker 25") << Hand::Docker25;
    QTest::newRow("crane") << Hand::Crane;
}

// Whichever byte is wrong: what is read is the image, or it is an error.
void TestDockerArchive::takesNoDamagedImage()
{
    QFETCH(Hand, hand);
    const QByteArray tar = ArchiveWriter(hand).add(imageA(), {u"app:1"_s}).tar();
    int refused = 0;
    for (qsizetype at = 0; at < tar.size(); at += 53) {
        const auto archive = opened(turned(tar, at));
        const auto document
            = archive ? (*archive)->resolve({}, {}) : tl::unexpected(archive.error());
        if (!document) {
            ++refused;
            QVERIFY(!document.error().detail.contains(u'\n'));
            continue;
        }
        const Manifest *manifest = document->manifest();
        QVERIFY2(manifest && manifest->config, qPrintable(QString::number(at)));
        QVERIFY2(manifest->config->digest == imageA().config.digest,
                 qPrintable(QString::number(at)));
        QCOMPARE(manifest->layers.size(), 2U);
        for (std::size_t i = 0; i < 2; ++i) {
            const auto layer = readLayer(**archive, manifest->layers[i], {}, {});
            refused += layer ? 0 : 1;
            QVERIFY2(!layer || (*layer)->diffId == imageA().diffIds[i],
                     qPrintable(QString::number(at)));
        }
    }
    QVERIFY2(refused > 20, qPrintable(QString::number(refused)));
}

void TestDockerArchive::stops()
{
    std::stop_source stop;
    stop.request_stop();
    for (const Hand hand : {Hand::Docker24, Hand::Docker25, Hand::Crane}) {
        const auto archive = opened(ArchiveWriter(hand).add(imageA(), {u"app:1"_s}).tar());
        QVERIFY2(archive, qPrintable(detailOf(archive)));
        QCOMPARE(errorOf((*archive)->resolve({}, stop.get_token())).kind, ErrorKind::Cancelled);
        QCOMPARE(
            errorOf((*archive)->resolve({.digest = imageA().descriptor.digest}, stop.get_token()))
                .kind,
            ErrorKind::Cancelled);
        QVERIFY((*archive)->resolve({}, {}));
    }
}

SAMEINSIDE_TEST(TestDockerArchive)
#include "tst_dockerarchive.moc"
