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
    else if (facts.bothManifests && !facts.openBlobs)
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

/// How one side has what the rungs stand for.
class SideStates {
public:
    SideStates(const ImageTree &tree, const ManifestNode &node, const ManifestNode &other,
               std::span<const LayerPair> pairs, std::optional<LayerState> LayerPair::*state) :
        m_tree(tree),
        m_node(node), m_other(other), m_pairs(pairs), m_state(state)
    {
    }

    std::optional<LayerState> at(Rung rung) const
    {
        switch (rung) {
        case Rung::Index:
            return m_tree.isIndex() ? std::optional(read()) : std::nullopt;
        case Rung::Manifest:
            return m_node.error ? stateOf(*m_node.error)
                                : (m_node.document ? read() : LayerState::Claimed);
        case Rung::Config:
            return config();
        default:
            return layers();
        }
    }

private:
    // What a cache holds of a registry's is no proof that it does.
    LayerState read() const
    {
        return m_tree.name.transport() == ImageName::Transport::Registry
                && m_tree.depth == ImageTree::Depth::Documents
            ? LayerState::Claimed
            : LayerState::Verified;
    }
    static LayerState stateOf(const Error &error)
    {
        if (error.kind == ErrorKind::Corrupt)
            return LayerState::Corrupt;
        return isAbsent(error.kind) ? LayerState::Missing : LayerState::Unknown;
    }
    std::optional<LayerState> config() const
    {
        const auto own = configDigest(m_node);
        if (m_node.config)
            return read();
        if (!m_node.configError)
            return own || (m_node.error && configDigest(m_other))
                ? std::optional(LayerState::Claimed)
                : std::nullopt;
        const LayerState state = stateOf(*m_node.configError);
        // One that neither side holds may be elsewhere, as long as nobody asks for more than
        // documents.
        const bool isElsewhere = state == LayerState::Missing && !m_other.config
            && m_tree.depth == ImageTree::Depth::Documents;
        return isElsewhere ? LayerState::Claimed : state;
    }
    std::optional<LayerState> layers() const
    {
        using enum LayerState;
        for (const LayerState worst : {Corrupt, Missing, Unknown, Claimed, Verified}) {
            if (std::ranges::find(m_pairs, std::optional(worst), m_state) != m_pairs.end())
                return worst;
        }
        return std::nullopt;
    }

    const ImageTree &m_tree;
    const ManifestNode &m_node;
    const ManifestNode &m_other;
    std::span<const LayerPair> m_pairs;
    std::optional<LayerState> LayerPair::*m_state;
};

} // namespace

std::vector<RungState> rungStates(const PairedImages &images, const PairFacts &facts,
                                  const ManifestNode &left, const ManifestNode &right)
{
    const RungState manifest{Rung::Manifest, judged(facts.sameManifest), images.left.digest,
                             images.right.digest};
    const RungState contents = contentsState(images, facts);
    std::vector<RungState> rungs{indexState(images),        manifest, configState(facts),
                                 blobsState(images, facts), contents, filesState(contents, facts)};
    const SideStates ofLeft(images.leftTree, left, right, images.pairs, &LayerPair::leftState);
    const SideStates ofRight(images.rightTree, right, left, images.pairs, &LayerPair::rightState);
    bool isManifestBroken = false;
    for (RungState &rung : rungs) {
        rung.leftState = ofLeft.at(rung.rung);
        rung.rightState = ofRight.at(rung.rung);
        const bool isOwnBroken = isDamage(rung.leftState) || isDamage(rung.rightState);
        isManifestBroken = isManifestBroken || (rung.rung == Rung::Manifest && isOwnBroken);
        // That documents name the same stays true of documents only.
        if (rung.relation == Same && (isOwnBroken || isManifestBroken)) {
            rung.relation = Unknown;
            rung.isClaimed = false;
        }
    }
    return rungs;
}

} // namespace sameinside
