// SPDX-License-Identifier: MIT
#include "model/text/words/model/causewords.h"

#include "model/text/words/model/listwords.h"
#include "model/text/words/speech.h"

namespace sameinside::words::causes {

namespace {

constexpr const char *context = "Causes";
constexpr qsizetype mostFields = 3;

// Evidence has stable codes for them.
QString wayWords(const QString &code)
{
    if (code == u"spaces")
        return QCoreApplication::translate("Causes", "spaces");
    if (code == u"key order")
        return QCoreApplication::translate("Causes", "key order");
    if (code == u"escapes")
        return QCoreApplication::translate("Causes", "escapes");
    return QCoreApplication::translate("Causes", "other bytes");
}

QString waysWords(const QStringList &ways)
{
    QStringList words;
    for (const QString &way : ways)
        words << wayWords(way);
    return lists::enumerated(words, mostFields);
}

QString spaced(const QString &platform)
{
    return platform.isEmpty() ? QString() : platform + u' ';
}

QString furtherLayers(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("Causes", "one more")
                      : said(QCoreApplication::translate("Causes", "%1 more"), count);
}

} // namespace

QString compressedAgain(qint64 layers)
{
    return plural(context, "%n layer was compressed again",
                  QT_TRANSLATE_N_NOOP("Causes", "%n layers were compressed again"), layers);
}

QString compressedAgainButSame(qint64 layers, const QString &how)
{
    return plural(context, "%n layer was compressed again; the contents are the same%1",
                  QT_TRANSLATE_N_NOOP(
                      "Causes", "%n layers were compressed again; the contents are the same%1"),
                  layers, how);
}

QString layerChanged(qint64 layer, const QString &how)
{
    return said(QCoreApplication::translate("Causes", " (layer %1: %2)"), layer, how);
}

QString changed(const QString &before, const QString &after)
{
    return said(QCoreApplication::translate("Causes", "%1 → %2"), before, after);
}

QString notCompressed()
{
    return QCoreApplication::translate("Causes", "not compressed");
}

QString configWrittenDifferently(const QStringList &ways)
{
    return said(
        QCoreApplication::translate("Causes", "the config says the same, written differently (%1)"),
        waysWords(ways));
}

QString configFieldsDiffer(const QStringList &fields, qint64 labels)
{
    QStringList names = fields;
    if (labels > 0) {
        names << plural(context, "%n label", QT_TRANSLATE_N_NOOP("Causes", "%n labels"), labels);
    }
    const bool isOne = names.size() == 1 && labels < 2;
    return said(isOne ? QCoreApplication::translate("Causes", "%1 differs in the config")
                      : QCoreApplication::translate("Causes", "%1 differ in the config"),
                lists::enumerated(names, mostFields + 1));
}

QString manifestWrittenDifferently(const QStringList &ways)
{
    return said(QCoreApplication::translate("Causes",
                                            "the manifest says the same, written differently (%1)"),
                waysWords(ways));
}

QString indexWrittenDifferently(const QStringList &ways)
{
    return said(
        QCoreApplication::translate("Causes", "the index says the same, written differently (%1)"),
        waysWords(ways));
}

QString namedDifferently(const QStringList &fields)
{
    return said(QCoreApplication::translate("Causes",
                                            "Docker and OCI name the same things differently: %1"),
                lists::enumerated(fields, mostFields));
}

QString typesNamedDifferently(const QString &before, const QString &after)
{
    return said(QCoreApplication::translate(
                    "Causes", "the media types name the same things differently: %1 → %2"),
                before, after);
}

QString aManifest()
{
    return QCoreApplication::translate("Causes", "manifest");
}

QString manifestMetadata(const QStringList &fields)
{
    return said(QCoreApplication::translate("Causes", "the manifest metadata differs: %1"),
                lists::enumerated(fields, mostFields));
}

QString indexMetadata(const QStringList &fields)
{
    return said(QCoreApplication::translate("Causes", "the index metadata differs: %1"),
                lists::enumerated(fields, mostFields));
}

QString bothManifestsMade()
{
    return QCoreApplication::translate(
        "Causes", "neither archive holds a manifest, so that both were made here");
}

QString publicManifestMade()
{
    return QCoreApplication::translate(
        "Causes", "the public archive holds no manifest, so that one was made here");
}

QString privateManifestMade()
{
    return QCoreApplication::translate(
        "Causes", "the private archive holds no manifest, so that one was made here");
}

QString publicIndexListsManifest(const QString &index, const QString &platform,
                                 const QString &manifest)
{
    return said(
        QCoreApplication::translate(
            "Causes", "the public tag names index %1; the private tag names its %2manifest %3"),
        index, spaced(platform), manifest);
}

QString privateIndexListsManifest(const QString &index, const QString &platform,
                                  const QString &manifest)
{
    return said(
        QCoreApplication::translate(
            "Causes", "the private tag names index %1; the public tag names its %2manifest %3"),
        index, spaced(platform), manifest);
}

QString publicIndexArchiveWithout(const QString &index)
{
    return said(QCoreApplication::translate("Causes",
                                            "the public tag names index %1; the private archive "
                                            "holds one image, without any manifest"),
                index);
}

QString privateIndexArchiveWithout(const QString &index)
{
    return said(QCoreApplication::translate("Causes",
                                            "the private tag names index %1; the public archive "
                                            "holds one image, without any manifest"),
                index);
}

QString publicIndexOtherManifest(const QString &index, const QString &manifest)
{
    return said(QCoreApplication::translate("Causes",
                                            "the public tag names index %1; the private tag names "
                                            "manifest %2, which the index does not list"),
                index, manifest);
}

QString privateIndexOtherManifest(const QString &index, const QString &manifest)
{
    return said(QCoreApplication::translate("Causes",
                                            "the private tag names index %1; the public tag names "
                                            "manifest %2, which the index does not list"),
                index, manifest);
}

QString onlyInPublicImage(const QStringList &platforms)
{
    return said(QCoreApplication::translate("Causes", "%1 only in the public image"),
                lists::enumerated(platforms, mostFields + 1));
}

QString onlyInPrivateImage(const QStringList &platforms)
{
    return said(QCoreApplication::translate("Causes", "%1 only in the private image"),
                lists::enumerated(platforms, mostFields + 1));
}

QString unknownPlatform()
{
    return QCoreApplication::translate("Causes", "unknown");
}

QString attestationsOnlyPublic(qint64 count)
{
    return plural(context, "%n attestation only in the public index",
                  QT_TRANSLATE_N_NOOP("Causes", "%n attestations only in the public index"), count);
}

QString attestationsOnlyPrivate(qint64 count)
{
    return plural(context, "%n attestation only in the private index",
                  QT_TRANSLATE_N_NOOP("Causes", "%n attestations only in the private index"),
                  count);
}

QString otherAttestations(qint64 before, qint64 after)
{
    return said(QCoreApplication::translate("Causes", "other attestations: %1 → %2"), before,
                after);
}

QString otherLayers(const QStringList &how)
{
    return said(QCoreApplication::translate("Causes", "the images have other layers: %1"),
                lists::joined(how));
}

QString layersReplaced(qint64 count)
{
    return plural(context, "%n with other contents",
                  QT_TRANSLATE_N_NOOP("Causes", "%n with other contents"), count);
}

QString layersOnlyPublic(qint64 count)
{
    return plural(context, "%n only in the public image",
                  QT_TRANSLATE_N_NOOP("Causes", "%n only in the public image"), count);
}

QString layersOnlyPrivate(qint64 count)
{
    return plural(context, "%n only in the private image",
                  QT_TRANSLATE_N_NOOP("Causes", "%n only in the private image"), count);
}

QString layersMoved(qint64 count)
{
    return plural(context, "%n in another order",
                  QT_TRANSLATE_N_NOOP("Causes", "%n in another order"), count);
}

QString layersOpen(qint64 inPublic, qint64 inPrivate)
{
    return said(QCoreApplication::translate("Causes",
                                            "%1 in the public image, %2 in the private one; which "
                                            "of them are equal is not known"),
                inPublic, inPrivate);
}

QString configInAnotherOrder(qint64 layers)
{
    return plural(context, "the config lists the same layers in another order (%n moved)",
                  QT_TRANSLATE_N_NOOP(
                      "Causes", "the config lists the same layers in another order (%n moved)"),
                  layers);
}

QString manifestInAnotherOrder(qint64 layers)
{
    return plural(context, "the manifest lists the same layers in another order (%n moved)",
                  QT_TRANSLATE_N_NOOP(
                      "Causes", "the manifest lists the same layers in another order (%n moved)"),
                  layers);
}

QString otherBlobs(qint64 count)
{
    return plural(context, "%n blob differs; nothing says what is in it",
                  QT_TRANSLATE_N_NOOP("Causes", "%n blobs differ; nothing says what is in them"),
                  count);
}

QString artifactConfigDiffers()
{
    return QCoreApplication::translate("Causes", "the config of the artifact is another one");
}

QString otherManifestKinds(const QString &before, const QString &after)
{
    return said(QCoreApplication::translate("Causes", "the manifests are of two kinds: %1 → %2"),
                before, after);
}

QString builtOnPublic(qint64 base, qint64 further)
{
    return base == 1
        ? said(QCoreApplication::translate("Causes",
                                           "built on the public image: its one layer, %1 on top"),
               furtherLayers(further))
        : said(QCoreApplication::translate(
                   "Causes", "built on the public image: all its %1 layers, %2 on top"),
               base, furtherLayers(further));
}

QString builtOnPrivate(qint64 base, qint64 further)
{
    return base == 1
        ? said(QCoreApplication::translate("Causes",
                                           "built on the private image: its one layer, %1 on top"),
               furtherLayers(further))
        : said(QCoreApplication::translate(
                   "Causes", "built on the private image: all its %1 layers, %2 on top"),
               base, furtherLayers(further));
}

QString builtAgain(qint64 steps, qint64 layers, qint64 others)
{
    if (layers == 1)
        return said(
            QCoreApplication::translate(
                "Causes", "built again by the same %1 steps: the one layer holds other contents"),
            steps);
    if (others == layers)
        return said(
            QCoreApplication::translate(
                "Causes", "built again by the same %1 steps: all %2 layers hold other contents"),
            steps, layers);
    return said(
        others == 1
            ? QCoreApplication::translate(
                "Causes", "built again by the same %1 steps: %2 of %3 layers holds other contents")
            : QCoreApplication::translate(
                "Causes", "built again by the same %1 steps: %2 of %3 layers hold other contents"),
        steps, others, layers);
}

QString mergedEqual(const QString &layers)
{
    return said(QCoreApplication::translate("Causes", "%1; merged, their files are equal"), layers);
}

QString mergedDiffer(const QString &layers, const QString &files)
{
    return said(QCoreApplication::translate("Causes", "%1; merged, %2"), layers, files);
}

QString filesDiffer(qint64 changedFiles, qint64 added, qint64 removed, const QStringList &names,
                    qint64 rest)
{
    QStringList parts;
    if (changedFiles > 0) {
        parts << plural(context, "%n file changed",
                        QT_TRANSLATE_N_NOOP("Causes", "%n files changed"), changedFiles);
    }
    if (added > 0 && parts.isEmpty()) {
        parts << plural(context, "%n file added", QT_TRANSLATE_N_NOOP("Causes", "%n files added"),
                        added);
    } else if (added > 0) {
        parts << plural(context, "%n added", QT_TRANSLATE_N_NOOP("Causes", "%n added"), added);
    }
    if (removed > 0 && parts.isEmpty()) {
        parts << plural(context, "%n file removed",
                        QT_TRANSLATE_N_NOOP("Causes", "%n files removed"), removed);
    } else if (removed > 0) {
        parts << plural(context, "%n removed", QT_TRANSLATE_N_NOOP("Causes", "%n removed"),
                        removed);
    }
    return said(QCoreApplication::translate("Causes", "%1 (%2)"), lists::joined(parts),
                lists::withMore(names, rest));
}

QString archivedDifferently(qint64 layers, const QStringList &ways)
{
    return plural(
        context, "%n layer holds the same files, archived differently: %1",
        QT_TRANSLATE_N_NOOP("Causes", "%n layers hold the same files, archived differently: %1"),
        layers, lists::clauses(ways));
}

QString otherTimes(qint64 entries)
{
    return plural(context, "other times of %n entry",
                  QT_TRANSLATE_N_NOOP("Causes", "other times of %n entries"), entries);
}

QString otherOwnerNames(qint64 entries)
{
    return plural(context, "other owner names of %n entry",
                  QT_TRANSLATE_N_NOOP("Causes", "other owner names of %n entries"), entries);
}

QString anotherOrder(qint64 entries)
{
    return plural(context, "another order of %n entry",
                  QT_TRANSLATE_N_NOOP("Causes", "another order of %n entries"), entries);
}

QString namesWrittenDifferently(qint64 entries)
{
    return plural(context, "names of %n entry written differently",
                  QT_TRANSLATE_N_NOOP("Causes", "names of %n entries written differently"),
                  entries);
}

QString writtenTwice(qint64 entries)
{
    return plural(context, "%n entry written twice",
                  QT_TRANSLATE_N_NOOP("Causes", "%n entries written twice"), entries);
}

QString otherHeaders(qint64 entries)
{
    return plural(context, "other headers of %n entry",
                  QT_TRANSLATE_N_NOOP("Causes", "other headers of %n entries"), entries);
}

QString otherPadding(qint64 before, qint64 after)
{
    return said(QCoreApplication::translate("Causes", "other padding at the end (%1 → %2 bytes)"),
                before, after);
}

QString forExample(const QString &way, const QString &path, const QString &before,
                   const QString &after)
{
    return said(QCoreApplication::translate("Causes", "%1 (%2: %3 → %4)"), way, path, before,
                after);
}

} // namespace sameinside::words::causes
