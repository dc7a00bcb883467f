// SPDX-License-Identifier: MIT
#pragma once

#include "ui/palette/colours.h"

#include <QAbstractButton>

namespace sameinside {

/// A pill that says how one rung of the chain stands: "Config ="; a click goes there.
class RungChip final : public QAbstractButton {
    Q_OBJECT

public:
    RungChip(const QString &text, Meaning meaning, bool isClaimed, QWidget *parent = nullptr);

    Meaning meaning() const { return m_meaning; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont chipFont() const;

    Meaning m_meaning;
    bool m_isClaimed; ///< and not verified: drawn fainter, dashed
};

/// A chip's words and meaning for a rung of platform; nothing for a rung that neither side has.
struct RungChipText {
    QString text;
    Meaning meaning;
    bool isClaimed = false;
};
std::optional<RungChipText> rungChipText(const PlatformComparison &platform, Rung rung);

/// "Index", "Blobs": the name of a rung for people.
QString rungTitle(Rung rung);

} // namespace sameinside
