// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace sameinside {

struct TreeNode;

/// Draws a row of an image tree: the name strong, what is said of it muted, the state's symbol in
/// its colour.
class TreeRowDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter *painter, const QStyleOptionViewItem &option,
                   const TreeNode &node) const;
};

/// The height of a row: 26, more where the font needs it.
int treeRowHeight(const QFontMetrics &metrics);

} // namespace sameinside
