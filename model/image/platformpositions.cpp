// SPDX-License-Identifier: MIT
#include "model/image/platformpositions.h"

#include <algorithm>

namespace sameinside {

void PlatformPositions::add(const Platform &platform, int position)
{
    Family &family = m_families[platform.family()];
    family.all.insert(position);
    family.byVersion[platform.osVersion()].insert(position);
}

void PlatformPositions::remove(const Platform &platform, int position)
{
    Family &family = m_families[platform.family()];
    family.all.erase(position);
    family.byVersion[platform.osVersion()].erase(position);
}

std::optional<int> PlatformPositions::first(const Platform &platform) const
{
    const auto smallest = [](const std::set<int> &positions) {
        return positions.empty() ? std::nullopt : std::optional(*positions.begin());
    };
    const auto family = m_families.constFind(platform.family());
    if (family == m_families.constEnd())
        return std::nullopt;
    if (platform.osVersion().isEmpty())
        return smallest(family->all);
    // Who gives no version matches every one.
    const auto exact = smallest(family->byVersion.value(platform.osVersion()));
    const auto any = smallest(family->byVersion.value(QString()));
    if (!exact || !any)
        return exact ? exact : any;
    return std::min(*exact, *any);
}

} // namespace sameinside
