// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// The names of an image: its digests, and which tool shows which.
namespace sameinside::words::imagenames {

/// Above all of them.
QString heading();
QString shownBy(const QString &what, const QStringList &tools);

QString tagNamesIndex();
QString tagNamesManifest();
QString manifestOfPlatform();
QString imageId();
QString unknownPlatform();

// Who shows the digest that the tag names
QString dockerContainerd();
QString dockerPull();
QString podmanDigests();
QString skopeo();
QString crane();
QString regctl();
QString oras();
QString nerdctl();
QString kubernetes();
QString ecr();
QString signers();
// Who shows a manifest within an index
QString cranePlatform();
QString regctlPlatform();
QString dockerManifests();
QString podmanRepoDigests();
QString provenance();
// Who shows the config
QString dockerClassic();
QString podman();
QString crictl();
QString buildIdFile();
QString trivy();

} // namespace sameinside::words::imagenames
