// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/scanorder.h"

#include "ui/scanpage/rows/scanwords.h"

#include <algorithm>
#include <numeric>

namespace sameinside {

namespace {

struct TextKey {
    QString text;
    int position = 0;
    quint64 head = 0; ///< the first characters behind what all texts share
};

struct NumberKey {
    qint64 number = 0;
    int position = 0;
};

constexpr int unknown = -1;

qsizetype sharedStart(const std::vector<TextKey> &keys)
{
    QStringView start = keys.empty() ? QStringView() : QStringView(keys.front().text);
    for (const TextKey &key : keys) {
        const auto [end, other] = std::ranges::mismatch(start, key.text);
        start = start.first(end - start.begin());
    }
    return start.size();
}

// Names in registries begin alike, so that comparing them whole is slow.
void setHeads(std::vector<TextKey> &keys)
{
    const qsizetype start = sharedStart(keys);
    for (TextKey &key : keys) {
        for (qsizetype i = start; i < start + 4; ++i)
            key.head = key.head << 16U | (i < key.text.size() ? key.text.at(i).unicode() : 0U);
    }
}

// Numbers for each text in its order, from 0, by its position below count; equal texts have equal
// numbers, positions without a text have -1.
std::vector<int> ranksOf(std::vector<TextKey> keys, std::size_t count)
{
    setHeads(keys);
    std::ranges::sort(keys, [](const TextKey &a, const TextKey &b) {
        return a.head != b.head ? a.head < b.head : a.text < b.text;
    });
    std::vector<int> ranks(count, unknown);
    int rank = -1;
    const QString *last = nullptr;
    for (const TextKey &key : keys) {
        if (!last || *last != key.text)
            ++rank;
        last = &key.text;
        ranks[std::size_t(key.position)] = rank;
    }
    return ranks;
}

qint64 platformShare(const ScanRow &row)
{
    const auto all = qint64(row.result.platforms.size());
    if (all == 0)
        return unknown;
    return row.result.presentPlatforms() * 1'000'000 / all;
}

/// The best first.
qint64 verdictRank(const ScanRow &row)
{
    if (row.state == RowState::Waiting)
        return unknown;
    const auto relation = row.result.relation().value_or(Relation::Different);
    return qint64(row.state) * 16 + (15 - qint64(relation));
}

qint64 numberOf(const ScanRow &row, ScanColumn column)
{
    switch (column) {
    case ScanColumn::Platforms:
        return platformShare(row);
    case ScanColumn::Verdict:
        return verdictRank(row);
    case ScanColumn::ToCopy:
        return row.toCopy;
    default:
        return row.result.line;
    }
}

std::vector<int> placeRanks(const std::vector<int> &positions, const std::vector<ScanRow> &rows)
{
    std::vector<TextKey> keys;
    keys.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const SourceResult &result = rows[std::size_t(positions[i])].result;
        QString first;
        for (auto platform = result.platforms.begin();
             platform != result.platforms.end() && first.isEmpty(); ++platform) {
            if (!platform->places.empty())
                first = platform->places.front().target;
        }
        if (!first.isEmpty())
            keys.push_back({first, int(i)});
    }
    return ranksOf(std::move(keys), positions.size());
}

} // namespace

std::vector<int> imageRanks(const std::vector<ScanRow> &rows)
{
    std::vector<TextKey> keys;
    keys.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        keys.push_back({rows[i].result.source.toCaseFolded(), int(i)});
    return ranksOf(std::move(keys), rows.size());
}

void sortRows(std::vector<int> &positions, const std::vector<ScanRow> &rows,
              const std::vector<int> &ranks, ScanColumn column, Qt::SortOrder order)
{
    std::vector<int> places;
    if (column == ScanColumn::FoundAt)
        places = placeRanks(positions, rows);
    std::vector<NumberKey> keys;
    keys.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto position = std::size_t(positions[i]);
        qint64 number = 0;
        if (column == ScanColumn::Image)
            number = ranks[position];
        else if (column == ScanColumn::FoundAt)
            number = places[i];
        else
            number = numberOf(rows[position], column);
        keys.push_back({number, positions[i]});
    }
    const bool isDescending = order == Qt::DescendingOrder;
    std::ranges::sort(keys, [isDescending](const NumberKey &a, const NumberKey &b) {
        if (a.number == b.number)
            return a.position < b.position;
        if (a.number == unknown || b.number == unknown)
            return b.number == unknown;
        return isDescending ? a.number > b.number : a.number < b.number;
    });
    std::ranges::transform(keys, positions.begin(), &NumberKey::position);
}

} // namespace sameinside
