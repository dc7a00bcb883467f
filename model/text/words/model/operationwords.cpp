// SPDX-License-Identifier: MIT
#include "model/text/words/model/operationwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::operations {

QString dockerClassicPushFar()
{
    return QCoreApplication::translate(
        "Operations",
        "Pulling with Docker and pushing to another registry does this, "
        "where Docker keeps its classic store: it compresses the layers "
        "again and writes its own manifest.");
}

QString dockerClassicPushFarOnly()
{
    return QCoreApplication::translate(
        "Operations",
        "This is what docker push from Docker's classic store writes to "
        "another registry: it compresses the layers again and writes its "
        "own manifest.");
}

QString dockerClassicPushOnly()
{
    return QCoreApplication::translate(
        "Operations",
        "This is what docker push from Docker's classic store writes: its "
        "own manifest, with the same blobs.");
}

QString goGzipRecompress()
{
    return QCoreApplication::translate(
        "Operations",
        "A tool written in Go compressed the layers again: docker push to "
        "another registry and containerd's import of an archive do this.");
}

QString cimagePush()
{
    return QCoreApplication::translate(
        "Operations",
        "podman push, buildah push, and skopeo copy from an archive do "
        "this: local storage keeps no compressed layers, so they are "
        "compressed again. A plain skopeo copy between registries can end "
        "here too, where the target already held such layers.");
}

QString cimagePushConverted()
{
    return QCoreApplication::translate(
        "Operations",
        "podman push, buildah push, and skopeo copy from an archive do "
        "this: local storage keeps no compressed layers, so they are "
        "compressed again; and --format (or the kind of the target) also "
        "changed the manifest's format.");
}

QString cimagePushToOci()
{
    return QCoreApplication::translate(
        "Operations",
        "podman push, buildah push, and skopeo copy from an archive do "
        "this: local storage keeps no compressed layers, so they are "
        "compressed again; and turned into OCI, the config is written "
        "anew, so the image ID changes too.");
}

QString cimageToOci()
{
    return QCoreApplication::translate(
        "Operations",
        "skopeo, podman and buildah do this where they turn a Docker schema "
        "2 image into OCI: the config is written anew, so the image ID "
        "changes too.");
}

QString cimageToOciOnly()
{
    return QCoreApplication::translate(
        "Operations",
        "This is what skopeo, podman and buildah write where they turn a "
        "Docker schema 2 image into OCI: the config is written anew, so the "
        "image ID changes too.");
}

QString toDockerTypes()
{
    return QCoreApplication::translate(
        "Operations",
        "skopeo copy --format v2s2, and docker pull and push within one "
        "registry (classic store), do this. The blobs are the same.");
}

QString toOciTypes()
{
    return QCoreApplication::translate(
        "Operations",
        "ctr or nerdctl image convert --oci, regctl image mod --to-oci, and "
        "builds with another oci-mediatypes do this.");
}

QString gzipProgram()
{
    return QCoreApplication::translate(
        "Operations",
        "gzip or pigz was run on the layers: a script that packs a saved "
        "image does this.");
}

QString ggcrRecompress()
{
    return QCoreApplication::translate(
        "Operations",
        "crane push of a saved archive, kaniko, ko and buildpacks compress "
        "this way (gzip, fastest).");
}

QString recompressZstd()
{
    return QCoreApplication::translate(
        "Operations",
        "--compression-format zstd (podman, buildah, skopeo) or BuildKit's "
        "compression=zstd does this.");
}

QString zstdChunked()
{
    return QCoreApplication::translate(
        "Operations",
        "podman, buildah and skopeo with zstd:chunked, and nerdctl image "
        "convert --zstdchunked, do this.");
}

QString uncompressed()
{
    return QCoreApplication::translate(
        "Operations",
        "ctr image convert --uncompress, BuildKit's "
        "compression=uncompressed, and an archive of docker save that was "
        "loaded into a containerd store and pushed, do this.");
}

QString lazyPulling()
{
    return QCoreApplication::translate("Operations", "The image was converted for lazy pulling.");
}

QString dockerArchive()
{
    return QCoreApplication::translate(
        "Operations",
        "docker save and podman save do this: such an archive holds no "
        "manifest and no compressed layers.");
}

QString dockerImport()
{
    return QCoreApplication::translate("Operations", "This is what docker import writes.");
}

QString podmanImport()
{
    return QCoreApplication::translate("Operations", "This is what podman import writes.");
}

QString podmanCommit()
{
    return QCoreApplication::translate("Operations", "This is what podman commit writes.");
}

QString umoci()
{
    return QCoreApplication::translate("Operations", "This is what umoci writes.");
}

QString craneFlatten()
{
    return QCoreApplication::translate("Operations", "This is what crane flatten writes.");
}

