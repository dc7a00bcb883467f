// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"

#include <QAbstractButton>

#include <optional>

namespace sameinside {

/// A count of lines that stand in one way, to click for only those; without a state, all.
class StatusChip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit StatusChip(std::optional<RowState> state, QWidget *parent = nullptr);

    const std::optional<RowState> &state() const { return m_state; }
    void setCount(qint64 count);
    /// Leaves the word away, where there is a symbol that says it.
    void setShort(bool isShort);
    int widthOf(bool isShort) const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString shownWords(bool isShort) const;

    std::optional<RowState> m_state;
    QString m_count;
    bool m_isShort = false;
};

} // namespace sameinside
