// SPDX-License-Identifier: MIT
#include "ui/chain/chainarrows.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr std::size_t mostFanned = 5; // more arrows from one point read as a smear
constexpr double busHeight = 10;
constexpr double clearance = 8;

} // namespace

void ChainArrows::add()
{
    connect(Side::Left);
    connect(Side::Right);
}

int ChainArrows::boxOf(Side side, Rung rung) const
{
    const auto found = m_layout.boxesOf(side, rung);
    return found.empty() ? -1 : found.front();
}

const ChainColumn &ChainArrows::columnOf(int number) const
{
    return m_frame.column(box(number).side);
}

// startOffset: where on the lower edge of from, as a distance from its outer end.
void ChainArrows::straight(int from, int to, double startOffset, bool isDashed)
{
    const ChainBox &upper = box(from);
    const ChainBox &lower = box(to);
    const double x = upper.side == Side::Left ? upper.rect.left() + startOffset
                                              : upper.rect.right() - startOffset;
    const double top = lower.rect.top() - (lower.folded.empty() ? 0 : pileHeight);
    m_layout.arrows.push_back({.from = from,
                               .to = to,
                               .isDashed = isDashed,
                               .start = {x, upper.rect.bottom()},
                               .end = {lower.rect.center().x(), top}});
}

void ChainArrows::connect(Side side)
{
    const int index = boxOf(side, Rung::Index);
    const int manifest = boxOf(side, Rung::Manifest);
    const int config = boxOf(side, Rung::Config);
    const auto layers = m_layout.boxesOf(side, Rung::Blobs);
    const auto contents = m_layout.boxesOf(side, Rung::Contents);
    if (manifest < 0)
        return;
    if (index >= 0)
        connectIndex(index, manifest);
    if (config >= 0)
        straight(manifest, config, std::round(box(manifest).rect.width() * 0.3));
    if (!layers.empty())
        connectLayers(manifest, config, layers);
    connectContents(layers, contents);
    if (config >= 0 && !contents.empty())
        connectConfig(config, contents);
    connectFiles(side, contents);
}

void ChainArrows::connectIndex(int index, int manifest)
{
    const QRectF &upper = box(index).rect;
    const double x = box(manifest).rect.center().x();
    straight(index, manifest, columnOf(index).isLeft ? x - upper.left() : upper.right() - x);
}

// Arrows straight to the layers must not run behind the config.
bool ChainArrows::fanIsClear(int manifest, int config, const std::vector<int> &layers) const
{
    const ChainColumn &column = columnOf(manifest);
    const QRectF &from = box(manifest).rect;
    if (layers.size() > mostFanned)
        return false;
    if (config < 0)
        return true;
    const QRectF &block = box(config).rect;
    const double edge = column.span(block).second + clearance;
    const double start = column.span(from).first + from.width() * 0.58;
    return std::ranges::all_of(layers, [&](int layer) {
        const QRectF &to = box(layer).rect;
        const double end = column.offsetOf(to.center().x());
        const double fall = to.top() - from.bottom();
        const auto at
            = [&](double y) { return start + (end - start) * (y - from.bottom()) / fall; };
        return at(block.top()) >= edge && at(block.bottom()) >= edge;
    });
}

// Where the bus leaves the manifest: beside the config, as far as that goes.
double ChainArrows::trunkOf(int manifest, int config) const
{
    const QRectF &from = box(manifest).rect;
    const double usual = from.width() * 0.7;
    if (config < 0)
        return usual;
    const ChainColumn &column = columnOf(manifest);
    const double edge = column.span(box(config).rect).second;
    const double outer = column.span(from).first;
    return std::clamp(edge + clearance - outer, usual, from.width() - clearance);
}

void ChainArrows::connectLayers(int manifest, int config, const std::vector<int> &layers)
{
    const double width = box(manifest).rect.width();
    const double firstLine = box(layers.front()).rect.top();
    const bool isFan
        = box(layers.back()).rect.top() == firstLine && fanIsClear(manifest, config, layers);
    const double trunk = trunkOf(manifest, config);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        // From the outer end to the inner one, in the order in which they stand.
        const std::size_t rank = columnOf(manifest).isLeft ? i : layers.size() - 1 - i;
        const double spread
            = layers.size() > 1 ? 0.3 * double(rank) / double(layers.size() - 1) : 0.15;
        straight(manifest, layers[i], std::round(isFan ? width * (0.58 + spread) : trunk));
        ChainArrow &arrow = m_layout.arrows.back();
        arrow.isDrawn = box(layers[i]).rect.top() == firstLine;
        if (!isFan) {
            arrow.shape = ChainArrow::Shape::Bus;
            arrow.turn = firstLine - busHeight;
        }
    }
}

void ChainArrows::connectContents(const std::vector<int> &layers, const std::vector<int> &contents)
{
    const bool oneLine
        = !layers.empty() && box(layers.front()).rect.top() == box(layers.back()).rect.top();
    for (std::size_t i = 0; i < layers.size() && i < contents.size(); ++i) {
        straight(layers[i], contents[i], box(layers[i]).rect.width() / 2, true);
        m_layout.arrows.back().isDrawn = oneLine;
    }
}

void ChainArrows::connectConfig(int config, const std::vector<int> &contents)
{
    const ChainColumn &column = columnOf(config);
    const QRectF &from = box(config).rect;
    double layersEdge = column.area.width();
    for (const int layer : contents)
        layersEdge = std::min(layersEdge, column.span(box(layer).rect).first);
    const double start = std::min(column.offsetOf(from.center().x()), layersEdge - 16);
    for (const int layer : contents) {
        const QRectF &rect = box(layer).rect;
        const double edge = column.span(rect).first;
        const bool isOutermost
            = edge <= layersEdge && rect.top() == box(contents.front()).rect.top();
        m_layout.arrows.push_back({.from = config,
                                   .to = layer,
                                   .shape = ChainArrow::Shape::Outer,
                                   .isDashed = true,
                                   .isDrawn = isOutermost,
                                   .start = {column.x(start), from.bottom()},
                                   .end = {column.x(edge), rect.center().y()}});
    }
}

void ChainArrows::connectFiles(Side side, const std::vector<int> &contents)
{
    const int files = boxOf(side, Rung::Files);
    if (files < 0)
        return;
    for (const int layer : contents) {
        straight(layer, files, box(layer).rect.width() / 2, true);
        m_layout.arrows.back().isDrawn = contents.size() <= mostFanned;
    }
}

} // namespace sameinside
