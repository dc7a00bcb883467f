// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"

namespace sameinside {

/// What the columns of the table say of a row. All of it is safe to show as plain text.

/// "Already there", "There in part", "Missing", "Not known", "Error", "Waiting".
QString stateWord(RowState state);
/// The same before or behind a count, and short: "In part", "Errors".
QString countWord(RowState state);
/// For the names of objects: the same in every language.
QString stateName(RowState state);

/// "Same image ID", "Same image ID, in part", "Shares 3 of 4 layers", "Not known yet",
/// "Not found".
QString verdictText(const ScanRow &row);

/// "3 of 4"; empty where nobody looked yet, a dash for an error.
QString platformsText(const ScanRow &row);

/// The short name of the first place, how many more there are, or why there is none.
struct FoundText {
    QString text;
    int more = 0;
    bool isNote = false; ///< a remark, not a place
};
/// withHost: the whole name, where several places are searched.
FoundText foundText(const ScanRow &row, bool withHost = false);

/// Why an image could not be read, without its name, which stands beside it: "the repository has no
/// such tag".
QString problemText(const SourceResult &result);

/// "281 MiB"; empty where there is nothing to say.
QString toCopyText(const ScanRow &row);

/// "mirror/nginx:1.25" for a full reference, the text itself where it is none.
QString placeName(const QString &reference, bool withHost = false);

} // namespace sameinside
