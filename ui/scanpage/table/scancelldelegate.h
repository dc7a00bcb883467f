// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanresultmodel.h"

#include <QStyledItemDelegate>

namespace sameinside {

/// Draws the cells of the table: references in the fixed font and elided in the middle, verdicts
/// with their symbol and colour, remarks faint.
class ScanCellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ScanCellDelegate(const ScanResultModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    static constexpr int padding = 8; ///< between the edge of a cell and its text

private:
    struct Cell;
    void paintCell(const Cell &cell, const ScanRow &row, ScanColumn column,
                   const QString &text) const;

    const ScanResultModel &m_model;
};

} // namespace sameinside
