// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the program says on a terminal: help, notes and complaints.
namespace sameinside::words::commandline {

// Help of the program
QString programSummary();
QString programNotes();
QString exampleTitle();

// Help of compare
QString compareSummary();
QString comparePublicImage();
QString comparePrivateImage();
QString compareDeep();
QString compareVerify();
QString verifySummary();
QString verifyNotes();
QString verifySources();
QString verifyTargets();
QString verifyRestart();
QString verifyNothing();
QString compareMatch();
QString compareFormat();
QString compareNotes();

// Help of inspect
QString inspectSummary();
QString inspectImage();
QString inspectFormat();
QString inspectRaw();

// Help of scan and duplicates
QString scanSummary();
QString scanList();
QString scanMatch();
QString scanNotes();
QString duplicatesSummary();
QString duplicatesNotes();
QString targets();
QString reportFormat();
QString reportFile();
QString jobs();

// Help of what all commands take
QString platform();
QString commonOptions();
QString plainHttp();
QString caFile();
QString authFile();
QString noCache();
QString cacheDirectory();
QString offline();
QString verbose();
QString quiet();

// Help of the window's program
QString windowSummary();
QString windowPublicImage();
QString windowPrivateImage();
QString windowNotes();

// Complaints of the command line itself
QString noSuchCommand(const QString &word);
/// what is the complaint, command what to type before --help.
QString seeHelp(const QString &program, const QString &what, const QString &command);

// compare
QString publicImageFailed(const QString &reason);
QString privateImageFailed(const QString &reason);
QString bothInProgress(const QString &publicStep, const QString &privateStep);
QString neitherHasPlatform(const QString &platform);
/// which: the platforms that only one side has, in sentences.
QString onlyCommonPlatforms(const QString &which);
QString wholePlatforms(const QStringList &platforms);
QString couldNotTell(const QString &relation);
/// The same, where the layers would tell.
QString couldNotTellWithoutLayers(const QString &relation);

// inspect
QString hasNoImageFor(const QString &image, const QString &platform);
QString manifestNotHere();
QString keepsNoManifest(const QString &image);

// scan and duplicates
QString listHasNoName();
QString inputTooLarge();
QString inputNotRead();
/// "line 3", or "line 3 and 20 more"; others counts those after the first.
QString linesSay(int line, qint64 others, const QString &what);
QString imageSays(const QString &image, const QString &what);
QString moreInTheReport(qint64 count);
QString placesSay(const QString &target, qint64 others, const QString &what);
QString scanSummed(qint64 images, qint64 present, qint64 partial, qint64 missing, qint64 errors,
                   const QString &bytesToCopy);
QString duplicatesSummed(qint64 clusters, qint64 tags, const QString &saving);
/// summed, of a scan that was stopped.
QString incomplete(const QString &summed);

// Files
QString outputNotWritten(const QString &path, const QString &reason);
QString standardOutputNotWritten();

// Sources
QString transportNotRead(const QString &image);
QString offlineWithoutCache(const QString &image);
QString offlineListing(const QString &target);

} // namespace sameinside::words::commandline
