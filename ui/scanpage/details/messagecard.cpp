// SPDX-License-Identifier: MIT
#include "ui/scanpage/details/messagecard.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/scandetailwords.h"
#include "ui/scanpage/rows/statuslook.h"
#include "ui/widgets/fieldframe.h"
#include "ui/widgets/plaintip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int symbolSize = 20;
constexpr int margin = 16;

} // namespace

MessageCard::MessageCard(QWidget *parent) :
    Card(parent), m_title(new PlainLabel(Ink::Strong)), m_detail(new PlainLabel),
    m_action(new QPushButton)
{
    setObjectName(QStringLiteral("messageCard"));
    m_title->setObjectName(QStringLiteral("messageTitle"));
    m_detail->setObjectName(QStringLiteral("messageDetail"));
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_action->setAutoDefault(false);
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("messageClose"));
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(say::closeTheMessage());
    close->setAccessibleName(say::closeTheMessage());
    connect(m_action, &QPushButton::clicked, this, &MessageCard::actionRequested);
    connect(close, &QToolButton::clicked, this, &MessageCard::closeRequested);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    texts->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin + symbolSize + 12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addLayout(texts, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(close, 0, Qt::AlignVCenter);
}

void MessageCard::showMessage(const QString &title, const QString &detail, const QString &action,
                              const QString &more, RowState state)
{
    m_state = state;
    m_title->setText(title);
    m_title->setMeaning(meaningOf(m_state));
    m_detail->setText(shownText(detail));
    m_detail->setToolTip(plainToolTip(more));
    m_action->setText(action);
    giveRoom(*m_action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(m_detail->text());
    update();
}

void MessageCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Meaning meaning = meaningOf(m_state);
    painter.setPen(borderColour(meaning, palette()));
    painter.setBrush(groundColour(meaning, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    paintStateSymbol(painter, QRectF(margin, (height() - symbolSize) / 2.0, symbolSize, symbolSize),
                     m_state, textColour(meaning, palette()));
}

} // namespace sameinside
