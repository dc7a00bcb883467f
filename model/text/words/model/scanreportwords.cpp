// SPDX-License-Identifier: MIT
#include "model/text/words/model/scanreportwords.h"

#include "model/text/groupednumber.h"
#include "model/text/words/speech.h"

namespace sameinside::words::scanreport {

QString notAFormat(const QString &name)
{
    return said(QCoreApplication::translate("ScanReport",
                                            "\"%1\" is not a format: use csv, json, text or html"),
                name);
}

QString presentInPart(const QString &platforms)
{
    return said(QCoreApplication::translate("ScanReport", "Present in part, for: %1"), platforms);
}

QString notChecked(const QString &reason)
{
    return said(QCoreApplication::translate("ScanReport", "Could not be checked: %1"), reason);
}

QString notRead(const QString &what)
{
    return said(QCoreApplication::translate("ScanReport", "Could not be read: %1"), what);
}

QString unknownPlatform()
{
    return QCoreApplication::translate("ScanReport", "unknown platform");
}

QString incompleteLine()
{
    return QCoreApplication::translate(
        "ScanReport", "Incomplete: the run was stopped, and this is what was found.");
}

QString incompleteMessage()
{
    return QCoreApplication::translate(
        "ScanReport", "incomplete: the run was stopped, and this is what was found");
}

QString equalImages(qint64 clusters)
{
    return plural("ScanReport", "%n cluster of equal images",
                  QT_TRANSLATE_N_NOOP("ScanReport", "%n clusters of equal images"), clusters);
}

QString equalImagesAndSaving(qint64 clusters, const QString &saving)
{
    return said(QCoreApplication::translate("ScanReport", "%1, %2 to save"), equalImages(clusters),
                saving);
}

QString clusterHead(qint64 number, const QString &relation, const QString &saving)
{
    return said(QCoreApplication::translate("ScanReport", "%1. %2, %3 to save"), number, relation,
                saving);
}

QString scanOf(const QString &targets)
{
    return said(QCoreApplication::translate("ScanReport", "Scan of %1"), targets);
}

QString equalImagesIn(const QString &targets)
{
    return said(QCoreApplication::translate("ScanReport", "Equal images in %1"), targets);
}

QString imagesInTheList(qint64 count)
{
    return said(QCoreApplication::translate("ScanReport", "%1 images in the list"),
                groupedNumber(count));
}

QString repositories(qint64 count)
{
    return plural("ScanReport", "%n repository",
                  QT_TRANSLATE_N_NOOP("ScanReport", "%n repositories"), count);
}

QString searched(const QString &targets, qint64 tags, qint64 inRepositories,
                 const QString &relation)
{
    return said(QCoreApplication::translate(
                    "ScanReport", "Searched in %1: %2 tags in %3; there when at least %4."),
                targets, groupedNumber(tags), repositories(inRepositories), relation);
}

QString searchedForEqual(const QString &targets, qint64 tags)
{
    return said(QCoreApplication::translate("ScanReport",
                                            "Searched in %1: %2 tags. A saving counts all copies "
                                            "but one, each repository for itself."),
                targets, groupedNumber(tags));
}

QString incompleteTitle()
{
    return QCoreApplication::translate("ScanReport", "Incomplete.");
}

QString incompleteDetail()
{
    return QCoreApplication::translate("ScanReport",
                                       "The run was stopped; this is what was found.");
}

QString alreadyThere()
{
    return QCoreApplication::translate("ScanReport", "already there");
}

QString thereInPart()
{
    return QCoreApplication::translate("ScanReport", "there in part");
}

QString missing()
{
    return QCoreApplication::translate("ScanReport", "missing");
}

QString errors()
{
    return QCoreApplication::translate("ScanReport", "errors");
}

QString toCopy()
{
    return QCoreApplication::translate("ScanReport", "to copy");
}

QString inTheTargets()
{
    return QCoreApplication::translate("ScanReport", "already in the targets");
}

QString toSave()
{
    return QCoreApplication::translate("ScanReport", "to save");
}

QString presentLabel()
{
    return QCoreApplication::translate("ScanReport", "Already there");
}

QString partialLabel()
{
    return QCoreApplication::translate("ScanReport", "In part");
}

QString missingLabel()
{
    return QCoreApplication::translate("ScanReport", "Missing");
}

QString errorLabel()
{
    return QCoreApplication::translate("ScanReport", "Error");
}

QString platformsPresent(int present, qint64 all)
{
    return said(QCoreApplication::translate("ScanReport", "%1 of %2"), present, all);
}

QString lineColumn()
{
    return QCoreApplication::translate("ScanReport", "Line");
}

QString imageColumn()
{
    return QCoreApplication::translate("ScanReport", "Image");
}

QString platformsColumn()
{
    return QCoreApplication::translate("ScanReport", "Platforms");
}

QString verdictColumn()
{
    return QCoreApplication::translate("ScanReport", "Verdict");
}

QString foundAtColumn()
{
    return QCoreApplication::translate("ScanReport", "Found at");
}

QString whyColumn()
{
    return QCoreApplication::translate("ScanReport", "Why");
}

QString toCopyColumn()
{
    return QCoreApplication::translate("ScanReport", "To copy");
}

QString equalByColumn()
{
    return QCoreApplication::translate("ScanReport", "Equal by");
}

QString placesColumn()
{
    return QCoreApplication::translate("ScanReport", "Places");
}

QString toSaveColumn()
{
    return QCoreApplication::translate("ScanReport", "To save");
}

QString notReadInTargets()
{
    return QCoreApplication::translate("ScanReport", "Could not be read in the targets");
}

QString whereColumn()
{
    return QCoreApplication::translate("ScanReport", "Where");
}

QString whatHappenedColumn()
{
    return QCoreApplication::translate("ScanReport", "What happened");
}

} // namespace sameinside::words::scanreport
