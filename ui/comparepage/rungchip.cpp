// SPDX-License-Identifier: MIT
#include "ui/comparepage/rungchip.h"

#include "model/text/words/ui/comparepagewords.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/comparepage/platforms/platformlines.h"

#include <QPainter>

namespace sameinside {

RungChip::RungChip(const QString &text, Meaning meaning, bool isClaimed, QWidget *parent) :
    QAbstractButton(parent), m_meaning(meaning), m_isClaimed(isClaimed)
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text + QStringLiteral(": ") + meaningName(meaning));
}

QFont RungChip::chipFont() const
{
    QFont own = font();
    own.setBold(!m_isClaimed);
    return own;
}

QSize RungChip::sizeHint() const
{
    const QFontMetrics metrics(chipFont());
    return {metrics.horizontalAdvance(text()) + 24, std::max(24, metrics.height() + 6)};
}

void RungChip::paintEvent(QPaintEvent *)
{
    const MeaningColours colours = coloursOf(m_meaning, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen border(colours.border, 1);
    if (colours.dashed || m_isClaimed)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(underMouse() || isDown() ? colours.tint : palette().color(QPalette::Base));
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        const QRectF ring = pill.adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
    painter.setPen(colours.text);
    painter.setFont(chipFont());
    painter.drawText(rect(), Qt::AlignCenter, text());
}

QString rungTitle(Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return words::picture::index();
    case Rung::Manifest:
        return words::picture::manifest();
    case Rung::Config:
        return words::picture::config();
    case Rung::Blobs:
        return words::picture::blobs();
    case Rung::Contents:
        return words::picture::contents();
    case Rung::Files:
        return words::picture::files();
    }
    return {};
}

std::optional<RungChipText> rungChipText(const PlatformComparison &platform, Rung rung)
{
    const RungState &state = platform.rung(rung);
    const auto meaning = meaningOf(rung, state.relation);
    if (!meaning)
        return std::nullopt;
    return RungChipText{words::comparepage::chip(rungTitle(rung), rungStanding(platform, rung)),
                        *meaning, state.isClaimed};
}

} // namespace sameinside
