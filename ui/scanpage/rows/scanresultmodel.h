// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanfilter.h"
#include "ui/scanpage/rows/scanorder.h"

#include <QAbstractTableModel>

#include <optional>

namespace sameinside {

/// What the lines of a list add up to.
struct ScanTotals {
    std::array<int, allRowStates.size()> rows{}; ///< by RowState
    qint64 toCopy = 0;                           ///< bytes, each line for itself
    qint64 there = 0;
    int priced = 0; ///< lines whose bytes are known

    int of(RowState state) const { return rows[std::size_t(state)]; }
    int all() const;
    int checked() const { return all() - of(RowState::Waiting); }
};

/// The lines of a list and what was found of them. Filter and order are vectors of positions of
/// its own, so that 50,000 rows stay fluid. Results that arrive change rows where they stand:
/// nothing moves until sort(), setFilter() or settle() is called.
class ScanResultModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ScanResultModel(QObject *parent = nullptr);

    /// Rows in the order of the list, and their imageRanks(). Returns the rows that it had, since
    /// freeing many of them takes longer than an event should.
    std::vector<ScanRow> setRows(std::vector<ScanRow> rows, std::vector<int> ranks);
    /// Takes in results, by line. Rows that a filter lets in now come below the others; those
    /// that it no longer would stay. rows then hold what stood there before.
    void take(std::vector<ScanRow> &rows);
    /// Applies filter and order to what the rows say now.
    void settle();

    void setFilter(const ScanFilter &filter);
    const ScanFilter &filter() const { return m_filter; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    ScanColumn sortColumn() const { return m_sortColumn; }

    /// The row that is shown at a place; and all of them in the order of the list.
    const ScanRow &shownRow(int place) const
    {
        return m_rows[std::size_t(m_shown[std::size_t(place)])];
    }
    const std::vector<ScanRow> &rows() const { return m_rows; }
    /// The place of a line of the list; -1 where it is not shown.
    int placeOfLine(int line) const;
    /// Shown or not; null where the list has no such line.
    const ScanRow *rowOfLine(int line) const;

    /// Whether places are shown with their hosts: there are several.
    void setHostShown(bool shown);
    bool isHostShown() const { return m_isHostShown; }

    const ScanTotals &totals() const { return m_totals; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void totalsChanged();
    void settledChanged(bool settled);

private:
    std::optional<int> positionOfLine(int line) const;
    void add(const ScanRow &row, int sign);
    void recount();
    std::vector<int> arranged() const;
    void show(std::vector<int> positions);
    void tellChanged(std::vector<int> places);
    void setSettled(bool settled);
    void showBelow(const std::vector<int> &positions);

    std::vector<ScanRow> m_rows;
    std::vector<int> m_ranks;
    std::vector<int> m_shown;  ///< position in m_rows for each place
    std::vector<int> m_places; ///< place for each position; -1 where it is filtered out
    ScanFilter m_filter;
    ScanColumn m_sortColumn = ScanColumn::Line;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    ScanTotals m_totals;
    bool m_isSettled = true; ///< the rows stand in their order: no results came that broke it
    bool m_isHostShown = false;
};

} // namespace sameinside
