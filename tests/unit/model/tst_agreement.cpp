// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"
#include "model/scan/matching.h"
#include "tests/support/images/filelists.h"
#include "tests/support/registries/memoryregistry.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <set>

using namespace sameinside;

namespace {

constexpr int pairCount = 400;
constexpr quint32 seed = 20240101;

/// Makes images that often have something in common: few names, few settings, and now and then a
/// config that is not there.
class Generator {
public:
    explicit Generator(quint32 start) : m_random(start) {}

    bool chance(int percent) { return m_random.bounded(100) < percent; }
    template <class T>
    T oneOf(std::initializer_list<T> values)
    {
        return *(values.begin() + m_random.bounded(int(values.size())));
    }

    Sketch sketch(const QString &platform)
    {
        Sketch sketch{.layers = layers(),
                      .platform = platform,
                      .label = chance(15) ? QStringLiteral("x") : QString(),
                      .isRewritten = chance(35),
                      .encoding = chance(40) ? QStringLiteral("zstd") : QString(),
                      .annotation = chance(20) ? QStringLiteral("y") : QString(),
                      .isDocker = chance(30)};
        return sketch;
    }

    Sketched image()
    {
        if (chance(15))
            return sketchSchema1(layers());
        if (chance(5))
            return sketchChart(oneOf<QString>({QStringLiteral("a"), QStringLiteral("b")}));
        if (chance(60))
            return sketch(oneOf<QString>({amd64, amd64, QStringLiteral("linux/amd64/v1"), arm64}))
                .image();
        return index();
    }

private:
    QStringList layers()
    {
        QStringList names;
        for (int i = m_random.bounded(4); i > 0; --i)
            names << oneOf<QString>({QStringLiteral("base"), QStringLiteral("base"),
                                     QStringLiteral("app"), QStringLiteral("more")});
        return names;
    }

    Sketched index()
    {
        std::vector<std::pair<Sketched, QString>> images;
        for (const QString &platform : {amd64, arm64, QStringLiteral("windows/amd64")}) {
            if (images.empty() || chance(60))
                images.emplace_back(sketch(platform).image(), chance(80) ? platform : QString());
        }
        // Now and then wrong labels: one of the first image, or those of two images turned round.
        if (chance(15))
            images.front().second = QStringLiteral("linux/arm/v6");
        if (chance(15))
            std::swap(images.front().second, images.back().second);
        if (chance(50))
            std::ranges::reverse(images);
        return sketchIndex(images,
                           chance(30) ? std::vector{sketchAttestation(images[0].first)}
                                      : std::vector<Descriptor>());
    }

    const QString amd64 = QStringLiteral("linux/amd64");
    const QString arm64 = QStringLiteral("linux/arm64/v8");
    QRandomGenerator m_random;
};

bool isConfig(const QByteArray &bytes)
{
    const auto document = ManifestDocument::parse(bytes);
    return !(document && document->mediaType());
}

/// Two generated images, and the configs of them that cannot be read.
struct Pair {
    Sketched left;
    Sketched right;
    std::set<Digest> unread;

    static Pair number(quint32 number)
    {
        Generator generator(seed + number);
        const Sketched left = generator.image();
        Pair pair{left, generator.chance(10) ? left : generator.image(), {}};
        for (const Sketched *image : {&pair.left, &pair.right}) {
            for (const auto &[digest, bytes] : image->blobs) {
                if (isConfig(bytes) && generator.chance(15))
                    pair.unread.insert(digest);
            }
        }
        return pair;
    }

