// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace sameinside {

/// A field for a long name: without the focus, it is elided in the middle.
class ElidedEdit : public QLineEdit {
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sameinside
