// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"

#include "model/compare/causeoperations.h"
#include "model/compare/causes.h"
#include "model/compare/imagepairing.h"
#include "model/compare/indexcauses.h"
#include "model/compare/layeralignment.h"
#include "model/compare/layercomparison.h"
#include "model/compare/rungs.h"
#include "model/text/numbers.h"
#include "model/text/words/model/loadwords.h"

#include <QSet>

#include <algorithm>

namespace sameinside {

namespace {

using Nodes = ImagePairing::Nodes;

void noteMissing(PlatformComparison &platform, const ManifestNode &node)
{
    const auto note = [&](Error error) {
        if (std::ranges::find(platform.missing, error) == platform.missing.end())
            platform.missing.push_back(std::move(error));
    };
    if (node.error)
        note(*node.error);
    if (node.configError)
        note(*node.configError);
    const Manifest *manifest = node.manifest();
    if (manifest && node.config && node.config->diffIds().size() != manifest->layers.size()) {
        note({ErrorKind::InvalidDocument,
              words::load::otherNumberOfLayers(
                  node.config->digest().shortText(), qint64(node.config->diffIds().size()),
                  node.digest.shortText(), qint64(manifest->layers.size()))});
    }
}

// least: from where on it has to be there.
bool isDamage(const std::optional<Error> &error, const ImageTree &tree,
              ImageTree::Depth least = ImageTree::Depth::Layers)
{
    return error
        && (error->kind == ErrorKind::Corrupt || (isAbsent(error->kind) && tree.depth >= least));
}

void noteDamage(PlatformComparison &platform)
{
    platform.leftIsDamaged = std::ranges::any_of(
        platform.rungs, [](const RungState &rung) { return isDamage(rung.leftState); });
    platform.rightIsDamaged = std::ranges::any_of(
        platform.rungs, [](const RungState &rung) { return isDamage(rung.rightState); });
}

/// What could not be read of one side, beside the images that were paired: images whose platform
/// the other side lacks, attestations, artifacts, and the blobs of all these.
class Remainder {
public:
    Remainder(const Comparison &comparison, const ImageTree &tree,
              const ManifestNode *PlatformComparison::*image,
              const std::optional<Platform> &platform) :
        m_tree(tree),
        m_platform(platform)
    {
        for (const PlatformComparison &one : comparison.platforms)
            m_paired.insert(one.*image);
        add(tree.root);
    }

    const std::vector<Error> &errors() const { return m_errors; }
    bool isDamaged() const { return m_isDamaged; }

private:
    void add(const ManifestNode &node)
    {
        const bool isOther = m_platform && node.platform && !node.platform->matches(*m_platform);
        if (!m_paired.contains(&node) && !isOther) {
            // Copies leave statements about an image behind, and the image is whole all the same.
            const bool isOfImage
                = node.role == ManifestNode::Role::Image || node.role == ManifestNode::Role::Index;
            m_isDamaged = m_isDamaged
                || isDamage(node.error, m_tree,
                            isOfImage ? ImageTree::Depth::Layers : ImageTree::Depth::All)
                || isDamage(node.configError, m_tree);
            note(node.error);
            note(node.configError);
            noteBlob(node.digest);
            if (const Manifest *manifest = node.manifest(); manifest && manifest->config)
                noteBlob(manifest->config->digest);
            for (const NamedLayer &layer : node.layers())
                noteBlob(layer.descriptor.digest);
        }
        for (const ManifestNode &child : node.children)
            add(child);
    }
    void noteBlob(const Digest &digest)
    {
        const auto facts = m_tree.layers.constFind(digest);
        if (facts == m_tree.layers.constEnd())
            return;
        m_isDamaged = m_isDamaged || isDamage(facts->error, m_tree);
        note(facts->error);
    }
    void note(const std::optional<Error> &error)
    {
        if (error && std::ranges::find(m_errors, *error) == m_errors.end())
            m_errors.push_back(*error);
    }

    const ImageTree &m_tree;
    const std::optional<Platform> &m_platform;
    QSet<const ManifestNode *> m_paired;
    std::vector<Error> m_errors;
    bool m_isDamaged = false;
};

void noteRemainder(Comparison &comparison, const std::optional<Platform> &platform)
{
    const Remainder left(comparison, *comparison.left, &PlatformComparison::left, platform);
    const Remainder right(comparison, *comparison.right, &PlatformComparison::right, platform);
    for (const auto *side : {&left, &right})
        comparison.missing.insert(comparison.missing.end(), side->errors().begin(),
                                  side->errors().end());
    const auto &platforms = comparison.platforms;
    comparison.leftIsDamaged
        = left.isDamaged() || std::ranges::any_of(platforms, &PlatformComparison::leftIsDamaged);
    comparison.rightIsDamaged
        = right.isDamaged() || std::ranges::any_of(platforms, &PlatformComparison::rightIsDamaged);
}

QStringList foreignLayers(const std::vector<ComparedLayer> &layers, bool isPublic)
{
    QStringList texts;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const ComparedLayer &layer = layers[i];
        const auto number = qint64(i) + 1;
        if (layer.foreignUrl.isEmpty())
            continue;
        const QString name = isPublic ? words::load::publicLayer(number, layer.blob.shortText())
                                      : words::load::privateLayer(number, layer.blob.shortText());
        texts << words::load::foreignLayer(name, layer.foreignUrl);
    }
    return texts;
}

QStringList notesOf(const ImageTree &tree, const ManifestNode &image)
{
    return &tree.root == &image ? image.notes() : tree.root.notes() + image.notes();
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
                (*layers)[i].claim(config->diffIds()[i]);
        }
    }
    // A manifest that was not read lists nothing: that is no layer less.
    if (left.document && right.document)
        result.layers = alignLayers(result.leftLayers, result.rightLayers);
    for (const LayerPair &pair : result.layers) {
        if (!pair.isShared() || result.leftOf(pair)->isEmptyLayer())
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
    const bool sameManifest = left.isSame(right);
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
    result.rungs = rungStates(images, facts, left, right);
    result.causes = imageCauses(images);
    result.notes = notesOf(leftTree, left) + notesOf(rightTree, right);
    result.notes.removeDuplicates();
    result.elsewhere
        = foreignLayers(result.leftLayers, true) + foreignLayers(result.rightLayers, false);
    result.missing = result.contents->errors;
    noteMissing(result, left);
    noteMissing(result, right);
    noteDamage(result);
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

std::vector<Error> Comparison::unread() const
{
    std::vector<Error> errors;
    const auto add = [&](const std::vector<Error> &more) {
        for (const Error &error : more) {
            if (std::ranges::find(errors, error) == errors.end())
                errors.push_back(error);
        }
    };
    for (const PlatformComparison &platform : platforms)
        add(platform.missing);
    add(missing);
    return errors;
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
    nameOperations(comparison, stop);
    if (stop.stop_requested())
        return stopped();
    summarize(comparison, pairing.isUncertain);
    noteRemainder(comparison, platform);
    return comparison;
}

} // namespace sameinside
