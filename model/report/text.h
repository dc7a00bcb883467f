// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/duplicates.h"
#include "model/scan/scanresult.h"

namespace sameinside {

/// The layout of AWS's sample: "Source image URIs: " and "Image present at ECR URIs: ", each with
/// lines behind a tab. What that layout does not know stands in lines of its own without a tab.
QByteArray scanToText(const ScanResult &result);
QByteArray duplicatesToText(const DuplicatesResult &result);

} // namespace sameinside
