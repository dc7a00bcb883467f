// SPDX-License-Identifier: MIT
#include "model/text/words/ui/scanpagewords.h"

#include "model/text/groupednumber.h"
#include "model/text/words/speech.h"

namespace sameinside::words::scanpage {

QString images(qint64 count)
{
    return plural("ScanPage", "%1 image", QT_TRANSLATE_N_NOOP("ScanPage", "%1 images"), count,
                  groupedNumber(count));
}

QString repositories(qint64 count)
{
    return plural("ScanPage", "%1 repository", QT_TRANSLATE_N_NOOP("ScanPage", "%1 repositories"),
                  count, groupedNumber(count));
}

QString places(qint64 count)
{
    return plural("ScanPage", "%1 place", QT_TRANSLATE_N_NOOP("ScanPage", "%1 places"), count,
                  groupedNumber(count));
}

QString andMore(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "and %1 more"), count);
}

QString commaAndMore(const QString &text, qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1, and %2 more"), text, count);
}

QString listIsBeingRead()
{
    return QCoreApplication::translate("ScanPage", "The list is being read");
}

QString typeAnImage()
{
    return QCoreApplication::translate("ScanPage", "Type the name of an image first");
}

QString openAList()
{
    return QCoreApplication::translate("ScanPage", "Open a list first");
}

QString listNamesNoImages()
{
    return QCoreApplication::translate("ScanPage", "The list names no images");
}

QString nameAPlace()
{
    return QCoreApplication::translate("ScanPage", "Name a place to search first");
}

QString whatAPlaceIs()
{
    return QCoreApplication::translate(
        "ScanPage",
        "a registry, a repository with all under it, or an OCI layout, in the field above");
}

QString readyToStart()
{
    return QCoreApplication::translate("ScanPage", "Ready to start");
}

QString toLookFor(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 to look for"), images(count));
}

QString linesAreNoNames(qint64 count)
{
    return plural("ScanPage", "%1 line is no image name",
                  QT_TRANSLATE_N_NOOP("ScanPage", "%1 lines are no image name"), count,
                  groupedNumber(count));
}

QString linesAreOutdated()
{
    return QCoreApplication::translate("ScanPage",
                                       "The lines are of the earlier places and options");
}

QString startLooksAnew()
{
    return QCoreApplication::translate("ScanPage", "Start looks with those that are chosen now.");
}

QString stopping()
{
    return QCoreApplication::translate("ScanPage", "Stopping");
}

QString stopped()
{
    return QCoreApplication::translate("ScanPage", "Stopped");
}

QString nothingRead()
{
    return QCoreApplication::translate("ScanPage",
                                       "Nothing was read yet. The lines are as they were.");
}

QString checkedInPart(qint64 checked, qint64 all, const QString &took)
{
    return said(QCoreApplication::translate(
                    "ScanPage", "%1 of %2 checked in %3. Start goes on with what is in the cache."),
                groupedNumber(checked), images(all), took);
}

QString scanComplete()
{
    return QCoreApplication::translate("ScanPage", "Scan complete");
}

QString lookedFor(qint64 count, qint64 among, qint64 inRepositories, const QString &took)
{
    return said(QCoreApplication::translate("ScanPage", "%1 looked for among %2 in %3, in %4"),
                images(count), images(among), repositories(inRepositories), took);
}

QString traffic(qint64 calls, qint64 retried, qint64 failed, qint64 reused)
{
    return said(
        QCoreApplication::translate(
            "ScanPage", "%1 API calls · %2 retried · %3 failed     cache: %4 documents reused"),
        groupedNumber(calls), groupedNumber(retried), groupedNumber(failed), groupedNumber(reused));
}

QString saved(const QString &path)
{
    return said(QCoreApplication::translate("ScanPage", "Saved %1"), path);
}

QString listIn(const QString &list, const QString &place)
{
    return said(QCoreApplication::translate("ScanPage", "%1 in %2"), list, place);
}

QString listNotReadable()
{
    return QCoreApplication::translate("ScanPage", "The list cannot be read");
}

