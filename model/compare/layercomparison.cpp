// SPDX-License-Identifier: MIT
#include "model/compare/layercomparison.h"

#include "model/text/words/model/loadwords.h"

#include <algorithm>

namespace sameinside {

namespace {

using Layers = std::span<const ComparedLayer>;

void noteErrors(LayerComparison &comparison, Layers layers, bool isPublic)
{
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const ComparedLayer &layer = layers[i];
        std::optional<Error> error = layer.error;
        if (layer.isCorrupt()) {
            comparison.hasCorrupt = true;
            const auto damaged
                = isPublic ? words::load::publicLayerDamaged : words::load::privateLayerDamaged;
            error = Error{
                ErrorKind::Corrupt,
                damaged(qint64(i) + 1, layer.computed->toString(), layer.diffId->toString())};
        }
        if (!error || std::ranges::find(comparison.errors, *error) != comparison.errors.end())
            continue;
        const bool isFirst = error->kind == ErrorKind::Corrupt;
        comparison.errors.insert(isFirst ? comparison.errors.begin() : comparison.errors.end(),
                                 *error);
    }
}

bool isUsable(const ComparedLayer &layer)
{
    return layer.contents && !layer.isCorrupt();
}

std::vector<std::shared_ptr<const LayerContents>> stackOf(Layers layers)
{
    std::vector<std::shared_ptr<const LayerContents>> stack;
    for (const ComparedLayer &layer : layers)
        stack.push_back(layer.contents);
    return stack;
}

void mergeAndCompare(LayerComparison &comparison, Layers left, Layers right,
                     const std::stop_token &stop)
{
    if (std::ranges::equal(left, right, {}, &ComparedLayer::sha256, &ComparedLayer::sha256)) {
        comparison.sameFiles = true;
        return;
    }
    for (const auto &[layers, files] :
         {std::pair(left, &comparison.leftFiles), std::pair(right, &comparison.rightFiles)}) {
        auto merged = mergedFiles(stackOf(layers), stop);
        if (!merged) {
            comparison.errors.push_back(merged.error());
            return;
        }
        *files = *std::move(merged);
    }
    comparison.files = filesDifference(comparison.leftFiles, comparison.rightFiles, stop);
    comparison.sameFiles = comparison.files.isEmpty();
}

} // namespace

LayerComparison compareLayers(Layers left, Layers right, std::span<const LayerPair> pairs,
                              const std::stop_token &stop)
{
    LayerComparison comparison;
    noteErrors(comparison, left, true);
    noteErrors(comparison, right, false);
    for (const LayerPair &pair : pairs) {
        if (stop.stop_requested())
            return comparison;
        if (pair.relation != LayerRelation::Differs)
            continue;
        const ComparedLayer &l = left[std::size_t(*pair.left)];
        const ComparedLayer &r = right[std::size_t(*pair.right)];
        if (!isUsable(l) || !isUsable(r))
            continue;
        LayerComparison::Pair found{.left = *pair.left,
                                    .right = *pair.right,
                                    .leftFiles = layerFiles(l.contents, stop),
                                    .rightFiles = layerFiles(r.contents, stop)};
        found.difference = ContentsDifference::between(found.leftFiles, found.rightFiles, stop);
        comparison.pairs.push_back(std::move(found));
    }
    const bool isWhole = !left.empty() && !right.empty() && std::ranges::all_of(left, isUsable)
        && std::ranges::all_of(right, isUsable);
    if (isWhole)
        mergeAndCompare(comparison, left, right, stop);
    return comparison;
}

} // namespace sameinside
