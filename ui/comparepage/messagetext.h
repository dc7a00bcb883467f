// SPDX-License-Identifier: MIT
#pragma once

#include <QTextEdit>

namespace sameinside {

/// Plain text to read and copy, as high as it needs to be. Breaks within words where it must:
/// paths and digests have no spaces.
class MessageText final : public QTextEdit {
    Q_OBJECT

public:
    explicit MessageText(QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

} // namespace sameinside
