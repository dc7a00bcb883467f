// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What usually makes another digest of one image, and what keeps it. Commands are written as they
/// are typed.
namespace sameinside::words::operations {

// What usually does this
QString dockerClassicPushFar();
QString dockerClassicPushFarOnly();
QString dockerClassicPushOnly();
QString goGzipRecompress();
QString cimagePush();
QString cimagePushConverted();
QString cimagePushToOci();
QString cimageToOci();
QString cimageToOciOnly();
QString toDockerTypes();
QString toOciTypes();
QString gzipProgram();
QString ggcrRecompress();
QString recompressZstd();
QString zstdChunked();
QString uncompressed();
QString lazyPulling();
QString dockerArchive();
QString dockerImport();
QString podmanImport();
QString podmanCommit();
QString umoci();
QString craneFlatten();
QString dockerCommit();
QString onePlatformCopy();
QString publicOnePlatformCopyOrWrap();
QString privateOnePlatformCopyOrWrap();
QString imagetoolsWrap();
QString imagetoolsWrapOnly();
QString dockerManifestOnly();
QString publicIndexMade();
QString privateIndexMade();
QString provenanceAdded();
QString provenanceRebuild();
QString attestationsDropped();
QString platformFilter();
QString indexRemade();
QString indexToOtherTypes();
QString mirrorRewritesJson();
QString jsonRewritten();
QString annotated();
QString relabelled();
QString rebuilt();
QString publicBuiltWith(const QString &tool);
QString privateBuiltWith(const QString &tool);
/// Where the traces fit only with the sides turned round.
QString publicIsCopy(const QString &sentence);
QString withOnePlatformTaken(const QString &sentence);

/// Those that leave their own traces in an image.
namespace tools {
QString buildah();
QString buildpacks();
QString jib();
QString ko();
QString kaniko();
QString rulesOci();
QString nix();
} // namespace tools

/// What keeps the digest.
namespace keeps {
QString copyBetweenRegistries();
QString notThroughLocalStorage();
QString notThroughLocalStorageWithoutFormat();
QString preserveOrBothFormats();
QString withoutFormatOrCrane();
QString sameMediaTypes();
QString withoutRepacking();
QString craneCopyOrPull();
QString sameCompression();
QString byRegistry();
QString nothing();
QString ociArchive();
QString tagOrCopy();
QString tag();
QString copyAll();
QString preferManifest();
QString namePlatform();
QString withoutAttestations();
QString withoutProvenance();
QString wholeIndex();
QString allPlatforms();
QString copyIndex();
QString withoutFormat();
QString careOfMirror();
QString registryToRegistry();
QString fixedTime();
QString fixedTimes();
} // namespace keeps

} // namespace sameinside::words::operations
