// SPDX-License-Identifier: MIT
#include "ui/widgets/menubutton.h"

#include <QStyleOptionToolButton>

namespace sameinside {

MenuButton::MenuButton(QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
}

// A style sheet would do, but what has one keeps the colours of the desktop that it began on.
void MenuButton::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    option->features.setFlag(QStyleOptionToolButton::HasMenu, false);
}

} // namespace sameinside
