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

/// All six rungs, from the top, in words.
std::vector<RungExplanation> explainRungs(const PlatformComparison &platform);

/// "1.15 KiB", three digits; exact bytes below 1 KiB.
QString humanSize(qint64 bytes);
/// "1 layer", "3 layers".
QString counted(qint64 count, const QString &one, const QString &many);

} // namespace sameinside
