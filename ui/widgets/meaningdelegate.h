// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace sameinside {

/// Paints cells with room at both ends, and in the colour of what they mean.
class MeaningDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// A Meaning as an int; absent for plain text.
    static constexpr int meaningRole = Qt::UserRole + 100;
    /// True for text that steps back.
    static constexpr int faintRole = Qt::UserRole + 101;
    /// True for text in the fixed font.
    static constexpr int fixedRole = Qt::UserRole + 102;
    static constexpr int padding = 6;
    static constexpr int rowHeight = 26; ///< at least; a larger font makes larger rows

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// A header whose names stand above the padded cells.
class PaddedHeader : public QHeaderView {
    Q_OBJECT

public:
    using QHeaderView::QHeaderView;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
};

} // namespace sameinside
