// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/card.h"
#include "ui/scanpage/labels.h"

#include <QPushButton>

namespace sameinside {

/// What went wrong, where, and what to do next, with a button for that.
class MessageCard final : public Card
{
    Q_OBJECT

public:
    explicit MessageCard(QWidget *parent = nullptr);

    /// action is the word on the button; empty for none. more is shown in the tooltip.
    void showMessage(const QString &title, const QString &detail, const QString &action,
                     const QString &more = {});

Q_SIGNALS:
    void actionRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    PlainLabel *m_title;
    PlainLabel *m_detail;
    QPushButton *m_action;
};

} // namespace sameinside
