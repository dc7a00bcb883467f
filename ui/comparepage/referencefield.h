// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/elidededit.h"

namespace sameinside {

/// A field for the name of an image, with a chip that says whose it is.
class ReferenceField final : public ElidedEdit {
    Q_OBJECT

public:
    explicit ReferenceField(const QString &chip, QWidget *parent = nullptr);

    /// What was typed, without the spaces around it.
    QString reference() const { return text().trimmed(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont chipFont() const;
    int chipWidth() const;
    void paintChip();
    void reserveChip();

    QString m_chip;
};

} // namespace sameinside
