// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the page of scans says where one fills in a list, places and options.
namespace sameinside::words::scanpage {

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

} // namespace sameinside::words::scanpage
