// SPDX-License-Identifier: MIT
#include "model/text/words/ui/scandetailwords.h"

#include "model/text/groupednumber.h"
#include "model/text/words/speech.h"
#include "model/text/words/ui/scanpagewords.h"

namespace sameinside::words::scanpage {

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

} // namespace sameinside::words::scanpage
