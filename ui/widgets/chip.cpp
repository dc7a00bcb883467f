// SPDX-License-Identifier: MIT
#include "ui/widgets/chip.h"

#include "ui/palette/colours.h"

#include <QFontDatabase>
#include <QPainter>

namespace sameinside {

namespace {

constexpr double groundShare = 0.68; // of the text's colour; the rest is the base's

} // namespace

Chip::Chip(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QFont Chip::smallFont() const
{
    QFont small = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    small.setPointSizeF(small.pointSizeF() * 0.8);
    small.setBold(true);
    return small;
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(smallFont());
    return {metrics.horizontalAdvance(m_text) + 12, metrics.height() + 2};
}

void Chip::paintEvent(QPaintEvent *)
{
    const QColor text = palette().color(QPalette::Text);
    const QColor base = palette().color(QPalette::Base);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(text, base, groundShare));
    painter.drawRoundedRect(rect(), 3, 3);
    painter.setPen(base);
    painter.setFont(smallFont());
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace sameinside
