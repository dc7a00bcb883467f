// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"

#include <QByteArrayMatcher>

#include <vector>

namespace sameinside {

/// Which rows are shown: those that hold every word of a text, in one of some states.
class ScanFilter {
public:
    ScanFilter() = default;
    /// No states stand for all. A digest, with or without its algorithm, finds rows by its first
    /// twelve digits.
    ScanFilter(const QString &text, const std::vector<RowState> &states);

    bool accepts(const ScanRow &row) const;

    bool operator==(const ScanFilter &other) const;

private:
    std::vector<QByteArrayMatcher> m_words;
    unsigned m_states = 0; ///< a bit for each state; 0 for all
};

} // namespace sameinside
