// SPDX-License-Identifier: MIT
#include "model/source/imagenames.h"

#include "model/text/words/model/imagenamewords.h"

#include <array>

namespace sameinside {

namespace {

using Kind = ImageNames::Kind;

struct ToolEntry {
    NamingTool tool;
    QStringView code;
    QString (*text)();
    Kind kind;
    bool namesAnything; ///< not images alone: artifacts and schema 1 as well
};

// What each of them prints, as measured or documented, the most usual first.
constexpr std::array<ToolEntry, 21> toolEntries{{
    {NamingTool::DockerContainerd, u"docker-containerd", words::imagenames::dockerContainerd,
     Kind::Tag, false},
    {NamingTool::DockerPull, u"docker-pull", words::imagenames::dockerPull, Kind::Tag, false},
    {NamingTool::PodmanDigests, u"podman-digests", words::imagenames::podmanDigests, Kind::Tag,
     false},
    {NamingTool::Skopeo, u"skopeo", words::imagenames::skopeo, Kind::Tag, false},
    {NamingTool::Crane, u"crane", words::imagenames::crane, Kind::Tag, true},
    {NamingTool::Regctl, u"regctl", words::imagenames::regctl, Kind::Tag, true},
    {NamingTool::Oras, u"oras", words::imagenames::oras, Kind::Tag, true},
    {NamingTool::Nerdctl, u"nerdctl", words::imagenames::nerdctl, Kind::Tag, false},
    {NamingTool::Kubernetes, u"kubernetes", words::imagenames::kubernetes, Kind::Tag, false},
    {NamingTool::Ecr, u"ecr", words::imagenames::ecr, Kind::Tag, true},
    {NamingTool::Signers, u"signers", words::imagenames::signers, Kind::Tag, true},
    {NamingTool::CranePlatform, u"crane-platform", words::imagenames::cranePlatform, Kind::Manifest,
     false},
    {NamingTool::RegctlPlatform, u"regctl-platform", words::imagenames::regctlPlatform,
     Kind::Manifest, false},
    {NamingTool::DockerManifests, u"docker-manifests", words::imagenames::dockerManifests,
     Kind::Manifest, false},
    {NamingTool::PodmanRepoDigests, u"podman-repo-digests", words::imagenames::podmanRepoDigests,
     Kind::Manifest, false},
    {NamingTool::Provenance, u"provenance", words::imagenames::provenance, Kind::Manifest, false},
    {NamingTool::DockerClassic, u"docker-classic", words::imagenames::dockerClassic, Kind::Config,
     false},
    {NamingTool::Podman, u"podman", words::imagenames::podman, Kind::Config, false},
    {NamingTool::Crictl, u"crictl", words::imagenames::crictl, Kind::Config, false},
    {NamingTool::BuildIdFile, u"build-iidfile", words::imagenames::buildIdFile, Kind::Config,
     false},
    {NamingTool::Trivy, u"trivy", words::imagenames::trivy, Kind::Config, false},
}};

std::vector<NamingTool> toolsOf(Kind kind, bool isImage)
{
    std::vector<NamingTool> tools;
    for (const ToolEntry &entry : toolEntries) {
        if (entry.kind == kind && (isImage || entry.namesAnything))
            tools.push_back(entry.tool);
    }
    return tools;
}

ImageNames tagNames(const ImageTree &tree)
{
    const bool isImage = tree.root.role == ManifestNode::Role::Image && !tree.root.schema1();
    return {.kind = Kind::Tag,
            .isIndex = tree.isIndex(),
            .tools = toolsOf(Kind::Tag, tree.isIndex() || isImage),
            .names = {{QString(), tree.root.digest}}};
}

using Images = std::vector<const ManifestNode *>;

ImageNames namesBelow(const ImageTree &tree, Kind kind, const Images &images)
{
    ImageNames names{
        .kind = kind, .isIndex = tree.isIndex(), .tools = toolsOf(kind, true), .names = {}};
    for (const ManifestNode *image : images) {
        const Manifest *manifest = image->manifest();
        if (kind == Kind::Manifest)
            names.names.push_back({image->platformText(), image->digest});
        else if (manifest && manifest->config)
            names.names.push_back({image->platformText(), manifest->config->digest});
    }
    return names;
}

std::vector<ImageNames> namesOf(const ImageTree &tree, const Images &images)
{
    std::vector<ImageNames> all;
    if (!tree.root.isDerived())
        all.push_back(tagNames(tree));
    if (tree.isIndex())
        all.push_back(namesBelow(tree, Kind::Manifest, images));
    if (tree.isIndex() || tree.root.role == ManifestNode::Role::Image)
        all.push_back(namesBelow(tree, Kind::Config, images));
    std::erase_if(all, [](const ImageNames &names) { return names.names.empty(); });
    return all;
}

} // namespace

QString namingToolName(NamingTool tool)
{
    return toolEntries[std::size_t(tool)].code.toString();
}

QString namingToolText(NamingTool tool)
{
    return toolEntries[std::size_t(tool)].text();
}

QString imageNamesKindName(Kind kind)
{
    switch (kind) {
    case Kind::Tag:
        return QStringLiteral("tag");
    case Kind::Manifest:
        return QStringLiteral("manifest");
    case Kind::Config:
        break;
    }
    return QStringLiteral("config");
}

QString imageNamesText(const ImageNames &names)
{
    using namespace words::imagenames;
    switch (names.kind) {
    case Kind::Tag:
        return names.isIndex ? tagNamesIndex() : tagNamesManifest();
    case Kind::Manifest:
        return manifestOfPlatform();
    case Kind::Config:
        break;
    }
    return imageId();
}

std::vector<ImageNames> imageNames(const ImageTree &tree)
{
    return namesOf(tree, tree.images());
}

std::vector<ImageNames> imageNames(const ImageTree &tree, const ManifestNode *image)
{
    return namesOf(tree, image ? Images{image} : Images{});
}

} // namespace sameinside
