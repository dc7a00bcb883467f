// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainlayout.h"

namespace sameinside {

/// How much of everything is shown: the less room, the less.
struct ChainLimits {
    int fields = 6;   ///< lines of a page about its own content
    int layers = 12;  ///< lines of a page that name layers
    int entries = 6;  ///< lines of an index
    int evidence = 3; ///< lines below a cause
};

/// One side of the picture: lanes for arrows on either side of the pages.
struct ChainColumn {
    QRectF area;
    QRectF pages; ///< where pages and boxes stand
};

/// Where the columns are, and how large things are. Depends on fonts and room only.
class ChainFrame {
public:
    explicit ChainFrame(const ChainMetrics &metrics);

    const ChainMetrics &metrics() const { return m_metrics; }
    const ChainColumn &column(NodeRef::Side side) const
    {
        return side == NodeRef::Side::Left ? m_left : m_right;
    }
    const QRectF &labels() const { return m_labels; }
    const QRectF &middle() const { return m_middle; }
    double width() const { return m_width; }
    double headingHeight() const { return m_metrics.lineHeight + 14; }
    double legendHeight() const { return m_metrics.lineHeight + 12; }
    double headHeight() const { return m_metrics.lineHeight + 7; }
    double pageLineHeight() const { return m_metrics.lineHeight + 2; }
    double boxHeight() const { return m_metrics.lineHeight + 9; }
    /// Of a small box with a digest.
    double boxWidth() const;
    double heightOf(const ChainBox &box) const;

    /// x of the lanes left of a page: 0 beside it, 1 further out.
    double leftLane(NodeRef::Side side, int lane) const;
    /// x of the lanes right of a page, from the inside.
    double rightLane(NodeRef::Side side, int lane) const;
    int rightLanes() const { return m_rightLanes; }

    static constexpr double margin = 14;
    static constexpr double boxGap = 12;
    static constexpr double padding = 9; ///< in a page, on either side of its text
    static constexpr double signRoom = 20;
    static constexpr double boxPadding = 8;
    static constexpr double lanePitch = 9;
    static constexpr double leastGap = 18; ///< between two rows

private:
    ChainMetrics m_metrics;
    double m_width = 0;
    int m_rightLanes = 2;
    QRectF m_labels;
    ChainColumn m_left;
    QRectF m_middle;
    ChainColumn m_right;
};

/// The name of a rung in the picture, and what stands below it.
QString rungLabel(Rung rung);
QString rungHint(Rung rung);

} // namespace sameinside
