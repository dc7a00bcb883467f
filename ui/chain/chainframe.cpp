// SPDX-License-Identifier: MIT
#include "ui/chain/chainframe.h"

#include "model/text/words/ui/picturewords.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double narrowest = 720;
constexpr double widest = 1760;
constexpr double columnGap = 16;
constexpr double outerLane = 32; // beside the layers, for the arrow from the config

constexpr std::array allRungs{Rung::Index, Rung::Manifest, Rung::Config,
                              Rung::Blobs, Rung::Contents, Rung::Files};

} // namespace

QRectF ChainColumn::placed(double offset, double width) const
{
    return {isLeft ? area.left() + offset : area.right() - offset - width, 0, width, 0};
}

std::pair<double, double> ChainColumn::span(const QRectF &rect) const
{
    return std::minmax({offsetOf(rect.left()), offsetOf(rect.right())});
}

ChainFrame::ChainFrame(const ChainMetrics &metrics) : m_metrics(metrics)
{
    m_width = std::max(metrics.room.width(), narrowest);
    const double used = std::min(m_width, widest);
    const double start = (m_width - used) / 2 + margin;
    double labels = 0;
    for (const Rung rung : allRungs)
        labels = std::max({labels, metrics.text(rungLabel(rung)), metrics.text(rungHint(rung))});
    const double middle = std::clamp(used * 0.24, std::min(used * 0.27, 256.0), 400.0);
    const double room = used - 2 * margin - labels - middle - 3 * columnGap;
    const double side = std::floor(room / 2);

    m_labels = {start, 0, labels, 0};
    m_ruleLeft = start + labels + columnGap / 2;
    m_left = {{start + labels + columnGap, 0, side, 0}, true};
    m_middle = {m_left.area.right() + columnGap, 0, middle, 0};
    m_right = {{m_middle.right() + columnGap, 0, side, 0}, false};
    const double digest = 12 * metrics.digit + 2 * boxPadding + symbolRoom;
    m_documentWidth = std::ceil(std::clamp(side * 0.45, digest, std::max(digest, 204.0)));
    const double height
        = std::max(metrics.lineHeight + 12, metrics.room.height() < 300 ? 28.0 : 32.0);
    m_boxHeight = std::ceil(height / 4) * 4;
}

double ChainFrame::layerRoom() const
{
    return m_left.area.width() - outerLane;
}

double ChainFrame::linePitch() const
{
    return m_boxHeight + lineGap;
}

double ChainFrame::layerWidth() const
{
    return std::ceil(6 * m_metrics.digit + 2 * layerPadding);
}

double ChainFrame::widthOf(const LayerRun &run) const
{
    if (!run.isFolded())
        return layerWidth();
    const double text
        = std::max(m_metrics.text(run.blobText()), m_metrics.text(run.contentsText()));
    return std::min(std::ceil(text + 2 * boxPadding), layerRoom());
}

double ChainFrame::widthOf(const std::vector<LayerRun> &runs) const
{
    double width = runs.empty() ? 0 : -boxGap;
    for (const LayerRun &run : runs)
        width += widthOf(run) + boxGap;
    return width;
}

void ChainFrame::apply(HashChainLayout &layout) const
{
    layout.labels = m_labels;
    layout.ruleLeft = m_ruleLeft;
    layout.leftSide = m_left.area;
    layout.middle = m_middle;
    layout.rightSide = m_right.area;
    layout.size = {m_width, 0};
}

QString rungLabel(Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return words::picture::index();
    case Rung::Manifest:
        return words::picture::manifest();
    case Rung::Config:
        return words::picture::config();
    case Rung::Blobs:
        return words::picture::layerBlobs();
    case Rung::Contents:
        return words::picture::contents();
    case Rung::Files:
        break;
    }
    return words::picture::files();
}

QString rungHint(Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return {};
    case Rung::Manifest:
        return words::picture::envelope();
    case Rung::Config:
        return words::picture::imageId();
    case Rung::Blobs:
        return words::picture::compressed();
    case Rung::Contents:
        return words::picture::diffIds();
    case Rung::Files:
        break;
    }
    return words::picture::merged();
}

} // namespace sameinside