    std::shared_ptr<const ImageTree> tree(const Sketched &image) const
    {
        MemoryRegistry registry(QStringLiteral("r.test"));
        registry.push(QStringLiteral("app"), QStringLiteral("1"), image);
        for (const Digest &digest : unread)
            registry.drop(digest);
        const auto source = registry.source(QStringLiteral("app"));
        auto tree = resolveTree(*source, *ImageName::parse(u"r.test/app:1"), {});
        if (!tree || !loadTree(*tree, *source, [](const ManifestNode &) { return true; }, {}))
            return nullptr;
        return std::make_shared<const ImageTree>(*std::move(tree));
    }
};

/// The tree with its layers read: equal diff IDs hold equal files. Where isDamaged, some could not
/// be read, and some hold what their config does not say.
std::shared_ptr<const ImageTree> withLayers(ImageTree tree, bool isDamaged)
{
    for (const ManifestNode *image : tree.images()) {
        for (const ComparedLayer &layer : comparedLayers(*image, tree)) {
            LayerFacts facts;
            const Digest claimed = layer.diffId.value_or(
                Digest::sha256Of("of " + layer.blob.encoded().toByteArray()));
            const char fate = layer.blob.encoded().front();
            const Digest diffId = isDamaged && fate < '2' ? Digest::sha256Of("damaged") : claimed;
            if (isDamaged && fate > 'd') {
                facts.error = Error{ErrorKind::NotHere, QStringLiteral("not here")};
            } else {
                // Few files, so that other layers make the same ones.
                const QByteArray path = diffId.encoded().front() < '8' ? "etc/a" : "etc/b";
                auto contents = std::make_shared<LayerContents>(
                    *test::fileList({{path, diffId.encoded().back() < '8' ? "x" : "y"}})
                         .layers.front());
                contents->diffId = diffId;
                facts.diffId = diffId;
                facts.contents = std::move(contents);
            }
            tree.layers.insert(layer.blob, facts);
        }
    }
    return std::make_shared<const ImageTree>(std::move(tree));
}

QString text(const std::optional<Digest> &digest)
{
    return digest ? digest->shortText() : QStringLiteral("-");
}

QString text(const std::optional<int> &position)
{
    return position ? QString::number(*position) : QStringLiteral("-");
}

QString text(const std::optional<LayerState> &state)
{
    return state ? layerStateName(*state) : QStringLiteral("-");
}

QString mirrored(const QString &name)
{
    if (name == u"left-only")
        return QStringLiteral("right-only");
    return name == u"right-only" ? QStringLiteral("left-only") : name;
}

/// A comparison in lines, read from the left or (turned) from the right.
class Lines {
public:
    explicit Lines(bool isTurned) : m_isTurned(isTurned) {}

    QStringList of(const Comparison &comparison)
    {
        add({relationName(comparison.relation), relationName(comparison.possible)});
        QStringList platforms;
        for (const PlatformComparison &platform : comparison.platforms)
            platforms << ofPlatform(platform);
        platforms.sort();
        m_lines << platforms << causes(comparison.indexCauses)
                << both(digests(comparison.leftOnly), digests(comparison.rightOnly))
                << both(QString::number(comparison.leftAttestations),
                        QString::number(comparison.rightAttestations));
        return m_lines;
    }

private:
    void add(const QStringList &words) { m_lines << words.join(u' '); }
    QString both(const QString &left, const QString &right) const
    {
        return m_isTurned ? right + u'|' + left : left + u'|' + right;
    }
    QString turned(const QString &name) const { return m_isTurned ? mirrored(name) : name; }

    static QString digests(const std::vector<const ManifestNode *> &nodes)
    {
        QStringList names;
        for (const ManifestNode *node : nodes)
            names << node->digest.shortText();
        names.sort();
        return names.join(u',');
    }

    static QString causes(const std::vector<Cause> &causes)
    {
        QStringList names;
        for (const Cause &cause : causes) {
            QString name = causeName(cause.code) + u'@' + rungName(cause.rung);
            for (const Rung rung : cause.reaches)
                name += u'>' + rungName(rung);
            names << name;
        }
        return names.join(u' ');
    }

    QString ofPlatform(const PlatformComparison &platform) const
    {
        QStringList words{
            both(platform.left->digest.shortText(), platform.right->digest.shortText()),
            relationName(platform.relation),
            relationName(platform.possible),
            QString::number(platform.verified),
            QString::number(platform.sharedLayers),
            causes(platform.causes)};
        for (const RungState &state : platform.rungs) {
            words << turned(rungRelationName(state.relation))
                  << both(text(state.left), text(state.right)) << QString::number(state.isClaimed);
        }
        QStringList layers;
        for (const LayerPair &pair : platform.layers) {
            layers << QStringList{both(text(pair.left), text(pair.right)),
                                  turned(layerRelationName(pair.relation)), text(pair.diffId),
                                  QString::number(pair.moved),
                                  both(text(pair.leftState), text(pair.rightState))}
                          .join(u' ');
        }
        layers.sort();
        return (words + layers).join(QStringLiteral(" ; "));
    }

