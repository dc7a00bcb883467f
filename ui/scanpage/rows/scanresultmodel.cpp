// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/scanresultmodel.h"

#include "model/text/numbers.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scancells.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/widgets/plaintip.h"

#include <algorithm>
#include <numeric>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int hidden = -1;
constexpr int neighbours = 8;          // changes so near each other are told as one
constexpr std::size_t mostRanges = 32; // beyond, one range covers all

int lineOf(const ScanRow &row)
{
    return row.result.line;
}

bool isNumber(ScanColumn column)
{
    return column == ScanColumn::Line || column == ScanColumn::ToCopy;
}

// What is never wrapped.
bool isReference(const ScanRow &row, ScanColumn column)
{
    return column == ScanColumn::Image
        || (column == ScanColumn::FoundAt && row.result.status != ScanStatus::Error);
}

} // namespace

int ScanTotals::all() const
{
    return std::accumulate(rows.begin(), rows.end(), 0);
}

ScanResultModel::ScanResultModel(QObject *parent) : QAbstractTableModel(parent) {}

std::vector<ScanRow> ScanResultModel::setRows(std::vector<ScanRow> rows, std::vector<int> ranks)
{
    beginResetModel();
    std::swap(m_rows, rows);
    m_ranks = std::move(ranks);
    recount();
    show(arranged());
    endResetModel();
    setSettled(true);
    Q_EMIT totalsChanged();
    return rows;
}

void ScanResultModel::take(std::vector<ScanRow> &rows)
{
    std::vector<ScanRow> before;
    before.reserve(rows.size());
    std::vector<int> changed;
    std::vector<int> entering;
    for (ScanRow &row : rows) {
        const auto position = positionOfLine(lineOf(row));
        if (!position)
            continue;
        ScanRow &old = m_rows[std::size_t(*position)];
        add(old, -1);
        before.push_back(std::move(old));
        old = std::move(row);
        add(old, +1);
        if (const int place = m_places[std::size_t(*position)]; place != hidden)
            changed.push_back(place);
        else if (m_filter.accepts(old))
            entering.push_back(*position);
    }
    tellChanged(std::move(changed));
    showBelow(entering);
    rows = std::move(before);
    setSettled(m_isSettled && m_sortColumn == ScanColumn::Line);
    Q_EMIT totalsChanged();
}

void ScanResultModel::settle()
{
    std::vector<int> positions = arranged();
    if (positions != m_shown) {
        beginResetModel();
        show(std::move(positions));
        endResetModel();
    }
    setSettled(true);
}

void ScanResultModel::setSettled(bool settled)
{
    if (std::exchange(m_isSettled, settled) != settled)
        Q_EMIT settledChanged(settled);
}

void ScanResultModel::setFilter(const ScanFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    settle();
}

void ScanResultModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= scanColumnCount)
        return;
    m_sortColumn = ScanColumn(column);
    m_sortOrder = order;
    settle();
}

void ScanResultModel::setHostShown(bool shown)
{
    if (std::exchange(m_isHostShown, shown) == shown || m_shown.empty())
        return;
    const int column = int(ScanColumn::FoundAt);
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

int ScanResultModel::placeOfLine(int line) const
{
    const auto position = positionOfLine(line);
    return position ? m_places[std::size_t(*position)] : hidden;
}

const ScanRow *ScanResultModel::rowOfLine(int line) const
{
    const auto position = positionOfLine(line);
    return position ? &m_rows[std::size_t(*position)] : nullptr;
}

int ScanResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ScanResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : scanColumnCount;
}

QVariant ScanResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ScanRow &row = shownRow(index.row());
    const auto column = ScanColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column, m_isHostShown);
    case Qt::ToolTipRole:
        return isReference(row, column) ? wholeToolTip(cellTip(row, column))
                                        : plainToolTip(cellTip(row, column));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        if (column == ScanColumn::Verdict)
            return say::stateAndVerdict(stateWord(row.state), cellText(row, column, m_isHostShown));
        return cellText(row, column, m_isHostShown);
    default:
        return {};
    }
}

QVariant ScanResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= scanColumnCount)
        return {};
    const auto column = ScanColumn(section);
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(column);
    case Qt::ToolTipRole:
        if (!m_isSettled && column == m_sortColumn)
            return say::resultsCameSince();
        return columnTip(column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

std::optional<int> ScanResultModel::positionOfLine(int line) const
{
    const auto found = std::ranges::lower_bound(m_rows, line, {}, lineOf);
    if (found == m_rows.end() || lineOf(*found) != line)
        return std::nullopt;
    return int(found - m_rows.begin());
}

void ScanResultModel::add(const ScanRow &row, int sign)
{
    m_totals.rows[std::size_t(row.state)] += sign;
    m_totals.toCopy = saturatedSum(m_totals.toCopy, sign * std::max<qint64>(row.toCopy, 0));
    m_totals.there = saturatedSum(m_totals.there, sign * row.there);
    m_totals.priced += row.toCopy < 0 ? 0 : sign;
}

void ScanResultModel::recount()
{
    m_totals = {};
    for (const ScanRow &row : m_rows)
        add(row, +1);
}

std::vector<int> ScanResultModel::arranged() const
{
    std::vector<int> positions;
    positions.reserve(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_filter.accepts(m_rows[i]))
            positions.push_back(int(i));
    }
    const bool isInOrder = m_sortColumn == ScanColumn::Line && m_sortOrder == Qt::AscendingOrder;
    if (!isInOrder)
        sortRows(positions, m_rows, m_ranks, m_sortColumn, m_sortOrder);
    return positions;
}

void ScanResultModel::show(std::vector<int> positions)
{
    m_shown = std::move(positions);
    m_places.assign(m_rows.size(), hidden);
    for (std::size_t place = 0; place < m_shown.size(); ++place)
        m_places[std::size_t(m_shown[place])] = int(place);
}

void ScanResultModel::tellChanged(std::vector<int> places)
{
    if (places.empty())
        return;
    std::ranges::sort(places);
    std::vector<std::pair<int, int>> ranges;
    for (const int place : places) {
        const bool isNear = !ranges.empty() && place - ranges.back().second <= neighbours;
        if (isNear || ranges.size() > mostRanges)
            ranges.back().second = place;
        else
            ranges.emplace_back(place, place);
    }
    for (const auto &[first, last] : ranges)
        Q_EMIT dataChanged(index(first, 0), index(last, scanColumnCount - 1));
}

void ScanResultModel::showBelow(const std::vector<int> &positions)
{
    if (positions.empty())
        return;
    const int first = int(m_shown.size());
    beginInsertRows({}, first, first + int(positions.size()) - 1);
    for (const int position : positions) {
        m_places[std::size_t(position)] = int(m_shown.size());
        m_shown.push_back(position);
    }
    endInsertRows();
}

} // namespace sameinside