QString noSuchFileButAnImage(const QString &typed)
{
    return said(
        QCoreApplication::translate(
            "ScanPage",
            "There is no file %1. Where it is the name of an image, type it as a line of a list."),
        typed);
}

QString directoryIsNoList(const QString &path)
{
    return said(QCoreApplication::translate("ScanPage",
                                            "%1 is a directory. Open a file in it; images in it "
                                            "are searched when it is named as a place, oci:%1."),
                path);
}

QString noDirectory(const QString &path)
{
    return said(
        QCoreApplication::translate(
            "ScanPage",
            "%1 is no directory; an OCI layout is one, and other files are no places to search"),
        path);
}

QString placesNotRead(qint64 count)
{
    return plural("ScanPage", "%1 place to search could not be read",
                  QT_TRANSLATE_N_NOOP("ScanPage", "%1 places to search could not be read"), count,
                  groupedNumber(count));
}

QString searchedInPart()
{
    return QCoreApplication::translate("ScanPage", "Searched in part");
}

QString scanNotStarted()
{
    return QCoreApplication::translate("ScanPage", "The scan could not start");
}

QString noPlace()
{
    return QCoreApplication::translate("ScanPage", "This is no place to search");
}

QString notSaved()
{
    return QCoreApplication::translate("ScanPage", "The result was not saved");
}

QString editPlaces()
{
    return QCoreApplication::translate("ScanPage", "Edit the places");
}

QString tryAgain()
{
    return QCoreApplication::translate("ScanPage", "Try again");
}

QString openAnother()
{
    return QCoreApplication::translate("ScanPage", "Open another…");
}

QString typeLines()
{
    return QCoreApplication::translate("ScanPage", "Type or paste lines…");
}

QString exportButton()
{
    return QCoreApplication::translate("ScanPage", "Export…");
}

QString noLineFits()
{
    return QCoreApplication::translate("ScanPage", "No line fits the filter");
}

QString clearFilter()
{
    return QCoreApplication::translate("ScanPage", "Clear the filter");
}

QString oneImageALine()
{
    return QCoreApplication::translate("ScanPage",
                                       "One image a line, such as docker.io/library/nginx:1.25");
}

QString openMenu()
{
    return QCoreApplication::translate("ScanPage", "&Open a list…");
}

QString newMenu()
{
    return QCoreApplication::translate("ScanPage", "&New list");
}

QString editMenu()
{
    return QCoreApplication::translate("ScanPage", "&Type or paste lines…");
}

QString startMenu()
{
    return QCoreApplication::translate("ScanPage", "&Start");
}

QString pauseMenu()
{
    return QCoreApplication::translate("ScanPage", "&Pause or go on");
}

QString stopMenu()
{
    return QCoreApplication::translate("ScanPage", "S&top");
}

QString exportMenu()
{
    return QCoreApplication::translate("ScanPage", "&Export…");
}

QString openListOfImages()
{
    return QCoreApplication::translate("ScanPage", "Open a list of images");
}

QString listFiles()
{
    return QCoreApplication::translate("ScanPage", "Lists of images (*.txt *.list *.lst)");
}

QString allFiles()
{
    return QCoreApplication::translate("ScanPage", "All files (*)");
}

QString exportTheScan()
{
    return QCoreApplication::translate("ScanPage", "Export the scan");
}

QString searchIn()
{
    return QCoreApplication::translate("ScanPage", "search in");
}

QString optionsTip()
{
    return QCoreApplication::translate("ScanPage", "What counts as already there, and platforms");
}

QString scanOptions()
{
    return QCoreApplication::translate("ScanPage", "Scan options");
}

QString startButton()
{
    return QCoreApplication::translate("ScanPage", "Start");
}

QString pauseButton()
{
    return QCoreApplication::translate("ScanPage", "Pause");
}

QString goOnButton()
{
    return QCoreApplication::translate("ScanPage", "Go on");
}

QString stopButton()
{
    return QCoreApplication::translate("ScanPage", "Stop");
}

QString nothingFoundYet()
{
    return QCoreApplication::translate("ScanPage", "Nothing was found yet");
}

