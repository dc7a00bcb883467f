// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"

#include "model/compare/causes.h"
#include "model/compare/imagepairing.h"
#include "model/compare/indexcauses.h"
#include "model/compare/layeralignment.h"
#include "model/compare/layercomparison.h"
#include "model/compare/rungs.h"
#include "model/text/numbers.h"
#include "model/text/words/model/loadwords.h"

#include <algorithm>

namespace sameinside {

namespace {

using Nodes = ImagePairing::Nodes;

void noteMissing(PlatformComparison &platform, const ManifestNode &node)
{
    if (node.error)
        platform.missing.push_back(*node.error);
    if (node.configError)
        platform.missing.push_back(*node.configError);
    const Manifest *manifest = node.manifest();
    if (manifest && node.config && node.config->diffIds().size() != manifest->layers.size()) {
        platform.missing.push_back(
            {ErrorKind::InvalidDocument,
             words::load::otherNumberOfLayers(
                 node.config->digest().shortText(), qint64(node.config->diffIds().size()),
                 node.digest.shortText(), qint64(manifest->layers.size()))});
    }
}

QString nameOfPlatform(const ManifestNode &left, const ManifestNode &right)
{
    if (left.platform)
        return left.platformText();
    return right.platform ? right.platformText() : QStringLiteral("unknown");
}

// The layers of both sides, each with what the documents of both say of it.
void setLayers(PlatformComparison &result, const ManifestNode &left, const ImageTree &leftTree,
               const ManifestNode &right, const ImageTree &rightTree)
{
    result.leftLayers = comparedLayers(left, leftTree);
    result.rightLayers = comparedLayers(right, rightTree);
    shareDiffIds(result.leftLayers, result.rightLayers);
    if (configDigest(left) && configDigest(left) == configDigest(right)) {
        // One config lists the diff IDs of both.
        const auto &config = left.config ? left.config : right.config;
        for (auto *layers : {&result.leftLayers, &result.rightLayers}) {
            if (!config || config->diffIds().size() != layers->size())
                continue;
            for (std::size_t i = 0; i < layers->size(); ++i)
                (*layers)[i].diffId = config->diffIds()[i];
        }
    }
    // A manifest that was not read lists nothing: that is no layer less.
    if (left.document && right.document)
        result.layers = alignLayers(result.leftLayers, result.rightLayers);
    for (const LayerPair &pair : result.layers) {
        if (!pair.isShared())
            continue;
        ++result.sharedLayers;
        result.sharedBytes = saturatedSum(result.sharedBytes, result.leftOf(pair)->size);
    }
}

PlatformComparison compareOne(const ImageTree &leftTree, const ImageTree &rightTree,
                              const ManifestNode &left, const ManifestNode &right,
                              const std::stop_token &stop)
{
    PlatformComparison result;
    result.platform = nameOfPlatform(left, right);
    result.left = &left;
    result.right = &right;

    // One digest is one document, whichever side could read it.
    const bool sameManifest = left.digest == right.digest;
    const ManifestNode &readLeft = sameManifest && !left.document ? right : left;
    const ManifestNode &readRight = sameManifest && !right.document ? left : right;
    setLayers(result, readLeft, leftTree, readRight, rightTree);
    result.contents = std::make_shared<const LayerComparison>(
        compareLayers(result.leftLayers, result.rightLayers, result.layers, stop));

    const PairedImages images{.leftTree = leftTree,
                              .rightTree = rightTree,
                              .left = readLeft,
                              .right = readRight,
                              .leftLayers = result.leftLayers,
                              .rightLayers = result.rightLayers,
                              .pairs = result.layers,
                              .contents = *result.contents};
    const PairFacts facts = PairFacts::of(images);
    const RelationRange range = relationOf(facts, result.layers);
    result.relation = range.proven;
    result.possible = range.possible;
    result.verified = isVerified(result.relation, images);
    result.rungs = rungStates(images, facts);
    result.causes = imageCauses(images);
    result.missing = result.contents->errors;
    noteMissing(result, left);
    if (!sameManifest)
        noteMissing(result, right);
    return result;
}

Nodes comparable(const ImageTree &tree, const std::optional<Platform> &platform)
{
    Nodes images = tree.images();
    if (images.empty() && !tree.isIndex())
        images.push_back(&tree.root); // an artifact, compared by its digest
    if (platform) {
        std::erase_if(images, [&](const ManifestNode *node) {
            return node->platform && !node->platform->matches(*platform);
        });
    }
    return images;
}

// Which config an image names is known from its manifest; without one, any may be the same.
bool nameTheirConfigs(const Nodes &images)
{
    return std::ranges::all_of(
        images, [](const ManifestNode *image) { return image->document.has_value(); });
}

// The weakest platform speaks for all.
void summarize(Comparison &comparison, bool isUncertain)
{
    const ImageTree &left = *comparison.left;
    if (left.isIndex() && left.root.digest == comparison.right->root.digest) {
        comparison.relation = Relation::SameIndex;
        comparison.possible = Relation::SameIndex;
    } else if (!comparison.platforms.empty()) {
        comparison.relation
            = std::ranges::min_element(comparison.platforms, {}, &PlatformComparison::relation)
                  ->relation;
        comparison.possible
            = std::ranges::min_element(comparison.platforms, {}, &PlatformComparison::possible)
                  ->possible;
    } else if (isUncertain) {
        comparison.possible
            = nameTheirConfigs(comparison.leftOnly) && nameTheirConfigs(comparison.rightOnly)
            ? Relation::EqualConfig
            : Relation::SameConfig;
    }
}

} // namespace

bool Comparison::isUnknown() const
{
    return relation == Relation::Different && possible > Relation::SameFiles;
}

std::optional<bool> Comparison::atLeast(Relation wanted) const
{
    if (relation >= wanted)
        return true;
    return possible < wanted ? std::optional(false) : std::nullopt;
}

QJsonArray platformNames(const std::vector<const ManifestNode *> &images)
{
    QJsonArray names;
    for (const ManifestNode *image : images)
        names.append(image->platform ? image->platformText() : QStringLiteral("unknown"));
    return names;
}

Result<Comparison> compareImages(std::shared_ptr<const ImageTree> left,
                                 std::shared_ptr<const ImageTree> right,
                                 const std::optional<Platform> &platform,
                                 const std::stop_token &stop)
{
    Comparison comparison;
    comparison.left = std::move(left);
    comparison.right = std::move(right);
    const ImageTree &leftTree = *comparison.left;
    const ImageTree &rightTree = *comparison.right;
    comparison.leftAttestations = int(leftTree.attestations().size());
    comparison.rightAttestations = int(rightTree.attestations().size());

    const Nodes leftImages = comparable(leftTree, platform);
    const Nodes rightImages = comparable(rightTree, platform);
    ImagePairing pairing = ImagePairing::of(leftImages, rightImages, stop);
    comparison.leftOnly = std::move(pairing.leftOnly);
    comparison.rightOnly = std::move(pairing.rightOnly);
    comparison.indexCauses = indexCauses(comparison, pairing.pairs, stop);
    for (const auto &[l, r] : pairing.pairs) {
        if (stop.stop_requested())
            break;
        auto one = compareOne(leftTree, rightTree, *l, *r, stop);
        one.causes.insert(one.causes.end(), comparison.indexCauses.begin(),
                          comparison.indexCauses.end());
        comparison.platforms.push_back(std::move(one));
    }
    if (stop.stop_requested())
        return stopped();
    summarize(comparison, pairing.isUncertain);
    return comparison;
}

} // namespace sameinside
