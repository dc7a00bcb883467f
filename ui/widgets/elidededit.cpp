// SPDX-License-Identifier: MIT
#include "ui/widgets/elidededit.h"

#include <QPainter>
#include <QStyleOptionFrame>

namespace sameinside {

void ElidedEdit::paintEvent(QPaintEvent *event)
{
    QStyleOptionFrame frame;
    initStyleOption(&frame);
    const QRect room = style()
                           ->subElementRect(QStyle::SE_LineEditContents, &frame, this)
                           .marginsRemoved(textMargins())
                           .adjusted(2, 0, -2, 0);
    if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= room.width()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    painter.drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine),
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, room.width()));
}

} // namespace sameinside
