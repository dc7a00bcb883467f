// SPDX-License-Identifier: MIT
#include "ui/comparepage/referencefield.h"

#include "model/text/words/ui/comparepagewords.h"
#include "ui/palette/colours.h"
#include "ui/widgets/plaintip.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPainter>

namespace sameinside {

namespace {

constexpr int chipInset = 6;

} // namespace

ReferenceField::ReferenceField(const QString &chip, QWidget *parent) :
    ElidedEdit(parent), m_chip(chip)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    setFont(fixed);
    setMaxLength(4096);
    setPlaceholderText(words::comparepage::nameHint());
    reserveChip();
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString &text) { setToolTip(plainToolTip(text)); });
}

QFont ReferenceField::chipFont() const
{
    QFont small = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    small.setPointSizeF(small.pointSizeF() * 0.8);
    small.setBold(true);
    return small;
}

int ReferenceField::chipWidth() const
{
    return QFontMetrics(chipFont()).horizontalAdvance(m_chip) + 12;
}

void ReferenceField::reserveChip()
{
    setTextMargins(chipInset + chipWidth() + 2, 0, 4, 0);
}

QSize ReferenceField::sizeHint() const
{
    return {320, std::max(32, ElidedEdit::sizeHint().height())};
}

QSize ReferenceField::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void ReferenceField::paintEvent(QPaintEvent *event)
{
    ElidedEdit::paintEvent(event);
    paintChip();
}

void ReferenceField::paintChip()
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground
        = blend(palette().color(QPalette::Text), palette().color(QPalette::Base), 0.68);
    const int height = QFontMetrics(chipFont()).height() + 2;
    const QRectF chip(chipInset + 2, (this->height() - height) / 2.0, chipWidth(), height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(palette().color(QPalette::Base));
    painter.setFont(chipFont());
    painter.drawText(chip, Qt::AlignCenter, m_chip);
}

void ReferenceField::changeEvent(QEvent *event)
{
    ElidedEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        reserveChip();
}

} // namespace sameinside
