// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the page of scans says beside its table: progress, and what is selected.
namespace sameinside::words::scanpage {

// Progress
QString progress();
QString paused();
QString listing();
QString readingManifests();
QString readingPlatforms();
QString readingConfigs();
QString matching();
QString done();
QString imagesOf(qint64 count, qint64 all);
QString imagesRead(qint64 count);
QString foundSoFar(qint64 count);
QString notRead(qint64 count);
QString imagesASecond(qint64 count);
QString percent(int number);
QString lessThanATenth();
QString seconds(const QString &number);
QString minutesAndSeconds(qint64 minutes, qint64 seconds);
QString closeTheMessage();

// Details
QString notReachedYet();
QString notReached();
QString notFoundSoFar();
QString selected();
QString foundAt();
QString foundAtPlaces(qint64 count);
QString compareButton();
QString whereFound();
QString selectALine();
QString bytesOfLines(qint64 count);
QString exportListsAll();
QString sharesOfTheList();
QString imagesInTheList(qint64 count);
QString checked(qint64 count);
QString neededOfAll();
QString needed();
QString bytesToCopySoFar();
QString bytesToCopy();
QString eachBlobOnce();
QString aScanTells();

// Kinds of files
QString csvFiles();
QString jsonFiles();
QString htmlFiles();
QString textFiles();

} // namespace sameinside::words::scanpage
