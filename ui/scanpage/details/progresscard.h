// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/progress.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/thinbar.h"

namespace sameinside {

/// How far a scan is: the phase in words, counts, a rate, an estimate, and a thin bar.
class ProgressCard final : public Card {
    Q_OBJECT

public:
    explicit ProgressCard(QWidget *parent = nullptr);

    /// Before a scan: what will be done, or what is missing to start.
    void showReady(const QString &title, const QString &detail);
    void showProgress(const ScanProgress &progress);
    /// After a scan.
    void showEnd(const QString &title, const QString &detail, std::optional<int> percent);

private:
    void setTexts(const QString &title, const QString &detail, const QString &pace,
                  const QString &percent);

    PlainLabel *m_phase;
    ShortenedLabel *m_counts;
    PlainLabel *m_pace;
    PlainLabel *m_percent;
    ThinBar *m_bar;
};

} // namespace sameinside
