// SPDX-License-Identifier: MIT
#include "model/compare/pairfacts.h"

#include <algorithm>

namespace sameinside {

namespace {

using Role = ManifestNode::Role;

bool isInOrder(const LayerPair &pair)
{
    return !pair.moved && pair.left == pair.right;
}

bool sameInOrder(std::span<const LayerPair> pairs, bool blobs)
{
    return std::ranges::all_of(pairs, [&](const LayerPair &pair) {
        const bool same = blobs ? pair.relation == LayerRelation::Same : pair.isShared();
        return same && isInOrder(pair);
    });
}

// Without what the layers themselves tell.
RelationRange claimedRelation(const PairFacts &facts)
{
    using enum Relation;
    const auto exactly = [](Relation relation) { return RelationRange{relation, relation}; };
    if (facts.sameManifest)
        return exactly(facts.isDerived ? SameConfig : SameManifest);
    if (facts.isArtifact)
        return exactly(Different);
    if (!facts.bothManifests)
        return {Different, SameConfig};
    if (facts.sameConfig)
        return exactly(SameConfig);

    if (facts.bothConfigs) {
        if (facts.sameMeaning)
            return exactly(EqualConfig);
        if (facts.sameDiffIds)
            return exactly(SameLayers);
        return {facts.anyShared ? SharedLayers : Different,
                facts.otherAlgorithms && !facts.otherLayers ? SameLayers : SameFiles};
    }
    const Relation ceiling = facts.otherLayers && !facts.schema1 ? SameFiles
        : facts.schema1                                          ? SameLayers
                                                                 : EqualConfig;
    if (facts.sameBlobs || (facts.allDiffIds && facts.sameDiffIds))
        return {SameLayers, facts.schema1 ? SameLayers : EqualConfig};
    return {facts.anyShared ? SharedLayers : Different, ceiling};
}

} // namespace

PairFacts PairFacts::of(const PairedImages &images)
{
    const ManifestNode &left = images.left;
    const ManifestNode &right = images.right;
    PairFacts facts;
    facts.sameManifest = left.isSame(right);
    facts.isDerived = left.isDerived() || right.isDerived();
    facts.bothManifests = left.document && right.document;
    facts.isArtifact = left.role != Role::Image || right.role != Role::Image;
    facts.leftConfig = configDigest(left);
    facts.rightConfig = configDigest(right);
    if (facts.sameManifest && !facts.leftConfig)
        facts.leftConfig = facts.rightConfig;
    if (facts.sameManifest && !facts.rightConfig)
        facts.rightConfig = facts.leftConfig;
    facts.bothConfigs = left.config && right.config;
    facts.sameConfig = facts.leftConfig
        && (facts.leftConfig == facts.rightConfig
            || (facts.bothConfigs && left.config->digest() == right.config->digest()));
    facts.schema1 = left.schema1() || right.schema1();
    facts.allDiffIds
        = facts.bothManifests && haveDiffIds(images.leftLayers) && haveDiffIds(images.rightLayers);
    // Two images without any layer have equal ones.
    const bool isOneOrder = facts.bothManifests && (!facts.isArtifact || !images.pairs.empty())
        && sameInOrder(images.pairs, true);
    facts.openBlobs = isOneOrder && std::ranges::any_of(images.pairs, &LayerPair::isBlobOpen);
    facts.sameBlobs = isOneOrder && !facts.openBlobs;
    facts.sameDiffIds = facts.bothManifests && sameInOrder(images.pairs, false);
    facts.otherAlgorithms = facts.allDiffIds
        && std::ranges::find(images.pairs, LayerRelation::Unknown, &LayerPair::relation)
            != images.pairs.end();
    facts.sameMeaning = facts.bothConfigs && facts.sameDiffIds
        && ImageConfig::differences(*left.config, *right.config).empty();
    facts.otherLayers = facts.bothManifests
        && (images.leftLayers.size() != images.rightLayers.size()
            || (facts.allDiffIds && !facts.sameDiffIds && !facts.otherAlgorithms));
    facts.anyShared = std::ranges::any_of(images.pairs, [&](const LayerPair &pair) {
        return pair.isShared() && !images.leftOf(pair).isEmptyLayer();
    });
    facts.sameFiles = images.contents.sameFiles;
    facts.corrupt = images.contents.hasCorrupt;
    return facts;
}

RelationRange relationOf(const PairFacts &facts, std::span<const LayerPair> pairs)
{
    auto [proven, possible] = claimedRelation(facts);
    const bool restsOnDiffIds
        = proven == Relation::EqualConfig || (proven == Relation::SameLayers && !facts.sameBlobs);
    if (facts.corrupt && restsOnDiffIds) {
        // The diff IDs are equal, and wrong: whether the contents are, nobody can tell.
        const bool anyBlob
            = std::ranges::find(pairs, LayerRelation::Same, &LayerPair::relation) != pairs.end();
        return {anyBlob ? Relation::SharedLayers : Relation::Different, proven};
    }
    if (facts.sameFiles == true && proven < Relation::SameFiles)
        return {Relation::SameFiles, std::max(possible, Relation::SameFiles)};
    if (facts.sameFiles == false && proven < Relation::SameFiles)
        return {proven, proven};
    return {proven, possible};
}

bool isVerified(Relation relation, const PairedImages &images)
{
    if (relation >= Relation::SameFiles) {
        return !images.pairs.empty() && areVerified(images);
    }
    return relation == Relation::SharedLayers
        && std::ranges::all_of(images.pairs, [&](const LayerPair &pair) {
               return !pair.isShared()
                   || (images.leftOf(pair).isVerified() && images.rightOf(pair).isVerified());
           });
}

std::optional<Digest> configDigest(const ManifestNode &image)
{
    const Manifest *manifest = image.manifest();
    return manifest && manifest->config ? std::optional(manifest->config->digest) : std::nullopt;
}

bool haveDiffIds(std::span<const ComparedLayer> layers)
{
    return std::ranges::all_of(layers,
                               [](const ComparedLayer &layer) { return layer.diffId.has_value(); });
}

bool areVerified(const PairedImages &images)
{
    return std::ranges::all_of(images.leftLayers, &ComparedLayer::isVerified)
        && std::ranges::all_of(images.rightLayers, &ComparedLayer::isVerified);
}

} // namespace sameinside
