// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/requestlogentry.h"

#include <QAbstractTableModel>

#include <deque>

namespace sameinside {

/// The transport's log as a table, newest last. Keeps the last 10,000 requests; the sums count
/// all.
class RequestsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Method, Url, Status, Size, Time, Note, ColumnCount };
    static constexpr int mostKept = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(std::vector<RequestLogEntry> entries);
    void clear();

    /// "11 requests · 18.4 KiB · 0.42 s"; the time is the sum over the requests.
    QString summary() const;
    /// Rows as lines, cells parted by tabs, as a spreadsheet takes them.
    QString text(const QList<int> &rows) const;
    const RequestLogEntry &entry(int row) const { return m_entries[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void summaryChanged();

private:
    QString cell(const RequestLogEntry &entry, int column) const;
    static bool failed(const RequestLogEntry &entry);

    std::deque<RequestLogEntry> m_entries;
    qint64 m_count = 0;
    qint64 m_bytes = 0;
    qint64 m_milliseconds = 0;
};

} // namespace sameinside
