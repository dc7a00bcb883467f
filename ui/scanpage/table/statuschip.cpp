// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/statuschip.h"

#include "model/text/groupednumber.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/rows/statuslook.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int side = 12; // between edge and text
constexpr int symbolSize = 14;
constexpr int symbolGap = 4;

} // namespace

StatusChip::StatusChip(std::optional<RowState> state, QWidget *parent) :
    QAbstractButton(parent), m_state(state)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0);
}

QString StatusChip::shownWords(bool isShort) const
{
    if (!m_state)
        return say::allLines(m_count);
    return isShort ? m_count : say::wordAndCount(countWord(*m_state), m_count);
}

void StatusChip::setCount(qint64 count)
{
    m_count = groupedNumber(count);
    const QString words = shownWords(false);
    setAccessibleName(words);
    setToolTip(m_state ? say::showOnly(countWord(*m_state)) : say::showAllLines());
    updateGeometry();
    update();
}

void StatusChip::setShort(bool isShort)
{
    if (m_isShort == isShort)
        return;
    m_isShort = isShort;
    updateGeometry();
    update();
}

int StatusChip::widthOf(bool isShort) const
{
    const int symbol = m_state ? symbolSize + symbolGap : 0;
    return fontMetrics().horizontalAdvance(shownWords(isShort)) + symbol + 2 * side;
}

QSize StatusChip::sizeHint() const
{
    return {widthOf(m_isShort), std::max(28, fontMetrics().height() + 10)};
}

void StatusChip::paintEvent(QPaintEvent *)
{
    const Meaning meaning = m_state ? meaningOf(*m_state) : Meaning::Unknown;
    const QColor text = palette().color(QPalette::Text);
    const QColor ink = m_state ? textColour(meaning, palette()) : text;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground
        = palette().color(isDown() || underMouse() ? QPalette::AlternateBase : QPalette::Base);
    QColor edge = hairline(palette());
    if (isChecked()) {
        ground = m_state ? groundColour(meaning, palette()) : palette().color(QPalette::Midlight);
        edge = m_state ? borderColour(meaning, palette()) : faintTextColour(palette());
    }
    if (hasFocus())
        edge = palette().color(QPalette::Highlight);
    painter.setPen(QPen(edge, hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 5, 5);

    QRect rest = rect().adjusted(side, 0, -side, 0);
    if (m_state) {
        const double top = (height() - symbolSize) / 2.0;
        paintStateSymbol(painter, QRectF(rest.left(), top, symbolSize, symbolSize), *m_state, ink);
        rest.setLeft(rest.left() + symbolSize + symbolGap);
    }
    painter.setPen(isChecked() ? ink : text);
    painter.drawText(rest, int(Qt::AlignVCenter | Qt::AlignLeft), shownWords(m_isShort));
}

} // namespace sameinside
