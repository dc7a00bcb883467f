// SPDX-License-Identifier: MIT
#include "ui/widgets/meaningdelegate.h"

#include "ui/palette/meaning.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>

namespace sameinside {

void MeaningDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (const QVariant meaning = index.data(meaningRole); meaning.isValid())
        option->palette.setColor(QPalette::Text,
                                 textColour(Meaning(meaning.toInt()), option->palette));
    else if (index.data(faintRole).toBool())
        option->palette.setColor(QPalette::Text, faintTextColour(option->palette));
    if (index.data(fixedRole).toBool()) {
        const double size = option->font.pointSizeF();
        option->font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        if (size > 0)
            option->font.setPointSizeF(size);
    }
}

QSize MeaningDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 2 * padding,
            std::max({rowHeight, size.height(), option.fontMetrics.height() + 8})};
}

// The ground goes to the edges, only the text stands back from them.
void MeaningDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    const QStyle *style = whole.widget ? whole.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &whole, painter, whole.widget);
    QStyleOptionViewItem inner = option;
    inner.state &= ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    inner.rect.adjust(padding, 0, -padding, 0);
    QStyledItemDelegate::paint(painter, inner, index);
}

QSize PaddedHeader::sectionSizeFromContents(int section) const
{
    const QSize size = QHeaderView::sectionSizeFromContents(section);
    return {size.width() + 2 * MeaningDelegate::padding, size.height()};
}

void PaddedHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    option.section = section;
    painter->save();
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    painter->restore();
    const QVariant alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    option.textAlignment
        = alignment.isValid() ? alignment.value<Qt::Alignment>() : Qt::AlignLeft | Qt::AlignVCenter;
    option.text = model()->headerData(section, orientation()).toString();
    const int inset = MeaningDelegate::padding
        + style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, this);
    option.rect = rect.adjusted(inset, 0, -inset, 0);
    style()->drawControl(QStyle::CE_HeaderLabel, &option, painter, this);
}

} // namespace sameinside
