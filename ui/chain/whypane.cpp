// SPDX-License-Identifier: MIT
#include "ui/chain/whypane.h"

#include <QVBoxLayout>

#include <algorithm>

namespace sameinside {

WhyPane::WhyPane(QWidget *parent) :
    QWidget(parent), m_view(new HashChainView), m_strip(new CauseStrip)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_strip);
    m_strip->hide();
    connect(m_view, &HashChainView::causeChosen, this, &WhyPane::choose);
    connect(m_strip, &CauseStrip::closed, this, [this] {
        choose(-1);
        m_view->setFocus();
    });
    connect(m_strip, &CauseStrip::documentWanted, this, &WhyPane::documentWanted);
    connect(m_strip, &CauseStrip::filesWanted, this, &WhyPane::filesWanted);
}

void WhyPane::subjectChanged()
{
    m_isChosen = false;
    arrange();
}

void WhyPane::choose(int cause)
{
    m_isChosen = true;
    showCause(cause);
}

void WhyPane::showCause(int cause)
{
    const ChainSubject &subject = m_view->subject();
    const bool isThere = cause >= 0 && subject.causes && cause < int(subject.causes->size());
    m_view->setCause(isThere ? cause : -1);
    if (isThere) {
        m_strip->setCause(subject, cause);
        m_strip->setFixedHeight(stripHeight());
    }
    m_strip->setVisible(isThere);
}

int WhyPane::stripHeight() const
{
    return std::clamp(height() * 2 / 5, m_strip->minimumSizeHint().height(),
                      m_strip->sizeHint().height());
}

void WhyPane::arrange()
{
    if (isStripShown())
        m_strip->setFixedHeight(stripHeight());
    if (m_isChosen)
        return;
    const bool hasCauses = m_view->subject().causes && !m_view->subject().causes->empty();
    const QSize room = size() - QSize(0, m_strip->sizeHint().height());
    const bool opens = hasCauses && room.height() > 0 && m_view->wouldFit(room);
    if (opens != isStripShown() || opens)
        showCause(opens ? std::max(m_view->cause(), 0) : -1);
}

void WhyPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace sameinside
