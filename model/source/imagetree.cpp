// SPDX-License-Identifier: MIT
#include "model/source/imagetree.h"

#include "model/text/words/model/documentwords.h"

#include <algorithm>

namespace sameinside {

namespace documents = words::documents;

namespace {

using Role = ManifestNode::Role;

// Some give an entry the type of its config, and what runs on a platform is an image, until its
// document tells.
bool isSaidToBeArtifact(const Descriptor &descriptor)
{
    const auto type = MediaType::parse(descriptor.artifactType);
    const bool isConfig = type && type->role() == MediaType::Role::Config;
    return !descriptor.artifactType.isEmpty() && !isConfig && !descriptor.platform;
}

// What runs on a platform is an image, whatever its type is called.
bool isToldByDocument(const Descriptor &descriptor)
{
    return descriptor.mediaType.isGeneric()
        || (descriptor.mediaType.role() == MediaType::Role::Unknown && descriptor.platform);
}

Role roleOf(const Descriptor &descriptor)
{
    if (descriptor.isAttestation())
        return Role::Attestation;
    // Whoever says no type means an image mostly; the document tells.
    if (isToldByDocument(descriptor))
        return isSaidToBeArtifact(descriptor) ? Role::Artifact : Role::Image;
    switch (descriptor.mediaType.role()) {
    case MediaType::Role::Index:
        return Role::Index;
    case MediaType::Role::Manifest:
        return isSaidToBeArtifact(descriptor) ? Role::Artifact : Role::Image;
    case MediaType::Role::Schema1:
        return Role::Image;
    case MediaType::Role::ArtifactManifest:
        return Role::Artifact;
    default:
        return Role::Unknown;
    }
}

Role roleOf(const ManifestDocument &document)
{
    if (document.index())
        return Role::Index;
    if (document.schema1())
        return Role::Image;
    if (const Manifest *manifest = document.manifest())
        return manifest->isImage() ? Role::Image : Role::Artifact;
    return Role::Unknown;
}

ManifestNode nodeFor(const Descriptor &descriptor)
{
    ManifestNode node{.digest = descriptor.digest, .size = descriptor.size};
    node.descriptor = descriptor;
    node.role = roleOf(descriptor);
    if (descriptor.platform && !descriptor.platform->isUnknown())
        node.platform = descriptor.platform;
    return node;
}

void setDocument(ManifestNode &node, ManifestDocument document)
{
    node.availability = Availability::Present;
    node.size = document.bytes().size();
    if (node.role != Role::Attestation)
        node.role = roleOf(document);
    node.document = std::move(document);
    if (const Index *index = node.index()) {
        for (const Descriptor &entry : index->manifests)
            node.children.push_back(nodeFor(entry));
    }
    if (const Schema1Manifest *schema1 = node.schema1(); schema1 && !node.platform)
        node.platform = schema1->platform;
}

Availability availabilityFor(const Error &error)
{
    return isAbsent(error.kind) ? Availability::NotHere : Availability::Failed;
}

template <class Visit>
void visitNodes(ManifestNode &node, Visit visit)
{
    visit(node);
    for (ManifestNode &child : node.children)
        visitNodes(child, visit);
}

template <class Visit>
void visitNodes(const ManifestNode &node, Visit visit)
{
    visit(node);
    for (const ManifestNode &child : node.children)
        visitNodes(child, visit);
}

// Reads the manifests of nodes in one call. Errors: Cancelled.
Result<void> readManifests(std::span<ManifestNode *const> nodes, ImageSource &source,
                           std::stop_token stop)
{
    std::vector<Descriptor> wanted;
    wanted.reserve(nodes.size());
    for (const ManifestNode *node : nodes)
        wanted.push_back(*node->descriptor);
    auto documents = source.manifests(wanted, std::move(stop));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (documents[i]) {
            setDocument(*nodes[i], *std::move(documents[i]));
            continue;
        }
        if (documents[i].error().kind == ErrorKind::Cancelled)
            return tl::unexpected(documents[i].error());
        nodes[i]->availability = availabilityFor(documents[i].error());
        nodes[i]->error = documents[i].error();
    }
    return {};
}

Result<void> readConfigs(std::span<ManifestNode *const> nodes, ImageSource &source,
                         std::stop_token stop)
{
    std::vector<Descriptor> wanted;
    wanted.reserve(nodes.size());
    for (const ManifestNode *node : nodes)
        wanted.push_back(*node->manifest()->config);
    auto contents = source.blobs(wanted, std::move(stop));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto config = contents[i].and_then(
            [](const QByteArray &bytes) { return ImageConfig::parse(bytes); });
        if (config) {
            if (!nodes[i]->platform)
                nodes[i]->platform = config->platform();
            nodes[i]->config = *std::move(config);
            nodes[i]->configAvailability = Availability::Present;
            continue;
        }
        if (config.error().kind == ErrorKind::Cancelled)
            return tl::unexpected(config.error());
        nodes[i]->configAvailability = availabilityFor(config.error());
        nodes[i]->configError = config.error();
    }
    return {};
}

