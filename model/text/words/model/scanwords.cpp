// SPDX-License-Identifier: MIT
#include "model/text/words/model/scanwords.h"

#include "model/text/groupednumber.h"
#include "model/text/words/speech.h"

namespace sameinside::words::scan {

QString withReason(const QString &what, const QString &reason)
{
    return said(QCoreApplication::translate("Scan", "%1: %2"), what, reason);
}

QString noFile(const QString &path, const QString &kind)
{
    return said(
        QCoreApplication::translate("Scan", "%1 is no file but %2; save the list as a file first"),
        path, kind);
}

QString aPipe()
{
    return QCoreApplication::translate("Scan", "a pipe");
}

QString aSocket()
{
    return QCoreApplication::translate("Scan", "a socket");
}

QString aDevice()
{
    return QCoreApplication::translate("Scan", "a device");
}

QString listTooLarge(const QString &path)
{
    return said(
        QCoreApplication::translate("Scan", "%1: more than the 64 MiB that a list may have"), path);
}

QString listIsUtf16()
{
    return QCoreApplication::translate("Scan", "the list is UTF-16; save it as UTF-8");
}

QString lineTooLong(qint64 bytes)
{
    return said(QCoreApplication::translate(
                    "Scan", "the line has %1 bytes, more than the 4 KiB that a name may have"),
                bytes);
}

QString lineNotUtf8()
{
    return QCoreApplication::translate("Scan", "the line is not UTF-8; save the list as UTF-8");
}

QString noLayersRead()
{
    return QCoreApplication::translate("Scan",
                                       "a scan reads no layers, so it cannot tell same-files; use "
                                       "--match same-layers, or compare --deep for one pair");
}

QString alwaysDifferent()
{
    return QCoreApplication::translate(
        "Scan", "every image is at least different; use --match shared-layers or stronger");
}

QString notChecked()
{
    return QCoreApplication::translate("Scan", "not checked: the scan was stopped");
}

QString configNotRead(const QString &place, const QString &reason)
{
    return said(QCoreApplication::translate(
                    "Scan", "not found, but the config of %1 could not be read: %2"),
                place, reason);
}

QString platformNotKnown(const QString &manifest)
{
    return said(QCoreApplication::translate("Scan", "the platform of manifest %1 is not known"),
                manifest);
}

QString otherCount(const QString &place, qint64 inConfig, qint64 inManifest)
{
    return said(QCoreApplication::translate("Scan",
                                            "not known: by its config, %1 has another number of "
                                            "layers (%2) than by its manifest (%3)"),
                place, inConfig, inManifest);
}

QString typesSayNothing(const QString &place)
{
    return said(QCoreApplication::translate(
                    "Scan", "not known: the media types in %1 do not say whether it is an image"),
                place);
}

QString otherAlgorithms(const QString &place)
{
    return said(QCoreApplication::translate("Scan",
                                            "not known: %1 is named by digests of another "
                                            "algorithm, which cannot be compared; compare --deep "
                                            "tells"),
                place);
}

QString manifestNotRead(const QString &manifest)
{
    return said(QCoreApplication::translate("Scan", "manifest %1 was not read"), manifest);
}

QString tagsNameIndex(const QString &digest)
{
    return said(QCoreApplication::translate("Scan", "Both tags name index %1"), digest);
}

QString bothAreIndex(const QString &digest)
{
    return said(QCoreApplication::translate("Scan", "Both are index %1"), digest);
}

QString tagsNameManifest(const QString &digest)
{
    return said(QCoreApplication::translate("Scan", "Both tags name manifest %1"), digest);
}

QString bothAreManifest(const QString &digest)
{
    return said(QCoreApplication::translate("Scan", "Both are manifest %1"), digest);
}

QString sourceNamesIndex(const QString &digest)
{
    return said(QCoreApplication::translate(
                    "Scan", "The source names an index; the target names its manifest %1"),
                digest);
}

QString targetNamesIndex(const QString &digest)
{
    return said(
        QCoreApplication::translate("Scan", "The target names an index that holds manifest %1"),
        digest);
}

QString indexesHoldManifest(const QString &digest)
{
    return said(QCoreApplication::translate("Scan", "Both indexes hold manifest %1"), digest);
}

QString imageIdIsEqual(const QString &digest)
{
    return said(
        QCoreApplication::translate("Scan", "Image ID %1 is identical, the manifests differ"),
        digest);
}

QString configsSayTheSame()
{
    return QCoreApplication::translate(
        "Scan", "The configs say the same in other bytes, the layers are equal");
}

QString layersAreEqual(qint64 layers)
{
    return plural("Scan", "All %n layer are equal, the configs differ",
                  QT_TRANSLATE_N_NOOP("Scan", "All %n layers are equal, the configs differ"),
                  layers);
}

QString layersAreShared(qint64 layers, int shared)
{
    return plural("Scan", "%1 of %n layer are shared",
                  QT_TRANSLATE_N_NOOP("Scan", "%1 of %n layers are shared"), layers, shared);
}

QString nothingShared()
{
    return QCoreApplication::translate("Scan",
                                       "No image of the targets is known to share a layer with it");
}

QString layersAreIn(qint64 layers, int shared, const QString &target)
{
    return plural("Scan", "%1 of %n layer are in %2",
                  QT_TRANSLATE_N_NOOP("Scan", "%1 of %n layers are in %2"), layers, shared, target);
}

QString relationIn(const QString &relation, const QString &target)
{
    return said(QCoreApplication::translate("Scan", "%1 in %2"), relation, target);
}

QString notTherePlatforms(const QString &reason, const QString &platforms)
{
    return said(QCoreApplication::translate("Scan", "%1; not there: %2"), reason, platforms);
}

QString listingAndReading()
{
    return QCoreApplication::translate("Scan", "Listing and reading");
}

QString readingManifests()
{
    return QCoreApplication::translate("Scan", "Reading manifests");
}

QString readingPlatforms()
{
    return QCoreApplication::translate("Scan", "Reading platforms");
}

QString readingConfigs()
{
    return QCoreApplication::translate("Scan", "Reading configs");
}

QString matching()
{
    return QCoreApplication::translate("Scan", "Matching");
}

QString done()
{
    return QCoreApplication::translate("Scan", "Done");
}

QString paused()
{
    return QCoreApplication::translate("Scan", "Paused");
}

QString imagesOf(qint64 total, qint64 count)
{
    return plural("Scan", "%1 of %2 image", QT_TRANSLATE_N_NOOP("Scan", "%1 of %2 images"), total,
                  groupedNumber(count), groupedNumber(total));
}

QString images(qint64 total, qint64 count)
{
    return plural("Scan", "%1 image", QT_TRANSLATE_N_NOOP("Scan", "%1 images"), total,
                  groupedNumber(count));
}

QString found(qint64 count)
{
    return said(QCoreApplication::translate("Scan", "%1 found"), groupedNumber(count));
}

QString failed(qint64 count)
{
    return said(QCoreApplication::translate("Scan", "%1 failed"), groupedNumber(count));
}

QString perSecond(qint64 count)
{
    return said(QCoreApplication::translate("Scan", "%1/s"), groupedNumber(count));
}

QString secondsLeft(qint64 count)
{
    return said(QCoreApplication::translate("Scan", "about %1 s left"), count);
}

QString minutesLeft(qint64 count)
{
    return said(QCoreApplication::translate("Scan", "about %1 min left"), count);
}

QString hoursLeft(qint64 count)
{
    return said(QCoreApplication::translate("Scan", "about %1 h left"), count);
}

} // namespace sameinside::words::scan