QString saveResult()
{
    return QCoreApplication::translate("ScanPage", "Save the result as CSV, JSON, HTML or text");
}

QString saveSoFar()
{
    return QCoreApplication::translate("ScanPage", "Save what was found so far");
}

QString listOfImages()
{
    return QCoreApplication::translate("ScanPage", "List of images");
}

QString fileOrLines()
{
    return QCoreApplication::translate("ScanPage", "file, or paste lines");
}

QString waysToAList()
{
    return QCoreApplication::translate("ScanPage", "Ways to a list");
}

QString openTypeOrPaste()
{
    return QCoreApplication::translate("ScanPage", "Open, type or paste a list");
}

QString listChip()
{
    return QCoreApplication::translate("ScanPage", "LIST");
}

QString exampleMenu()
{
    return QCoreApplication::translate("ScanPage", "The &bundled example");
}

QString recent()
{
    return QCoreApplication::translate("ScanPage", "Recent");
}

QString typedLines()
{
    return QCoreApplication::translate("ScanPage", "typed lines");
}

QString reading()
{
    return QCoreApplication::translate("ScanPage", "reading…");
}

QString useTheseLines()
{
    return QCoreApplication::translate("ScanPage", "Use these lines");
}

QString cancel()
{
    return QCoreApplication::translate("ScanPage", "Cancel");
}

QString linesOfTheList()
{
    return QCoreApplication::translate("ScanPage", "Lines of the list");
}

QString controlEnter()
{
    return QCoreApplication::translate("ScanPage", "Ctrl+Enter");
}

QString escape()
{
    return QCoreApplication::translate("ScanPage", "Esc");
}

QString skippedLines()
{
    return QCoreApplication::translate("ScanPage",
                                       "Empty lines and lines that begin with # are skipped. Text "
                                       "or a file can be dropped here too.");
}

QString oneLineAnImage()
{
    return QCoreApplication::translate("ScanPage", "One image a line");
}

QString exampleLines()
{
    return QCoreApplication::translate("ScanPage",
                                       "docker.io/library/nginx:1.25\npublic.ecr.aws/docker/"
                                       "library/redis:7.2\n# a line like this is skipped");
}

QString lines(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 lines"), groupedNumber(count));
}

QString lineIsNoName(int line)
{
    return said(QCoreApplication::translate("ScanPage", "line %1 is no image name"), line);
}

QString whichOfThese()
{
    return QCoreApplication::translate("ScanPage", "Which of these images do we already have?");
}

QString whatAListIs()
{
    return QCoreApplication::translate(
        "ScanPage",
        "A list names public images, one a line. Each is looked for in your private registry, "
        "under every tag and for every platform, although its digest may be another there. Nothing "
        "is pulled: manifests tell.");
}

QString sampleList()
{
    return QCoreApplication::translate("ScanPage",
                                       "# what the team wants to "
                                       "copy\npublic.ecr.aws/docker/library/nginx:1.25\ndocker.io/"
                                       "library/redis:7.2.4\nghcr.io/fluxcd/flux-cli:v2.3.0");
}

QString sampleListName()
{
    return QCoreApplication::translate("ScanPage", "A list of three images, with a comment");
}

QString openAListButton()
{
    return QCoreApplication::translate("ScanPage", "Open a list…");
}

QString openAListDetail()
{
    return QCoreApplication::translate(
        "ScanPage", "A text file, one image a line. It can be dropped here too.");
}

QString typeLinesDetail()
{
    return QCoreApplication::translate("ScanPage", "For a few names at hand.");
}

QString lookAtTheExample()
{
    return QCoreApplication::translate("ScanPage", "Look at the bundled example");
}

QString exampleDetail()
{
    return QCoreApplication::translate(
        "ScanPage",
        "A list and a private registry that come with the program, one image for each answer.");
}

QString addAPlace()
{
    return QCoreApplication::translate("ScanPage", "Add a place to search");
}

QString placesToSearch()
{
    return QCoreApplication::translate("ScanPage", "Places to search");
}

QString addOrRemovePlaces()
{
    return QCoreApplication::translate("ScanPage", "Add or remove places to search");
}

