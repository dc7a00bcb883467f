// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// The relation as the title of a verdict: "Same image inside, different envelope".
QString verdictTitle(Relation relation);
/// The same in a column, in as few words as can be: "Same image ID".
QString relationTitle(Relation relation);

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

/// The verdict in words (look.md): a title, and one sentence to repeat to a colleague.
struct Verdict {
    QString title;
    QString sentence;
};

/// What to say at one rung of the chain, between the two sides of the picture.
struct RungExplanation {
    Rung rung;
    RungRelation relation;
    std::vector<int> causes; ///< positions in PlatformComparison::causes that enter here
    QString text;            ///< "same bytes, so the same image ID", "follows: it lists …"
    bool isConsequence = false;
    bool isClaimed = false; ///< of diff IDs that nobody hashed yet
};

Verdict verdict(const Comparison &comparison);
/// The verdict for one platform of several.
Verdict verdict(const Comparison &comparison, const PlatformComparison &platform);

/// The platforms that only one side has, in sentences; empty where both have all.
QString oneSidedText(const Comparison &comparison);

/// Signatures and the like that either side has, in a sentence; empty where none is known.
QString companionsText(const Comparison &comparison);

/// All six rungs, from the top, in words.
std::vector<RungExplanation> explainRungs(const PlatformComparison &platform);

} // namespace sameinside
