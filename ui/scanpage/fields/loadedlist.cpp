// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/loadedlist.h"

#include "ui/scanpage/rows/scanorder.h"

#include <QFileInfo>

#include <algorithm>

namespace sameinside {

namespace {

constexpr qint64 editableBytes = qint64(4) * 1024 * 1024; // an editor of lines is no place for more

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

ListReading loadListFile(const QString &path)
{
    using enum ListReading::At;
    const QFileInfo file(path);
    return {.list = loaded(readList(path), {.path = path}),
            .at = file.isDir()  ? Directory
                : file.exists() ? File
                                : Nothing};
}

Result<SharedList> loadListText(const QByteArray &text, const QString &title)
{
    return loaded(parseList(text), {.title = title, .text = text});
}

QByteArray editableLines(const QString &path)
{
    auto bytes = readListBytes(path, editableBytes);
    return bytes ? *std::move(bytes) : QByteArray();
}

} // namespace sameinside
