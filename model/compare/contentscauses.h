// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/causes.h"

namespace sameinside {

/// Causes that enter below the blobs, lowest first: files that differ, and archives that hold the
/// same files in another way. Layers whose files differ, while the merged files do not, are none.
std::vector<Cause> contentsCauses(const PairedImages &images);

/// The rungs above one that a difference there reaches, lowest first, as far as the images have
/// them.
std::vector<Rung> reachedFrom(Rung rung, const PairedImages &images);

/// Whether contentsCauses() tells why the layer at a position of the left side differs.
bool isExplainedByContents(const PairedImages &images, int leftLayer);

/// How the merged files differ, for evidence: counts, and the first of them. Empty where the
/// layers were not read, or the files are equal.
QJsonObject mergedEvidence(const PairedImages &images);

/// "2 files changed and 1 added (etc/motd, etc/new and 1 more)".
QString filesText(const FilesDifference &difference);

} // namespace sameinside