QString placeholderForPlaces()
{
    return QCoreApplication::translate("ScanPage", "docker://host/prefix, oci:DIR");
}

QString placeholderForMore()
{
    return QCoreApplication::translate("ScanPage", "and…");
}

QString moreHidden(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "+%1"), count);
}

QString addALayout()
{
    return QCoreApplication::translate("ScanPage", "Add an OCI &layout…");
}

QString searched()
{
    return QCoreApplication::translate("ScanPage", "Searched");
}

QString aLayoutToSearch()
{
    return QCoreApplication::translate("ScanPage", "An OCI layout to search in");
}

QString registryChip()
{
    return QCoreApplication::translate("ScanPage", "REGISTRY");
}

QString doNotSearchHere()
{
    return QCoreApplication::translate("ScanPage", "Do not search here");
}

QString doNotSearchIn(const QString &place)
{
    return said(QCoreApplication::translate("ScanPage", "Do not search in %1"), place);
}

QString countsAsThere(const QString &relation)
{
    return said(QCoreApplication::translate("ScanPage", "counts as there: %1, or better"),
                relation);
}

QString onlyPlatform(const QString &platform)
{
    return said(QCoreApplication::translate("ScanPage", "only %1"), platform);
}

QString countsAsAlreadyThere()
{
    return QCoreApplication::translate("ScanPage", "Counts as already there");
}

QString orBetter(const QString &relation)
{
    return said(QCoreApplication::translate("ScanPage", "%1, or better"), relation);
}

QString platforms()
{
    return QCoreApplication::translate("ScanPage", "Platforms");
}

QString allPlatforms()
{
    return QCoreApplication::translate("ScanPage", "All that the image has");
}

QString waiting()
{
    return QCoreApplication::translate("ScanPage", "Waiting");
}

QString alreadyThere()
{
    return QCoreApplication::translate("ScanPage", "Already there");
}

QString thereInPart()
{
    return QCoreApplication::translate("ScanPage", "There in part");
}

QString missing()
{
    return QCoreApplication::translate("ScanPage", "Missing");
}

QString notKnown()
{
    return QCoreApplication::translate("ScanPage", "Not known");
}

QString error()
{
    return QCoreApplication::translate("ScanPage", "Error");
}

QString inPart()
{
    return QCoreApplication::translate("ScanPage", "In part");
}

QString errors()
{
    return QCoreApplication::translate("ScanPage", "Errors");
}

QString notCheckedYet()
{
    return QCoreApplication::translate("ScanPage", "Not checked yet");
}

QString relationInPart(const QString &relation)
{
    return said(QCoreApplication::translate("ScanPage", "%1, in part"), relation);
}

QString notKnownYet()
{
    return QCoreApplication::translate("ScanPage", "Not known yet");
}

QString shares(qint64 layers, int shared)
{
    return plural("ScanPage", "Shares %1 of %n layer",
                  QT_TRANSLATE_N_NOOP("ScanPage", "Shares %1 of %n layers"), layers, shared);
}

QString noSuchPlatform()
{
    return QCoreApplication::translate("ScanPage", "No such platform");
}

QString couldNotBeRead()
{
    return QCoreApplication::translate("ScanPage", "Could not be read");
}

QString notAnImageName()
{
    return QCoreApplication::translate("ScanPage", "Not an image name");
}

QString stateAndVerdict(const QString &state, const QString &verdict)
{
    return said(QCoreApplication::translate("ScanPage", "%1: %2"), state, verdict);
}

QString platformsOf(qint64 present, qint64 all)
{
    return said(QCoreApplication::translate("ScanPage", "%1 of %2"), present, all);
}

QString nearestIs(const QString &place)
{
    return said(QCoreApplication::translate("ScanPage", "nearest: %1"), place);
}

QString foundAndMore(const QString &place, qint64 more)
{
    return said(QCoreApplication::translate("ScanPage", "%1 +%2 more"), place, more);
}

QString plusMore(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "+%1 more"), count);
}

QString nearest()
{
    return QCoreApplication::translate("ScanPage", "Nearest");
}

