// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace sameinside {

/// Chooses a page of the window; that of the page that is shown is filled.
class PageButton final : public QToolButton {
    Q_OBJECT

public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sameinside
