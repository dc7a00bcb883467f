// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace sameinside {

/// A small word on a dark ground that says what stands behind it: LIST, ECR.
class Chip final : public QWidget {
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont smallFont() const;

    QString m_text;
};

} // namespace sameinside
