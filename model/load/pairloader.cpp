// SPDX-License-Identifier: MIT
#include "model/load/pairloader.h"

#include "model/load/layerloader.h"

#include <algorithm>
#include <thread>

namespace sameinside {

namespace {

// One side while it is being loaded.
struct LoadingSide {
    std::unique_ptr<ImageSource> source;
    Result<std::shared_ptr<ImageTree>> tree = failure(ErrorKind::Cancelled, {});

    bool isThere() const { return tree.has_value(); }
};

bool isRoot(const ManifestNode &node)
{
    return !node.descriptor;
}

LoadingSide resolveSide(const QString &text, const SourceFactory &open, std::stop_token stop)
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
    side.source = *std::move(source);
    auto tree = resolveTree(*side.source, *name, stop);
    if (!tree) {
        side.tree = tl::unexpected(tree.error());
        return side;
    }
    side.tree = std::make_shared<ImageTree>(*std::move(tree));
    // The config of a single manifest tells its platform, and with it what to load over there.
    if (auto loaded = loadTree(**side.tree, *side.source, isRoot, stop); !loaded)
        side.tree = tl::unexpected(loaded.error());
    return side;
}

// Whether an image of one side can have a counterpart on the other. Every platform of an index
// that nobody compares would be a pull for nothing, and registries count those.
bool isWanted(const ManifestNode &node, const ImageTree &other, const PairRequest &request)
{
    if (isRoot(node))
        return true;
    if (node.role != ManifestNode::Role::Image)
        return false;
    if (request.platform && node.platform && !node.platform->matches(*request.platform))
        return false;
    const auto others = other.images();
    const auto isSame = [&](const ManifestNode *image) { return image->digest == node.digest; };
    if (!other.isIndex() && !other.root.platform && std::ranges::none_of(others, isSame))
        return true; // a lone manifest that does not say its platform may be any
    return std::ranges::any_of(others, [&](const ManifestNode *image) {
        return isSame(image) || !node.platform
            || (image->platform && image->platform->matches(*node.platform));
    });
}

Result<void> loadSide(LoadingSide &side, std::shared_ptr<const ImageTree> other,
                      const PairRequest &request, std::stop_token stop)
{
    const bool isLocal = (*side.tree)->name.transport() != ImageName::Transport::Registry;
    return loadTree(
        **side.tree, *side.source,
        [&](const ManifestNode &node) { return isLocal || isWanted(node, *other, request); },
        std::move(stop));
}

// The headers of blobs that hold the same in another encoding say how they were compressed.
void learnEncodings(LoadingSide &left, LoadingSide &right, const Comparison &comparison,
                    std::stop_token stop)
{
    std::vector<Descriptor> wanted[2];
    for (const PlatformComparison &platform : comparison.platforms) {
        const Manifest *manifests[2] = {platform.left->manifest(), platform.right->manifest()};
        for (const LayerPair &pair : platform.layers) {
            if (pair.relation != LayerRelation::Recompressed || !manifests[0] || !manifests[1])
                continue;
            wanted[0].push_back(manifests[0]->layers[std::size_t(*pair.left)]);
            wanted[1].push_back(manifests[1]->layers[std::size_t(*pair.right)]);
        }
    }
    if (wanted[0].empty())
        return;
    const std::jthread other([&] { readEncodings(**right.tree, *right.source, wanted[1], stop); });
    readEncodings(**left.tree, *left.source, wanted[0], stop);
}

void readContents(LoadingSide &left, LoadingSide &right, const Comparison &comparison,
                  const PairProgress &tell, std::stop_token stop)
{
    const LayerSide leftSide{**left.tree, *left.source, QStringLiteral("public"),
                             [&](const LoadStep &step) { tell(PairSide::Left, step); }};
    const LayerSide rightSide{**right.tree, *right.source, QStringLiteral("private"),
                              [&](const LoadStep &step) { tell(PairSide::Right, step); }};
    if (auto loaded = loadLayers(leftSide, rightSide, comparison, std::move(stop)); !loaded)
        left.tree = tl::unexpected(loaded.error());
}

LoadedPair::Side handedOver(const LoadingSide &side)
{
    if (!side.tree)
        return tl::unexpected(side.tree.error());
    return *side.tree;
}

} // namespace

LoadedPair loadPair(const PairRequest &request, const SourceFactory &open,
                    const PairProgress &progress, std::stop_token stop)
{
    const auto tell = [&](PairSide side, const LoadStep &step) {
        if (progress)
            progress(side, step);
    };
    LoadingSide left;
    LoadingSide right;
    {
        tell(PairSide::Left, {QStringLiteral("reading %1").arg(request.left)});
        tell(PairSide::Right, {QStringLiteral("reading %1").arg(request.right)});
        const std::jthread other([&] { right = resolveSide(request.right, open, stop); });
        left = resolveSide(request.left, open, stop);
    }
    if (left.isThere() && right.isThere()) {
        // Each side is read while the other one changes: they look at copies.
        const auto leftSeen = std::make_shared<const ImageTree>(**left.tree);
        const auto rightSeen = std::make_shared<const ImageTree>(**right.tree);
        tell(PairSide::Left, {QStringLiteral("reading manifests and configs")});
        tell(PairSide::Right, {QStringLiteral("reading manifests and configs")});
        Result<void> rightLoaded;
        Result<void> leftLoaded;
        {
            const std::jthread other(
                [&] { rightLoaded = loadSide(right, leftSeen, request, stop); });
            leftLoaded = loadSide(left, rightSeen, request, stop);
        }
        if (!leftLoaded)
            left.tree = tl::unexpected(leftLoaded.error());
        if (!rightLoaded)
            right.tree = tl::unexpected(rightLoaded.error());
    }
    if (left.isThere() && right.isThere()) {
        const Comparison claimed = compareImages(*left.tree, *right.tree, request.platform);
        if (request.deep)
            readContents(left, right, claimed, tell, stop);
        else
            learnEncodings(left, right, claimed, stop);
        if (stop.stop_requested())
            left.tree = failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
    }
    LoadedPair pair{.left = handedOver(left), .right = handedOver(right)};
    if (pair.left && pair.right)
        pair.comparison = compareImages(*pair.left, *pair.right, request.platform);
    return pair;
}

} // namespace sameinside
