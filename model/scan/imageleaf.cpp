// SPDX-License-Identifier: MIT
#include "model/scan/imageleaf.h"

#include <algorithm>

namespace sameinside {

namespace {

using Kind = Catalogue::Kind;

// One index is opened once, however often others name it.
void collect(const Catalogue &catalogue, Id root, int depth, QSet<Id> &seen,
             std::vector<ImageLeaf> &leaves)
{
    const Id id = catalogue.documentOf(root);
    for (const Catalogue::Entry &entry : catalogue.entries(catalogue.document(id))) {
        if (entry.isAttestation)
            continue;
        const Id child = catalogue.documentOf(entry.child);
        const bool isIndex = child != noId && catalogue.document(child).kind == Kind::Index;
        if (!isIndex) {
            leaves.push_back({entry.child, child, entry.platform});
        } else if (depth < deepestPath && !seen.contains(entry.child)) {
            seen.insert(entry.child);
            collect(catalogue, entry.child, depth + 1, seen, leaves);
        }
    }
}

bool isArtifact(const Catalogue &catalogue, const ImageLeaf &leaf)
{
    if (leaf.document == noId)
        return false;
    const Kind kind = catalogue.document(leaf.document).kind;
    return kind == Kind::Artifact || kind == Kind::Unclear || kind == Kind::Companion
        || kind == Kind::Unknown;
}

// image-spec image-index.md: of several entries that fit, the first is taken.
void dropRepeated(const Catalogue &catalogue, std::vector<ImageLeaf> &leaves)
{
    QSet<std::pair<Id, Id>> seen; // manifest and platform
    QSet<Id> platforms;
    std::erase_if(leaves, [&](const ImageLeaf &leaf) {
        if (seen.contains({leaf.manifest, leaf.declared}))
            return true;
        seen.insert({leaf.manifest, leaf.declared});
        if (leaf.declared == noId)
            return false;
        if (platforms.contains(leaf.declared))
            return true;
        const bool repeats = std::ranges::any_of(platforms, [&](Id known) {
            return platformsMatch(catalogue, known, leaf.declared)
                && catalogue.platform(known).osVersion()
                == catalogue.platform(leaf.declared).osVersion();
        });
        platforms.insert(leaf.declared);
        return repeats;
    });
}

} // namespace

std::vector<ImageLeaf> imageLeaves(const Catalogue &catalogue, Id root)
{
    const Id id = catalogue.documentOf(root);
    if (id == noId || catalogue.document(id).kind != Kind::Index)
        return {{root, id, noId}};
    std::vector<ImageLeaf> leaves;
    QSet<Id> seen{root};
    collect(catalogue, root, 0, seen, leaves);
    const bool onlyArtifacts = std::ranges::all_of(
        leaves, [&](const ImageLeaf &leaf) { return isArtifact(catalogue, leaf); });
    if (!onlyArtifacts)
        std::erase_if(leaves, [&](const ImageLeaf &leaf) { return isArtifact(catalogue, leaf); });
    dropRepeated(catalogue, leaves);
    if (leaves.empty())
        return {{root, id, noId}};
    return leaves;
}

const Catalogue::Config *configOfDocument(const Catalogue &catalogue, Id id)
{
    if (id == noId)
        return nullptr;
    const Catalogue::Document &document = catalogue.document(id);
    if (document.kind != Kind::Image || document.config == noId)
        return nullptr;
    const Id config = catalogue.configOf(document.config);
    return config == noId ? nullptr : &catalogue.config(config);
}

bool listsItsLayers(const Catalogue &catalogue, Id id)
{
    const Catalogue::Config *config = configOfDocument(catalogue, id);
    return !config || config->count == catalogue.document(id).count;
}

Id documentPlatform(const Catalogue &catalogue, Id id)
{
    if (id == noId)
        return noId;
    if (const Catalogue::Config *config = configOfDocument(catalogue, id))
        return config->platform;
    return catalogue.document(id).platform;
}

Id leafPlatform(const Catalogue &catalogue, const ImageLeaf &leaf)
{
    if (leaf.declared != noId)
        return leaf.declared;
    if (const Id own = documentPlatform(catalogue, leaf.document); own != noId)
        return own;
    Id found = noId;
    const auto ask = [&](Id manifest) {
        catalogue.forParents(manifest, [&](const Catalogue::Entry &entry) {
            if (found == noId && !entry.isAttestation)
                found = entry.platform;
        });
    };
    ask(leaf.manifest);
    if (found == noId && leaf.document != noId) {
        const Catalogue::Document &document = catalogue.document(leaf.document);
        if (document.kind == Kind::Image && document.config != noId) {
            catalogue.forConfigUsers(document.config, [&](Id user) {
                if (found == noId)
                    ask(catalogue.document(user).digest);
            });
        }
    }
    return found;
}

bool platformsMatch(const Catalogue &catalogue, Id platform, Id other)
{
    if (platform == noId || other == noId)
        return false;
    return platform == other || catalogue.platform(platform).matches(catalogue.platform(other));
}

} // namespace sameinside
