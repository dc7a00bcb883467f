// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Documents side by side.
namespace sameinside::words::documentview {

QString pretty();
QString rawBytes();
QString search();
QString searchHint();
QString previousDifference();
QString nextDifference();
QString previousHit();
QString nextHit();
QString layingOut();
QString differences(qint64 count);
QString differenceOf(qint64 count, int position);
QString noDifference();
QString sameLines();
QString notFound();
QString hitOf(int position, int count);
/// At the end of a line that was cut.
QString moreCharacters(qint64 count);

// a document
QString save();
QString saveTitle();
QString jsonFilter();
QString notSaved();
QString notInStore();
QString notVerifiable();
QString matches();
QString doesNotMatch();
QString computed(qint64 bytes, const QString &computed, const QString &named);

} // namespace sameinside::words::documentview
