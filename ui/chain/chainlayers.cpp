// SPDX-License-Identifier: MIT
#include "ui/chain/chainlayers.h"

#include "model/text/words/model/layerwords.h"

#include <algorithm>

namespace sameinside {

namespace {

constexpr std::size_t shortestFold = 3;

void markPairs(std::vector<ChainLayer> &layers, NodeRef::Side side,
               const PlatformComparison &platform)
{
    const bool isLeft = side == NodeRef::Side::Left;
    for (const LayerPair &pair : platform.layers) {
        const auto own = isLeft ? pair.left : pair.right;
        const auto other = isLeft ? pair.right : pair.left;
        if (!own || *own < 0 || *own >= int(layers.size()))
            continue;
        ChainLayer &layer = layers[std::size_t(*own)];
        layer.relation = pair.relation;
        layer.blobMeaning = blobMeaningOf(pair, isLeft);
        layer.contentsMeaning = contentsMeaningOf(pair.relationOfContents());
        layer.partner = other.value_or(-1);
        layer.moved = pair.moved;
    }
}

// Causes name positions on the left, and on the right only for layers that are only there.
void markCauses(std::vector<ChainLayer> &layers, NodeRef::Side side,
                const PlatformComparison &platform)
{
    for (ChainLayer &layer : layers) {
        const bool onlyRight = layer.relation == LayerRelation::RightOnly;
        const bool isLeft = side == NodeRef::Side::Left;
        const int named = isLeft || onlyRight ? layer.position : layer.partner;
        for (const Cause &cause : platform.causes) {
            if (named < 0 || !std::ranges::count(cause.layers, named))
                continue;
            if (cause.rung == Rung::Blobs && layer.blobMeaning != Meaning::Same)
                layer.isBlobCause = true;
            if (cause.rung == Rung::Contents && layer.contentsMeaning != Meaning::Same)
                layer.isContentsCause = true;
        }
    }
}

bool standAlike(const ChainLayer &one, const ChainLayer &other)
{
    return one.blobMeaning == other.blobMeaning && one.contentsMeaning == other.contentsMeaning
        && one.relation == other.relation && one.isBlobCause == other.isBlobCause
        && one.isContentsCause == other.isContentsCause;
}

bool isEqual(const ChainLayer &layer)
{
    return layer.blobMeaning == Meaning::Same && !layer.moved;
}

void append(std::vector<LayerRun> &runs, std::span<const ChainLayer> layers, bool isFolded)
{
    if (isFolded) {
        runs.push_back({{layers.begin(), layers.end()}});
        return;
    }
    for (const ChainLayer &layer : layers)
        runs.push_back({{layer}});
}

// Keeps the first runs and the last one; with room for two boxes the first, with room for one none.
std::vector<LayerRun> foldedMiddle(const std::vector<LayerRun> &runs, std::size_t keep)
{
    if (runs.size() <= keep)
        return runs;
    const std::size_t first = keep < 3 ? keep - 1 : keep - 2;
    const std::size_t last = keep < 3 ? runs.size() : runs.size() - 1;
    LayerRun middle;
    for (std::size_t i = first; i < last; ++i)
        middle.layers.insert(middle.layers.end(), runs[i].layers.begin(), runs[i].layers.end());
    std::vector<LayerRun> kept(runs.begin(), runs.begin() + std::ptrdiff_t(first));
    kept.push_back(std::move(middle));
    kept.insert(kept.end(), runs.begin() + std::ptrdiff_t(last), runs.end());
    return kept;
}

Meaning commonMeaning(const LayerRun &run, Meaning ChainLayer::*meaning)
{
    const Meaning first = run.layers.front().*meaning;
    const bool alike = std::ranges::all_of(
        run.layers, [&](const ChainLayer &layer) { return layer.*meaning == first; });
    return alike ? first : Meaning::Differs;
}

// How many stand out: a fold that only said how many it holds would hide them.
QString mixedText(const LayerRun &run, Meaning ChainLayer::*meaning)
{
    const auto count
        = [&](Meaning wanted) { return std::ranges::count(run.layers, wanted, meaning); };
    const auto all = qint64(run.layers.size());
    const auto unequal = all - count(Meaning::Same);
    return count(Meaning::Differs) == unequal ? words::layers::foldedSomeDiffer(unequal, all)
                                              : words::layers::foldedUnequal(unequal, all);
}

QString runText(const LayerRun &run, Meaning ChainLayer::*meaning)
{
    const Meaning first = run.layers.front().*meaning;
    const bool alike = std::ranges::all_of(
        run.layers, [&](const ChainLayer &layer) { return layer.*meaning == first; });
    if (!alike)
        return mixedText(run, meaning);
    const auto count = qint64(run.layers.size());
    if (first == Meaning::Differs)
        return words::layers::foldedDiffer(count);
    if (first == Meaning::OnlyHere)
        return words::layers::foldedOnlyHere(count);
    return first == Meaning::Unknown ? words::layers::foldedNotKnown(count)
                                     : words::layers::foldedEqual(count);
}

QString digits(const std::optional<Digest> &digest)
{
    if (!digest)
        return QStringLiteral("?");
    return QString::fromLatin1(
        digest->encoded().first(std::min<qsizetype>(6, digest->encoded().size())));
}

} // namespace

std::vector<ChainLayer> chainLayers(const ImageTree &tree, const ManifestNode &image,
                                    NodeRef::Side side, const PlatformComparison *platform,
                                    Meaning unpaired)
{
    if (!image.document)
        return {};
    const std::vector<ComparedLayer> compared
        = platform ? platform->layersOf(side == NodeRef::Side::Left) : comparedLayers(image, tree);
    std::vector<ChainLayer> layers;
    layers.reserve(compared.size());
    for (const ComparedLayer &known : compared) {
        layers.push_back({.position = int(layers.size()),
                          .count = int(compared.size()),
                          .blob = known.blob,
                          .size = known.mediaType ? std::optional(known.size) : std::nullopt,
                          .diffId = known.diffId,
                          .encoding = known.encoding ? known.encoding->description() : QString(),
                          .createdBy = known.createdBy,
                          .blobMeaning = unpaired,
                          .contentsMeaning = known.diffId ? unpaired : Meaning::Unknown,
                          .isClaimed = known.isClaimed(),
                          .isReadElsewhere = known.isReadElsewhere,
                          .knownSince = known.knownSince,
                          .error = known.error ? known.error->detail : QString()});
    }
    if (platform) {
        markPairs(layers, side, *platform);
        markCauses(layers, side, *platform);
    }
    return layers;
}

Meaning LayerRun::blobMeaning() const
{
    return commonMeaning(*this, &ChainLayer::blobMeaning);
}

Meaning LayerRun::contentsMeaning() const
{
    return commonMeaning(*this, &ChainLayer::contentsMeaning);
}

bool LayerRun::isBlobCause() const
{
    return std::ranges::any_of(layers, &ChainLayer::isBlobCause);
}

bool LayerRun::isContentsCause() const
{
    return std::ranges::any_of(layers, &ChainLayer::isContentsCause);
}

bool LayerRun::isClaimed() const
{
    return std::ranges::any_of(layers, &ChainLayer::isClaimed);
}

QString LayerRun::blobText() const
{
    return isFolded() ? runText(*this, &ChainLayer::blobMeaning) : digits(layers.front().blob);
}

QString LayerRun::contentsText() const
{
    return isFolded() ? runText(*this, &ChainLayer::contentsMeaning)
                      : digits(layers.front().diffId);
}

std::vector<LayerRun> folded(std::span<const ChainLayer> layers, Folding folding, int keep)
{
    std::vector<LayerRun> runs;
    for (std::size_t begin = 0; begin < layers.size();) {
        std::size_t end = begin + 1;
        while (end < layers.size() && standAlike(layers[begin], layers[end])
               && isEqual(layers[begin]) == isEqual(layers[end]))
            ++end;
        const bool mayFold
            = folding >= Folding::Runs || (folding == Folding::Equal && isEqual(layers[begin]));
        append(runs, layers.subspan(begin, end - begin), mayFold && end - begin >= shortestFold);
        begin = end;
    }
    return folding == Folding::Middle ? foldedMiddle(runs, std::size_t(keep)) : runs;
}

} // namespace sameinside
