// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainlayout.h"

namespace sameinside {

/// Fills the middle column of a row: the symbol, the words, the numbers of causes.
class ChainMiddle {
public:
    /// area is the column; its height does not count.
    ChainMiddle(const ChainSubject &subject, const ChainMetrics &metrics, const QRectF &area) :
        m_subject(subject), m_metrics(metrics), m_area(area)
    {
    }

    /// Writes at most so many lines for a cause, from y = 0 down. Returns the height of the text.
    double fill(ChainRow &row, int most) const;

private:
    void fillCause(ChainRow &row, int number, int most, double &height) const;
    double textLeft() const;

    const ChainSubject &m_subject;
    const ChainMetrics &m_metrics;
    QRectF m_area;
};

} // namespace sameinside
