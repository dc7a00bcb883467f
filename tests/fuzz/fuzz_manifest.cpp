// SPDX-License-Identifier: MIT
#include "model/image/json.h"
#include "model/image/manifest.h"
#include "tests/fuzz/fuzz.h"

#include <array>

using namespace sameinside;

namespace {

std::optional<MediaType> announced(std::uint8_t choice)
{
    const std::array<std::optional<MediaType>, 8> types{
        std::nullopt,
        MediaType::ociIndex(),
        MediaType::ociManifest(),
        MediaType::dockerList(),
        MediaType::dockerManifest(),
        MediaType::schema1(),
        MediaType::schema1Signed(),
        MediaType::ociArtifactManifest(),
    };
    return types[choice % types.size()];
}

void check(const Descriptor &descriptor)
{
    expect(descriptor.size >= 0 && descriptor.size <= qint64(1) << 50);
    expect(Digest::parse(descriptor.digest.toString()) == descriptor.digest);
    // One that names no type has none.
    expect(descriptor.mediaType.bytes().isEmpty()
           || MediaType::parse(descriptor.mediaType.toString()) == descriptor.mediaType);
    expect(descriptor.data.isEmpty() || descriptor.digest.matches(descriptor.data));
    (void)descriptor.isAttestation();
}

bool saysTheSame(const ManifestDocument &a, const ManifestDocument &b)
{
    if (a.manifest()) {
        return b.manifest() && a.manifest()->config == b.manifest()->config
            && a.manifest()->layers == b.manifest()->layers
            && a.manifest()->subject == b.manifest()->subject
            && a.manifest()->annotations == b.manifest()->annotations;
    }
    if (a.index())
        return b.index() && a.index()->manifests == b.index()->manifests;
    if (a.schema1())
        return b.schema1() && a.schema1()->layers.size() == b.schema1()->layers.size();
    return a.mediaType() == b.mediaType();
}

} // namespace

// What parses keeps its bytes, is named by their digest, holds valid values only, and says the
// same once more when it is written another way.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto type = announced(choiceFrom(data, size));
    const QByteArray bytes = bytesOf(data, size);
    const auto document = ManifestDocument::parse(bytes, type);
    if (!document)
        return 0;
    expect(document->bytes() == bytes);
    expect(document->schema1() || document->digest().matches(bytes));
    if (const Manifest *manifest = document->manifest()) {
        for (const Descriptor &layer : manifest->layers)
            check(layer);
        if (manifest->config)
            check(*manifest->config);
        (void)manifest->isImage();
        (void)manifest->artifactDescription();
        (void)manifest->totalSize();
    }
    if (const Index *index = document->index()) {
        for (const Descriptor &entry : index->manifests)
            check(entry);
    }
    const auto again = ManifestDocument::parse(prettyJson(bytes), type, 64 * largestManifest);
    expect(again && saysTheSame(*document, *again));
    return 0;
}
