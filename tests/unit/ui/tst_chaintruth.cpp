// SPDX-License-Identifier: MIT
#include "model/load/pairloader.h"
#include "registry/stored/ocilayout.h"
#include "testpaths.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "ui/chain/hashchainlayout.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace sameinside;
using namespace sameinside::test;
using namespace Qt::StringLiterals;

namespace {

using Side = NodeRef::Side;

struct Bundled {
    const char *left;
    const char *right;
};
constexpr Bundled bundledPairs[] = {
    {"amazonlinux:2018.03", "test_ecr_repository:latest"},
    {"nginx:1.25", "mirror/nginx:1.25"},
    {"alpine:3.20", "mirror/alpine:3.20-zstd"},
    {"redis:7.2", "cache/redis:7.2"},
    {"python:3.12", "base/python:3.12"},
    {"busybox:1.36", "tools/busybox:1.36"},
    {"postgres:16", "db/postgres:16"},
    {"node:20", "web/node:20"},
    {"traefik:3.0", "misc/unrelated:1"},
    {"golang:1.22", "team/api:1.8"},
    {"debian:12", "base/debian:12"},
    {"mariadb:11.4", "db/mariadb:11.4"},
    {"rabbitmq:3.13", "queue/rabbitmq:3.13"},
    {"vault:1.16", "secrets/vault:1.16"},
    {"haproxy:2.9", "edge/haproxy:stable"},
    {"memcached:1.6", "cache/memcached:1.6-amd64"},
    {"charts/web-gateway:1.4.2", "helm/web-gateway:1.4.2"},
};

std::shared_ptr<const LoadedPair> bundledPair(const QString &left, const QString &right,
                                              const QString &depth)
{
    const QString root = QStringLiteral(SAMEINSIDE_SOURCE_DIR "/resources/example/");
    PairRequest request{
        u"oci:"_s + root + u"public:"_s + left, u"oci:"_s + root + u"private:"_s + right, {}};
    request.deep = depth == u"deep";
    request.verify = depth == u"verify";
    const SourceFactory open = [](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
        return OciLayout::open(name.path());
    };
    return std::make_shared<LoadedPair>(
        loadPair(request, open, [](PairSide, const LoadStep &) {}, {}));
}

QString digits(const std::optional<Digest> &digest, int count)
{
    return digest ? QString::fromLatin1(digest->encoded().first(count)) : u"?"_s;
}

/// Holds one layout against the values of the comparison that it shows. What should stand there is
/// worked out here from digests, not with the functions that drew it.
class Witness {
public:
    Witness(const ChainSubject &subject, const HashChainLayout &layout) :
        m_subject(subject), m_layout(layout)
    {
    }

    QStringList contradictions()
    {
        for (const ChainBox &box : m_layout.boxes) {
            if (!box.node)
                continue;
            if (box.layers.empty())
                checkDocument(box);
            else
                checkLayers(box);
            for (const ChainLine &line : box.lines)
                checkLine(box, line);
            checkOwnLines(box);
            checkNothingIsHidden(box);
        }
        checkCauses();
        checkStatements();
        checkArrows();
        return m_found;
    }

private:
    void expect(bool holds, const QString &what)
    {
        if (!holds)
            m_found << what;
    }
    static QString named(const ChainBox &box)
    {
        return (box.side == Side::Left ? u"left "_s : u"right "_s) + rungName(box.rung) + u' '
            + box.title + u' ' + box.text;
    }
    const ManifestNode *image(Side side) const { return m_subject.side(side).image; }
    static std::optional<Digest> config(const ManifestNode *image)
    {
        const Manifest *manifest = image ? image->manifest() : nullptr;
        return manifest && manifest->config ? std::optional(manifest->config->digest)
                                            : std::nullopt;
    }
    std::optional<Digest> digestAt(Rung rung, Side side) const
    {
        if (rung == Rung::Index) {
            const ImageTree *tree = m_subject.side(side).tree;
            return tree && tree->isIndex() ? std::optional(tree->root.digest) : std::nullopt;
        }
        if (rung == Rung::Config)
            return config(image(side));
        return image(side) ? std::optional(image(side)->digest) : std::nullopt;
    }
    // How two digests of a rung stand: on an index against a manifest the tags themselves differ.
    Meaning meaningOf(Rung rung) const
    {
        const auto left = digestAt(rung, Side::Left);
        const auto right = digestAt(rung, Side::Right);
        if (left && right)
            return left == right ? Meaning::Same : Meaning::Differs;
        return rung == Rung::Index ? Meaning::Differs : Meaning::OnlyHere;
    }

