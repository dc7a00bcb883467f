// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/treerowdelegate.h"

#include "ui/comparepage/tree/imagetreemodel.h"

#include <QApplication>
#include <QPainter>

namespace sameinside {

namespace {

using Kind = TreeNode::Kind;

bool isStrong(Kind kind)
{
    return kind != Kind::Field && kind != Kind::Encoding && kind != Kind::Message
        && kind != Kind::File;
}

/// The colours of text in a cell, selected or not.
struct Inks {
    QColor strong;
    QColor muted;
    QColor symbol;
};

Inks inksOf(const QStyleOptionViewItem &option, const TreeNode &node)
{
    const QPalette &palette = option.palette;
    if (option.state & QStyle::State_Selected) {
        const auto group
            = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        const QColor text = palette.color(group, QPalette::HighlightedText);
        return {text, text, text};
    }
    if (!(option.state & QStyle::State_Enabled)) {
        const QColor text = palette.color(QPalette::Disabled, QPalette::Text);
        return {text, text, text};
    }
    Inks inks{palette.color(QPalette::Text), mutedText(palette), palette.color(QPalette::Text)};
    if (node.state)
        inks.symbol = coloursOf(*node.state, palette).text;
    if (node.kind == Kind::Message)
        inks.muted = inks.symbol;
    return inks;
}

QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

} // namespace

int treeRowHeight(const QFontMetrics &metrics)
{
    return std::max(26, metrics.height() + 6);
}

void TreeRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const ImageTreeModel *>(index.model());
    const TreeNode *node = model ? model->node(index) : nullptr;
    if (!node) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const Inks inks = inksOf(cell, *node);
    if (index.column() == ImageTreeModel::Name) {
        cell.text.clear();
        styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        paintName(painter, cell, *node);
        return;
    }
    const bool isSymbol = index.column() == ImageTreeModel::State;
    const QColor ink = isSymbol                  ? inks.symbol
        : index.column() == ImageTreeModel::Size ? inks.muted
                                                 : inks.strong;
    if (isSymbol)
        cell.font.setBold(true);
    if (index.column() == ImageTreeModel::Size && !cell.text.isEmpty())
        cell.text += QChar(0x2002); // clear of the edge
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        cell.palette.setColor(group, QPalette::Text, ink);
        cell.palette.setColor(group, QPalette::HighlightedText, ink);
    }
    styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
}

void TreeRowDelegate::paintName(QPainter *painter, const QStyleOptionViewItem &option,
                                const TreeNode &node) const
{
    const Inks inks = inksOf(option, node);
    QRect rest = option.rect.adjusted(4, 0, -4, 0);
    painter->save();
    QFont font = option.font;
    font.setItalic(node.hasHidden);
    const auto draw = [&](const QString &text, const QColor &ink, bool bold) {
        font.setBold(bold);
        painter->setFont(font);
        painter->setPen(ink);
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, rest.width());
        painter->drawText(rest, int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine), shown);
        rest.setLeft(rest.left() + metrics.horizontalAdvance(shown + u' '));
    };
    if (!node.name.isEmpty())
        draw(node.name, inks.strong, isStrong(node.kind));
    if (!node.detail.isEmpty() && rest.width() > 12)
        draw(node.detail, inks.muted, false);
    painter->restore();
}

QSize TreeRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(treeRowHeight(option.fontMetrics));
    return size;
}

} // namespace sameinside
