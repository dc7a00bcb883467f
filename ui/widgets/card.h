// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

namespace sameinside {

/// A pane on the window: the base's colour, a thin line around it, round corners.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sameinside