    void checkDocument(const ChainBox &box)
    {
        if (box.rung == Rung::Files) {
            const RungRelation files = m_subject.platform->rung(Rung::Files).relation;
            expect(box.meaning == (files == RungRelation::Same ? Meaning::Same : Meaning::Differs),
                   named(box));
            return;
        }
        expect(box.text == digits(digestAt(box.rung, box.side), 12), named(box));
        if (!m_subject.platform && box.rung != Rung::Index)
            return;
        const ManifestNode *node = image(box.side);
        const Availability state = box.rung == Rung::Manifest ? node->availability
            : box.rung == Rung::Config                        ? node->configAvailability
                                                              : Availability::Present;
        const bool isUnknown = m_subject.rung(box.rung).relation == RungRelation::Unknown;
        const Meaning wanted = state == Availability::Failed ? Meaning::Error
            : isUnknown                                      ? Meaning::Unknown
                                                             : meaningOf(box.rung);
        expect(box.meaning == wanted, named(box) + u" is "_s + symbol(box.meaning));
        if (state == Availability::NotHere && !isDamaged(box)) { // which is legal
            expect(std::ranges::none_of(
                       box.lines,
                       [](const ChainLine &line) { return line.meaning == Meaning::Error; }),
                   named(box) + u" is an error"_s);
        }
        expect(box.isClaimed
                   == (box.rung == Rung::Manifest ? !node->document
                                                  : box.rung == Rung::Config && !node->config
                               && node->role == ManifestNode::Role::Image),
               named(box) + u" claimed"_s);
    }

    const LayerPair *pairOf(Side side, int position) const
    {
        const auto &pairs = m_subject.platform->layers;
        const auto found = std::ranges::find_if(pairs, [&](const LayerPair &pair) {
            return (side == Side::Left ? pair.left : pair.right) == position;
        });
        return found == pairs.end() ? nullptr : &*found;
    }
    const ComparedLayer &layerAt(Side side, int position) const
    {
        return m_subject.platform->layersOf(side == Side::Left)[std::size_t(position)];
    }
    static std::optional<LayerState> stateOf(const LayerPair &pair, Side side)
    {
        return side == Side::Left ? pair.leftState : pair.rightState;
    }
    static bool isBroken(std::optional<LayerState> state)
    {
        return state == LayerState::Corrupt || state == LayerState::Missing;
    }
    // Of the digests that manifests and configs name.
    Meaning namedMeaning(const LayerPair &pair, bool isBlob) const
    {
        if (!isBlob && pair.relation == LayerRelation::Unknown)
            return Meaning::Unknown;
        if (!pair.left || !pair.right)
            return Meaning::OnlyHere;
        const ComparedLayer &left = layerAt(Side::Left, *pair.left);
        const ComparedLayer &right = layerAt(Side::Right, *pair.right);
        if (left.blob == right.blob)
            return Meaning::Same;
        return isBlob || !pair.isShared() ? Meaning::Differs : Meaning::Same;
    }
    Meaning drawnMeaning(const LayerPair &pair, Side side, bool isBlob) const
    {
        if (isBlob && isBroken(stateOf(pair, side)))
            return Meaning::Error;
        const bool isDamaged = isBroken(pair.leftState) || isBroken(pair.rightState);
        return !isBlob && isDamaged && pair.isShared() ? Meaning::Unknown
                                                       : namedMeaning(pair, isBlob);
    }

