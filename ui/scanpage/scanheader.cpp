// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanheader.h"

#include "ui/scanpage/scancelldelegate.h"

#include <QPainter>
#include <QStyleOptionHeader>

namespace sameinside {

namespace {

constexpr int arrowSize = 8;
constexpr int arrowGap = 4;

} // namespace

ScanHeader::ScanHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
}

void ScanHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.rect = rect;
    initStyleOptionForIndex(&option, section);
    const QString title = option.text;
    const auto order = option.sortIndicator;
    option.text.clear();
    option.sortIndicator = QStyleOptionHeader::None;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);

    const int padding = ScanCellDelegate::padding;
    const bool isSorted = order != QStyleOptionHeader::None;
    QRect room = rect.adjusted(padding, 0, -padding, 0);
    const int wanted = fontMetrics().horizontalAdvance(title);
    const bool isRight = option.textAlignment.testFlag(Qt::AlignRight);
    const int arrowRoom = isSorted ? arrowSize + arrowGap : 0;
    const int width = std::min(wanted, room.width() - arrowRoom);
    // the title keeps the edge of its column; the arrow takes the other side
    const QRect text(isRight ? room.right() + 1 - width : room.left(), room.top(), width,
                     room.height());
    painter->setPen(palette().color(QPalette::ButtonText));
    painter->drawText(text, int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine),
                      fontMetrics().elidedText(title, Qt::ElideRight, width));
    if (!isSorted)
        return;
    option.sortIndicator = order;
    option.rect = QRect(isRight ? text.left() - arrowGap - arrowSize : text.right() + 1 + arrowGap,
                        rect.center().y() - arrowSize / 2, arrowSize, arrowSize);
    style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &option, painter, this);
}

} // namespace sameinside
