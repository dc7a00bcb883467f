// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/listfile.h"
#include "model/scan/scanresult.h"

#include <QByteArray>

#include <array>

namespace sameinside {

/// How a line stands in the table: its ScanStatus, or not checked to the end. Unknown: looked for
/// in vain while a part of the targets could not be read.
enum class RowState { Waiting, Present, Partial, Missing, Unknown, Error };

inline constexpr std::array allRowStates{RowState::Waiting, RowState::Present, RowState::Partial,
                                         RowState::Missing, RowState::Unknown, RowState::Error};

/// A line of the list as the table keeps it, with what sorting and filtering need worked out.
/// Making one costs some microseconds: do it where the results come from, not where they show.
struct ScanRow {
    SourceResult result;
    RowState state = RowState::Waiting;
    QByteArray searched; ///< UTF-8, folded: names, places, short digests, words
    qint64 toCopy = -1;  ///< bytes; -1 where they are not known
    qint64 there = 0;    ///< bytes that need not be copied
};

/// A line that nobody looked at; an Error at once where it is no image name.
ScanRow waitingRow(const ListEntry &entry);
ScanRow checkedRow(SourceResult result);

/// Case folded as ScanRow::searched is.
QByteArray foldedForSearch(const QString &text);

} // namespace sameinside
