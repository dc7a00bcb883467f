// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"

#include "model/compare/causes.h"
#include "model/compare/layeralignment.h"

#include <algorithm>

namespace sameinside {

namespace {

using Role = ManifestNode::Role;
using Nodes = std::vector<const ManifestNode *>;

// Facts about two paired images that the relation and the rungs rest on.
struct Known {
    bool sameManifest = false;
    bool isDerived = false;     ///< a side has no manifest but the one that was made for it here
    bool bothManifests = false; ///< the documents were read
    bool isArtifact = false;
    std::optional<Digest> leftConfig; ///< as the manifest names it
    std::optional<Digest> rightConfig;
    bool sameConfig = false;
    bool bothConfigs = false;
    bool schema1 = false;
    bool allDiffIds = false; ///< of every layer of both sides
    bool sameDiffIds = false;
    bool sameBlobs = false;
    bool sameMeaning = false;
    bool otherLayers = false;      ///< the layers hold provably other things
    std::optional<bool> sameFiles; ///< of the merged layers, where they were read
    bool corrupt = false;          ///< a layer is not what its config says
};

bool sameInOrder(std::span<const LayerPair> pairs, bool blobs)
{
    return std::ranges::all_of(pairs, [&](const LayerPair &pair) {
        const bool same = pair.relation == LayerRelation::Same
            || (!blobs && pair.relation == LayerRelation::Recompressed);
        return same && !pair.moved && pair.left == pair.right;
    });
}

bool haveDiffIds(std::span<const ComparedLayer> layers)
{
    return std::ranges::all_of(layers,
                               [](const ComparedLayer &layer) { return layer.diffId.has_value(); });
}

std::optional<Digest> configDigest(const ManifestNode &node)
{
    const Manifest *manifest = node.manifest();
    return manifest && manifest->config ? std::optional(manifest->config->digest) : std::nullopt;
}

Known knownOf(const PairedImages &images)
{
    const ManifestNode &left = images.left;
    const ManifestNode &right = images.right;
    Known known;
    known.sameManifest = left.digest == right.digest;
    known.isDerived = left.isDerived() || right.isDerived();
    known.bothManifests = left.document && right.document;
    known.isArtifact = left.role != Role::Image || right.role != Role::Image;
    known.leftConfig = configDigest(left);
    known.rightConfig = configDigest(right);
    if (known.sameManifest && !known.leftConfig)
        known.leftConfig = known.rightConfig;
    if (known.sameManifest && !known.rightConfig)
        known.rightConfig = known.leftConfig;
    known.sameConfig = known.leftConfig && known.leftConfig == known.rightConfig;
    known.bothConfigs = left.config && right.config;
    known.schema1 = left.schema1() || right.schema1();
    known.allDiffIds
        = known.bothManifests && haveDiffIds(images.leftLayers) && haveDiffIds(images.rightLayers);
    const bool anyLayer = !images.pairs.empty();
    known.sameBlobs = known.bothManifests && anyLayer && sameInOrder(images.pairs, true);
    known.sameDiffIds = known.bothManifests && sameInOrder(images.pairs, false);
    known.sameMeaning = known.bothConfigs && known.sameDiffIds
        && ImageConfig::differences(*left.config, *right.config).empty();
    known.otherLayers = known.bothManifests
        && (images.leftLayers.size() != images.rightLayers.size()
            || (known.allDiffIds && !known.sameDiffIds));
    known.sameFiles = images.contents.sameFiles;
    known.corrupt = images.contents.hasCorrupt;
    return known;
}

// The strongest relation that the documents prove, and the strongest that they do not rule out.
std::pair<Relation, Relation> claimedRelation(const Known &known, std::span<const LayerPair> pairs)
{
    using enum Relation;
    const auto exactly = [](Relation relation) { return std::pair(relation, relation); };
    if (known.sameManifest)
        return exactly(known.isDerived ? SameConfig : SameManifest);
    if (known.isArtifact)
        return exactly(Different);
    if (!known.bothManifests)
        return {Different, SameConfig};
    if (known.sameConfig)
        return exactly(SameConfig);

    const bool anyShared = std::ranges::any_of(pairs, [](const LayerPair &pair) {
        return pair.relation == LayerRelation::Same || pair.relation == LayerRelation::Recompressed;
    });
    if (known.bothConfigs) {
        if (known.sameMeaning)
            return exactly(EqualConfig);
        if (known.sameDiffIds && anyShared)
            return exactly(SameLayers);
        return {anyShared ? SharedLayers : Different, SameFiles};
    }
    const Relation ceiling = known.otherLayers && !known.schema1 ? SameFiles
        : known.schema1                                          ? SameLayers
                                                                 : EqualConfig;
    if (known.sameBlobs || (known.allDiffIds && known.sameDiffIds && anyShared))
        return {SameLayers, known.schema1 ? SameLayers : EqualConfig};
    return {anyShared ? SharedLayers : Different, ceiling};
}

// The same, with what the layers themselves tell.
std::pair<Relation, Relation> relationOf(const Known &known, std::span<const LayerPair> pairs)
{
    auto [proven, possible] = claimedRelation(known, pairs);
    const bool restsOnDiffIds
        = proven == Relation::EqualConfig || (proven == Relation::SameLayers && !known.sameBlobs);
    if (known.corrupt && restsOnDiffIds) {
        // The diff IDs are equal, and wrong: whether the contents are, nobody can tell.
        const bool anyBlob
            = std::ranges::find(pairs, LayerRelation::Same, &LayerPair::relation) != pairs.end();
        return {anyBlob ? Relation::SharedLayers : Relation::Different, proven};
    }
    if (known.sameFiles == true && proven < Relation::SameFiles)
        return {Relation::SameFiles, std::max(possible, Relation::SameFiles)};
    if (known.sameFiles == false && proven < Relation::SameFiles)
        return {proven, proven};
    return {proven, possible};
}

// Whether every layer that the relation rests on was decompressed, and is what its config says.
bool isVerified(Relation relation, const PairedImages &images)
{
    if (relation >= Relation::SameFiles) {
        return !images.pairs.empty()
            && std::ranges::all_of(images.leftLayers, &ComparedLayer::isVerified)
            && std::ranges::all_of(images.rightLayers, &ComparedLayer::isVerified);
    }
    return relation == Relation::SharedLayers
        && std::ranges::all_of(images.pairs, [&](const LayerPair &pair) {
               const bool isShared = pair.relation == LayerRelation::Same
                   || pair.relation == LayerRelation::Recompressed;
               return !isShared
                   || (images.leftLayers[std::size_t(*pair.left)].isVerified()
                       && images.rightLayers[std::size_t(*pair.right)].isVerified());
           });
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

RungRelation presence(bool left, bool right)
{
    if (left && right)
        return RungRelation::Unknown;
    if (!left && !right)
        return RungRelation::Absent;
    return left ? RungRelation::LeftOnly : RungRelation::RightOnly;
}

std::vector<RungState> rungsOf(const PairedImages &images, const Known &known)
{
    using enum RungRelation;
    const auto judged = [](bool same) { return same ? Same : Differs; };
    std::vector<RungState> rungs;

    RungState index{.rung = Rung::Index,
                    .relation = presence(images.leftTree.isIndex(), images.rightTree.isIndex())};
    if (images.leftTree.isIndex())
        index.left = images.leftTree.root.digest;
    if (images.rightTree.isIndex())
        index.right = images.rightTree.root.digest;
    if (index.left && index.right)
        index.relation = judged(index.left == index.right);
    rungs.push_back(index);

    rungs.push_back(
        {Rung::Manifest, judged(known.sameManifest), images.left.digest, images.right.digest});

    RungState config{Rung::Config, Unknown, known.leftConfig, known.rightConfig};
    if (known.leftConfig && known.rightConfig)
        config.relation = judged(known.sameConfig);
    else if (known.sameManifest)
        config.relation = Same;
    else if (known.bothManifests)
        config.relation = presence(known.leftConfig.has_value(), known.rightConfig.has_value());
    rungs.push_back(config);

    RungState blobs{Rung::Blobs, Unknown, {}, {}};
    if (images.leftLayers.size() == 1)
        blobs.left = images.leftLayers[0].blob;
    if (images.rightLayers.size() == 1)
        blobs.right = images.rightLayers[0].blob;
    if (known.sameManifest || known.sameBlobs)
        blobs.relation = Same;
    else if (known.bothManifests)
        blobs.relation = images.pairs.empty() ? Absent : Differs;
    rungs.push_back(blobs);

    RungState contents{Rung::Contents, Unknown, chainOf(images.leftLayers),
                       chainOf(images.rightLayers)};
    if (known.sameManifest || (known.sameConfig && !known.isArtifact) || known.sameBlobs)
        contents.relation = Same;
    else if (known.bothManifests && images.pairs.empty())
        contents.relation = Absent;
    else if (known.allDiffIds)
        contents.relation = judged(known.sameDiffIds);
    else if (known.bothManifests && images.leftLayers.size() != images.rightLayers.size()
             && !known.schema1)
        contents.relation = Differs;
    if (known.corrupt && contents.relation == Same && !known.sameManifest && !known.sameBlobs)
        contents.relation = Unknown;
    const bool isJudged = contents.relation == Same || contents.relation == Differs;
    contents.isClaimed = isJudged && !known.sameManifest && !known.sameBlobs
        && !(std::ranges::all_of(images.leftLayers, &ComparedLayer::isVerified)
             && std::ranges::all_of(images.rightLayers, &ComparedLayer::isVerified));
    rungs.push_back(contents);

    RungState files{Rung::Files, Unknown, {}, {}};
    if (contents.relation == Same || contents.relation == Absent)
        files.relation = contents.relation;
    else if (known.sameFiles)
        files.relation = judged(*known.sameFiles);
    files.isClaimed = contents.isClaimed && files.relation == Same;
    rungs.push_back(files);
    return rungs;
}

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
             QStringLiteral("config %1 lists %2 diff IDs, but manifest %3 lists %4 layers")
                 .arg(node.config->digest().shortText())
                 .arg(node.config->diffIds().size())
                 .arg(node.digest.shortText())
                 .arg(manifest->layers.size())});
    }
}

