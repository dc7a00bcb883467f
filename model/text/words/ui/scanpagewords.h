// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the page of scans says: its head, messages, menus and dialogs.
namespace sameinside::words::scanpage {

// Counts
QString images(qint64 count);
QString repositories(qint64 count);
QString places(qint64 count);
QString andMore(qint64 count);
QString commaAndMore(const QString &text, qint64 count);

// What is missing to start
QString listIsBeingRead();
QString typeAnImage();
QString openAList();
QString listNamesNoImages();
QString nameAPlace();
QString whatAPlaceIs();

// The head of the page
QString readyToStart();
QString toLookFor(qint64 count);
QString linesAreNoNames(qint64 count);
QString linesAreOutdated();
QString startLooksAnew();
QString stopping();
QString stopped();
QString nothingRead();
QString checkedInPart(qint64 checked, qint64 all, const QString &took);
QString scanComplete();
QString scanIncomplete();
// "50 images looked for among 1,004 images in 52 repositories, in 3.2 s"
QString lookedFor(qint64 count, qint64 among, qint64 inRepositories, const QString &took);
QString traffic(qint64 calls, qint64 retried, qint64 failed, qint64 reused);
QString saved(const QString &path);
// For the title of the window.
QString listIn(const QString &list, const QString &place);

// Messages, and the words on their buttons
QString listNotReadable();
QString noSuchFileButAnImage(const QString &typed);
QString directoryIsNoList(const QString &path);
QString noDirectory(const QString &path);
QString placesNotRead(qint64 count);
QString searchedInPart();
QString scanNotStarted();
QString noPlace();
QString notSaved();
QString editPlaces();
QString tryAgain();
QString openAnother();
QString typeLines();
QString exportButton();
QString noLineFits();
QString clearFilter();
QString oneImageALine();

// The menu
QString openMenu();
QString newMenu();
QString editMenu();
QString startMenu();
QString pauseMenu();
QString stopMenu();
QString exportMenu();

// Dialogs
QString openListOfImages();
QString listFiles();
QString allFiles();
QString exportTheScan();

// The row of the tool bar
QString searchIn();
QString optionsTip();
QString scanOptions();
QString startButton();
QString pauseButton();
QString goOnButton();
QString stopButton();
QString nothingFoundYet();
QString saveResult();
QString saveSoFar();

// The page in the window
QString pageLabel();
QString pageMenu();
QString scanIsRunning();
QString scanHasEnded();

} // namespace sameinside::words::scanpage
