// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/loadedlist.h"

#include "ui/scanpage/rows/scanorder.h"

#include <algorithm>

namespace sameinside {

namespace {

Result<SharedList> loaded(Result<std::vector<ListEntry>> entries, LoadedList list)
{
    if (!entries)
        return tl::unexpected(entries.error());
    list.entries = *std::move(entries);
    list.rows.reserve(list.entries.size());
    for (const ListEntry &entry : list.entries)
        list.rows.push_back(waitingRow(entry));
    list.ranks = imageRanks(list.rows);
    return std::make_shared<const LoadedList>(std::move(list));
}

} // namespace

qint64 LoadedList::badNames() const
{
    return std::ranges::count(rows, RowState::Error, &ScanRow::state);
}

Result<SharedList> loadListFile(const QString &path)
{
    return loaded(readList(path), {.path = path});
}

Result<SharedList> loadListText(const QByteArray &text, const QString &title)
{
    return loaded(parseList(text), {.title = title, .text = text});
}

} // namespace sameinside
