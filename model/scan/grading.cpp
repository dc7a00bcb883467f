// SPDX-License-Identifier: MIT
#include "model/scan/grading.h"

#include <algorithm>

namespace sameinside {

namespace {

using Kind = Catalogue::Kind;

bool isImage(const Catalogue::Document &document)
{
    return document.kind == Kind::Image || document.kind == Kind::Schema1;
}

// A config that lists other than its layers says nothing of each of them.
std::span<const Id> layerDiffIds(const Catalogue &catalogue, Id id)
{
    const Catalogue::Config *config = configOfDocument(catalogue, id);
    if (!config || !listsItsLayers(catalogue, id))
        return {};
    return catalogue.diffIds(*config);
}

std::vector<Id> emptyLayerIds(const Catalogue &catalogue)
{
    std::vector<Id> ids;
    for (const Digest &digest : emptyLayers()) {
        if (const Id id = catalogue.find(digest); id != noId)
            ids.push_back(id);
    }
    return ids;
}

// What says nothing about kinship is left out: the empty layer of old Docker versions.
std::vector<bool> tellingLayers(const Catalogue &catalogue, Id document)
{
    const auto empty = emptyLayerIds(catalogue);
    const auto isEmpty = [&](Id layer) { return std::ranges::find(empty, layer) != empty.end(); };
    const auto blobSlots = catalogue.layers(catalogue.document(document));
    const auto diffIds = layerDiffIds(catalogue, document);
    std::vector<bool> telling(blobSlots.size(), true);
    for (std::size_t i = 0; i < blobSlots.size(); ++i)
        telling[i] = !isEmpty(blobSlots[i].blob) && !(i < diffIds.size() && isEmpty(diffIds[i]));
    return telling;
}

bool sameBlobs(const Catalogue &catalogue, Id source, Id target)
{
    return std::ranges::equal(catalogue.layers(catalogue.document(source)),
                              catalogue.layers(catalogue.document(target)), {},
                              &Catalogue::Slot::blob, &Catalogue::Slot::blob);
}

} // namespace

int layersToShare(const Catalogue &catalogue, Id source)
{
    return int(std::ranges::count(tellingLayers(catalogue, source), true));
}

int sharedLayers(const Catalogue &catalogue, Id source, Id target)
{
    std::vector<Id> blobs;
    const auto theirs = layerDiffIds(catalogue, target);
    const auto blobSlots = catalogue.layers(catalogue.document(target));
    const auto theirsTell = tellingLayers(catalogue, target);
    for (std::size_t i = 0; i < blobSlots.size(); ++i) {
        if (theirsTell[i])
            blobs.push_back(blobSlots[i].blob);
    }
    std::ranges::sort(blobs);
    std::vector<Id> contents(theirs.begin(), theirs.end());
    std::ranges::sort(contents);

    const auto own = layerDiffIds(catalogue, source);
    const auto layers = catalogue.layers(catalogue.document(source));
    const auto tell = tellingLayers(catalogue, source);
    int shared = 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (!tell[i])
            continue;
        if (std::ranges::binary_search(blobs, layers[i].blob)
            || (i < own.size() && std::ranges::binary_search(contents, own[i])))
            ++shared;
    }
    return shared;
}

Grade gradeDocuments(const Catalogue &catalogue, Id source, Id target)
{
    const Catalogue::Document &left = catalogue.document(source);
    const Catalogue::Document &right = catalogue.document(target);
    const int all = layersToShare(catalogue, source);
    if (source == target || catalogue.isSame(left.digest, right.digest))
        return {Relation::SameManifest, all};
    if (!isImage(left) || !isImage(right))
        return {};
    if (left.config != noId && catalogue.isSame(left.config, right.config))
        return {Relation::SameConfig, all};

    const Catalogue::Config *leftConfig = configOfDocument(catalogue, source);
    const Catalogue::Config *rightConfig = configOfDocument(catalogue, target);
    if (leftConfig && rightConfig && listsItsLayers(catalogue, source)
        && listsItsLayers(catalogue, target)) {
        const bool sameContents = leftConfig->contents == rightConfig->contents
            && (leftConfig->contents != noId || (left.count == 0 && right.count == 0));
        if (sameContents && leftConfig->meaning == rightConfig->meaning)
            return {Relation::EqualConfig, all};
        if (sameContents)
            return {Relation::SameLayers, all};
    }
    // Equal blobs hold equal layers, whatever the configs say; so do no blobs.
    if (sameBlobs(catalogue, source, target))
        return {Relation::SameLayers, all};
    const int shared = sharedLayers(catalogue, source, target);
    return {shared > 0 ? Relation::SharedLayers : Relation::Different, shared};
}

} // namespace sameinside
