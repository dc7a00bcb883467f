// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainframe.h"

namespace sameinside {

/// The first pass over a layout, and the third: which rungs have a row, and once the boxes are
/// known, what stands in the middle and where the rows are.
class ChainRows {
public:
    ChainRows(HashChainLayout &layout, const ChainSubject &subject, const ChainFrame &frame) :
        m_layout(layout), m_subject(subject), m_frame(frame)
    {
    }

    void add();
    /// y of a box counts lines until now.
    void stack();

private:
    void addRow(const RungExplanation &rung);
    bool saysMore(const RungExplanation &files) const;
    void fillMiddle();
    std::vector<double> contentHeights() const;
    double naturalHeight() const;
    void placeRows();
    void centreMiddle();

    HashChainLayout &m_layout;
    const ChainSubject &m_subject;
    const ChainFrame &m_frame;
    std::vector<double> m_middleHeights; ///< of the text, by row
};

const RungExplanation &explanationOf(const ChainSubject &subject, Rung rung);
/// An index that faces a manifest is shown as what it is: a difference that has a cause.
Meaning meaningAt(const ChainSubject &subject, Rung rung);

} // namespace sameinside