QString nameOfPlatform(const ManifestNode &left, const ManifestNode &right)
{
    if (left.platform)
        return left.platformText();
    return right.platform ? right.platformText() : QStringLiteral("unknown");
}

PlatformComparison compareOne(const ImageTree &leftTree, const ImageTree &rightTree,
                              const ManifestNode &left, const ManifestNode &right)
{
    PlatformComparison result;
    result.platform = nameOfPlatform(left, right);
    result.left = &left;
    result.right = &right;

    // One digest is one document, whichever side could read it.
    const bool sameManifest = left.digest == right.digest;
    const ManifestNode &readLeft = sameManifest && !left.document ? right : left;
    const ManifestNode &readRight = sameManifest && !right.document ? left : right;
    auto leftLayers = comparedLayers(readLeft, leftTree);
    auto rightLayers = comparedLayers(readRight, rightTree);
    shareDiffIds(leftLayers, rightLayers);
    if (configDigest(readLeft) && configDigest(readLeft) == configDigest(readRight)) {
        // One config lists the diff IDs of both.
        const ManifestNode &read = readLeft.config ? readLeft : readRight;
        for (auto *layers : {&leftLayers, &rightLayers}) {
            if (!read.config || read.config->diffIds().size() != layers->size())
                continue;
            for (std::size_t i = 0; i < layers->size(); ++i)
                (*layers)[i].diffId = read.config->diffIds()[i];
        }
    }
    // A manifest that was not read lists nothing: that is no layer less.
    if (readLeft.document && readRight.document)
        result.layers = alignLayers(leftLayers, rightLayers);

    const LayerComparison contents = compareLayers(leftLayers, rightLayers, result.layers);
    const PairedImages images{leftTree,      rightTree,  readLeft,
                              readRight,     leftLayers, rightLayers,
                              result.layers, contents,   leftTree.isIndex() || rightTree.isIndex()};
    const Known known = knownOf(images);
    std::tie(result.relation, result.possible) = relationOf(known, result.layers);
    result.verified = isVerified(result.relation, images);
    result.rungs = rungsOf(images, known);
    result.causes = imageCauses(images);
    for (const LayerPair &pair : result.layers) {
        if (pair.relation == LayerRelation::Same || pair.relation == LayerRelation::Recompressed) {
            ++result.sharedLayers;
            result.sharedBytes += leftLayers[std::size_t(*pair.left)].size;
        }
    }
    result.missing = contents.errors;
    noteMissing(result, left);
    if (left.digest != right.digest)
        noteMissing(result, right);
    return result;
}

