// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/requestlogentry.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace sameinside {

class RequestsModel;

/// What was asked of registries: a table, newest last, and a line of sums. Ctrl+C copies the
/// selected rows.
class RequestsView : public QWidget {
    Q_OBJECT

public:
    explicit RequestsView(QWidget *parent = nullptr);

    RequestsModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }

public Q_SLOTS:
    /// Follows to the new rows where the last one was in view.
    void append(const std::vector<sameinside::RequestLogEntry> &entries);
    void clear();
    /// The selected rows; all where none is.
    void copy() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateSummary();
    void updateMeasures();

    RequestsModel *m_model;
    QTableView *m_table;
    QLabel *m_summary;
    QLabel *m_empty;
};

} // namespace sameinside