    // What is not known is never shown as different.
    static Meaning together(const std::set<Meaning> &meanings)
    {
        if (meanings.size() == 1)
            return *meanings.begin();
        if (meanings.contains(Meaning::Differs) || meanings.contains(Meaning::OnlyHere))
            return Meaning::Differs;
        return meanings.contains(Meaning::Error) ? Meaning::Error : Meaning::Unknown;
    }

    void checkLayers(const ChainBox &box)
    {
        if (!m_subject.platform || m_subject.platform->layers.empty())
            return;
        const bool isBlob = box.rung == Rung::Blobs;
        std::set<Meaning> meanings;
        bool isClaimed = false;
        for (const int position : box.layers) {
            const LayerPair *pair = pairOf(box.side, position);
            if (!pair) {
                expect(false, named(box) + u" has no pair"_s);
                return;
            }
            meanings.insert(drawnMeaning(*pair, box.side, isBlob));
            isClaimed = isClaimed || stateOf(*pair, box.side) != LayerState::Verified;
        }
        expect(box.meaning == (together(meanings)), named(box) + u" is "_s + symbol(box.meaning));
        expect(box.isClaimed == (!isBlob && isClaimed), named(box) + u" claimed"_s);
        const ComparedLayer &first = layerAt(box.side, box.layers.front());
        if (box.layers.size() > 1) {
            expect(box.text.contains(QString::number(box.layers.size())), named(box));
        } else {
            const auto digest = isBlob ? std::optional(first.blob) : first.diffId;
            expect(box.text == digits(digest, 6), named(box));
        }
    }

    bool isDamaged(const ChainBox &box) const
    {
        if (!m_subject.platform)
            return false;
        const RungState &rung = m_subject.platform->rung(box.rung);
        return isDamage(box.side == Side::Left ? rung.leftState : rung.rightState);
    }

    void checkLine(const ChainBox &box, const ChainLine &line)
    {
        if (line.isBlank || line.isNote)
            return;
        const QString what = named(box) + u": "_s + line.label + u' ' + line.value;
        if (!line.names) {
            if (line.isOwn && box.rung < Rung::Files)
                expect(!box.causes.empty(), what + u" without a cause"_s);
            return;
        }
        if (!m_subject.platform && *line.names != NodeRef::Kind::Manifest)
            return;
        switch (*line.names) {
        case NodeRef::Kind::Config:
            expect(line.value == digits(config(image(box.side)), 12), what);
            if (m_subject.rung(Rung::Config).relation != RungRelation::Unknown)
                expect(line.meaning == meaningOf(Rung::Config), what);
            return;
        case NodeRef::Kind::Manifest:
            checkEntry(box, line, what);
            return;
        case NodeRef::Kind::Index:
            expect(false, what);
            return;
        case NodeRef::Kind::Layer:
        case NodeRef::Kind::Contents:
            checkNamedLayers(box, line, what);
            return;
        }
    }

    // A line that differs shows two values, and no two lines are called the same.
    void checkOwnLines(const ChainBox &box)
    {
        std::set<QString> labels;
        for (const ChainLine &line : box.lines) {
            if (!line.isOwn || line.value.isEmpty())
                continue;
            const QString what = named(box) + u": "_s + line.label + u' ' + line.value;
            expect(labels.insert(line.label).second, what + u" stands there twice"_s);
            for (const ChainBox &other : m_layout.boxes) {
                if (other.rung != box.rung || other.side == box.side || !other.layers.empty())
                    continue;
                const bool isEqual = std::ranges::any_of(other.lines, [&](const ChainLine &one) {
                    return one.isOwn && one.label == line.label && one.value == line.value;
                });
                expect(!isEqual, what + u" is the same on both sides"_s);
            }
        }
    }

