// SPDX-License-Identifier: MIT
#pragma once

#include "ui/job.h"
#include "ui/scanpage/rows/scanresultmodel.h"

#include <QTableView>

namespace sameinside {

/// The table of a scan. The current line and the selection stay with their lines when rows are
/// filtered and sorted.
class ScanTable final : public QTableView {
    Q_OBJECT

public:
    explicit ScanTable(ScanResultModel *model, QWidget *parent = nullptr);

    /// The row that the details speak of; null for none.
    const ScanRow *currentRow() const;
    std::vector<const ScanRow *> selectedRows() const;
    /// Another list is shown: nothing is selected, and the first line is at the top.
    void forget();
    /// Many rows reach the clipboard a moment later.
    void copyRows();

Q_SIGNALS:
    /// Another line is the current one, or it says something else.
    void currentRowChanged();
    void compareRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpColumns();
    void remember();
    void recall();
    void sortAgain(ScanColumn column);

    ScanResultModel *m_rows;
    Job<QString> m_copying;
    std::vector<int> m_keptLines; ///< of the selection, while rows are arranged
    int m_keptLine = 0;           ///< the current one, also while it is filtered out
    int m_keptTop = -1;           ///< where it stood in the viewport; -1 outside
};

} // namespace sameinside
