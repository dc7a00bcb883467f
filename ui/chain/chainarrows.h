// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainframe.h"

namespace sameinside {

/// The last pass over a layout: the arrows, from what is named up to the line that names it. What
/// climbs has the lanes right of the pages to itself, as far as there are enough.
class ChainArrows {
public:
    ChainArrows(HashChainLayout &layout, const ChainFrame &frame) : m_layout(layout), m_frame(frame)
    {
    }

    void add();

private:
    using Side = NodeRef::Side;

    void addSide(Side side);
    void addLine(int page, int line);
    void addDocument(int from, int page, int line);
    void addBlobs(int page, int line);
    void addContents(int page, int line);
    void addColumns(Side side);
    void addFiles(Side side);
    ChainArrow arrow(int from, int to, int line) const;
    void addRight(ChainArrow arrow, double x, double lane, double turn);
    void addRail(ChainArrow arrow, bool isOutermost);
    double laneFor(Side side, Rung rung, Meaning meaning);
    /// The boxes of a rung that hold layers.
    std::vector<int> holders(Side side, Rung rung, const std::vector<int> &layers) const;

    HashChainLayout &m_layout;
    const ChainFrame &m_frame;
    int m_blobLanes = 0; ///< taken, on the side that is drawn
    int m_contentsLanes = 0;
};

} // namespace sameinside