    void checkEntry(const ChainBox &box, const ChainLine &line, const QString &what)
    {
        bool isFound = false;
        for (const ManifestNode *node : m_subject.side(box.side).tree->images())
            isFound = isFound || digits(node->digest, 12) == line.value;
        expect(isFound, what);
        if (!m_subject.comparison)
            return;
        for (const PlatformComparison &one : m_subject.comparison->platforms) {
            const ManifestNode &own = box.side == Side::Left ? *one.left : *one.right;
            if (one.platform == line.platform && digits(own.digest, 12) == line.value) {
                const bool isSame = one.left->digest == one.right->digest;
                expect(line.meaning == (isSame ? Meaning::Same : Meaning::Differs), what);
            }
        }
        const auto &alone = box.side == Side::Left ? m_subject.comparison->leftOnly
                                                   : m_subject.comparison->rightOnly;
        for (const ManifestNode *node : alone) {
            if (digits(node->digest, 12) == line.value && node->platformText() == line.platform)
                expect(line.meaning == Meaning::OnlyHere, what);
        }
    }

    void checkNamedLayers(const ChainBox &box, const ChainLine &line, const QString &what)
    {
        if (m_subject.platform->layers.empty())
            return;
        const bool isBlob = *line.names == NodeRef::Kind::Layer;
        std::set<Meaning> meanings;
        for (const int position : line.layers) {
            const LayerPair *pair = pairOf(box.side, position);
            expect(pair, what);
            if (pair)
                meanings.insert(namedMeaning(*pair, isBlob));
        }
        const LayerPair *first = pairOf(box.side, line.layers.front());
        if (line.isOwn)
            expect(first->moved && line.meaning == Meaning::Differs, what);
        else
            expect(line.meaning == (together(meanings)), what + symbol(line.meaning));
        const ComparedLayer &layer = layerAt(box.side, line.layers.front());
        if (line.layers.size() == 1) {
            expect(line.value == digits(isBlob ? std::optional(layer.blob) : layer.diffId, 12),
                   what);
        } else {
            expect(line.value.contains(QString::number(line.layers.size())), what);
        }
    }

    // Each layer is in one line of the manifest's page, folded or not.
    void checkNothingIsHidden(const ChainBox &box)
    {
        if (box.rung != Rung::Manifest || !image(box.side)->document || !m_subject.platform)
            return;
        std::vector<int> seen;
        for (const ChainLine &line : box.lines)
            seen.insert(seen.end(), line.layers.begin(), line.layers.end());
        std::vector<int> all(m_subject.platform->layersOf(box.side == Side::Left).size());
        std::iota(all.begin(), all.end(), 0);
        std::ranges::sort(seen);
        expect(seen == all, named(box) + u" hides layers"_s);
    }

    bool isNamedBy(const Cause &cause, const ChainBox &box) const
    {
        return std::ranges::any_of(box.layers, [&](int position) {
            const LayerPair *pair = pairOf(box.side, position);
            const int named = pair->left.value_or(pair->right.value_or(-1));
            return std::ranges::count(cause.layers, named) > 0
                || std::ranges::any_of(
                       std::initializer_list<QStringView>{u"replaced", u"left_only", u"right_only",
                                                          u"left_unknown", u"right_unknown"},
                       [&](QStringView key) {
                return cause.evidence.value(key).toArray().contains(named);
                       });
        });
    }

    void checkCauses()
    {
        const auto count = m_subject.causes ? m_subject.causes->size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Cause &cause = (*m_subject.causes)[i];
            const bool isPaired = m_subject.platform || cause.rung == Rung::Index;
            const auto spoken
                = std::ranges::count(m_layout.statements, int(i), &ChainStatement::cause);
            expect(spoken == 1 || !isPaired,
                   u"cause %1 is spoken of %2 times"_s.arg(i).arg(spoken));
            const bool isMarked = std::ranges::any_of(m_layout.boxes, [&](const ChainBox &box) {
                return std::ranges::count(box.causes, int(i)) > 0;
            });
            const bool hasBox = std::ranges::any_of(m_layout.boxes, [&](const ChainBox &box) {
                return box.rung == cause.rung && box.node;
            });
            expect(isMarked || !hasBox, u"cause %1 is nowhere marked"_s.arg(i));
        }
        for (const ChainBox &box : m_layout.boxes) {
            for (const int number : box.causes) {
                const Cause &cause = (*m_subject.causes)[std::size_t(number)];
                expect(cause.rung == box.rung, named(box) + u" is marked for another rung"_s);
                expect(box.meaning != Meaning::Same, named(box) + u" is a cause and the same"_s);
                if (!box.layers.empty())
                    expect(isNamedBy(cause, box), named(box) + u" is not of the cause"_s);
            }
        }
    }

