// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// How a platform of both sides stands in a verdict over several, so that > means worse.
enum class PlatformStand {
    Same, ///< can be used as it is: equal-config at least
    Unknown,
    Differs,
    Damaged,
};

PlatformStand standOf(const PlatformComparison &platform);
/// The worst of all; one that is on one side only is none that is the same.
PlatformStand worstStand(const Comparison &comparison);

/// The title over several platforms that do not all stand alike: "The same on linux/amd64;
/// linux/arm64 differs". Nothing where they do, or where there is but one.
std::optional<QString> titleOverPlatforms(const Comparison &comparison);
/// How many of the public image's platforms can be used as they are, in a sentence; empty where it
/// has but one.
QString usablePlatforms(const Comparison &comparison);

/// The names of images without a partner, to show.
QStringList shownPlatforms(const std::vector<const ManifestNode *> &images);

} // namespace sameinside
