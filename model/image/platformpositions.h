// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/platform.h"

#include <QHash>

#include <optional>
#include <set>

namespace sameinside {

/// Finds the first of many numbered things whose platform matches, without looking at each.
class PlatformPositions {
public:
    void add(const Platform &platform, int position);
    void remove(const Platform &platform, int position);

    /// The smallest position whose platform matches (Platform::matches).
    std::optional<int> first(const Platform &platform) const;

private:
    struct Family {
        std::set<int> all;
        QHash<QString, std::set<int>> byVersion; ///< os.version; empty where none is given
    };
    QHash<QString, Family> m_families; ///< by Platform::family()
};

} // namespace sameinside
