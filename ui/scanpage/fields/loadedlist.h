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

/// Both may take a while for long lists. Errors: those of readList() and parseList().
Result<SharedList> loadListFile(const QString &path);
Result<SharedList> loadListText(const QByteArray &text, const QString &title = {});

} // namespace sameinside