    // The layers that a sentence names by number: "layers 2, 4–6 and 9".
    static std::set<int> numbersIn(const QString &text)
    {
        static const QRegularExpression list(u"layers? ([0-9,– and]*[0-9])"_s);
        static const QRegularExpression part(u"([0-9]+)(?:–([0-9]+))?"_s);
        std::set<int> numbers;
        auto parts = part.globalMatch(list.match(text).captured(1));
        while (parts.hasNext()) {
            const auto found = parts.next();
            const int first = found.captured(1).toInt();
            const int last = found.captured(2).isEmpty() ? first : found.captured(2).toInt();
            for (int number = first; number <= last; ++number)
                numbers.insert(number - 1);
        }
        return numbers;
    }

    void checkStatements()
    {
        for (const ChainStatement &one : m_layout.statements) {
            const RungExplanation &rung = m_subject.rung(one.rung);
            if (one.whole.contains(u"image ID")) // which no artifact has
                expect(image(Side::Left)->role == ManifestNode::Role::Image, one.whole);
            if (one.cause >= 0) {
                expect(one.whole.contains((*m_subject.causes)[std::size_t(one.cause)].text),
                       one.whole);
                expect(!one.words.empty(), u"a cause without words"_s);
            } else if (one.meaning == Meaning::Error) {
                expect(std::ranges::any_of(m_subject.platform->layers, &LayerPair::isDamaged),
                       one.whole);
            } else if (one.whole != rung.text) {
                expect(rung.isConsequence && one.whole.startsWith(u"follows"), one.whole);
            }
            if (one.cause < 0 && m_subject.platform)
                checkNames(one, one.whole);
            else if (one.cause >= 0 && one.whole.contains(u"and follows: "))
                checkNames(one, one.whole.section(u"and follows: "_s, 1));
        }
    }

    void checkNames(const ChainStatement &one, const QString &text)
    {
        if (!text.contains(u"it names"))
            return;
        if (text.contains(u"the config"))
            expect(meaningOf(Rung::Config) == Meaning::Differs, text);
        const auto numbers = numbersIn(text);
        if (numbers.empty() || text.contains(u" more"))
            return;
        const bool isBlob = one.rung == Rung::Manifest;
        std::set<int> wanted;
        for (const LayerPair &pair : m_subject.platform->layers) {
            const Meaning meaning = namedMeaning(pair, isBlob);
            if (!pair.moved && (meaning == Meaning::Differs || meaning == Meaning::OnlyHere))
                wanted.insert(pair.left ? *pair.left : *pair.right);
        }
        expect(numbers == wanted, text);
    }

    // Upwards, and thick only where a difference climbs.
    void checkArrows()
    {
        for (const ChainArrow &arrow : m_layout.arrows) {
            const ChainBox &from = m_layout.box(arrow.from);
            const ChainBox &to = m_layout.box(arrow.to);
            const QString what = named(from) + u" to "_s + named(to);
            expect(from.rung > to.rung && from.side == to.side, what);
            expect(arrow.way.front().y() > arrow.way.back().y(), what + u" does not rise"_s);
            if (arrow.climbs()) {
                expect(from.meaning != Meaning::Same || !from.layers.empty(), what);
                expect(to.meaning != Meaning::Same, what + u" climbs to what is the same"_s);
            }
            if (arrow.line < 0)
                continue;
            if (arrow.line >= std::ssize(to.lines)) {
                expect(false, what + u" at a line that is not there"_s);
                continue;
            }
            const ChainLine &line = to.lines[std::size_t(arrow.line)];
            const bool holds
                = from.layers.empty() || std::ranges::any_of(line.layers, [&](int layer) {
                      return std::ranges::count(from.layers, layer) > 0;
                  });
            expect(holds, what + u" names something else"_s);
            expect(arrow.meaning == line.meaning || arrow.meaning == from.meaning, what);
        }
    }