QString dockerCommit()
{
    return QCoreApplication::translate(
        "Operations", "docker commit of a container in which no file changed does this.");
}

QString onePlatformCopy()
{
    return QCoreApplication::translate(
        "Operations",
        "One platform was copied out of the index: skopeo copy without "
        "--all, crane copy --platform, docker pull and push do this.");
}

QString publicOnePlatformCopyOrWrap()
{
    return QCoreApplication::translate(
        "Operations",
        "One platform was copied out of the index: skopeo copy without "
        "--all, crane copy --platform, docker pull and push do this. Or "
        "imagetools create put the public index around it.");
}

QString privateOnePlatformCopyOrWrap()
{
    return QCoreApplication::translate(
        "Operations",
        "One platform was copied out of the index: skopeo copy without "
        "--all, crane copy --platform, docker pull and push do this. Or "
        "imagetools create put the private index around it.");
}

QString imagetoolsWrap()
{
    return QCoreApplication::translate(
        "Operations",
        "docker buildx imagetools create and docker manifest create do "
        "this: a new index around an unchanged manifest.");
}

QString imagetoolsWrapOnly()
{
    return QCoreApplication::translate(
        "Operations",
        "This is what docker buildx imagetools create writes: a new index "
        "around an unchanged manifest.");
}

QString dockerManifestOnly()
{
    return QCoreApplication::translate(
        "Operations",
        "This is what docker manifest push writes: a new index around an "
        "unchanged manifest.");
}

QString publicIndexMade()
{
    return QCoreApplication::translate(
        "Operations",
        "The public image is an index that was made over this manifest and "
        "others: docker manifest create, imagetools create and podman "
        "manifest do this after builds on several machines.");
}

QString privateIndexMade()
{
    return QCoreApplication::translate(
        "Operations",
        "The private image is an index that was made over this manifest and "
        "others: docker manifest create, imagetools create and podman "
        "manifest do this after builds on several machines.");
}

QString provenanceAdded()
{
    return QCoreApplication::translate(
        "Operations",
        "BuildKit adds provenance by default (docker buildx, docker build "
        "on Docker 29): the index is new, the image in it is not.");
}

QString provenanceRebuild()
{
    return QCoreApplication::translate(
        "Operations",
        "This is a rebuild from cache with docker buildx: the image is the "
        "same, only its build record is new.");
}

QString attestationsDropped()
{
    return QCoreApplication::translate(
        "Operations",
        "Tools that choose platforms leave attestations behind: imagetools "
        "create, crane index filter, regctl.");
}

QString platformFilter()
{
    return QCoreApplication::translate(
        "Operations",
        "crane index filter, imagetools create, regctl index create, "
        "nerdctl image convert --platform and docker save of a part do "
        "this.");
}

QString indexRemade()
{
    return QCoreApplication::translate(
        "Operations",
        "docker manifest, podman manifest and imagetools create write a new "
        "index over the same images.");
}

QString indexToOtherTypes()
{
    return QCoreApplication::translate("Operations", "skopeo copy --all --format does this.");
}

QString mirrorRewritesJson()
{
    return QCoreApplication::translate(
        "Operations",
        "Some mirrors write every document anew when they copy (known of "
        "Aliyun's). Nothing in the image changed.");
}

QString jsonRewritten()
{
    return QCoreApplication::translate(
        "Operations",
        "Going through a Docker archive or a local Docker store does this: "
        "the manifest was written anew.");
}

QString annotated()
{
    return QCoreApplication::translate(
        "Operations",
        "An annotation was added: imagetools create --annotation, regctl "
        "image mod --annotation and crane mutate -a do this.");
}

QString relabelled()
{
    return QCoreApplication::translate(
        "Operations",
        "crane mutate -l, regctl image mod --label, or a build that only "
        "adds labels, does this.");
}

QString rebuilt()
{
    return QCoreApplication::translate("Operations", "The same build at another time does this.");
}

QString publicBuiltWith(const QString &tool)
{
    return said(QCoreApplication::translate("Operations", "The public image was built with %1."),
                tool);
}

QString privateBuiltWith(const QString &tool)
{
    return said(QCoreApplication::translate("Operations", "The private image was built with %1."),
                tool);
}

QString publicIsCopy(const QString &sentence)
{
    return said(
        QCoreApplication::translate("Operations", "The public image looks like the copy: %1"),
        sentence);
}

QString withOnePlatformTaken(const QString &sentence)
{
    return said(
        QCoreApplication::translate("Operations", "%1 One platform of the index was taken."),
        sentence);
}

