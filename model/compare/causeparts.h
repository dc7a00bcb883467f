// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/pairedimages.h"

#include <QJsonArray>

namespace sameinside {

/// The rungs above one that a difference there reaches, lowest first, as far as the images have
/// them.
std::vector<Rung> reachedFrom(Rung rung, const PairedImages &images);

/// Names of the fields in the differences of a document, safe to show.
QStringList fieldNames(const QJsonArray &differences);

/// How the merged files differ, for evidence: counts, and the first of them. Empty where the
/// layers were not read, or the files are equal.
QJsonObject mergedEvidence(const PairedImages &images);

/// {added, removed, changed}.
QJsonObject countsJson(const FilesDifference &files);

/// "2 files changed and 1 added (etc/motd, etc/new and 1 more)".
QString filesText(const FilesDifference &difference);

} // namespace sameinside