// A lone manifest whose config is not here takes its platform from the entry that names it.
std::optional<Platform> platformOf(const ManifestNode &node, const Nodes &others)
{
    if (node.platform)
        return node.platform;
    for (const ManifestNode *other : others) {
        if (other->digest == node.digest && other->platform)
            return other->platform;
    }
    return std::nullopt;
}

// Which image of others may stand for one whose platform nobody knows.
const ManifestNode *likelyPartner(const ManifestNode &image, const Nodes &others)
{
    for (const ManifestNode *other : others) {
        if (configDigest(image) && configDigest(image) == configDigest(*other))
            return other;
    }
    return others.size() == 1 ? others.front() : nullptr;
}

struct Pairing {
    std::vector<std::pair<const ManifestNode *, const ManifestNode *>> pairs;
    Nodes leftOnly;
    Nodes rightOnly;
    bool isUncertain = false; ///< an image whose platform is not known found no partner

    void join(const ManifestNode *left, const ManifestNode *right)
    {
        pairs.emplace_back(left, right);
        std::erase(leftOnly, left);
        std::erase(rightOnly, right);
    }
};

// First what is certain: one digest, or platforms that match. Of several entries for one platform
// the first counts (image-spec image-index.md).
void pairKnown(Pairing &pairing, const Nodes &left, const Nodes &right)
{
    for (const bool byDigest : {true, false}) {
        for (const ManifestNode *node : Nodes(pairing.leftOnly)) {
            const auto platform = platformOf(*node, right);
            const auto partner = std::ranges::find_if(pairing.rightOnly,
                                                      [&](const ManifestNode *other) {
                const auto otherPlatform = platformOf(*other, left);
                return byDigest ? node->digest == other->digest
                                : platform && otherPlatform && platform->matches(*otherPlatform);
            });
            if (partner != pairing.rightOnly.end())
                pairing.join(node, *partner);
        }
    }
}

