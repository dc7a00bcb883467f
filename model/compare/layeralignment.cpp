// SPDX-License-Identifier: MIT
#include "model/compare/layeralignment.h"

#include <algorithm>

namespace sameinside {

namespace {

using Layers = std::span<const ComparedLayer>;

bool holdsSame(const ComparedLayer &left, const ComparedLayer &right)
{
    return left.blob == right.blob || (left.diffId && right.diffId && left.diffId == right.diffId);
}

// The longest common subsequence, as pairs of positions. The table is bounded: images have at
// most 127 layers, and what has very many more is aligned at its ends only.
std::vector<std::pair<int, int>> commonSequence(Layers left, Layers right)
{
    constexpr std::size_t largestTable = 4'000'000;
    std::vector<std::pair<int, int>> pairs;
    const std::size_t shorter = std::min(left.size(), right.size());
    std::size_t first = 0;
    while (first < shorter && holdsSame(left[first], right[first])) {
        pairs.emplace_back(int(first), int(first));
        ++first;
    }
    std::size_t last = 0;
    while (last < shorter - first
           && holdsSame(left[left.size() - 1 - last], right[right.size() - 1 - last]))
        ++last;

    const std::size_t rows = left.size() - first - last;
    const std::size_t columns = right.size() - first - last;
    if (rows > 0 && columns > 0 && rows * columns <= largestTable) {
        const std::size_t width = columns + 1;
        std::vector<int> length((rows + 1) * width, 0);
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                length[i * width + j] = holdsSame(left[first + i], right[first + j])
                    ? length[(i + 1) * width + j + 1] + 1
                    : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
            }
        }
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (holdsSame(left[first + i], right[first + j])) {
                pairs.emplace_back(int(first + i), int(first + j));
                ++i;
                ++j;
            } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
                ++i;
            } else {
                ++j;
            }
        }
    }
    for (std::size_t i = last; i-- > 0;)
        pairs.emplace_back(int(left.size() - 1 - i), int(right.size() - 1 - i));
    return pairs;
}

LayerPair pairOf(Layers left, Layers right, int l, int r)
{
    const ComparedLayer &a = left[std::size_t(l)];
    const ComparedLayer &b = right[std::size_t(r)];
    LayerPair pair{.left = l,
                   .right = r,
                   .relation = LayerRelation::Differs,
                   .leftDigest = a.blob,
                   .rightDigest = b.blob};
    if (a.blob == b.blob)
        pair.relation = LayerRelation::Same;
    else if (holdsSame(a, b))
        pair.relation = LayerRelation::Recompressed;
    if (a.diffId == b.diffId)
        pair.diffId = a.diffId;
    return pair;
}

LayerPair loneOf(Layers layers, int position, LayerRelation side)
{
    const ComparedLayer &layer = layers[std::size_t(position)];
    LayerPair pair{.relation = side, .diffId = layer.diffId};
    if (side == LayerRelation::LeftOnly) {
        pair.left = position;
        pair.leftDigest = layer.blob;
    } else {
        pair.right = position;
        pair.rightDigest = layer.blob;
    }
    return pair;
}

} // namespace

std::vector<ComparedLayer> comparedLayers(const ManifestNode &image, const ImageTree &tree)
{
    std::vector<ComparedLayer> layers;
    if (const Schema1Manifest *schema1 = image.schema1()) {
        for (const auto &layer : schema1->layers) {
            if (!layer.empty)
                layers.push_back({.blob = layer.blob});
        }
    } else if (const Manifest *manifest = image.manifest()) {
        for (const Descriptor &layer : manifest->layers)
            layers.push_back(
                {.blob = layer.digest, .size = layer.size, .mediaType = layer.mediaType});
        if (image.config && image.config->diffIds().size() == layers.size()) {
            for (std::size_t i = 0; i < layers.size(); ++i)
                layers[i].diffId = image.config->diffIds()[i];
        }
    }
    for (ComparedLayer &layer : layers) {
        const auto facts = tree.layers.constFind(layer.blob);
        if (facts == tree.layers.constEnd())
            continue;
        layer.computed = facts->diffId;
        layer.contents = facts->contents;
        layer.error = facts->error;
        if (!layer.diffId)
            layer.diffId = layer.computed;
    }
    return layers;
}

