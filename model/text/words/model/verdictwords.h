// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// The verdict over two images, and what is said at each rung of the chain. Names, digests and the
/// sentences of causes are written as they are given: escape what is foreign first (shownText).
namespace sameinside::words::verdicts {

// Titles
QString notKnownYet();
QString publicDamaged();
QString privateDamaged();
QString bothDamaged();
QString otherPartDamaged();
QString isNotHere(const QString &what);
QString manifestsNotHere(const QStringList &platforms);
QString isDamaged(const QString &what);
QString damagedThough(const QString &fault, const QString &claimed);

// One index or manifest
QString bothTagsName(const QString &document); ///< document: aManifest() or anIndex()
QString bothAre(const QString &document);
QString aConfig(const QString &digest);
QString aManifest(const QString &digest);
QString anIndex(const QString &digest, qint64 platforms);
QString sameManifestInIndexes(const QString &digest);
QString withImageId(const QString &sentence, const QString &digest);

// Weaker relations
QString sameImageId(const QString &digest);
QString sameImageIdBecause(const QString &digest, const QStringList &reasons);
QString configsSayTheSame(qint64 layers);
QString layersAreEqual(qint64 layers);
QString layersAreEqualBut(qint64 layers, const QString &what);
QString layersAreEqualConfigsUnread(qint64 layers);
QString filesEqualInOtherLayers();
QString filesEqualInOtherArchives(const QStringList &kinds);
QString layersShared(qint64 shared, qint64 all);
QString layersSharedOf(qint64 shared, qint64 all, const QString &sharedSize, const QString &size);
QString layersSharedOfBoth(qint64 shared, qint64 inPublic, qint64 inPrivate);
QString layersInAnotherOrder(qint64 layers);
/// What is on top of a base: size and step may be empty.
QString onTop(const QString &derivation, const QString &size, const QString &step);
QString followsFromLayers();
QString noLayerInCommon();
QString artifactsDiffer();
QString withFiles(const QString &sentence, const QString &files);

// Nothing is known, or nothing is comparable
QString unreadPlatform();
QString unread();
QString noPlatformInCommon();
QString noPlatformInCommonBut(const QString &which);
QString onAllPlatforms(qint64 platforms, const QString &platform, const QString &sentence);
/// weakest: those that sentence speaks of; closer: the others.
QString onSomePlatforms(const QStringList &weakest, const QStringList &closer,
                        const QString &sentence);
QString onPlatforms(const QStringList &platforms, const QString &sentence);
// Of several platforms that do not all stand alike, or are not all on both sides
QString sameOnPlatforms(const QStringList &platforms);
QString titleOnPlatforms(const QString &title, const QStringList &platforms);
QString differOnPlatforms(const QStringList &platforms);
QString damagedOnPlatforms(const QStringList &platforms);
QString unknownOnPlatforms(const QStringList &platforms);
QString lackedByPrivate(const QStringList &platforms);
QString lackedByPublic(const QStringList &platforms);
QString overPlatforms(const QString &lead, const QStringList &clauses);
QString usablePlatforms(qint64 usable, qint64 all);
QString missingInPrivate(const QStringList &platforms);
QString missingInPublic(const QStringList &platforms);

// What came along
QString companions(qint64 attestations, qint64 signatures, qint64 others);
QString companionsUnknown();
QString cameAlong(const QString &withPublic, const QString &withPrivate);
QString signaturesLeftBehind(qint64 signatures);

// Rungs
enum class Claim { None, OneConfig, BothConfigs }; ///< who says so, where no layer was read
QString oneIndex();
QString sameManifestBytes();
QString sameManifestNames(); ///< where what it names is broken on a side
QString madeManifestsAreSame();
QString sameConfigBytes();
QString sameBlobs();
QString sameContentsAlike();
QString sameContentsOnceDecompressed(Claim claim);
QString sameFilesByContents(Claim claim);
QString sameFilesOnceMerged();
QString followsFromManifests();
QString followsFromConfigAndBlobs();
QString followsFromConfig();
QString followsFromBlobs();
QString manifestBytesDiffer();
QString followsFromDiffIds();
QString configsUnread();
QString otherAlgorithms();
QString followsFromContents();
QString followsFromOrder();
QString contentsUnknown();
QString otherContents(Claim claim);
QString otherFiles();
QString noIndex();
QString noConfig();
QString noLayers();
QString layersUnread();
QString diffIdsMissing();
QString notReadable();
QString copyIsBroken();
QString blobsOfTwoAlgorithms();
QString onlyPublic();
QString onlyPrivate();

/// names: the relations that there are.
QString isNoRelation(const QString &text, const QStringList &names);

/// A sentence that begins small, for the beginning of a line.
QString capitalized(QString text);
QString sentence(const QString &text); ///< with a capital and a full stop

} // namespace sameinside::words::verdicts