// Further entries of a platform that has its pair are no platforms of their own.
void dropDuplicates(Nodes &nodes, const Pairing &pairing)
{
    std::erase_if(nodes, [&](const ManifestNode *node) {
        return node->platform && std::ranges::any_of(pairing.pairs, [&](const auto &pair) {
                   const auto platform
                       = pair.first->platform ? pair.first->platform : pair.second->platform;
                   return platform && platform->matches(*node->platform);
               });
    });
}

Pairing pairByPlatform(const Nodes &left, const Nodes &right)
{
    Pairing pairing{.leftOnly = left, .rightOnly = right};
    pairKnown(pairing, left, right);
    dropDuplicates(pairing.leftOnly, pairing);
    dropDuplicates(pairing.rightOnly, pairing);
    const auto isUnknown = [](const ManifestNode *node) { return !node->platform; };
    for (const ManifestNode *node : Nodes(pairing.leftOnly)) {
        if (!isUnknown(node))
            continue;
        if (const ManifestNode *partner = likelyPartner(*node, pairing.rightOnly))
            pairing.join(node, partner);
    }
    for (const ManifestNode *node : Nodes(pairing.rightOnly)) {
        if (!isUnknown(node))
            continue;
        if (const ManifestNode *partner = likelyPartner(*node, pairing.leftOnly))
            pairing.join(partner, node);
    }
    std::ranges::stable_sort(pairing.pairs, {}, [&](const auto &pair) {
        return std::ranges::find(left, pair.first) - left.begin();
    });
    pairing.isUncertain = !pairing.leftOnly.empty() && !pairing.rightOnly.empty()
        && (std::ranges::any_of(pairing.leftOnly, isUnknown)
            || std::ranges::any_of(pairing.rightOnly, isUnknown));
    return pairing;
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

int attestationCount(const ImageTree &tree)
{
    return int(tree.attestations().size());
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
    // Same files do not imply a shared layer, so metadata alone answers this question.
    if (possible < wanted || (wanted == Relation::SharedLayers && possible == Relation::SameFiles))
        return false;
    return std::nullopt;
}

Comparison compareImages(std::shared_ptr<const ImageTree> left,
                         std::shared_ptr<const ImageTree> right,
                         const std::optional<Platform> &platform)
{
    Comparison comparison;
    comparison.left = std::move(left);
    comparison.right = std::move(right);
    const ImageTree &leftTree = *comparison.left;
    const ImageTree &rightTree = *comparison.right;
    comparison.leftAttestations = attestationCount(leftTree);
    comparison.rightAttestations = attestationCount(rightTree);

    Pairing pairing
        = pairByPlatform(comparable(leftTree, platform), comparable(rightTree, platform));
    comparison.leftOnly = std::move(pairing.leftOnly);
    comparison.rightOnly = std::move(pairing.rightOnly);
    comparison.indexCauses = indexCauses(leftTree, rightTree, comparison.leftOnly,
                                         comparison.rightOnly, !pairing.pairs.empty());
    for (const auto &[l, r] : pairing.pairs) {
        auto one = compareOne(leftTree, rightTree, *l, *r);
        one.causes.insert(one.causes.end(), comparison.indexCauses.begin(),
                          comparison.indexCauses.end());
        comparison.platforms.push_back(std::move(one));
    }

    if (leftTree.isIndex() && leftTree.root.digest == rightTree.root.digest) {
        comparison.relation = Relation::SameIndex;
        comparison.possible = Relation::SameIndex;
    } else if (!comparison.platforms.empty()) {
        comparison.relation
            = std::ranges::min_element(comparison.platforms, {}, &PlatformComparison::relation)
                  ->relation;
        comparison.possible
            = std::ranges::min_element(comparison.platforms, {}, &PlatformComparison::possible)
                  ->possible;
    } else if (pairing.isUncertain) {
        comparison.possible = Relation::EqualConfig;
    }
    return comparison;
}

} // namespace sameinside
