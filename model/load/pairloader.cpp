// SPDX-License-Identifier: MIT
#include "model/load/pairloader.h"

#include "model/image/platformpositions.h"
#include "model/load/headloader.h"
#include "model/load/layerloader.h"
#include "model/text/words/model/loadwords.h"

#include <QSet>

#include <algorithm>
#include <thread>

namespace sameinside {

namespace {

// One side while it is being loaded.
struct LoadingSide {
    std::unique_ptr<ImageSource> opened;
    ImageSource *source = nullptr; ///< opened, or what stands behind its cache
    Result<std::shared_ptr<ImageTree>> tree = failure(ErrorKind::Cancelled, {});

    bool isThere() const { return tree.has_value(); }
};

bool isRoot(const ManifestNode &node)
{
    return !node.descriptor;
}

bool isWanted(const ManifestNode &node, const PairRequest &request)
{
    return !request.platform || !node.platform || node.platform->matches(*request.platform);
}

LoadingSide resolveSide(const QString &text, const PairRequest &request, const SourceFactory &open,
                        std::stop_token stop)
{
    LoadingSide side;
    const auto name = ImageName::parse(text);
    if (!name) {
        side.tree = tl::unexpected(name.error());
        return side;
    }
    auto source = open(*name);
    if (!source) {
        side.tree = tl::unexpected(source.error());
        return side;
    }
    side.opened = *std::move(source);
    // What a cache holds is no proof that the side does.
    side.source = request.readsLayers() ? side.opened->direct() : side.opened.get();
    if (!side.source && request.verify) {
        side.tree = failure(ErrorKind::Offline, words::load::cannotVerifyOffline(text));
        return side;
    }
    if (!side.source)
        side.source = side.opened.get();
    auto tree = resolveTree(*side.source, *name, stop);
    if (!tree) {
        side.tree = tl::unexpected(tree.error());
        return side;
    }
    if (request.readsLayers())
        tree->depth = request.verify ? ImageTree::Depth::All : ImageTree::Depth::Layers;
    side.tree = std::make_shared<ImageTree>(*std::move(tree));
    // The config of a single manifest tells its platform, and with it what to load over there.
    if (auto loaded = loadTree(**side.tree, *side.source, isRoot, stop); !loaded)
        side.tree = tl::unexpected(loaded.error());
    return side;
}

/// Tells whether an image of one side can have a counterpart on the other. Every platform of an
/// index that nobody compares would be a pull for nothing, and registries count those.
class Counterparts {
public:
    Counterparts(const ImageTree &own, const ImageTree &other, const PairRequest &request) :
        m_request(request), m_isLoneUnknown(!other.isIndex() && !other.root.platform)
    {
        PlatformPositions mine;
        for (const ManifestNode *image : own.images()) {
            if (image->platform)
                mine.add(*image->platform, 0);
        }
        for (const ManifestNode *image : other.images()) {
            m_digests.insert(image->digest);
            if (!image->platform)
                continue;
            m_platforms.add(*image->platform, 0);
            const auto &wanted = request.platform;
            const bool isCompared = !wanted || image->platform->matches(*wanted);
            m_isAnyLeft = m_isAnyLeft || (isCompared && !mine.first(*image->platform));
        }
    }

