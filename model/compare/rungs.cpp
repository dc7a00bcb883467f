// SPDX-License-Identifier: MIT
#include "model/compare/rungs.h"

#include <algorithm>

namespace sameinside {

namespace {

using enum RungRelation;

RungRelation judged(bool same)
{
    return same ? Same : Differs;
}

RungRelation presence(bool left, bool right)
{
    if (left && right)
        return Unknown;
    if (!left && !right)
        return Absent;
    return left ? LeftOnly : RightOnly;
}

std::optional<Digest> chainOf(std::span<const ComparedLayer> layers)
{
    if (layers.empty() || !haveDiffIds(layers))
        return std::nullopt;
    std::vector<Digest> diffIds;
    for (const ComparedLayer &layer : layers)
        diffIds.push_back(*layer.diffId);
    return chainId(diffIds);
}

RungState indexState(const PairedImages &images)
{
    RungState state{.rung = Rung::Index,
                    .relation = presence(images.leftTree.isIndex(), images.rightTree.isIndex())};
    if (images.leftTree.isIndex())
        state.left = images.leftTree.root.digest;
    if (images.rightTree.isIndex())
        state.right = images.rightTree.root.digest;
    if (state.left && state.right)
        state.relation = judged(state.left == state.right);
    return state;
}

RungState configState(const PairFacts &facts)
{
    RungState state{Rung::Config, Unknown, facts.leftConfig, facts.rightConfig};
    if (facts.leftConfig && facts.rightConfig)
        state.relation = judged(facts.sameConfig);
    else if (facts.sameManifest)
        state.relation = Same;
    else if (facts.bothManifests)
        state.relation = presence(facts.leftConfig.has_value(), facts.rightConfig.has_value());
    return state;
}

RungState blobsState(const PairedImages &images, const PairFacts &facts)
{
    RungState state{Rung::Blobs, Unknown, {}, {}};
    if (images.leftLayers.size() == 1)
        state.left = images.leftLayers[0].blob;
    if (images.rightLayers.size() == 1)
        state.right = images.rightLayers[0].blob;
    if (facts.sameManifest)
        state.relation = Same;
    else if (facts.bothManifests && images.pairs.empty())
        state.relation = Absent;
    else if (facts.bothManifests)
        state.relation = judged(facts.sameBlobs);
    return state;
}

RungState contentsState(const PairedImages &images, const PairFacts &facts)
{
    const bool sameBytes = facts.sameManifest || (facts.sameBlobs && !images.pairs.empty());
    RungState state{Rung::Contents, Unknown, chainOf(images.leftLayers),
                    chainOf(images.rightLayers)};
    if (sameBytes || (facts.sameConfig && !facts.isArtifact))
        state.relation = Same;
    else if (facts.bothManifests && images.pairs.empty())
        state.relation = Absent;
    else if (facts.allDiffIds && !facts.otherAlgorithms)
        state.relation = judged(facts.sameDiffIds);
    else if (facts.bothManifests && images.leftLayers.size() != images.rightLayers.size()
             && !facts.schema1)
        state.relation = Differs;
    if (facts.corrupt && state.relation == Same && !sameBytes)
        state.relation = Unknown;
    const bool isJudged = state.relation == Same || state.relation == Differs;
    state.isClaimed = isJudged && !sameBytes && !areVerified(images);
    return state;
}

RungState filesState(const RungState &contents, const PairFacts &facts)
{
    RungState state{Rung::Files, Unknown, {}, {}};
    if (contents.relation == Same || contents.relation == Absent)
        state.relation = contents.relation;
    else if (facts.sameFiles)
        state.relation = judged(*facts.sameFiles);
    state.isClaimed = contents.isClaimed && state.relation == Same;
    return state;
}

// That documents name the same stays true of documents only.
RungState judgedByBytes(RungState state, const PairedImages &images)
{
    if (state.relation == Same && std::ranges::any_of(images.pairs, &LayerPair::isDamaged)) {
        state.relation = Unknown;
        state.isClaimed = false;
    }
    return state;
}

} // namespace

std::vector<RungState> rungStates(const PairedImages &images, const PairFacts &facts)
{
    const RungState manifest{Rung::Manifest, judged(facts.sameManifest), images.left.digest,
                             images.right.digest};
    const RungState blobs = judgedByBytes(blobsState(images, facts), images);
    const RungState contents = judgedByBytes(contentsState(images, facts), images);
    const RungState files = judgedByBytes(filesState(contents, facts), images);
    return {indexState(images), manifest, configState(facts), blobs, contents, files};
}

} // namespace sameinside
