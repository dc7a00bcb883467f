// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// What each cause says: a sentence that begins small and has no full stop. Names and values are
/// written as they are given: escape what is foreign first (shownText).
namespace sameinside::words::causes {

// Compression
QString compressedAgain(qint64 layers);
/// how: what layerChanged() says of one of them; empty where nothing is known.
QString compressedAgainButSame(qint64 layers, const QString &how);
QString layerChanged(qint64 layer, const QString &how);
QString changed(const QString &before, const QString &after); ///< "gzip → zstd"
QString notCompressed();

// Config
QString configWrittenDifferently(const QStringList &ways);
QString configFieldsDiffer(const QStringList &fields, qint64 labels);

// Manifest and index
QString manifestWrittenDifferently(const QStringList &ways);
QString indexWrittenDifferently(const QStringList &ways);
QString namedDifferently(const QStringList &fields);
QString typesNamedDifferently(const QString &before, const QString &after);
QString aManifest();
QString manifestMetadata(const QStringList &fields);
QString indexMetadata(const QStringList &fields);
QString bothManifestsMade();
QString publicManifestMade();
QString privateManifestMade();

// What the tags name
/// platform may be empty.
QString publicIndexListsManifest(const QString &index, const QString &platform,
                                 const QString &manifest);
QString privateIndexListsManifest(const QString &index, const QString &platform,
                                  const QString &manifest);
QString publicIndexArchiveWithout(const QString &index);
QString privateIndexArchiveWithout(const QString &index);
QString publicIndexOtherManifest(const QString &index, const QString &manifest);
QString privateIndexOtherManifest(const QString &index, const QString &manifest);
QString onlyInPublicImage(const QStringList &platforms);
QString onlyInPrivateImage(const QStringList &platforms);
QString unknownPlatform();
QString attestationsOnlyPublic(qint64 count);
QString attestationsOnlyPrivate(qint64 count);
QString otherAttestations(qint64 before, qint64 after);

// Layers
QString otherLayers(const QStringList &how);
QString layersReplaced(qint64 count);
QString layersOnlyPublic(qint64 count);
QString layersOnlyPrivate(qint64 count);
QString layersMoved(qint64 count);
/// Their numbers differ; which of them are equal is not known.
QString layersOpen(qint64 inPublic, qint64 inPrivate);
QString configInAnotherOrder(qint64 layers);
QString manifestInAnotherOrder(qint64 layers);
/// Of artifacts and schema 1.
QString otherBlobs(qint64 count);
QString artifactConfigDiffers();
QString otherManifestKinds(const QString &before, const QString &after);
QString builtOnPublic(qint64 base, qint64 further);
QString builtOnPrivate(qint64 base, qint64 further);
QString builtAgain(qint64 steps, qint64 layers, qint64 others);
QString mergedEqual(const QString &layers);
QString mergedDiffer(const QString &layers, const QString &files);

// Files
/// rest is how many are not named.
QString filesDiffer(qint64 changed, qint64 added, qint64 removed, const QStringList &names,
                    qint64 rest);
QString archivedDifferently(qint64 layers, const QStringList &ways);
QString otherTimes(qint64 entries);
QString otherOwnerNames(qint64 entries);
QString anotherOrder(qint64 entries);
QString namesWrittenDifferently(qint64 entries);
QString writtenTwice(qint64 entries);
QString otherHeaders(qint64 entries);
QString otherPadding(qint64 before, qint64 after);
QString forExample(const QString &way, const QString &path, const QString &before,
                   const QString &after);

} // namespace sameinside::words::causes
