// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/placedelegate.h"

#include "ui/palette/meaning.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QPainter>

namespace sameinside {

void PlaceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto group
        = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor marked = option.palette.color(group, QPalette::HighlightedText);
    const QRect room = option.rect.adjusted(8, 6, -8, -6);
    const int half = room.height() / 2;
    painter->save();
    const auto draw = [&](const QFont &font, const QColor &ink, const QRect &line,
                          const QString &text, Qt::TextElideMode mode) {
        painter->setFont(font);
        painter->setPen(isSelected ? marked : ink);
        painter->drawText(line, int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine),
                          QFontMetrics(font).elidedText(text, mode, line.width()));
    };
    draw(fixedFont(option.font), option.palette.color(group, QPalette::Text),
         room.adjusted(0, 0, 0, -half), index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle);
    draw(option.font, faintTextColour(option.palette), room.adjusted(0, half, 0, 0),
         index.data(DetailRole).toString(), Qt::ElideRight);
    painter->restore();
}

QSize PlaceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, height(option.fontMetrics)};
}

} // namespace sameinside
