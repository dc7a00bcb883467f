// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanhead.h"

namespace sameinside {

ScanHead::ScanHead(QWidget *parent) :
    QStackedWidget(parent), m_progress(new ProgressCard), m_message(new MessageCard)
{
    addWidget(m_progress);
    addWidget(m_message);
    // room for a title and two lines, so that a message moves nothing when it comes
    setFixedHeight(20 + 3 * fontMetrics().lineSpacing());
    hide();
    connect(m_message, &MessageCard::actionRequested, this, [this] {
        leaveMessage();
        if (const auto remedy = std::exchange(m_remedy, {}))
            remedy();
    });
    connect(m_message, &MessageCard::closeRequested, this, &ScanHead::leaveMessage);
}

void ScanHead::leaveMessage()
{
    setCurrentWidget(m_progress);
    setVisible(m_hasProgress);
}

void ScanHead::showReady(const HeadWords &words)
{
    m_hasProgress = true;
    m_progress->showReady(words.title, words.detail);
}

void ScanHead::showProgress(const ScanProgress &progress)
{
    m_hasProgress = true;
    m_progress->showProgress(progress);
}

void ScanHead::showEnd(const HeadWords &words)
{
    m_hasProgress = true;
    m_progress->showEnd(words.title, words.detail, words.percent);
}

void ScanHead::bringProgress()
{
    setCurrentWidget(m_progress);
    show();
}

void ScanHead::showNotice(const Notice &notice, std::function<void()> remedy)
{
    m_message->showMessage(notice.title, notice.detail, notice.action, notice.more, notice.state);
    m_remedy = std::move(remedy);
    setCurrentWidget(m_message);
    show();
}

} // namespace sameinside
