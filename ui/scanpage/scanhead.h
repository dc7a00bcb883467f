// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/details/messagecard.h"
#include "ui/scanpage/details/progresscard.h"
#include "ui/scanpage/headwords.h"

#include <QStackedWidget>

namespace sameinside {

/// The strip above the lines: how far the scan is, or in front of that a message with a remedy.
/// Hidden until there is something to say.
class ScanHead final : public QStackedWidget {
    Q_OBJECT

public:
    explicit ScanHead(QWidget *parent = nullptr);

    /// These do not cover a message; bringProgress() does.
    void showReady(const HeadWords &words);
    void showProgress(const ScanProgress &progress);
    void showEnd(const HeadWords &words);
    void bringProgress();

    /// remedy is what the button does.
    void showNotice(const Notice &notice, std::function<void()> remedy);

private:
    void leaveMessage();

    ProgressCard *m_progress;
    MessageCard *m_message;
    std::function<void()> m_remedy;
    bool m_hasProgress = false;
};

} // namespace sameinside
