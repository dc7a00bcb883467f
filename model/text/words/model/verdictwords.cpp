// SPDX-License-Identifier: MIT
#include "model/text/words/model/verdictwords.h"

#include "model/text/words/model/listwords.h"
#include "model/text/words/speech.h"

namespace sameinside::words::verdicts {

namespace {

constexpr qsizetype mostPlatforms = 4; // that a sentence names

QString namesOf(const QStringList &platforms)
{
    return lists::enumerated(platforms, mostPlatforms);
}

QString layersWords(qint64 layers)
{
    return plural("Verdicts", "%n layer", QT_TRANSLATE_N_NOOP("Verdicts", "%n layers"), layers);
}

QString equalLayers(qint64 layers)
{
    if (layers == 0)
        return QCoreApplication::translate("Verdicts", "Neither has a layer");
    if (layers == 1)
        return QCoreApplication::translate("Verdicts", "The one layer is equal");
    if (layers == 2)
        return QCoreApplication::translate("Verdicts", "Both layers are equal");
    return said(QCoreApplication::translate("Verdicts", "All %1 layers are equal"), layers);
}

QString withClaim(const QString &text, Claim claim)
{
    switch (claim) {
    case Claim::OneConfig:
        return said(QCoreApplication::translate("Verdicts", "%1, as the config claims"), text);
    case Claim::BothConfigs:
        return said(QCoreApplication::translate("Verdicts", "%1, as the configs claim"), text);
    case Claim::None:
        break;
    }
    return text;
}

} // namespace

QString publicDamaged()
{
    return QCoreApplication::translate("Verdicts", "The public image is damaged or incomplete");
}

QString privateDamaged()
{
    return QCoreApplication::translate("Verdicts", "The private image is damaged or incomplete");
}

QString bothDamaged()
{
    return QCoreApplication::translate("Verdicts", "Both images are damaged or incomplete");
}

QString otherPartDamaged()
{
    return QCoreApplication::translate("Verdicts", "what was not read is damaged or not here");
}

QString isNotHere(const QString &what)
{
    return said(QCoreApplication::translate("Verdicts", "%1 is not here"), what);
}

QString manifestsNotHere(const QStringList &platforms)
{
    return plural("Verdicts", "the manifest for %1 is not here",
                  QT_TRANSLATE_N_NOOP("Verdicts", "the manifests for %1 are not here"),
                  platforms.size(), namesOf(platforms));
}

QString isDamaged(const QString &what)
{
    return said(QCoreApplication::translate("Verdicts", "%1 is damaged"), what);
}

QString damagedThough(const QString &fault, const QString &claimed)
{
    return said(QCoreApplication::translate("Verdicts", "%1. What the documents claim: %2"),
                capitalized(fault), claimed);
}

QString notKnownYet()
{
    return QCoreApplication::translate("Verdicts", "Not known yet");
}

QString filesEqualInOtherLayers()
{
    return QCoreApplication::translate(
        "Verdicts",
        "The merged file systems are equal, byte for byte; the layers divide them differently.");
}

QString layersSharedOfBoth(qint64 shared, qint64 inPublic, qint64 inPrivate)
{
    return said(
        shared == 1 ? QCoreApplication::translate(
            "Verdicts", "%1 layer is shared, of %2 in the public image and %3 in the private one.")
                    : QCoreApplication::translate("Verdicts",
                                                  "%1 layers are shared, of %2 in the public image "
                                                  "and %3 in the private one."),
        shared, inPublic, inPrivate);
}

QString layersInAnotherOrder(qint64 layers)
{
    return layers == 2
        ? QCoreApplication::translate("Verdicts", "Both layers are equal, in another order.")
        : said(
            QCoreApplication::translate("Verdicts", "All %1 layers are equal, in another order."),
            layers);
}

QString onTop(const QString &derivation, const QString &size, const QString &step)
{
    if (size.isEmpty() && step.isEmpty())
        return derivation;
    if (size.isEmpty() || step.isEmpty())
        return said(QCoreApplication::translate("Verdicts", "%1 (%2)"), derivation,
                    size.isEmpty() ? step : size);
    return said(QCoreApplication::translate("Verdicts", "%1 (%2: %3)"), derivation, size, step);
}

QString followsFromLayers()
{
    return QCoreApplication::translate("Verdicts", "follows: other layers, so other blobs");
}

QString noLayerInCommon()
{
    return QCoreApplication::translate("Verdicts", "No layer in common.");
}

QString artifactsDiffer()
{
    return QCoreApplication::translate(
        "Verdicts", "Artifacts are the same only when their digests are, and these differ.");
}

QString unreadPlatform()
{
    return QCoreApplication::translate("Verdicts",
                                       "The config that names the platform could not be read.");
}

QString unread()
{
    return QCoreApplication::translate("Verdicts", "Something that would tell could not be read.");
}

QString noPlatformInCommon()
{
    return QCoreApplication::translate("Verdicts", "No platform in common.");
}

QString oneIndex()
{
    return QCoreApplication::translate("Verdicts", "one index, byte for byte");
}

QString sameManifestBytes()
{
    return QCoreApplication::translate("Verdicts", "same bytes, so everything below is the same");
}

QString sameManifestNames()
{
    return QCoreApplication::translate("Verdicts", "same bytes, which name the same below");
}

QString madeManifestsAreSame()
{
    return QCoreApplication::translate("Verdicts",
                                       "the archives hold none; those made here are the same");
}

QString sameConfigBytes()
{
    return QCoreApplication::translate("Verdicts", "same bytes, so the same image ID");
}

QString sameBlobs()
{
    return QCoreApplication::translate("Verdicts", "same bytes");
}

QString sameContentsAlike()
{
    return QCoreApplication::translate("Verdicts", "same bytes, compressed alike");
}

QString sameFilesOnceMerged()
{
    return QCoreApplication::translate(
        "Verdicts", "equal once the layers are merged: bytes, modes, owners, links");
}

QString followsFromManifests()
{
    return QCoreApplication::translate("Verdicts", "follows: it lists the manifest digests below");
}

QString followsFromConfigAndBlobs()
{
    return QCoreApplication::translate("Verdicts",
                                       "follows: it lists the config and blob digests below");
}

QString followsFromConfig()
{
    return QCoreApplication::translate("Verdicts", "follows: it lists the config digest below");
}

QString followsFromBlobs()
{
    return QCoreApplication::translate("Verdicts", "follows: it lists the blob digests below");
}

QString manifestBytesDiffer()
{
    return QCoreApplication::translate("Verdicts", "its bytes differ");
}

QString followsFromDiffIds()
{
    return QCoreApplication::translate("Verdicts", "follows: it lists the diff IDs below");
}

QString configsUnread()
{
    return QCoreApplication::translate("Verdicts", "the configs could not both be read");
}

QString otherAlgorithms()
{
    return QCoreApplication::translate(
        "Verdicts", "the configs name the layers by digests of different algorithms");
}

QString followsFromContents()
{
    return QCoreApplication::translate("Verdicts", "follows: other contents, so other blobs");
}

QString followsFromOrder()
{
    return QCoreApplication::translate("Verdicts", "the same ones, in another order");
}

QString contentsUnknown()
{
    return QCoreApplication::translate("Verdicts", "whether the contents differ is not known");
}

QString otherFiles()
{
    return QCoreApplication::translate("Verdicts", "other files");
}

QString noIndex()
{
    return QCoreApplication::translate("Verdicts", "no index on either side");
}

QString noConfig()
{
    return QCoreApplication::translate("Verdicts", "no config on either side");
}

QString noLayers()
{
    return QCoreApplication::translate("Verdicts", "no layers on either side");
}

QString layersUnread()
{
    return QCoreApplication::translate("Verdicts", "not known: the layers were not read");
}

QString diffIdsMissing()
{
    return QCoreApplication::translate("Verdicts",
                                       "not known: without both configs the diff IDs are missing");
}

QString copyIsBroken()
{
    return QCoreApplication::translate("Verdicts",
                                       "named alike, but a side's bytes are damaged or not there");
}

QString blobsOfTwoAlgorithms()
{
    return QCoreApplication::translate("Verdicts",
                                       "not known: digests of different algorithms name them");
}

QString notReadable()
{
    return QCoreApplication::translate("Verdicts", "not known: it could not be read");
}

QString onlyPublic()
{
    return QCoreApplication::translate("Verdicts", "only on the public side");
}

QString onlyPrivate()
{
    return QCoreApplication::translate("Verdicts", "only on the private side");
}

QString bothTagsName(const QString &document)
{
    return said(QCoreApplication::translate("Verdicts", "Both tags name %1."), document);
}

QString bothAre(const QString &document)
{
    return said(QCoreApplication::translate("Verdicts", "Both are %1."), document);
}

QString aConfig(const QString &digest)
{
    return said(QCoreApplication::translate("Verdicts", "config %1"), digest);
}

QString aManifest(const QString &digest)
{
    return said(QCoreApplication::translate("Verdicts", "manifest %1"), digest);
}

QString anIndex(const QString &digest, qint64 platforms)
{
    return plural("Verdicts", "index %1, for %n platform",
                  QT_TRANSLATE_N_NOOP("Verdicts", "index %1, for %n platforms"), platforms, digest);
}

QString sameManifestInIndexes(const QString &digest)
{
    return said(QCoreApplication::translate("Verdicts",
                                            "Both hold manifest %1; the indexes around it differ."),
                digest);
}

QString withImageId(const QString &sentence, const QString &digest)
{
    return said(QCoreApplication::translate("Verdicts", "%1 Image ID %2."), sentence, digest);
}

QString sameImageId(const QString &digest)
{
    return said(QCoreApplication::translate("Verdicts", "Image ID %1 is identical."), digest);
}

QString sameImageIdBecause(const QString &digest, const QStringList &reasons)
{
    return said(QCoreApplication::translate(
                    "Verdicts", "Image ID %1 is identical. The manifests differ only because %2."),
                digest, reasons.join(QCoreApplication::translate("Verdicts", "; and ")));
}

QString configsSayTheSame(qint64 layers)
{
    if (layers == 1)
        return QCoreApplication::translate(
            "Verdicts",
            "The configs say the same in other bytes, as format conversion does; the one layer "
            "holds the same contents.");
    if (layers == 2)
        return QCoreApplication::translate("Verdicts",
                                           "The configs say the same in other bytes, as format "
                                           "conversion does; both layers hold the same contents.");
    return said(
        QCoreApplication::translate("Verdicts",
                                    "The configs say the same in other bytes, as format conversion "
                                    "does; all %1 layers hold the same contents."),
        layers);
}

QString layersAreEqual(qint64 layers)
{
    return said(QCoreApplication::translate("Verdicts", "%1."), equalLayers(layers));
}

QString layersAreEqualBut(qint64 layers, const QString &what)
{
    return said(QCoreApplication::translate("Verdicts", "%1; %2."), equalLayers(layers), what);
}

QString layersAreEqualConfigsUnread(qint64 layers)
{
    return said(QCoreApplication::translate(
                    "Verdicts", "%1; the configs could not be read, so they may be equal too."),
                equalLayers(layers));
}

QString filesEqualInOtherArchives(const QStringList &kinds)
{
    return said(QCoreApplication::translate(
                    "Verdicts",
                    "The merged file systems are equal, byte for byte; the archives differ in %1."),
                lists::joined(kinds));
}

QString layersShared(qint64 shared, qint64 all)
{
    return said(shared == 1 ? QCoreApplication::translate("Verdicts", "%1 of %2 is shared.")
                            : QCoreApplication::translate("Verdicts", "%1 of %2 are shared."),
                shared, layersWords(all));
}

QString layersSharedOf(qint64 shared, qint64 all, const QString &sharedSize, const QString &size)
{
    return said(shared == 1
                    ? QCoreApplication::translate("Verdicts", "%1 of %2 (%3 of %4) is shared.")
                    : QCoreApplication::translate("Verdicts", "%1 of %2 (%3 of %4) are shared."),
                shared, layersWords(all), sharedSize, size);
}

QString withFiles(const QString &sentence_, const QString &files)
{
    return sentence_ + u' ' + sentence(files);
}

QString noPlatformInCommonBut(const QString &which)
{
    return said(QCoreApplication::translate("Verdicts", "No platform in common: %1."), which);
}

QString onAllPlatforms(qint64 platforms, const QString &platform, const QString &sentence)
{
    return said(QCoreApplication::translate("Verdicts", "On all %1 platforms; on %2: %3"),
                platforms, platform, sentence);
}

QString onPlatforms(const QStringList &platforms, const QString &sentence)
{
    if (platforms.size() == 1) {
        return said(QCoreApplication::translate("Verdicts", "On %1: %2"), platforms.front(),
                    sentence);
    }
    return said(QCoreApplication::translate("Verdicts", "On %1 alike; on %2: %3"),
                lists::enumerated(platforms, mostPlatforms), platforms.front(), sentence);
}

QString onSomePlatforms(const QStringList &weakest, const QStringList &closer,
                        const QString &sentence)
{
    return said(QCoreApplication::translate("Verdicts", "%1 Closer on %2."),
                onPlatforms(weakest, sentence), lists::enumerated(closer, mostPlatforms));
}

QString sameOnPlatforms(const QStringList &platforms)
{
    return said(QCoreApplication::translate("Verdicts", "The same on %1"), namesOf(platforms));
}

QString titleOnPlatforms(const QString &title, const QStringList &platforms)
{
    return said(QCoreApplication::translate("Verdicts", "%1 on %2"), title, namesOf(platforms));
}

QString differOnPlatforms(const QStringList &platforms)
{
    return said(platforms.size() == 1 ? QCoreApplication::translate("Verdicts", "%1 differs")
                                      : QCoreApplication::translate("Verdicts", "%1 differ"),
                namesOf(platforms));
}

QString damagedOnPlatforms(const QStringList &platforms)
{
    return said(platforms.size() == 1 ? QCoreApplication::translate("Verdicts", "%1 is damaged")
                                      : QCoreApplication::translate("Verdicts", "%1 are damaged"),
                namesOf(platforms));
}

QString unknownOnPlatforms(const QStringList &platforms)
{
    return said(platforms.size() == 1
                    ? QCoreApplication::translate("Verdicts", "%1 is not known yet")
                    : QCoreApplication::translate("Verdicts", "%1 are not known yet"),
                namesOf(platforms));
}

QString lackedByPrivate(const QStringList &platforms)
{
    return said(
        platforms.size() == 1
            ? QCoreApplication::translate("Verdicts", "%1 is missing in the private image")
            : QCoreApplication::translate("Verdicts", "%1 are missing in the private image"),
        namesOf(platforms));
}

QString lackedByPublic(const QStringList &platforms)
{
    return said(platforms.size() == 1
                    ? QCoreApplication::translate("Verdicts", "%1 is only in the private image")
                    : QCoreApplication::translate("Verdicts", "%1 are only in the private image"),
                namesOf(platforms));
}

QString overPlatforms(const QString &lead, const QStringList &clauses)
{
    return clauses.isEmpty()
        ? lead
        : said(QCoreApplication::translate("Verdicts", "%1; %2"), lead, lists::joined(clauses));
}

QString usablePlatforms(qint64 usable, qint64 all)
{
    if (usable == 0)
        return said(
            QCoreApplication::translate("Verdicts", "None of %1 platforms can be used as it is."),
            all);
    return said(usable == 1 ? QCoreApplication::translate(
                    "Verdicts", "%1 of %2 platforms can be used as it is.")
                            : QCoreApplication::translate(
                                "Verdicts", "%1 of %2 platforms can be used as they are."),
                usable, all);
}

QString missingInPrivate(const QStringList &platforms)
{
    const QString names = lists::enumerated(platforms, mostPlatforms);
    return said(
        platforms.size() == 1
            ? QCoreApplication::translate("Verdicts", "%1 is missing in the private image.")
            : QCoreApplication::translate("Verdicts", "%1 are missing in the private image."),
        names);
}

QString missingInPublic(const QStringList &platforms)
{
    const QString names = lists::enumerated(platforms, mostPlatforms);
    return said(platforms.size() == 1
                    ? QCoreApplication::translate("Verdicts", "%1 is only in the private image.")
                    : QCoreApplication::translate("Verdicts", "%1 are only in the private image."),
                names);
}

QString companions(qint64 attestations, qint64 signatures, qint64 others)
{
    QStringList parts;
    if (attestations > 0)
        parts << plural("Verdicts", "%n attestation",
                        QT_TRANSLATE_N_NOOP("Verdicts", "%n attestations"), attestations);
    if (signatures > 0)
        parts << plural("Verdicts", "%n signature",
                        QT_TRANSLATE_N_NOOP("Verdicts", "%n signatures"), signatures);
    if (others > 0)
        parts << plural("Verdicts", "%n other artifact",
                        QT_TRANSLATE_N_NOOP("Verdicts", "%n other artifacts"), others);
    return parts.isEmpty() ? QCoreApplication::translate("Verdicts", "none")
                           : lists::enumerated(parts);
}

QString companionsUnknown()
{
    return QCoreApplication::translate("Verdicts", "not known");
}

QString cameAlong(const QString &withPublic, const QString &withPrivate)
{
    return said(QCoreApplication::translate(
                    "Verdicts", "What came along: %1 in the public image, %2 in the private one."),
                withPublic, withPrivate);
}

QString signaturesLeftBehind(qint64 signatures)
{
    return plural("Verdicts", "%n signature did not come along.",
                  QT_TRANSLATE_N_NOOP("Verdicts", "%n signatures did not come along."), signatures);
}

QString sameContentsOnceDecompressed(Claim claim)
{
    return withClaim(QCoreApplication::translate("Verdicts", "same bytes once decompressed"),
                     claim);
}

QString sameFilesByContents(Claim claim)
{
    return withClaim(QCoreApplication::translate("Verdicts", "same contents, so the same files"),
                     claim);
}

QString otherContents(Claim claim)
{
    return withClaim(QCoreApplication::translate("Verdicts", "the layers hold other contents"),
                     claim);
}

QString isNoRelation(const QString &text, const QStringList &names)
{
    return said(
        QCoreApplication::translate("Verdicts", "\"%1\" is not a relation: write one of %2"), text,
        lists::joined(names));
}

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString sentence(const QString &text)
{
    return said(QCoreApplication::translate("Verdicts", "%1."), capitalized(text));
}

} // namespace sameinside::words::verdicts
