// SPDX-License-Identifier: MIT
#include "ui/chain/chainbuilder.h"

#include <algorithm>
#include <cmath>

// The arrows: what names what.

namespace sameinside {

namespace {

constexpr std::size_t mostFanned = 5; // more arrows from one point read as a smear
constexpr double busHeight = 10;
constexpr double clearance = 8;

} // namespace

// startOffset: where on the lower edge of from, as a distance from its outer end.
void ChainBuilder::straight(int from, int to, double startOffset, bool isDashed)
{
    const ChainBox &upper = m_layout.boxes[std::size_t(from)];
    const ChainBox &lower = m_layout.boxes[std::size_t(to)];
    const double x = upper.side == Side::Left ? upper.rect.left() + startOffset
                                              : upper.rect.right() - startOffset;
    m_layout.arrows.push_back(
        {.from = from,
         .to = to,
         .isDashed = isDashed,
         .start = {x, upper.rect.bottom()},
         .end
         = {lower.rect.center().x(), lower.rect.top() - (lower.folded.empty() ? 0 : pileHeight)}});
}

void ChainBuilder::connect(Side side)
{
    const int index = boxOf(side, Rung::Index);
    const int manifest = boxOf(side, Rung::Manifest);
    const int config = boxOf(side, Rung::Config);
    const auto layers = boxesOf(side, Rung::Blobs);
    const auto contents = boxesOf(side, Rung::Contents);
    if (manifest < 0)
        return;
    const double width = m_layout.boxes[std::size_t(manifest)].rect.width();
    if (index >= 0) {
        const QRectF &upper = m_layout.boxes[std::size_t(index)].rect;
        const double x = m_layout.boxes[std::size_t(manifest)].rect.center().x();
        straight(index, manifest, side == Side::Left ? x - upper.left() : upper.right() - x);
    }
    if (config >= 0)
        straight(manifest, config, std::round(width * 0.3));
    connectLayers(side, manifest, layers);
    connectContents(side, layers, contents);
    if (config >= 0)
        connectConfig(side, config, contents);
    connectFiles(side, contents);
}

// Arrows straight to the layers must not run behind the config.
bool ChainBuilder::fanIsClear(Side side, int manifest, const std::vector<int> &layers,
                              int config) const
{
    const Column &own = column(side);
    const QRectF &from = m_layout.boxes[std::size_t(manifest)].rect;
    if (layers.size() > mostFanned)
        return false;
    if (config < 0)
        return true;
    const QRectF &block = m_layout.boxes[std::size_t(config)].rect;
    const double edge
        = std::max(own.offsetOf(block.left()), own.offsetOf(block.right())) + clearance;
    const double start
        = std::min(own.offsetOf(from.left()), own.offsetOf(from.right())) + from.width() * 0.58;
    return std::ranges::all_of(layers, [&](int layer) {
        const QRectF &to = m_layout.boxes[std::size_t(layer)].rect;
        const double end = own.offsetOf(to.center().x());
        const double fall = to.top() - from.bottom();
        const auto at
            = [&](double y) { return start + (end - start) * (y - from.bottom()) / fall; };
        return at(block.top()) >= edge && at(block.bottom()) >= edge;
    });
}

void ChainBuilder::connectLayers(Side side, int manifest, const std::vector<int> &layers)
{
    if (layers.empty())
        return;
    const Column &own = column(side);
    const int config = boxOf(side, Rung::Config);
    const QRectF from = m_layout.boxes[std::size_t(manifest)].rect;
    const double firstLine = m_layout.boxes[std::size_t(layers.front())].rect.top();
    const bool isFan = m_layout.boxes[std::size_t(layers.back())].rect.top() == firstLine
        && fanIsClear(side, manifest, layers, config);
    double trunk = from.width() * 0.7;
    if (!isFan && config >= 0) {
        const QRectF &block = m_layout.boxes[std::size_t(config)].rect;
        const double edge = std::max(own.offsetOf(block.left()), own.offsetOf(block.right()));
        const double outer = std::min(own.offsetOf(from.left()), own.offsetOf(from.right()));
        trunk = std::clamp(edge + clearance - outer, trunk, from.width() - clearance);
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        // From the outer end to the inner one, in the order in which they stand.
        const std::size_t rank = own.isLeft ? i : layers.size() - 1 - i;
        const double spread
            = layers.size() > 1 ? 0.3 * double(rank) / double(layers.size() - 1) : 0.15;
        straight(manifest, layers[i], std::round(isFan ? from.width() * (0.58 + spread) : trunk));
        ChainArrow &arrow = m_layout.arrows.back();
        arrow.isDrawn = m_layout.boxes[std::size_t(layers[i])].rect.top() == firstLine;
        if (!isFan) {
            arrow.shape = ChainArrow::Shape::Bus;
            arrow.turn = firstLine - busHeight;
        }
    }
}

void ChainBuilder::connectContents(Side side, const std::vector<int> &layers,
                                   const std::vector<int> &contents)
{
    const bool oneLine = !layers.empty()
        && m_layout.boxes[std::size_t(layers.front())].rect.top()
            == m_layout.boxes[std::size_t(layers.back())].rect.top();
    for (std::size_t i = 0; i < layers.size() && i < contents.size(); ++i) {
        straight(layers[i], contents[i], m_layout.boxes[std::size_t(layers[i])].rect.width() / 2,
                 true);
        m_layout.arrows.back().isDrawn = oneLine;
    }
    Q_UNUSED(side)
}

void ChainBuilder::connectConfig(Side side, int config, const std::vector<int> &contents)
{
    if (contents.empty())
        return;
    const Column &own = column(side);
    const QRectF &from = m_layout.boxes[std::size_t(config)].rect;
    double layersEdge = own.area.width();
    for (const int box : contents) {
        const QRectF &rect = m_layout.boxes[std::size_t(box)].rect;
        layersEdge = std::min({layersEdge, own.offsetOf(rect.left()), own.offsetOf(rect.right())});
    }
    const double start = std::min(own.offsetOf(from.center().x()), layersEdge - 16);
    for (const int box : contents) {
        const QRectF &rect = m_layout.boxes[std::size_t(box)].rect;
        const double edge = std::min(own.offsetOf(rect.left()), own.offsetOf(rect.right()));
        const bool isOutermost = edge <= layersEdge
            && rect.top() == m_layout.boxes[std::size_t(contents.front())].rect.top();
        m_layout.arrows.push_back({.from = config,
                                   .to = box,
                                   .shape = ChainArrow::Shape::Outer,
                                   .isDashed = true,
                                   .isDrawn = isOutermost,
                                   .start = {own.x(start), from.bottom()},
                                   .end = {own.x(edge), rect.center().y()}});
    }
}

void ChainBuilder::connectFiles(Side side, const std::vector<int> &contents)
{
    const int files = boxOf(side, Rung::Files);
    if (files < 0)
        return;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        straight(contents[i], files, m_layout.boxes[std::size_t(contents[i])].rect.width() / 2,
                 true);
        m_layout.arrows.back().isDrawn = contents.size() <= mostFanned;
    }
}

} // namespace sameinside
