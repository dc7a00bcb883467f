// SPDX-License-Identifier: MIT
#include "ui/widgets/linkbutton.h"

#include <QPainter>

namespace sameinside {

// Flat buttons show the focus in few styles.
void LinkButton::paintEvent(QPaintEvent *event)
{
    QCommandLinkButton::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace sameinside