void shareDiffIds(std::vector<ComparedLayer> &left, std::vector<ComparedLayer> &right)
{
    QHash<Digest, Digest> known;
    for (const auto *side : {&left, &right}) {
        for (const ComparedLayer &layer : *side) {
            if (layer.diffId)
                known.insert(layer.blob, *layer.diffId);
        }
    }
    for (auto *side : {&left, &right}) {
        for (ComparedLayer &layer : *side) {
            if (const auto found = known.constFind(layer.blob);
                !layer.diffId && found != known.constEnd())
                layer.diffId = *found;
        }
    }
}

std::vector<LayerPair> alignLayers(Layers left, Layers right)
{
    std::vector<std::optional<int>> partnerOfLeft(left.size());
    std::vector<std::optional<int>> partnerOfRight(right.size());
    std::vector<bool> moved(left.size(), false);
    const auto join = [&](int l, int r) {
        partnerOfLeft[std::size_t(l)] = r;
        partnerOfRight[std::size_t(r)] = l;
    };
    const auto anchors = commonSequence(left, right);
    for (const auto &[l, r] : anchors)
        join(l, r);

    // Same contents elsewhere in the order.
    QHash<Digest, std::vector<int>> byContents;
    for (std::size_t r = 0; r < right.size(); ++r) {
        if (partnerOfRight[r])
            continue;
        byContents[right[r].blob].push_back(int(r));
        if (right[r].diffId)
            byContents[*right[r].diffId].push_back(int(r));
    }
    for (std::size_t l = 0; l < left.size(); ++l) {
        if (partnerOfLeft[l])
            continue;
        std::vector<int> candidates = byContents.value(left[l].blob);
        if (left[l].diffId) {
            const auto more = byContents.value(*left[l].diffId);
            candidates.insert(candidates.end(), more.begin(), more.end());
        }
        const auto free = std::ranges::find_if(
            candidates, [&](int r) { return !partnerOfRight[std::size_t(r)]; });
        if (free != candidates.end()) {
            join(int(l), *free);
            moved[l] = true;
        }
    }

    // Between two anchors, as many on one side as on the other: each stands for its counterpart.
    int fromLeft = 0;
    int fromRight = 0;
    const auto pairGap = [&](int toLeft, int toRight) {
        std::vector<int> freeLeft;
        std::vector<int> freeRight;
        for (int l = fromLeft; l < toLeft; ++l) {
            if (!partnerOfLeft[std::size_t(l)])
                freeLeft.push_back(l);
        }
        for (int r = fromRight; r < toRight; ++r) {
            if (!partnerOfRight[std::size_t(r)])
                freeRight.push_back(r);
        }
        for (std::size_t i = 0; freeLeft.size() == freeRight.size() && i < freeLeft.size(); ++i)
            join(freeLeft[i], freeRight[i]);
        fromLeft = toLeft + 1;
        fromRight = toRight + 1;
    };
    for (const auto &[l, r] : anchors)
        pairGap(l, r);
    pairGap(int(left.size()), int(right.size()));

    std::vector<LayerPair> pairs;
    std::size_t nextRight = 0;
    const auto lonesUpTo = [&](std::size_t end) {
        for (; nextRight < end; ++nextRight) {
            if (!partnerOfRight[nextRight])
                pairs.push_back(loneOf(right, int(nextRight), LayerRelation::RightOnly));
        }
    };
    for (std::size_t l = 0; l < left.size(); ++l) {
        if (!partnerOfLeft[l]) {
            pairs.push_back(loneOf(left, int(l), LayerRelation::LeftOnly));
            continue;
        }
        const int r = *partnerOfLeft[l];
        if (!moved[l])
            lonesUpTo(std::size_t(r));
        pairs.push_back(pairOf(left, right, int(l), r));
        pairs.back().moved = moved[l];
    }
    lonesUpTo(right.size());
    return pairs;
}

} // namespace sameinside