// An index that lists itself would never end; a very deep one is as bad.
Result<void> openIndexes(ManifestNode &node, ImageSource &source, std::vector<Digest> &above,
                         std::size_t &entries, std::stop_token stop)
{
    entries += node.children.size();
    const auto refuse = [&](const QString &rule) {
        return failure(ErrorKind::InvalidDocument,
                       documents::indexBreaks(node.digest.shortText(), rule));
    };
    if (entries > mostEntries)
        return refuse(documents::moreEntriesInAll(qint64(mostEntries)));
    above.push_back(node.digest);
    std::vector<ManifestNode *> nested;
    for (ManifestNode &child : node.children) {
        const bool mayBeIndex = isToldByDocument(*child.descriptor) && !child.document
            && child.role != Role::Attestation;
        if (child.role != Role::Index && !mayBeIndex)
            continue;
        if (std::ranges::find(above, child.digest) != above.end())
            return refuse(documents::listsItself());
        if (above.size() >= deepestIndex)
            return refuse(documents::nestedDeeper(deepestIndex));
        if (child.availability == Availability::NotLoaded)
            nested.push_back(&child);
    }
    if (!nested.empty()) {
        if (auto read = readManifests(nested, source, stop); !read)
            return read;
    }
    for (ManifestNode &child : node.children) {
        if (child.children.empty())
            continue;
        if (auto opened = openIndexes(child, source, above, entries, stop); !opened)
            return opened;
    }
    above.pop_back();
    return {};
}

} // namespace

std::optional<MediaType> ManifestNode::mediaType() const
{
    if (document) {
        if (auto type = document->mediaType())
            return type;
    }
    return descriptor ? std::optional(descriptor->mediaType) : std::nullopt;
}

bool NamedLayer::isEmptyLayer() const
{
    return isEmpty || sameinside::isEmptyLayer(descriptor.digest)
        || (diffId && sameinside::isEmptyLayer(*diffId));
}

std::vector<NamedLayer> ManifestNode::layers() const
{
    std::vector<NamedLayer> layers;
    if (const Schema1Manifest *old = schema1()) {
        for (const Schema1Manifest::Layer &layer : old->layers) {
            layers.push_back(
                {.descriptor
                 = {.mediaType = MediaType::schema1(), .digest = layer.blob, .size = -1},
                 .createdBy = layer.createdBy,
                 .isEmpty = layer.empty});
        }
    } else if (const Manifest *listed = manifest()) {
        const auto history = config ? config->layerHistory(listed->layers.size())
                                    : std::vector<const ImageConfig::HistoryEntry *>();
        const bool hasDiffIds = config && config->diffIds().size() == listed->layers.size();
        for (std::size_t i = 0; i < listed->layers.size(); ++i) {
            layers.push_back(
                {.descriptor = listed->layers[i],
                 .createdBy
                 = i < history.size() ? std::optional(history[i]->createdBy) : std::nullopt,
                 .diffId = hasDiffIds ? std::optional(config->diffIds()[i]) : std::nullopt});
        }
    }
    return layers;
}

QStringList ManifestNode::notes() const
{
    QStringList notes;
    if (document)
        notes += document->notes();
    if (config)
        notes += config->notes();
    return notes;
}

bool ManifestNode::isSame(const ManifestNode &other) const
{
    return digest == other.digest
        || (document && other.document && document->digest() == other.document->digest());
}

QString ManifestNode::platformText() const
{
    return platform ? platform->toString() : QString();
}

std::vector<const ManifestNode *> ImageTree::images() const
{
    std::vector<const ManifestNode *> images;
    visitNodes(root, [&](const ManifestNode &node) {
        if (node.role == Role::Image)
            images.push_back(&node);
    });
    return images;
}

std::vector<const ManifestNode *> ImageTree::attestations() const
{
    std::vector<const ManifestNode *> attestations;
    visitNodes(root, [&](const ManifestNode &node) {
        const bool inIndex = node.descriptor.has_value();
        if (inIndex && (node.role == Role::Attestation || node.role == Role::Artifact))
            attestations.push_back(&node);
    });
    return attestations;
}

std::optional<CompanionCounts> ImageTree::companionCounts() const
{
    if (!companions)
        return std::nullopt;
    CompanionCounts counts;
    std::vector<Digest> inside;
    for (const ManifestNode *node : attestations()) {
        inside.push_back(node->digest);
        Companion companion = Companion::of(*node->descriptor);
        if (node->role == Role::Attestation)
            companion.kind = Companion::Kind::Attestation;
        counts.add(companion);
    }
    for (const Companion &companion : *companions) {
        if (std::ranges::find(inside, companion.digest) == inside.end())
            counts.add(companion);
    }
    return counts;
}

Result<ImageTree> resolveTree(ImageSource &source, const ImageName &name, std::stop_token stop)
{
    Selector selector{.name = name.name(), .digest = name.digest()};
    if (name.reference())
        selector.name = name.reference()->tag();
    auto document = source.resolve(selector, std::move(stop));
    if (!document)
        return tl::unexpected(document.error());
    ImageTree tree{.name = name, .root = {.digest = document->name()}};
    setDocument(tree.root, *std::move(document));
    return tree;
}

Result<void> loadTree(ImageTree &tree, ImageSource &source,
                      const std::function<bool(const ManifestNode &)> &wants, std::stop_token stop)
{
    std::vector<Digest> above;
    std::size_t entries = 0;
    if (auto opened = openIndexes(tree.root, source, above, entries, stop); !opened)
        return opened;

    std::vector<ManifestNode *> manifests;
    visitNodes(tree.root, [&](ManifestNode &node) {
        if (node.availability == Availability::NotLoaded && node.role != Role::Unknown
            && wants(node))
            manifests.push_back(&node);
    });
    if (!manifests.empty()) {
        if (auto read = readManifests(manifests, source, stop); !read)
            return read;
    }
    std::vector<ManifestNode *> images;
    visitNodes(tree.root, [&](ManifestNode &node) {
        if (node.role == Role::Image && node.manifest() && node.manifest()->config
            && node.configAvailability == Availability::NotLoaded && wants(node))
            images.push_back(&node);
    });
    return images.empty() ? Result<void>() : readConfigs(images, source, std::move(stop));
}

} // namespace sameinside
