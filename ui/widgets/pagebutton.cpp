// SPDX-License-Identifier: MIT
#include "ui/widgets/pagebutton.h"

#include <QPainter>

namespace sameinside {

namespace {

constexpr double radius = 3;

} // namespace

// A style draws a checked button a little darker, which is hard to tell, above all in the dark.
void PageButton::paintEvent(QPaintEvent *event)
{
    if (!isChecked()) {
        QToolButton::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::HighlightedText);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(rect(), radius, radius);
    painter.setPen(ink);
    painter.drawText(rect(), int(Qt::AlignCenter | Qt::TextShowMnemonic), text());
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(3.5, 3.5, -3.5, -3.5), radius, radius);
}

} // namespace sameinside
