// SPDX-License-Identifier: MIT
#pragma once

#include "model/explanation.h"

#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace sameinside {

/// Why, in words: a line for each rung of the chain, then the causes in order.
class WhyText final : public QScrollArea
{
    Q_OBJECT

public:
    explicit WhyText(QWidget *parent = nullptr);

    /// Nothing for no platform. platform need not live on.
    void setPlatform(const PlatformComparison *platform);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addRungs(QGridLayout *grid, const PlatformComparison &platform);
    void addCauses(QVBoxLayout *layout, const PlatformComparison &platform);

    std::optional<PlatformComparison> m_platform;
};

} // namespace sameinside
