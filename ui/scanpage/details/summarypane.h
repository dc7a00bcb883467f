// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanresultmodel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/thinbar.h"

namespace sameinside {

/// What the whole list adds up to: how many lines stand how, and what is to be copied.
class SummaryPane final : public QWidget {
    Q_OBJECT

public:
    explicit SummaryPane(QWidget *parent = nullptr);

    /// The bytes are those of the lines that are known so far, each for itself.
    /// isScanned: they are of a scan; a list by itself has only lines that are no image names.
    void setTotals(const ScanTotals &totals, bool isScanned);
    /// Of a whole scan, where every blob was counted once.
    void setFinalBytes(qint64 needed, qint64 there);

private:
    QWidget *buildLegend();
    QWidget *buildBytes();
    void setBytes(const QString &title, const QString &tip, qint64 needed, qint64 there);
    void setNoBytes();

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
