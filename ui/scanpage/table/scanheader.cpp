// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/scanheader.h"

#include "ui/palette/meaning.h"
#include "ui/scanpage/table/scancelldelegate.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionHeader>

namespace sameinside {

namespace {

constexpr int arrowWidth = 8;
constexpr int arrowHeight = 4;
constexpr int arrowGap = 4;

void paintArrow(QPainter &painter, const QPoint &centre, bool isUp, const QColor &ink)
{
    const double half = arrowWidth / 2.0;
    const double rise = isUp ? -arrowHeight / 2.0 : arrowHeight / 2.0;
    const QPointF middle = QPointF(centre) + QPointF(0.5, 0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{middle + QPointF(-half, -rise), middle + QPointF(half, -rise),
                                  middle + QPointF(0, rise)});
    painter.restore();
}

} // namespace

ScanHeader::ScanHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
}

void ScanHeader::setBroken(bool broken)
{
    m_isBroken = broken;
    viewport()->update();
}

void ScanHeader::turnQuietly()
{
    const QSignalBlocker quiet(this);
    setSortIndicator(sortIndicatorSection(),
                     sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder
                                                                : Qt::AscendingOrder);
}

void ScanHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const int section = sortIndicatorSection();
    const Qt::SortOrder order = sortIndicatorOrder();
    if (m_isBroken)
        turnQuietly(); // a click turns it back
    QHeaderView::mouseReleaseEvent(event);
    if (sortIndicatorSection() == section && sortIndicatorOrder() != order && m_isBroken)
        turnQuietly(); // it was none
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
    const int arrowRoom = isSorted ? arrowWidth + arrowGap : 0;
    const int width = std::min(wanted + 1, room.width() - arrowRoom);
    // the title keeps the edge of its column; the arrow takes the other side
    const QRect text(isRight ? room.right() + 1 - width : room.left(), room.top(), width,
                     room.height());
    painter->setPen(palette().color(QPalette::ButtonText));
    painter->drawText(text, int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine),
                      wanted < width ? title
                                     : fontMetrics().elidedText(title, Qt::ElideRight, width));
    if (!isSorted)
        return;
    const int x = isRight ? text.left() - arrowGap - arrowWidth / 2
                          : text.right() + arrowGap + arrowWidth / 2;
    // down is ascending: the way the rows grow
    paintArrow(*painter, {x, rect.center().y()}, order == QStyleOptionHeader::SortUp,
               m_isBroken ? borderColour(Meaning::Unknown, palette())
                          : palette().color(QPalette::ButtonText));
}

} // namespace sameinside
