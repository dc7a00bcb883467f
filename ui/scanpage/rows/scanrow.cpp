// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/scanrow.h"

#include "model/text/numbers.h"
#include "ui/scanpage/rows/scanwords.h"

#include <algorithm>

namespace sameinside {

namespace {

RowState stateOf(const SourceResult &result)
{
    switch (result.status) {
    case ScanStatus::Present:
        return RowState::Present;
    case ScanStatus::Partial:
        return RowState::Partial;
    case ScanStatus::Missing:
        return RowState::Missing;
    case ScanStatus::Error:
        break;
    }
    switch (result.open) {
    case Open::Stopped:
        return RowState::Waiting;
    case Open::Unread:
        return RowState::Unknown;
    case Open::No:
        break;
    }
    return RowState::Error;
}

void addDigest(QString &text, const std::optional<Digest> &digest)
{
    // the first digits do: the filter shortens what is typed in the same way
    if (digest)
        text += u'\n' + digest->shortText();
}

QByteArray searchedText(const ScanRow &row)
{
    const SourceResult &result = row.result;
    QString text = result.source;
    for (const QString &target : result.targets())
        text += u'\n' + target;
    addDigest(text, result.digest);
    for (const PlatformResult &platform : result.platforms) {
        if (platform.manifest != result.digest)
            addDigest(text, platform.manifest);
        addDigest(text, platform.imageId);
        if (platform.nearest && platform.places.empty())
            text += u'\n' + platform.nearest->target;
    }
    return foldedForSearch(text + u'\n' + verdictText(row) + u'\n' + result.message);
}

void countBytes(ScanRow &row)
{
    if (row.result.status == ScanStatus::Error)
        return;
    // the manifest of a platform that was not read yet may cost any number of bytes
    const bool isPriced = std::ranges::all_of(row.result.platforms, [](const auto &platform) {
        return platform.status == ScanStatus::Present || platform.bytesToCopy;
    });
    if (!isPriced)
        return;
    row.toCopy = row.result.bytesToCopy();
    qint64 all = 0;
    for (const PlatformResult &platform : row.result.platforms)
        all = saturatedSum(all, platform.bytes.value_or(0));
    row.there = std::max<qint64>(all - row.toCopy, 0);
}

} // namespace

QByteArray foldedForSearch(const QString &text)
{
    return text.toCaseFolded().toUtf8();
}

ScanRow waitingRow(const ListEntry &entry)
{
    ScanRow row;
    row.result.line = entry.line;
    row.result.source = entry.text;
    if (!entry.name) {
        row.state = RowState::Error;
        row.result.message = entry.name.error().detail;
        row.result.problem = entry.name.error().kind;
    }
    row.searched = searchedText(row);
    return row;
}

ScanRow checkedRow(SourceResult result)
{
    ScanRow row;
    row.result = std::move(result);
    row.state = stateOf(row.result);
    countBytes(row);
    row.searched = searchedText(row);
    return row;
}

} // namespace sameinside
