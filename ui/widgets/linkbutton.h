// SPDX-License-Identifier: MIT
#pragma once

#include <QCommandLinkButton>

namespace sameinside {

/// A choice of an empty page: a title, a line about it, and a ring while it has the focus.
class LinkButton final : public QCommandLinkButton {
    Q_OBJECT

public:
    using QCommandLinkButton::QCommandLinkButton;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sameinside
