// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

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