namespace tools {

QString buildah()
{
    return QCoreApplication::translate("Operations", "buildah or podman build");
}

QString buildpacks()
{
    return QCoreApplication::translate("Operations", "Cloud Native Buildpacks");
}

QString jib()
{
    return QCoreApplication::translate("Operations", "Jib");
}

QString ko()
{
    return QCoreApplication::translate("Operations", "ko");
}

QString kaniko()
{
    return QCoreApplication::translate("Operations", "kaniko");
}

QString rulesOci()
{
    return QCoreApplication::translate("Operations", "Bazel (rules_oci)");
}

QString nix()
{
    return QCoreApplication::translate("Operations", "Nix (dockerTools)");
}

} // namespace tools

namespace keeps {

QString copyBetweenRegistries()
{
    return QCoreApplication::translate(
        "Operations",
        "Copy registry to registry: crane copy A B, regctl image copy A B, "
        "or skopeo copy --all --preserve-digests docker://A docker://B.");
}

QString notThroughLocalStorage()
{
    return QCoreApplication::translate(
        "Operations",
        "skopeo copy --all --preserve-digests docker://A docker://B, not "
        "through local storage.");
}

QString notThroughLocalStorageWithoutFormat()
{
    return QCoreApplication::translate(
        "Operations",
        "skopeo copy --all --preserve-digests docker://A docker://B, not "
        "through local storage, and without --format.");
}

QString preserveOrBothFormats()
{
    return QCoreApplication::translate("Operations",
                                       "--preserve-digests, or a target that takes both formats (a "
                                       "registry, dir:). crane copy never converts.");
}

QString withoutFormatOrCrane()
{
    return QCoreApplication::translate(
        "Operations",
        "Leave --format away; copy with crane copy, or with skopeo copy "
        "--preserve-digests.");
}

QString sameMediaTypes()
{
    return QCoreApplication::translate("Operations",
                                       "Set oci-mediatypes the same in both builds; copy without "
                                       "converting.");
}

QString withoutRepacking()
{
    return QCoreApplication::translate(
        "Operations",
        "Move the image as skopeo copy … oci-archive: or by registry, and "
        "do not repack its layers.");
}

QString craneCopyOrPull()
{
    return QCoreApplication::translate("Operations", "crane copy, or crane pull --format oci.");
}

QString sameCompression()
{
    return QCoreApplication::translate("Operations", "Leave the option away, or use it for both.");
}

QString byRegistry()
{
    return QCoreApplication::translate("Operations", "Move images by registry.");
}

QString nothing()
{
    return QCoreApplication::translate("Operations", "Nothing keeps it; keep both images.");
}

QString ociArchive()
{
    return QCoreApplication::translate(
        "Operations",
        "skopeo copy docker://… oci-archive:FILE, or crane pull --format "
        "oci.");
}

QString tagOrCopy()
{
    return QCoreApplication::translate("Operations", "Tag or copy the image instead.");
}

QString tag()
{
    return QCoreApplication::translate("Operations", "Tag the image instead.");
}

QString copyAll()
{
    return QCoreApplication::translate("Operations",
                                       "skopeo copy --all --preserve-digests, or crane copy.");
}

QString preferManifest()
{
    return QCoreApplication::translate(
        "Operations",
        "imagetools create --prefer-index=false, crane copy, or regctl "
        "image copy.");
}

QString namePlatform()
{
    return QCoreApplication::translate(
        "Operations", "Name the platform's digest, or compare platform by platform.");
}

QString withoutAttestations()
{
    return QCoreApplication::translate("Operations",
                                       "--provenance=false --sbom=false when it is built.");
}

QString withoutProvenance()
{
    return QCoreApplication::translate("Operations", "--provenance=false when it is built.");
}

QString wholeIndex()
{
    return QCoreApplication::translate("Operations", "Copy the index whole.");
}

QString allPlatforms()
{
    return QCoreApplication::translate("Operations", "Copy all platforms.");
}

QString copyIndex()
{
    return QCoreApplication::translate("Operations", "Copy the index with crane copy.");
}

QString withoutFormat()
{
    return QCoreApplication::translate("Operations", "Leave --format away.");
}

QString careOfMirror()
{
    return QCoreApplication::translate(
        "Operations", "Mirror with crane, regctl, or skopeo copy --preserve-digests.");
}

QString registryToRegistry()
{
    return QCoreApplication::translate("Operations", "Copy registry to registry.");
}

QString fixedTime()
{
    return QCoreApplication::translate("Operations",
                                       "SOURCE_DATE_EPOCH and --provenance=false in both builds.");
}

QString fixedTimes()
{
    return QCoreApplication::translate(
        "Operations",
        "SOURCE_DATE_EPOCH in both builds, with rewrite-timestamp=true "
        "(BuildKit) or --timestamp (podman, buildah), and "
        "--provenance=false.");
}

} // namespace keeps

} // namespace sameinside::words::operations