QString severalPlatforms(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 platforms"), count);
}

QString bytes(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 bytes"), groupedNumber(count));
}

QString lineColumn()
{
    return QCoreApplication::translate("ScanPage", "Line");
}

QString imageColumn()
{
    return QCoreApplication::translate("ScanPage", "Public image");
}

QString verdictColumn()
{
    return QCoreApplication::translate("ScanPage", "Verdict");
}

QString toCopyColumn()
{
    return QCoreApplication::translate("ScanPage", "To copy");
}

QString messageColumn()
{
    return QCoreApplication::translate("ScanPage", "Message");
}

QString lineTip()
{
    return QCoreApplication::translate("ScanPage", "Number of the line in the list");
}

QString platformsTip()
{
    return QCoreApplication::translate(
        "ScanPage", "How many platforms of the image are in the places to search");
}

QString toCopyTip()
{
    return QCoreApplication::translate(
        "ScanPage",
        "What no place to search has, of the platforms that are not there, each line for itself");
}

QString resultsCameSince()
{
    return QCoreApplication::translate("ScanPage",
                                       "Results came since: a click puts the lines in order again");
}

QString platformThere()
{
    return QCoreApplication::translate("ScanPage", "there");
}

QString platformNotThere()
{
    return QCoreApplication::translate("ScanPage", "not there");
}

QString platformNotChecked()
{
    return QCoreApplication::translate("ScanPage", "not checked to the end");
}

QString platformNotKnown()
{
    return QCoreApplication::translate("ScanPage", "not known yet");
}

QString platformNotRead()
{
    return QCoreApplication::translate("ScanPage", "could not be read");
}

QString platformWithoutName()
{
    return QCoreApplication::translate("ScanPage", "platform not known");
}

QString compareMenu()
{
    return QCoreApplication::translate("ScanPage", "&Compare side by side");
}

QString copyReference()
{
    return QCoreApplication::translate("ScanPage", "Copy &reference");
}

QString copyDigest()
{
    return QCoreApplication::translate("ScanPage", "Copy &digest");
}

QString copyPlaces()
{
    return QCoreApplication::translate("ScanPage", "Copy where it was &found");
}

QString copyRows()
{
    return QCoreApplication::translate("ScanPage", "Copy ro&ws");
}

QString sortBy()
{
    return QCoreApplication::translate("ScanPage", "&Sort by");
}

QString filterTheLines()
{
    return QCoreApplication::translate("ScanPage", "Filter the lines");
}

QString filterPlaceholder()
{
    return QCoreApplication::translate("ScanPage", "Filter images, tags, digests…");
}

QString filterTip()
{
    return QCoreApplication::translate("ScanPage", "Shows the lines that hold every word (Ctrl+F)");
}

QString summaryAndDetails()
{
    return QCoreApplication::translate("ScanPage", "Summary and details");
}

QString allLines(const QString &count)
{
    return said(QCoreApplication::translate("ScanPage", "All %1"), count);
}

QString wordAndCount(const QString &word, const QString &count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 %2"), word, count);
}

QString showOnly(const QString &word)
{
    return said(QCoreApplication::translate("ScanPage", "Show only these lines: %1"), word);
}

QString showAllLines()
{
    return QCoreApplication::translate("ScanPage", "Show all lines");
}

QString progress()
{
    return QCoreApplication::translate("ScanPage", "Progress");
}

QString paused()
{
    return QCoreApplication::translate("ScanPage", "Paused");
}

QString listing()
{
    return QCoreApplication::translate("ScanPage", "Listing repositories and reading manifests");
}

QString readingManifests()
{
    return QCoreApplication::translate("ScanPage", "Reading manifests");
}

QString readingPlatforms()
{
    return QCoreApplication::translate("ScanPage", "Reading the platforms of indexes");
}

QString readingConfigs()
{
    return QCoreApplication::translate("ScanPage", "Reading configs");
}

QString matching()
{
    return QCoreApplication::translate("ScanPage", "Matching");
}

QString done()
{
    return QCoreApplication::translate("ScanPage", "Done");
}