    bool mayHave(const ManifestNode &node) const
    {
        if (isRoot(node))
            return true;
        if (node.role != ManifestNode::Role::Image || !isWanted(node, m_request))
            return false;
        if (m_digests.contains(node.digest))
            return true;
        if (m_isLoneUnknown)
            return true; // a lone manifest that does not say its platform may be any
        if (!node.platform)
            return !m_digests.isEmpty();
        // What is left on both sides may be one image under another label: its config tells.
        return m_isAnyLeft || m_platforms.first(*node.platform).has_value();
    }

private:
    const PairRequest &m_request;
    bool m_isLoneUnknown;
    bool m_isAnyLeft = false; ///< the other side has a platform that this one has not
    QSet<Digest> m_digests;
    PlatformPositions m_platforms;
};

Result<void> loadSide(LoadingSide &side, std::shared_ptr<const ImageTree> other,
                      const PairRequest &request, std::stop_token stop)
{
    const bool isLocal = (*side.tree)->name.transport() != ImageName::Transport::Registry;
    const Counterparts counterparts(**side.tree, *other, request);
    const auto wants = [&](const ManifestNode &node) {
        return request.verify ? isWanted(node, request) : isLocal || counterparts.mayHave(node);
    };
    // What came along tells nothing of the relation: where it cannot be had, it is not known.
    Result<std::vector<Companion>> companions;
    Result<void> loaded;
    {
        const Digest root = (*side.tree)->root.digest;
        const std::jthread beside([&] { companions = side.source->companions(root, stop); });
        loaded = loadTree(**side.tree, *side.source, wants, stop);
    }
    if (companions)
        (*side.tree)->companions = *std::move(companions);
    return loaded;
}

// The other side of the wire takes its time: what is shown need not wait for it.
ImageSource *askedForHeads(const LoadingSide &side, Heads heads)
{
    const bool isNear = (*side.tree)->name.transport() != ImageName::Transport::Registry;
    return heads == Heads::Now || isNear ? side.source : nullptr;
}

LayerSide layersOf(LoadingSide &side, PairSide which, const PairProgress &tell)
{
    return {.tree = **side.tree,
            .source = *side.source,
            .isPublic = which == PairSide::Left,
            .progress = [which, &tell](const LoadStep &step) { tell(which, step); },
            .knowledge = side.opened->knowledge(),
            .isOffline = !side.opened->direct()};
}

Result<void> readContents(LoadingSide &left, LoadingSide &right, const PairRequest &request,
                          const Comparison &comparison, const PairProgress &tell,
                          std::stop_token stop)
{
    const LayerSide leftSide = layersOf(left, PairSide::Left, tell);
    const LayerSide rightSide = layersOf(right, PairSide::Right, tell);
    return request.verify ? verifyLayers(leftSide, rightSide, std::move(stop))
                          : loadLayers(leftSide, rightSide, comparison, std::move(stop));
}

LoadedPair::Side handedOver(const LoadingSide &side)
{
    if (!side.tree)
        return tl::unexpected(side.tree.error());
    return *side.tree;
}

// Whoever waits for a slow side sees what there is of the other.
LoadStep stepOf(const LoadingSide &side)
{
    LoadStep step{words::load::waitsForOther()};
    if (side.tree)
        step.tree = std::make_shared<const ImageTree>(**side.tree);
    else
        step.error = side.tree.error();
    return step;
}

void resolve(LoadingSide &left, LoadingSide &right, const PairRequest &request,
             const SourceFactory &open, const PairProgress &tell, const std::stop_token &stop)
{
    tell(PairSide::Left, {words::load::reading(request.left)});
    tell(PairSide::Right, {words::load::reading(request.right)});
    const std::jthread other([&] {
        right = resolveSide(request.right, request, open, stop);
        tell(PairSide::Right, stepOf(right));
    });
    left = resolveSide(request.left, request, open, stop);
    tell(PairSide::Left, stepOf(left));
}

void loadDocuments(LoadingSide &left, LoadingSide &right, const PairRequest &request,
                   const PairProgress &tell, const std::stop_token &stop)
{
    // Each side is read while the other one changes: they look at copies.
    const auto leftSeen = std::make_shared<const ImageTree>(**left.tree);
    const auto rightSeen = std::make_shared<const ImageTree>(**right.tree);
    tell(PairSide::Left, {words::load::readingDocuments()});
    tell(PairSide::Right, {words::load::readingDocuments()});
    const auto load
        = [&](PairSide which, LoadingSide &side, const std::shared_ptr<const ImageTree> &seen) {
        if (const auto loaded = loadSide(side, seen, request, stop); !loaded)
            side.tree = tl::unexpected(loaded.error());
        tell(which, stepOf(side));
    };
    const std::jthread other([&] { load(PairSide::Right, right, leftSeen); });
    load(PairSide::Left, left, rightSeen);
}

// What the documents claim says what of the layers to read; then all is compared again.
Result<Comparison> comparePair(LoadingSide &left, LoadingSide &right, const PairRequest &request,
                               Heads heads, const PairProgress &tell, const std::stop_token &stop)
{
    const auto claimed = compareImages(*left.tree, *right.tree, request.platform, stop);
    if (!claimed)
        return claimed;
    if (request.readsLayers()) {
        if (auto read = readContents(left, right, request, *claimed, tell, stop); !read)
            return tl::unexpected(read.error());
    } else {
        loadHeads({**left.tree, askedForHeads(left, heads)},
                  {**right.tree, askedForHeads(right, heads)}, *claimed, stop);
    }
    return compareImages(*left.tree, *right.tree, request.platform, stop);
}

} // namespace

LoadedPair loadPair(const PairRequest &request, const SourceFactory &open,
                    const PairProgress &progress, std::stop_token stop, Heads heads)
{
    const auto tell = [&](PairSide side, const LoadStep &step) {
        if (progress)
            progress(side, step);
    };
    LoadingSide left;
    LoadingSide right;
    resolve(left, right, request, open, tell, stop);
    if (left.isThere() && right.isThere())
        loadDocuments(left, right, request, tell, stop);
    LoadedPair pair;
    if (left.isThere() && right.isThere()) {
        auto compared = comparePair(left, right, request, heads, tell, stop);
        if (compared)
            pair.comparison = *std::move(compared);
        else
            left.tree = tl::unexpected(compared.error());
    }
    pair.left = handedOver(left);
    pair.right = handedOver(right);
    return pair;
}

} // namespace sameinside
