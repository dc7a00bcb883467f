// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainframe.h"

namespace sameinside {

/// The third pass over a layout: where the rows are, and in them pages, boxes and words. What room
/// is left goes between the rows.
class ChainPlacing {
public:
    ChainPlacing(HashChainLayout &layout, const ChainSubject &subject, const ChainFrame &frame) :
        m_layout(layout), m_subject(subject), m_frame(frame)
    {
    }

    void place();

private:
    double boxesHeight(Rung rung) const;
    double wordsHeight(Rung rung) const;
    double leastGap(std::size_t row) const;
    void placeRows();
    void placeBoxes(const ChainRow &row);
    void placeStatements(const ChainRow &row);
    void placeHeadings();
    ChainHeading heading(NodeRef::Side side, const QString &words) const;

    HashChainLayout &m_layout;
    const ChainSubject &m_subject;
    const ChainFrame &m_frame;
};

} // namespace sameinside