QString imagesOf(qint64 count, qint64 all)
{
    return said(QCoreApplication::translate("ScanPage", "%1 of %2"), groupedNumber(count),
                images(all));
}

QString imagesRead(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 read"), images(count));
}

QString foundSoFar(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 found so far"), groupedNumber(count));
}

QString notRead(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 could not be read"),
                groupedNumber(count));
}

QString imagesASecond(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 images/s"), groupedNumber(count));
}

QString percent(int number)
{
    return said(QCoreApplication::translate("ScanPage", "%1 %"), number);
}

QString lessThanATenth()
{
    return QCoreApplication::translate("ScanPage", "less than 0.1 s");
}

QString seconds(const QString &number)
{
    return said(QCoreApplication::translate("ScanPage", "%1 s"), number);
}

QString minutesAndSeconds(qint64 minutes, qint64 seconds)
{
    return said(QCoreApplication::translate("ScanPage", "%1 min %2 s"), minutes, seconds);
}

QString closeTheMessage()
{
    return QCoreApplication::translate("ScanPage", "Close the message");
}

QString notReachedYet()
{
    return QCoreApplication::translate("ScanPage", "The scan has not reached this line.");
}

QString notReached()
{
    return QCoreApplication::translate("ScanPage",
                                       "The scan was stopped before it reached this line.");
}

QString notFoundSoFar()
{
    return QCoreApplication::translate("ScanPage", "Not found so far: the scan was stopped.");
}

QString selected()
{
    return QCoreApplication::translate("ScanPage", "Selected");
}

QString foundAt()
{
    return QCoreApplication::translate("ScanPage", "Found at");
}

QString foundAtPlaces(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "Found at %1 places"),
                groupedNumber(count));
}

QString compareButton()
{
    return QCoreApplication::translate("ScanPage", "Compare side by side");
}

QString whereFound()
{
    return QCoreApplication::translate("ScanPage", "Where it was found");
}

QString selectALine()
{
    return QCoreApplication::translate(
        "ScanPage", "Select a line to see why it is judged so, and where the image was found.");
}

QString bytesOfLines(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage",
                                            "Of %1, each line for itself: less where lines share "
                                            "what they lack, more with each line that is checked"),
                images(count));
}

QString exportListsAll()
{
    return QCoreApplication::translate("ScanPage", "Export lists them all");
}

QString sharesOfTheList()
{
    return QCoreApplication::translate("ScanPage", "Shares of the list");
}

QString imagesInTheList(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 in the list"), images(count));
}

QString checked(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 checked"), groupedNumber(count));
}

QString neededOfAll()
{
    return QCoreApplication::translate("ScanPage", "Needed, of all bytes of the list");
}

QString needed()
{
    return QCoreApplication::translate("ScanPage", "Needed");
}

QString bytesToCopySoFar()
{
    return QCoreApplication::translate("ScanPage", "Bytes to copy, so far");
}

QString bytesToCopy()
{
    return QCoreApplication::translate("ScanPage", "Bytes to copy");
}

QString eachBlobOnce()
{
    return QCoreApplication::translate("ScanPage", "Each blob is counted once");
}

QString aScanTells()
{
    return QCoreApplication::translate("ScanPage", "A scan tells");
}

QString csvFiles()
{
    return QCoreApplication::translate("ScanPage", "CSV, one row a place (*.csv)");
}

QString jsonFiles()
{
    return QCoreApplication::translate("ScanPage", "JSON (*.json)");
}

QString htmlFiles()
{
    return QCoreApplication::translate("ScanPage", "HTML report, for reading and paper (*.html)");
}

QString textFiles()
{
    return QCoreApplication::translate("ScanPage", "Text (*.txt)");
}

QString pageLabel()
{
    return QCoreApplication::translate("ScanPage", "Scan");
}

QString pageMenu()
{
    return QCoreApplication::translate("ScanPage", "&Scan");
}

QString scanIsRunning()
{
    return QCoreApplication::translate("ScanPage", "A scan is running");
}

QString scanHasEnded()
{
    return QCoreApplication::translate("ScanPage", "The scan has ended");
}

} // namespace sameinside::words::scanpage
