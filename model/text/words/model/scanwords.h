// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What lists and scans say, in commands and in the window.
namespace sameinside::words::scan {

// A list that cannot be read, or a line of it
QString withReason(const QString &what, const QString &reason);
QString noFile(const QString &path, const QString &kind);
QString aPipe();
QString aSocket();
QString aDevice();
QString listTooLarge(const QString &path);
QString listIsUtf16();
QString lineTooLong(qint64 bytes);
QString lineNotUtf8();

// What a scan cannot be asked for
QString noLayersRead();
QString alwaysDifferent();

// Why a line or a platform is not judged
QString notChecked();
QString configNotRead(const QString &place, const QString &reason);
QString platformNotKnown(const QString &manifest);
/// place holds what may be the same, named by digests that cannot be compared.
QString otherAlgorithms(const QString &place);
/// By the one document and the other; place is one image of a target, or the digest of a source.
QString otherCount(const QString &place, qint64 inConfig, qint64 inManifest);
QString typesSayNothing(const QString &place);
QString manifestNotRead(const QString &manifest);

// Why a line is judged so, without a full stop
QString tagsNameIndex(const QString &digest);
QString bothAreIndex(const QString &digest);
QString tagsNameManifest(const QString &digest);
QString bothAreManifest(const QString &digest);
QString sourceNamesIndex(const QString &digest);
QString targetNamesIndex(const QString &digest);
QString indexesHoldManifest(const QString &digest);
QString imageIdIsEqual(const QString &digest);
QString configsSayTheSame();
QString layersAreEqual(qint64 layers);
QString layersAreShared(qint64 layers, int shared);
QString nothingShared();
QString layersAreIn(qint64 layers, int shared, const QString &target);
QString relationIn(const QString &relation, const QString &target);
QString notTherePlatforms(const QString &reason, const QString &platforms);

// Progress
QString listingAndReading();
QString readingManifests();
QString readingPlatforms();
QString readingConfigs();
QString matching();
QString done();
QString paused();
QString imagesOf(qint64 total, qint64 count);
// Of a total that still grows, and that the word agrees with.
QString images(qint64 total, qint64 count);
QString found(qint64 count);
QString failed(qint64 count);
QString perSecond(qint64 count);
QString secondsLeft(qint64 count);
QString minutesLeft(qint64 count);
QString hoursLeft(qint64 count);

} // namespace sameinside::words::scan
