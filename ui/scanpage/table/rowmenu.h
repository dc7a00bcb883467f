// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanorder.h"

#include <QMenu>

namespace sameinside {

/// What can be done with a line of the table, and with all of them.
class RowMenu final : public QMenu {
    Q_OBJECT

public:
    /// row is null for none; sorted is the column that the lines are in order of.
    RowMenu(const ScanRow *row, ScanColumn sorted, QWidget *parent);

Q_SIGNALS:
    void compareRequested();
    void copyRequested();
    void sortRequested(sameinside::ScanColumn column);

private:
    void addRow(const ScanRow &row);
    void addCopy(const QString &name, const QString &title, const QString &text);
    void addOrders(ScanColumn sorted);
};

} // namespace sameinside