    bool m_isTurned;
    QStringList m_lines;
};

/// The right image as the only one of a scan's targets, the left one as its source.
class Scan {
public:
    explicit Scan(const Pair &pair)
    {
        add(pair.right, pair.unread);
        const Id place = m_catalogue.addPlace(m_catalogue.addRepository(0, QStringLiteral("app")),
                                              QStringLiteral("1"));
        m_catalogue.setRoot(place, m_catalogue.intern(pair.right.digest()));
        add(pair.left, pair.unread);
        m_root = m_catalogue.find(pair.left.digest());
    }

    std::vector<PlatformResult> judged(Relation wanted) const
    {
        const Matcher matcher(m_catalogue, {.wanted = wanted},
                              [](Id) { return QStringLiteral("t"); });
        return matcher.judge(m_root, {});
    }

private:
    void add(const Sketched &image, const std::set<Digest> &unread)
    {
        for (const auto &[digest, bytes] : image.blobs) {
            if (!isConfig(bytes))
                (void)m_catalogue.addDocument(digest, *ManifestDocument::parse(bytes));
            else if (unread.contains(digest))
                m_catalogue.addFailure(m_catalogue.intern(digest),
                                       {ErrorKind::NotFound, QStringLiteral("not here")});
            else if (const auto config = ImageConfig::parse(bytes))
                m_catalogue.addConfig(digest, *config);
        }
    }

    Catalogue m_catalogue;
    Id m_root = noId;
};

/// Whether a scan may leave open, or deny, what compare proves or leaves open: it pairs no images
/// whose platform nobody knows, reads no layers, and takes schema 1 for what its blobs are.
bool mayBeOpen(const PlatformComparison &pair, Relation wanted)
{
    const bool isSchema1 = pair.left->schema1() || pair.right->schema1();
    return wanted <= Relation::SameFiles || (isSchema1 && wanted == Relation::SameLayers);
}

/// How a scan contradicts a comparison about one platform; empty where it does not.
QString disagreement(const PlatformResult &scanned, const Comparison &comparison, Relation wanted)
{
    const auto pair
        = std::ranges::find_if(comparison.platforms, [&](const PlatformComparison &one) {
              return one.left->digest == *scanned.manifest;
          });
    const bool isPaired = pair != comparison.platforms.end();
    const bool isSameIndex = comparison.relation == Relation::SameIndex;
    const Relation proven = isSameIndex ? Relation::SameIndex
        : isPaired                      ? pair->relation
                                        : Relation::Different;
    const QString said = scanStatusName(scanned.status) + u' ' + relationName(scanned.relation)
        + QStringLiteral(" against ") + relationName(proven) + QStringLiteral(" to ")
        + relationName(isPaired ? pair->possible : comparison.possible);
    switch (scanned.status) {
    case ScanStatus::Present:
        // Compare gives a manifest alone one partner; a scan finds all that are the same image.
        if (!isPaired && !isSameIndex && scanned.relation >= Relation::SameConfig
            && comparison.left->isIndex() != comparison.right->isIndex())
            return {};
        return scanned.relation == proven ? QString() : said;
    case ScanStatus::Missing:
        if (proven >= wanted)
            return said;
        return isPaired && pair->possible >= wanted && !mayBeOpen(*pair, wanted) ? said : QString();
    default:
        break;
    }
    const bool arePlatformsKnown = isPaired && pair->left->platform && pair->right->platform;
    return arePlatformsKnown && proven >= wanted ? said : QString();
}

} // namespace

/// What holds for every pair of images, over generated ones.
class TestAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compareMirrors();
    void layersOnlyTellMore();
    void scanAgreesWithCompare();
    void equalBlobsAreEqualWhateverConfigsSay();
};

void TestAgreement::compareMirrors()
{
    std::map<Relation, int> relations;
    for (quint32 i = 0; i < pairCount; ++i) {
        const Pair pair = Pair::number(i);
        const auto left = pair.tree(pair.left);
        const auto right = pair.tree(pair.right);
        QVERIFY(left && right);
        const auto there = compareImages(left, right);
        const auto back = compareImages(right, left);
        QCOMPARE(Lines(true).of(*back).join(u'\n').prepend(QString::number(i) + u'\n'),
                 Lines(false).of(*there).join(u'\n').prepend(QString::number(i) + u'\n'));
        ++relations[there->relation];
    }
    // The pairs are of every kind, or they prove little.
    for (const Relation relation :
         {Relation::Different, Relation::SharedLayers, Relation::SameLayers, Relation::EqualConfig,
          Relation::SameConfig, Relation::SameManifest, Relation::SameIndex})
        QVERIFY2(relations[relation] > 0, qPrintable(relationName(relation)));
}

