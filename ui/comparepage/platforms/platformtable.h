// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/platforms/platformlines.h"

#include <QTreeWidget>

namespace sameinside {

/// The platforms of both images, a line each; the one that is current is shown in every view.
class PlatformTable final : public QTreeWidget {
    Q_OBJECT

public:
    explicit PlatformTable(QWidget *parent = nullptr);

    /// Is hidden where there are none.
    void showLines(std::vector<PlatformLine> lines);
    /// Marks the platform at position; -1 marks none. Emits nothing.
    void select(int position);
    /// Takes as many lines as are well spent of a page that is so high.
    void fitInto(int pageHeight);

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void platformChosen(int position);

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void addLine(const PlatformLine &line);
    int lineHeight() const;

    std::vector<PlatformLine> m_lines;
    int m_shownLines = 4;
};

} // namespace sameinside
