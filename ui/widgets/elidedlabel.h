// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

namespace sameinside {

/// One line of plain text that ends in "…" where there is no room; whole in the tooltip then, as
/// what is shown short on purpose is always.
class ElidedLabel : public QFrame {
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::Alignment alignment = Qt::AlignLeft, QWidget *parent = nullptr);

    const QString &text() const { return m_text; }
    void setText(const QString &text, const QString &whole = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();

    QString m_text;
    QString m_whole;
    Qt::Alignment m_alignment;
};

} // namespace sameinside