    const ChainSubject &m_subject;
    const HashChainLayout &m_layout;
    QStringList m_found;
};

} // namespace

/// No word and no sign of the picture contradicts the comparison.
class TestChainTruth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bundled_data();
    void bundled();
    void generated_data();
    void generated();
    void findsContradictions();

private:
    static void check(const ChainSubject &subject)
    {
        for (const QSizeF room : {QSizeF(1416, 900), QSizeF(1416, 400), QSizeF(976, 300)}) {
            for (const bool unfolded : {false, true}) {
                ChainMetrics metrics{.room = room};
                metrics.unfolded = unfolded;
                const HashChainLayout layout = layOutHashChain(subject, metrics);
                QVERIFY(!layout.boxes.empty());
                const QStringList found = Witness(subject, layout).contradictions();
                QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
            }
        }
    }
    static void checkAll(const Comparison &comparison)
    {
        const auto all = comparison.platforms.size() + comparison.leftOnly.size()
            + comparison.rightOnly.size();
        for (std::size_t i = 0; i < std::max<std::size_t>(all, 1); ++i)
            check(ChainSubject::of(comparison, int(i)));
    }
};

void TestChainTruth::bundled_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("depth");
    for (const Bundled &pair : bundledPairs) {
        for (const char *depth : {"plain", "deep", "verify"}) {
            QTest::addRow("%s %s", pair.left, depth)
                << QString::fromLatin1(pair.left) << QString::fromLatin1(pair.right)
                << QString::fromLatin1(depth);
        }
    }
}

void TestChainTruth::bundled()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, depth);
    const auto pair = bundledPair(left, right, depth);
    QVERIFY(pair->comparison);
    checkAll(*pair->comparison);
}

void TestChainTruth::generated_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : pairNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestChainTruth::generated()
{
    QFETCH(QString, name);
    checkAll(*pairNamed(name));
}

// The witness is no yes-man: what is turned round is found.
void TestChainTruth::findsContradictions()
{
    const auto comparison = pairNamed(u"recompressed"_s);
    const ChainSubject subject = ChainSubject::of(*comparison, 0);
    const auto broken = [&](const auto &change) {
        HashChainLayout layout = layOutHashChain(subject, ChainMetrics{.room = {1416, 400}});
        change(layout);
        return !Witness(subject, layout).contradictions().isEmpty();
    };
    QVERIFY(!broken([](HashChainLayout &) {}));
    QVERIFY(broken([](HashChainLayout &layout) { layout.boxes[0].meaning = Meaning::Same; }));
    QVERIFY(broken([](HashChainLayout &layout) { layout.boxes[0].text = u"0"_s; }));
    QVERIFY(broken([](HashChainLayout &layout) { layout.boxes[0].causes = {0}; }));
    QVERIFY(broken([](HashChainLayout &layout) { layout.boxes[0].lines.pop_back(); }));
    QVERIFY(broken([](HashChainLayout &layout) { layout.boxes[0].lines[0].value = u"0"_s; }));
    QVERIFY(broken(
        [](HashChainLayout &layout) { layout.boxes[0].lines[1].meaning = Meaning::Differs; }));
    QVERIFY(broken([](HashChainLayout &layout) { layout.statements.clear(); }));
    QVERIFY(broken([](HashChainLayout &layout) {
        layout.statements[0].whole = u"follows: it names layer 1"_s;
    }));
    QVERIFY(
        broken([](HashChainLayout &layout) { std::ranges::reverse(layout.arrows.front().way); }));
}

SAMEINSIDE_TEST(TestChainTruth)
#include "tst_chaintruth.moc"
