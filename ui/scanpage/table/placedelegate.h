// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace sameinside {

/// A reference, elided in the middle, and under it a few faint words.
class PlaceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int DetailRole = Qt::UserRole;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int height(const QFontMetrics &metrics) { return 2 * metrics.height() + 12; }
};

} // namespace sameinside
