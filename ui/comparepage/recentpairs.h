// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

#include <QSettings>

namespace sameinside {

/// The pairs that were compared last, the latest first, kept in the settings.
class RecentPairs {
public:
    static constexpr int most = 10;

    explicit RecentPairs(QSettings &settings) : m_settings(settings) {}

    std::vector<PairRequest> pairs() const;
    void add(const PairRequest &pair);
    void clear();
    /// Every name in the pairs, once.
    QStringList names() const;

private:
    QSettings &m_settings;
};

} // namespace sameinside
