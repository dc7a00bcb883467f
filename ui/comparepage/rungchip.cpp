// SPDX-License-Identifier: MIT
#include "ui/comparepage/rungchip.h"

#include "model/text/words/ui/comparepagewords.h"
#include "model/text/words/ui/picturewords.h"

#include <QPainter>

#include <algorithm>

namespace sameinside {

namespace {

/// How many of the layer pairs are equal at a rung.
qint64 equalLayers(const PlatformComparison &platform, Rung rung)
{
    return std::ranges::count_if(platform.layers, [rung](const LayerPair &pair) {
        return rung == Rung::Contents ? pair.isShared()
                                      : pair.relation == LayerRelation::Same && !pair.isBlobOpen;
    });
}

} // namespace

RungChip::RungChip(const QString &text, Meaning meaning, bool isClaimed, QWidget *parent) :
    QWidget(parent), m_text(text), m_meaning(meaning), m_isClaimed(isClaimed)
{
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
    return {metrics.horizontalAdvance(m_text) + 24, std::max(24, metrics.height() + 6)};
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
    painter.setBrush(palette().color(QPalette::Base));
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(colours.text);
    painter.setFont(chipFont());
    painter.drawText(rect(), Qt::AlignCenter, m_text);
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
    const RungRelation relation = platform.rung(rung).relation;
    const auto meaning = meaningOf(rung, relation);
    if (!meaning)
        return std::nullopt;
    const bool isOfLayers = rung == Rung::Blobs || rung == Rung::Contents;
    if (isOfLayers && relation == RungRelation::Differs && platform.layers.size() > 1) {
        const qint64 equal = equalLayers(platform, rung);
        if (equal > 0)
            return RungChipText{words::comparepage::equalLayers(rungTitle(rung), equal,
                                                                qint64(platform.layers.size())),
                                *meaning, platform.rung(rung).isClaimed};
    }
    const bool isClaimed = platform.rung(rung).isClaimed;
    const QString text = rungTitle(rung) + u' ' + symbol(*meaning);
    return RungChipText{isClaimed ? words::comparepage::claimed(text) : text, *meaning, isClaimed};
}

} // namespace sameinside
