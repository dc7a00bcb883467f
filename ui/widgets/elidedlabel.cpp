// SPDX-License-Identifier: MIT
#include "ui/widgets/elidedlabel.h"

#include "ui/widgets/plaintip.h"

#include <QPainter>

namespace sameinside {

ElidedLabel::ElidedLabel(Qt::Alignment alignment, QWidget *parent) :
    QFrame(parent), m_alignment(alignment | Qt::AlignVCenter)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text, const QString &whole)
{
    if (text == m_text && whole == m_whole)
        return;
    m_text = text;
    m_whole = whole;
    setAccessibleName(whole.isEmpty() ? text : whole);
    updateToolTip();
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'x') * 6, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), int(m_alignment) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::updateToolTip()
{
    const bool isCut = fontMetrics().horizontalAdvance(m_text) > width();
    setToolTip(plainToolTip(!m_whole.isEmpty() ? m_whole : isCut ? m_text : QString()));
}

} // namespace sameinside
