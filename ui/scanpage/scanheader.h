// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace sameinside {

/// The header of the table: titles begin where the text of the cells does, and the arrow of the
/// order stands beside its title.
class ScanHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ScanHeader(QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace sameinside