// What is proven without the layers stays, what is ruled out stays so, and all of it mirrors.
void TestAgreement::layersOnlyTellMore()
{
    int sameFiles = 0;
    for (quint32 i = 0; i < pairCount; ++i) {
        const Pair pair = Pair::number(i);
        const auto plain = compareImages(pair.tree(pair.left), pair.tree(pair.right));
        for (const bool isDamaged : {false, true}) {
            const auto left = withLayers(*pair.tree(pair.left), isDamaged);
            const auto right = withLayers(*pair.tree(pair.right), isDamaged);
            const auto deep = compareImages(left, right);
            const auto back = compareImages(right, left);
            QCOMPARE(Lines(true).of(*back).join(u'\n').prepend(QString::number(i) + u'\n'),
                     Lines(false).of(*deep).join(u'\n').prepend(QString::number(i) + u'\n'));
            if (isDamaged)
                continue;
            const QString where
                = QStringLiteral("pair %1: %2 to %3, then %4")
                      .arg(QString::number(i), relationName(plain->relation),
                           relationName(plain->possible), relationName(deep->relation));
            QVERIFY2(deep->relation >= plain->relation && deep->relation <= plain->possible,
                     qPrintable(where));
            sameFiles += deep->relation == Relation::SameFiles;
        }
    }
    QVERIFY(sameFiles > 0);
}

void TestAgreement::scanAgreesWithCompare()
{
    int present = 0;
    QStringList wrong;
    for (quint32 i = 0; i < pairCount; ++i) {
        const Pair pair = Pair::number(i);
        const auto comparison = compareImages(pair.tree(pair.left), pair.tree(pair.right));
        const Scan scan(pair);
        for (const Relation wanted :
             {Relation::SharedLayers, Relation::SameLayers, Relation::EqualConfig,
              Relation::SameConfig, Relation::SameManifest, Relation::SameIndex}) {
            for (const PlatformResult &platform : scan.judged(wanted)) {
                present += platform.status == ScanStatus::Present;
                if (const QString what = disagreement(platform, *comparison, wanted);
                    !what.isEmpty()) {
                    wrong << QStringLiteral("pair %1, %2, --match %3: %4")
                                 .arg(QString::number(i), platform.platform, relationName(wanted),
                                      what);
                }
            }
        }
    }
    QVERIFY2(wrong.isEmpty(),
             qPrintable(wrong.first(qMin<qsizetype>(wrong.size(), 9)).join(u'\n')));
    QVERIFY(present > pairCount / 2);
}

void TestAgreement::equalBlobsAreEqualWhateverConfigsSay()
{
    const auto json = [](const Sketched &image) {
        return QJsonDocument::fromJson(image.blobs.at(image.digest())).object();
    };
    Pair pair{Sketch{}.image(),
              Sketch{.layers = {QStringLiteral("base"), QStringLiteral("x")}}.image(),
              {}};
    // The right config names other contents than the blobs of its manifest have.
    QJsonObject manifest = json(pair.left);
    manifest.insert(QStringLiteral("config"), json(pair.right).value(u"config"));
    const QByteArray bytes = QJsonDocument(manifest).toJson(QJsonDocument::Compact);
    pair.right.descriptor.digest = Digest::sha256Of(bytes);
    pair.right.descriptor.size = bytes.size();
    pair.right.blobs.insert({pair.right.digest(), bytes});
    const auto comparison = compareImages(pair.tree(pair.left), pair.tree(pair.right));
    QCOMPARE(comparison->relation, Relation::SameLayers);
    const auto scanned = Scan(pair).judged(Relation::SameLayers);
    QCOMPARE(scanned.size(), 1U);
    QCOMPARE(scanned[0].status, ScanStatus::Present);
    QCOMPARE(scanned[0].relation, Relation::SameLayers);
}

SAMEINSIDE_TEST(TestAgreement)
#include "tst_agreement.moc"
