// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QPushButton>

namespace sameinside {

/// What went wrong or was left out, where, and what to do next, with a button for that.
class MessageCard final : public Card {
    Q_OBJECT

public:
    explicit MessageCard(QWidget *parent = nullptr);

    /// action is the word on the button; empty for none. more is shown in the tooltip. state gives
    /// colour and symbol.
    void showMessage(const QString &title, const QString &detail, const QString &action,
                     const QString &more = {}, RowState state = RowState::Error);

Q_SIGNALS:
    void actionRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RowState m_state = RowState::Error;
    PlainLabel *m_title;
    PlainLabel *m_detail;
    QPushButton *m_action;
};

} // namespace sameinside
