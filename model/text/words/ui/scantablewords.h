// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the page of scans says in its table: states of lines, titles and cells.
namespace sameinside::words::scanpage {

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

} // namespace sameinside::words::scanpage
