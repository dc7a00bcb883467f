// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"

#include <memory>

namespace sameinside {

/// A list that was read, with its rows as they are before a scan.
struct LoadedList {
    QString path;    ///< empty where the lines were typed, pasted or dropped
    QString title;   ///< of lines that come with the program
    QByteArray text; ///< the lines that were typed; empty for a file
    std::vector<ListEntry> entries;
    std::vector<ScanRow> rows;
    std::vector<int> ranks; ///< imageRanks()

    qint64 badNames() const;
};
using SharedList = std::shared_ptr<const LoadedList>;

/// What came of a list, and what stands at its path.
struct ListReading {
    enum class At { File, Directory, Nothing };

    Result<SharedList> list = failure(ErrorKind::Cancelled, {});
    At at = At::File; ///< File also for what is neither
};

/// All of these read and may take a while: on a worker thread. Errors: those of readList() and
/// parseList().
ListReading loadListFile(const QString &path);
Result<SharedList> loadListText(const QByteArray &text, const QString &title = {});
/// The bytes of a list that is short enough for an editor; none for longer ones, and where it
/// cannot be read.
QByteArray editableLines(const QString &path);

} // namespace sameinside
