// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagetree.h"

namespace sameinside {

/// Who shows a digest as the name of an image.
enum class NamingTool {
    DockerContainerd,
    DockerPull,
    PodmanDigests,
    Skopeo,
    Crane,
    Regctl,
    Oras,
    Nerdctl,
    Kubernetes,
    Ecr,
    Signers,
    CranePlatform,
    RegctlPlatform,
    DockerManifests,
    PodmanRepoDigests,
    Provenance,
    DockerClassic,
    Podman,
    Crictl,
    BuildIdFile,
    Trivy,
};

/// A stable code: "docker-classic".
QString namingToolName(NamingTool tool);
/// For people: "docker images and inspect (classic store)".
QString namingToolText(NamingTool tool);

/// A digest that stands for an image, and who shows it. One image has several, and two tools that
/// show different ones may speak of the same image.
struct ImageNames {
    enum class Kind {
        Tag,      ///< of what the name stands for: an index, or a manifest
        Manifest, ///< of a platform's manifest within an index
        Config,   ///< of a platform's config: the image ID
    };
    struct Name {
        QString platform; ///< empty for Tag, and where it is not known
        Digest digest;
    };

    Kind kind;
    bool isIndex = false; ///< what the tag names
    std::vector<NamingTool> tools;
    std::vector<Name> names; ///< one for each platform, in their order; one alone for Tag
};

QString imageNamesKindName(ImageNames::Kind kind);
/// What the names are, for people: "the digest of what the tag names, an index".
QString imageNamesText(const ImageNames &names);

/// Of a tree, from the tag down to the configs; what the tree does not tell is left out. An archive
/// without a manifest has only configs.
std::vector<ImageNames> imageNames(const ImageTree &tree);
/// Of one of its images alone; of nothing, what the tag names.
std::vector<ImageNames> imageNames(const ImageTree &tree, const ManifestNode *image);

} // namespace sameinside
