// SPDX-License-Identifier: MIT
#include "model/text/words/model/imagenamewords.h"

#include "model/text/words/model/listwords.h"
#include "model/text/words/speech.h"

namespace sameinside::words::imagenames {

QString shownBy(const QString &what, const QStringList &tools)
{
    return said(QCoreApplication::translate("ImageNames", "%1. Shown by %2."), what,
                lists::joined(tools));
}

QString heading()
{
    return QCoreApplication::translate(
        "ImageNames", "The names of the image: which digest each tool shows for it");
}

QString tagNamesIndex()
{
    return QCoreApplication::translate("ImageNames", "The digest that the tag names, of the index");
}

QString tagNamesManifest()
{
    return QCoreApplication::translate("ImageNames",
                                       "The digest that the tag names, of the manifest");
}

QString manifestOfPlatform()
{
    return QCoreApplication::translate("ImageNames", "The digest of the platform's manifest");
}

QString imageId()
{
    return QCoreApplication::translate("ImageNames", "The image ID, the digest of the config");
}

QString unknownPlatform()
{
    return QCoreApplication::translate("ImageNames", "unknown platform");
}

QString dockerContainerd()
{
    return QCoreApplication::translate(
        "ImageNames", "docker images and inspect (containerd store, the default since Docker 29)");
}

QString dockerPull()
{
    return QCoreApplication::translate("ImageNames", "docker pull and RepoDigests");
}

QString podmanDigests()
{
    return QCoreApplication::translate("ImageNames", "podman images --digests");
}

QString skopeo()
{
    return QCoreApplication::translate("ImageNames", "skopeo inspect");
}

QString crane()
{
    return QCoreApplication::translate("ImageNames", "crane digest");
}

QString regctl()
{
    return QCoreApplication::translate("ImageNames", "regctl image digest");
}

QString oras()
{
    return QCoreApplication::translate("ImageNames", "oras resolve");
}

QString nerdctl()
{
    return QCoreApplication::translate("ImageNames", "nerdctl and ctr images");
}

QString kubernetes()
{
    return QCoreApplication::translate("ImageNames", "Kubernetes imageID (containerd)");
}

QString ecr()
{
    return QCoreApplication::translate("ImageNames", "Amazon ECR imageDigest");
}

QString signers()
{
    return QCoreApplication::translate("ImageNames", "cosign and notation (they sign it)");
}

QString cranePlatform()
{
    return QCoreApplication::translate("ImageNames", "crane digest --platform");
}

QString regctlPlatform()
{
    return QCoreApplication::translate("ImageNames", "regctl image digest --platform");
}

QString dockerManifests()
{
    return QCoreApplication::translate("ImageNames",
                                       "docker inspect Manifests[].ID (containerd store)");
}

QString podmanRepoDigests()
{
    return QCoreApplication::translate("ImageNames", "podman inspect RepoDigests (with the tag's)");
}

QString provenance()
{
    return QCoreApplication::translate("ImageNames", "BuildKit provenance (its subject)");
}

QString dockerClassic()
{
    return QCoreApplication::translate("ImageNames", "docker images and inspect (classic store)");
}

QString podman()
{
    return QCoreApplication::translate("ImageNames", "podman images");
}

QString crictl()
{
    return QCoreApplication::translate("ImageNames", "crictl images");
}

QString buildIdFile()
{
    return QCoreApplication::translate("ImageNames", "docker build --iidfile (classic store)");
}

QString trivy()
{
    return QCoreApplication::translate("ImageNames", "Trivy ImageID");
}

} // namespace sameinside::words::imagenames
