// SPDX-License-Identifier: MIT
#include "model/text/words/model/mediatypewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sameinside::words::mediatypes {

namespace {

struct Name {
    QByteArrayView mediaType;
    const char *text;
};

constexpr std::array documentNames{
    Name{"application/vnd.oci.image.index.v1+json", QT_TRANSLATE_NOOP("MediaTypes", "OCI index")},
    Name{"application/vnd.docker.distribution.manifest.list.v2+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker manifest list")},
    Name{"application/vnd.oci.image.manifest.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI manifest")},
    Name{"application/vnd.docker.distribution.manifest.v2+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker schema 2 manifest")},
    Name{"application/vnd.docker.distribution.manifest.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker schema 1 manifest")},
    Name{"application/vnd.docker.distribution.manifest.v1+prettyjws",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker schema 1 manifest, signed")},
    Name{"application/vnd.oci.artifact.manifest.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI artifact manifest")},
    Name{"application/vnd.oci.image.config.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI image config")},
    Name{"application/vnd.docker.container.image.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker image config")},
    Name{"application/vnd.oci.empty.v1+json", QT_TRANSLATE_NOOP("MediaTypes", "empty config")},
    Name{"application/vnd.oci.image.layer.v1.tar", QT_TRANSLATE_NOOP("MediaTypes", "OCI layer")},
    Name{"application/vnd.oci.image.layer.v1.tar+gzip",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI layer, gzip")},
    Name{"application/vnd.oci.image.layer.v1.tar+zstd",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI layer, zstd")},
    Name{"application/vnd.oci.image.layer.nondistributable.v1.tar",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI foreign layer")},
    Name{"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI foreign layer, gzip")},
    Name{"application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
         QT_TRANSLATE_NOOP("MediaTypes", "OCI foreign layer, zstd")},
    Name{"application/vnd.docker.image.rootfs.diff.tar",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker layer")},
    Name{"application/vnd.docker.image.rootfs.diff.tar.gzip",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker layer, gzip")},
    Name{"application/vnd.docker.image.rootfs.diff.tar.zstd",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker layer, zstd")},
    Name{"application/vnd.docker.image.rootfs.foreign.diff.tar",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker foreign layer")},
    Name{"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker foreign layer, gzip")},
    Name{"application/vnd.docker.container.image.rootfs.diff+x-gtar",
         QT_TRANSLATE_NOOP("MediaTypes", "Docker schema 1 layer")},
};

constexpr std::array artifactNames{
    Name{"application/vnd.cncf.helm.config.v1+json", QT_TRANSLATE_NOOP("MediaTypes", "Helm chart")},
    Name{"application/vnd.dev.cosign.simplesigning.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Cosign signature")},
    Name{"application/vnd.dev.cosign.artifact.sig.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Cosign signature")},
    Name{"application/vnd.dev.sigstore.bundle.v0.3+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Sigstore bundle")},
    Name{"application/vnd.dsse.envelope.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Attestation (DSSE)")},
    Name{"application/vnd.in-toto+json", QT_TRANSLATE_NOOP("MediaTypes", "Attestation (in-toto)")},
    Name{"application/vnd.docker.attestation.manifest.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "Attestation (BuildKit)")},
    Name{"application/vnd.cncf.notary.signature",
         QT_TRANSLATE_NOOP("MediaTypes", "Notation signature")},
    Name{"application/vnd.wasm.config.v0+json",
         QT_TRANSLATE_NOOP("MediaTypes", "WebAssembly module")},
    Name{"application/vnd.buildkit.cacheconfig.v0",
         QT_TRANSLATE_NOOP("MediaTypes", "BuildKit cache")},
    Name{"application/vnd.amazon.soci.index.v1+json",
         QT_TRANSLATE_NOOP("MediaTypes", "SOCI index")},
    Name{"application/vnd.amazon.soci.index.v2+json",
         QT_TRANSLATE_NOOP("MediaTypes", "SOCI index")},
};

template <class Names>
QString found(const Names &names, QByteArrayView mediaType)
{
    const auto name = std::ranges::find(names, mediaType, &Name::mediaType);
    return name == names.end() ? QString() : QCoreApplication::translate("MediaTypes", name->text);
}

} // namespace

QString nameOf(QByteArrayView mediaType)
{
    return found(documentNames, mediaType);
}

QString artifactOf(QByteArrayView mediaType)
{
    return found(artifactNames, mediaType);
}

QString notStated()
{
    return QCoreApplication::translate("MediaTypes", "no media type");
}

} // namespace sameinside::words::mediatypes
