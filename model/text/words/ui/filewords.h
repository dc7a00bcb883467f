// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The files of both sides.
namespace sameinside::words::files {

QString title();
/// Above the choice of a layer.
QString scopes();
QString allLayersMerged();
QString onlyDifferences();
QString filterByName();
QString filterHint();
QString copyPath();

// instead of files
QString insideLayers();
QString layersNotRead();
QString noPair();
QString stopped();
QString comparing();
QString loadContents();
QString loadContentsOf(const QString &size);
QString noFiles();
QString allEqual();
QString noSuchName();

// the line of sums; numbers with their groups of three
QString files(qint64 count, const QString &number);
QString differing(const QString &number);
QString onlyLeftCount(const QString &number);
QString onlyRightCount(const QString &number);
QString otherTimes(const QString &number);

// a row
QString name();
QString left();
QString right();
QString publicSize();
QString publicMode();
QString privateSize();
QString privateMode();
QString owner();
QString time();
QString state();
QString onlyLeft();
QString onlyRight();
/// Of a directory: so many files in it differ.
QString below(int count);
QString same();
QString sameButTime();
/// About as long as a state gets, to measure.
QString longState();
QString owned(const QString &side, const QString &kind, qint64 user, qint64 group);

} // namespace sameinside::words::files
