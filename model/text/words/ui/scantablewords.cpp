// SPDX-License-Identifier: MIT
#include "model/text/words/ui/scantablewords.h"

#include "model/text/groupednumber.h"
#include "model/text/words/speech.h"

namespace sameinside::words::scanpage {

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

} // namespace sameinside::words::scanpage
