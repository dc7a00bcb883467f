// SPDX-License-Identifier: MIT
#include "model/load/headloader.h"

#include "model/parallel.h"

#include <QSet>

#include <algorithm>

namespace sameinside {

namespace {

constexpr qint64 headLength = qint64(64) * 1024; // bytes
constexpr std::size_t atOnce = 8;                // of each side

// Of one side, each once, and only those whose encoding nobody looked at.
std::vector<Descriptor> unknownHeads(const Comparison &comparison, const ImageTree &tree,
                                     bool isLeft)
{
    std::vector<Descriptor> heads;
    QSet<Digest> seen;
    for (const PlatformComparison &platform : comparison.platforms) {
        const std::vector<NamedLayer> left = platform.left->layers();
        const std::vector<NamedLayer> right = platform.right->layers();
        for (const LayerPair &pair : platform.layers) {
            if (pair.relation != LayerRelation::Recompressed)
                continue;
            const NamedLayer &first = left[std::size_t(*pair.left)];
            const NamedLayer &second = right[std::size_t(*pair.right)];
            const Descriptor &blob = (isLeft ? first : second).descriptor;
            if (!first.isDescribed() || !second.isDescribed() || seen.contains(blob.digest)
                || tree.layers.value(blob.digest).encoding)
                continue;
            seen.insert(blob.digest);
            heads.push_back(blob);
        }
    }
    return heads;
}

void loadHeads(HeadSide side, const std::vector<Descriptor> &blobs, const std::stop_token &stop)
{
    std::vector<std::optional<LayerEncoding>> found(blobs.size());
    inParallel(blobs.size(), atOnce, [&](std::size_t i) {
        if (stop.stop_requested())
            return;
        if (!blobs[i].data.isEmpty())
            found[i] = LayerEncoding::sniff(blobs[i].data);
        else if (const auto start = side.source->blobStart(blobs[i], headLength, stop))
            found[i] = LayerEncoding::sniff(*start);
    });
    for (std::size_t i = 0; i < blobs.size(); ++i) {
        if (found[i])
            side.tree.layers[blobs[i].digest].encoding = found[i];
    }
}

/// A side that was loaded, to be looked at once more.
struct LoadedSide {
    std::shared_ptr<ImageTree> tree; ///< a copy: somebody shows the other
    std::unique_ptr<ImageSource> source;

    HeadSide heads() const { return {*tree, source.get()}; }
    static LoadedSide of(const ImageTree &tree, bool isWanted, const SourceFactory &open)
    {
        LoadedSide side{.tree = std::make_shared<ImageTree>(tree), .source = nullptr};
        auto source = isWanted ? open(tree.name) : nullptr;
        if (source)
            side.source = *std::move(source);
        return side;
    }
};

auto knownHeads(const ImageTree &tree)
{
    return std::count_if(tree.layers.begin(), tree.layers.end(),
                         [](const LayerFacts &facts) { return facts.encoding.has_value(); });
}

} // namespace

void loadHeads(HeadSide left, HeadSide right, const Comparison &comparison,
               const std::stop_token &stop)
{
    const auto ofLeft = unknownHeads(comparison, left.tree, true);
    const auto ofRight = unknownHeads(comparison, right.tree, false);
    std::jthread other;
    if (right.source && !ofRight.empty())
        other = std::jthread([&] { loadHeads(right, ofRight, stop); });
    if (left.source)
        loadHeads(left, ofLeft, stop);
}

std::optional<LoadedPair> withHeads(const PairRequest &request, const LoadedPair &pair,
                                    const SourceFactory &open, const std::stop_token &stop)
{
    if (!pair.comparison)
        return std::nullopt;
    const Comparison &before = *pair.comparison;
    const bool wantsLeft = !unknownHeads(before, *before.left, true).empty();
    const bool wantsRight = !unknownHeads(before, *before.right, false).empty();
    if (!wantsLeft && !wantsRight)
        return std::nullopt;
    const LoadedSide left = LoadedSide::of(*before.left, wantsLeft, open);
    const LoadedSide right = LoadedSide::of(*before.right, wantsRight, open);
    loadHeads(left.heads(), right.heads(), before, stop);
    if (knownHeads(*left.tree) == knownHeads(*before.left)
        && knownHeads(*right.tree) == knownHeads(*before.right))
        return std::nullopt;
    auto compared = compareImages(left.tree, right.tree, request.platform, stop);
    if (!compared)
        return std::nullopt;
    return LoadedPair{.left = left.tree, .right = right.tree, .comparison = *std::move(compared)};
}

} // namespace sameinside
