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
    if (!config || config->count != catalogue.document(id).count)
        return {};
    return catalogue.diffIds(*config);
}

bool sameBlobs(const Catalogue &catalogue, Id source, Id target)
{
    return std::ranges::equal(catalogue.layers(catalogue.document(source)),
                              catalogue.layers(catalogue.document(target)), {},
                              &Catalogue::Slot::blob, &Catalogue::Slot::blob);
}

} // namespace

int sharedLayers(const Catalogue &catalogue, Id source, Id target)
{
    std::vector<Id> blobs;
    for (const Catalogue::Slot &slot : catalogue.layers(catalogue.document(target)))
        blobs.push_back(slot.blob);
    std::ranges::sort(blobs);
    const auto theirs = layerDiffIds(catalogue, target);
    std::vector<Id> contents(theirs.begin(), theirs.end());
    std::ranges::sort(contents);

    const auto own = layerDiffIds(catalogue, source);
    const auto layers = catalogue.layers(catalogue.document(source));
    int shared = 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
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
    const int all = int(left.count);
    if (source == target || left.digest == right.digest)
        return {Relation::SameManifest, all};
    if (!isImage(left) || !isImage(right))
        return {};
    if (left.config != noId && left.config == right.config)
        return {Relation::SameConfig, all};

    const Catalogue::Config *leftConfig = configOfDocument(catalogue, source);
    const Catalogue::Config *rightConfig = configOfDocument(catalogue, target);
    if (leftConfig && rightConfig) {
        const bool sameContents = leftConfig->contents == rightConfig->contents;
        if (sameContents && leftConfig->meaning == rightConfig->meaning)
            return {Relation::EqualConfig, all};
        if (sameContents && all > 0)
            return {Relation::SameLayers, all};
    }
    // Equal blobs hold equal layers, whatever the configs say.
    if (all > 0 && sameBlobs(catalogue, source, target))
        return {Relation::SameLayers, all};
    const int shared = sharedLayers(catalogue, source, target);
    return {shared > 0 ? Relation::SharedLayers : Relation::Different, shared};
}

} // namespace sameinside
