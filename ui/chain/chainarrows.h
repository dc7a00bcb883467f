// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainframe.h"

namespace sameinside {

/// The last pass over a layout: the arrows, from what names to what is named.
class ChainArrows {
public:
    ChainArrows(HashChainLayout &layout, const ChainFrame &frame) : m_layout(layout), m_frame(frame)
    {
    }

    void add();

private:
    using Side = NodeRef::Side;

    void connect(Side side);
    void connectIndex(int index, int manifest);
    void connectLayers(int manifest, int config, const std::vector<int> &layers);
    void connectContents(const std::vector<int> &layers, const std::vector<int> &contents);
    void connectConfig(int config, const std::vector<int> &contents);
    void connectFiles(Side side, const std::vector<int> &contents);
    void straight(int from, int to, double startOffset, bool isDashed = false);
    bool fanIsClear(int manifest, int config, const std::vector<int> &layers) const;
    double trunkOf(int manifest, int config) const;

    const ChainBox &box(int number) const { return m_layout.box(number); }
    /// The first box of a rung on one side; -1 for none.
    int boxOf(Side side, Rung rung) const;
    const ChainColumn &columnOf(int box) const;

    HashChainLayout &m_layout;
    const ChainFrame &m_frame;
};

} // namespace sameinside
