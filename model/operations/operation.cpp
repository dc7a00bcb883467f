// SPDX-License-Identifier: MIT
#include "model/operations/operation.h"

#include "model/text/words/model/operationwords.h"

#include <array>

namespace sameinside {

namespace {

namespace say = words::operations;
namespace keeps = words::operations::keeps;
namespace tools = words::operations::tools;

using Words = QString (*)();

/// What is said of an operation.
struct Entry {
    Operation operation;
    QStringView name;
    Words usually;            ///< of a builder: its name
    Words keepsDigest;        ///< nothing where nothing is known to
    Words onlyThis = nullptr; ///< where no other tool leaves these traces; else as usually
    bool isBuilder = false;
};

using enum Operation;

constexpr std::array<Entry, 48> entries{{
    {MirrorRewritesJson, u"mirror-rewrites-json", say::mirrorRewritesJson, keeps::careOfMirror},
    {IndexToDockerTypes, u"index-to-docker-types", say::indexToOtherTypes, keeps::withoutFormat},
    {IndexToOciTypes, u"index-to-oci-types", say::indexToOtherTypes, keeps::withoutFormat},
    {DockerImport, u"docker-import", say::dockerImport, keeps::tagOrCopy},
    {PodmanImport, u"podman-import", say::podmanImport, keeps::tagOrCopy},
    {Umoci, u"umoci", say::umoci, keeps::tagOrCopy},
    {CraneFlatten, u"crane-flatten", say::craneFlatten, keeps::tagOrCopy},
    {PodmanCommit, u"podman-commit", say::podmanCommit, keeps::tagOrCopy},
    {BuildahBuild, u"buildah-build", tools::buildah, nullptr, nullptr, true},
    {Buildpacks, u"buildpacks", tools::buildpacks, nullptr, nullptr, true},
    {Jib, u"jib", tools::jib, nullptr, nullptr, true},
    {Ko, u"ko", tools::ko, nullptr, nullptr, true},
    {Kaniko, u"kaniko", tools::kaniko, nullptr, nullptr, true},
    {RulesOci, u"rules-oci", tools::rulesOci, nullptr, nullptr, true},
    {Nix, u"nix", tools::nix, nullptr, nullptr, true},
    {Estargz, u"estargz", say::lazyPulling, keeps::nothing},
    {Overlaybd, u"overlaybd", say::lazyPulling, keeps::nothing},
    {SociConvert, u"soci-convert", say::lazyPulling, keeps::nothing},
    {ZstdChunked, u"zstd-chunked", say::zstdChunked, keeps::sameCompression},
    {DockerArchive, u"docker-archive", say::dockerArchive, keeps::ociArchive},
    {CimagePushToOci, u"cimage-push-to-oci", say::cimagePushToOci,
     keeps::notThroughLocalStorageWithoutFormat},
    {CimagePushToDocker, u"cimage-push-to-docker", say::cimagePushConverted,
     keeps::notThroughLocalStorageWithoutFormat},
    {CimagePush, u"cimage-push", say::cimagePush, keeps::notThroughLocalStorage},
    {CimageToOci, u"cimage-to-oci", say::cimageToOci, keeps::preserveOrBothFormats,
     say::cimageToOciOnly},
    {GgcrRecompress, u"ggcr-recompress", say::ggcrRecompress, keeps::craneCopyOrPull},
    {DockerClassicPushFar, u"docker-classic-push-far", say::dockerClassicPushFar,
     keeps::copyBetweenRegistries, say::dockerClassicPushFarOnly},
    {DockerClassicPush, u"docker-classic-push", say::dockerClassicPushOnly,
     keeps::copyBetweenRegistries},
    {GoGzipRecompress, u"go-gzip-recompress", say::goGzipRecompress, keeps::copyBetweenRegistries},
    {GzipProgram, u"gzip-program", say::gzipProgram, keeps::withoutRepacking},
    {RecompressZstd, u"recompress-zstd", say::recompressZstd, keeps::sameCompression},
    {Uncompressed, u"uncompressed", say::uncompressed, keeps::byRegistry},
    {ProvenanceRebuild, u"provenance-rebuild", say::provenanceRebuild, keeps::withoutProvenance},
    {ProvenanceAdded, u"provenance-added", say::provenanceAdded, keeps::withoutAttestations},
    {OnePlatformCopy, u"one-platform-copy", say::onePlatformCopy, keeps::copyAll},
    {ImagetoolsWrap, u"imagetools-wrap", say::imagetoolsWrap, keeps::preferManifest,
     say::imagetoolsWrapOnly},
    {DockerManifest, u"docker-manifest", say::dockerManifestOnly, keeps::preferManifest},
    {IndexMade, u"index-made", nullptr, keeps::namePlatform},
    {PlatformFilter, u"platform-filter", say::platformFilter, keeps::allPlatforms},
    {AttestationsDropped, u"attestations-dropped", say::attestationsDropped, keeps::wholeIndex},
    {IndexRemade, u"index-remade", say::indexRemade, keeps::copyIndex},
    {ToDockerTypes, u"to-docker-types", say::toDockerTypes, keeps::withoutFormatOrCrane},
    {ToOciTypes, u"to-oci-types", say::toOciTypes, keeps::sameMediaTypes},
    {JsonRewritten, u"json-rewritten", say::jsonRewritten, keeps::registryToRegistry},
    {Annotated, u"annotated", say::annotated, nullptr},
    {RebuildTimes, u"rebuild-times", say::rebuilt, keeps::fixedTimes},
    {RebuildClock, u"rebuild-clock", say::rebuilt, keeps::fixedTime},
    {DockerCommit, u"docker-commit", say::dockerCommit, keeps::tag},
    {Relabelled, u"relabelled", say::relabelled, nullptr},
}};

constexpr bool standInOrder()
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (std::size_t(entries[i].operation) != i)
            return false;
    }
    return true;
}
static_assert(standInOrder());

const Entry &entryOf(Operation operation)
{
    return entries[std::size_t(operation)];
}

// Some sentences name the side that was made, or the one that holds an index.
QString plainText(const Recognition &found)
{
    const Entry &entry = entryOf(found.operation);
    const bool isPrivateMade = !found.isTurnedRound;
    if (entry.isBuilder)
        return isPrivateMade ? say::privateBuiltWith(entry.usually())
                             : say::publicBuiltWith(entry.usually());
    if (found.operation == IndexMade)
        return isPrivateMade ? say::privateIndexMade() : say::publicIndexMade();
    if (found.operation == OnePlatformCopy && found.isIndexOfOne)
        return isPrivateMade ? say::publicOnePlatformCopyOrWrap()
                             : say::privateOnePlatformCopyOrWrap();
    const bool isOnly = found.confidence == Confidence::Only && entry.onlyThis;
    return isOnly ? entry.onlyThis() : entry.usually();
}

} // namespace

QString operationName(Operation operation)
{
    return entryOf(operation).name.toString();
}

OperationText operationText(const Recognition &recognition)
{
    const Entry &entry = entryOf(recognition.operation);
    OperationText text{.usually = plainText(recognition), .keepsDigest = {}};
    const bool namesSide = entry.isBuilder || recognition.operation == IndexMade;
    if (recognition.isTurnedRound && !namesSide)
        text.usually = say::publicIsCopy(text.usually);
    if (recognition.tookOnePlatform)
        text.usually = say::withOnePlatformTaken(text.usually);
    if (entry.keepsDigest)
        text.keepsDigest = entry.keepsDigest();
    return text;
}

} // namespace sameinside
