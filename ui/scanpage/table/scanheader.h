// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace sameinside {

/// The header of the table: titles begin where the text of the cells does, and the arrow of the
/// order stands beside its title.
class ScanHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit ScanHeader(QWidget *parent = nullptr);

    /// The rows no longer stand in the order that is shown: a click on its column restores it
    /// instead of turning it round.
    void setBroken(bool broken);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    void turnQuietly();

    bool m_isBroken = false;
};

} // namespace sameinside
