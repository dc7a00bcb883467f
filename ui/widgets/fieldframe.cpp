// SPDX-License-Identifier: MIT
#include "ui/widgets/fieldframe.h"

#include "ui/palette/meaning.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOptionFrame>

namespace sameinside {

int fieldHeight(const QWidget &widget)
{
    return std::max(32, widget.fontMetrics().height() + 12);
}

void giveRoom(QPushButton &button)
{
    button.setMinimumHeight(fieldHeight(button));
    button.setMinimumWidth(button.fontMetrics().horizontalAdvance(button.text()) + 28);
}

FieldFrame::FieldFrame(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(8, 0, 4, 0);
    m_row->setSpacing(8);
    connect(qApp, &QApplication::focusChanged, this, qOverload<>(&QWidget::update));
}

void FieldFrame::setWrong(bool wrong)
{
    m_isWrong = wrong;
    update();
}

QSize FieldFrame::sizeHint() const
{
    return {320, fieldHeight(*this)};
}

QSize FieldFrame::minimumSizeHint() const
{
    return {160, fieldHeight(*this)};
}

void FieldFrame::paintEvent(QPaintEvent *)
{
    QStyleOptionFrame frame;
    frame.initFrom(this);
    frame.lineWidth = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &frame, this);
    frame.state |= QStyle::State_Sunken;
    const QWidget *focus = QApplication::focusWidget();
    if (focus && isAncestorOf(focus))
        frame.state |= QStyle::State_HasFocus;
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    if (!m_isWrong)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(textColour(Meaning::Error, palette()), 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
}

} // namespace sameinside
