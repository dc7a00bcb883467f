// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the page of scans says.
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

// The list
QString listOfImages();
QString fileOrLines();
QString waysToAList();
QString openTypeOrPaste();
QString listChip();
QString exampleMenu();
QString recent();
QString typedLines();
QString reading();
QString useTheseLines();
QString cancel();
QString linesOfTheList();
QString controlEnter();
QString escape();
QString skippedLines();
QString oneLineAnImage();
QString exampleLines();
QString lines(qint64 count);
QString lineIsNoName(int line);

// The page before the first list
QString whichOfThese();
QString whatAListIs();
QString sampleList();
QString sampleListName();
QString openAListButton();
QString openAListDetail();
QString typeLinesDetail();
QString lookAtTheExample();
QString exampleDetail();

// Places and options
QString addAPlace();
QString placesToSearch();
QString addOrRemovePlaces();
QString placeholderForPlaces();
QString placeholderForMore();
QString moreHidden(qint64 count);
QString addALayout();
QString searched();
QString aLayoutToSearch();
QString registryChip();
QString doNotSearchHere();
QString doNotSearchIn(const QString &place);
QString countsAsThere(const QString &relation);
QString onlyPlatform(const QString &platform);
QString countsAsAlreadyThere();
QString orBetter(const QString &relation);
QString platforms();
QString allPlatforms();

// States of lines
QString waiting();
QString alreadyThere();
QString thereInPart();
QString missing();
QString notKnown();
QString error();
QString inPart();
QString errors();
QString notCheckedYet();
QString relationInPart(const QString &relation);
QString notKnownYet();
QString shares(qint64 layers, int shared);
QString noSuchPlatform();
QString couldNotBeRead();
QString notAnImageName();
QString stateAndVerdict(const QString &state, const QString &verdict);
QString platformsOf(qint64 present, qint64 all);
QString nearestIs(const QString &place);
QString foundAndMore(const QString &place, qint64 more);
QString plusMore(qint64 count);
QString nearest();
QString severalPlatforms(qint64 count);
QString bytes(qint64 count);

// The table
QString lineColumn();
QString imageColumn();
QString verdictColumn();
QString toCopyColumn();
QString messageColumn();
QString lineTip();
QString platformsTip();
QString toCopyTip();
QString resultsCameSince();
// Of one platform of an image.
QString platformThere();
QString platformNotThere();
QString platformNotChecked();
QString platformNotKnown();
QString platformNotRead();
QString platformWithoutName();
QString compareMenu();
QString copyReference();
QString copyDigest();
QString copyPlaces();
QString copyRows();
QString sortBy();
QString filterTheLines();
QString filterPlaceholder();
QString filterTip();
QString summaryAndDetails();
QString allLines(const QString &count);
QString wordAndCount(const QString &word, const QString &count);
QString showOnly(const QString &word);
QString showAllLines();

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

// The page in the window
QString pageLabel();
QString pageMenu();
QString scanIsRunning();
QString scanHasEnded();

} // namespace sameinside::words::scanpage
