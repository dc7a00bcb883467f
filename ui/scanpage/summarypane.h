// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/labels.h"
#include "ui/scanpage/scanresultmodel.h"
#include "ui/scanpage/thinbar.h"

namespace sameinside {

/// What the whole list adds up to: how many lines stand how, and what is to be copied.
class SummaryPane final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryPane(QWidget *parent = nullptr);

    void setTotals(const ScanTotals &totals);
    /// In bytes. isFinal: every blob was counted once; otherwise lines were, and it may be less.
    void setBytes(qint64 needed, qint64 there, bool isFinal);

private:
    QWidget *buildLegend();
    QWidget *buildBytes();

    PlainLabel *m_title;
    PlainLabel *m_checked;
    ThinBar *m_shares;
    std::array<PlainLabel *, allRowStates.size()> m_counts{};
    QWidgetList m_unknown; ///< in the legend only where there are such lines
    PlainLabel *m_bytesTitle = nullptr;
    ThinBar *m_bytes = nullptr;
    PlainLabel *m_needed = nullptr;
    PlainLabel *m_there = nullptr;
};

} // namespace sameinside
