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

QString scanIncomplete()
{
    return QCoreApplication::translate("ScanPage", "Scan at its end, but not complete");
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
