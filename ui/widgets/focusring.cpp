// SPDX-License-Identifier: MIT
#include "ui/widgets/focusring.h"

#include <QAbstractScrollArea>
#include <QPainter>

namespace sameinside {

void paintFocusRing(const QAbstractScrollArea &view)
{
    if (!view.hasFocus())
        return;
    QPainter painter(view.viewport());
    painter.setPen(QPen(view.palette().color(QPalette::Highlight), 2));
    painter.drawRect(view.viewport()->rect().adjusted(1, 1, -1, -1));
}

} // namespace sameinside
