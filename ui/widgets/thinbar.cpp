// SPDX-License-Identifier: MIT
#include "ui/widgets/thinbar.h"

#include "ui/palette/colours.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sameinside {

namespace {

using namespace std::chrono_literals;

constexpr double gap = 2; // between blocks, so that they differ without their colours
constexpr double busyShare = 0.2;
constexpr int stepsThere = 60; // of the busy block, from one end to the other

QColor filledColour(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Highlight);
}

} // namespace

ThinBar::ThinBar(int height, QWidget *parent) : QWidget(parent), m_height(height)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_step.setInterval(33ms);
    connect(&m_step, &QTimer::timeout, this, &ThinBar::showStep);
}

void ThinBar::setBlocks(std::vector<Block> blocks)
{
    m_step.stop();
    m_blocks = std::move(blocks);
    update();
}

void ThinBar::setFraction(double fraction)
{
    setBlocks({{std::clamp(fraction, 0.0, 1.0), filledColour}});
}

void ThinBar::setBusy()
{
    if (m_step.isActive())
        return;
    m_steps = 0;
    m_step.start();
    showStep();
}

void ThinBar::showStep()
{
    ++m_steps;
    const double way = std::abs(m_steps % (2 * stepsThere) - stepsThere) / double(stepsThere);
    m_blocks = {{(1 - way) * (1 - busyShare), hairline}, {busyShare, filledColour}};
    update();
}

QSize ThinBar::sizeHint() const
{
    return {120, m_height};
}

void ThinBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath track;
    track.addRoundedRect(rect(), 3, 3);
    painter.setClipPath(track);
    painter.fillRect(rect(), hairline(palette()));
    double x = 0;
    for (const Block &block : m_blocks) {
        if (block.share <= 0)
            continue;
        const double end = x + block.share * width();
        // a share too small to see is shown all the same
        const double wide = std::max(2.0, end - x - (end < width() - 1 ? gap : 0));
        painter.fillRect(QRectF(x, 0, wide, height()), block.colour(palette()));
        painter.fillRect(QRectF(x + wide, 0, gap, height()), palette().color(QPalette::Base));
        x = end;
    }
}

} // namespace sameinside
