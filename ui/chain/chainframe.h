// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainlayout.h"

namespace sameinside {

/// One side of the picture: distances count from its outer edge inwards.
struct ChainColumn {
    QRectF area;
    bool isLeft = true;

    /// A rectangle as wide, at a distance; without a height.
    QRectF placed(double offset, double width) const;
    double offsetOf(double x) const { return isLeft ? x - area.left() : area.right() - x; }
    double x(double offset) const { return isLeft ? area.left() + offset : area.right() - offset; }
    /// Where rect begins and ends.
    std::pair<double, double> span(const QRectF &rect) const;
};

/// What the passes over a layout measure with: where the columns are, and how large boxes are. It
/// depends on fonts and room only.
class ChainFrame {
public:
    explicit ChainFrame(const ChainMetrics &metrics);

    const ChainMetrics &metrics() const { return m_metrics; }
    const ChainColumn &column(NodeRef::Side side) const
    {
        return side == NodeRef::Side::Left ? m_left : m_right;
    }
    const QRectF &middle() const { return m_middle; }
    double boxHeight() const { return m_boxHeight; }
    double documentWidth() const { return m_documentWidth; }
    /// Of the boxes of layers on one side.
    double layerRoom() const;
    /// Of the box of one layer.
    double layerWidth() const;
    double widthOf(const LayerRun &run) const;
    double widthOf(const std::vector<LayerRun> &runs) const;
    /// From the top of one line of boxes to the next.
    double linePitch() const;

    /// Gives layout its columns.
    void apply(HashChainLayout &layout) const;

    static constexpr double margin = 16;
    static constexpr double boxGap = 6;
    static constexpr double lineGap = 6;
    static constexpr double rowGap = 14;
    static constexpr double rowPadding = 8;
    static constexpr double boxPadding = 12;  ///< of a document, on either side of its text
    static constexpr double layerPadding = 5; ///< of a layer
    static constexpr double symbolRoom = 14;  ///< at the end of a document's box

private:
    const ChainMetrics &m_metrics;
    QRectF m_labels;
    double m_ruleLeft = 0;
    QRectF m_middle;
    ChainColumn m_left;
    ChainColumn m_right;
    double m_width = 0;
    double m_boxHeight = 28;
    double m_documentWidth = 120;
};

/// The name of a rung in the picture, and what stands below it.
QString rungLabel(Rung rung);
QString rungHint(Rung rung);

} // namespace sameinside
