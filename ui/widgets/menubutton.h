// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace sameinside {

/// A flat button that opens a menu at once, without the small arrow that styles add for that.
class MenuButton final : public QToolButton {
    Q_OBJECT

public:
    explicit MenuButton(QWidget *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;
};

} // namespace sameinside
