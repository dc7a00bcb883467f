// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/duplicates.h"
#include "model/scan/scanresult.h"

namespace sameinside {

/// One self-contained page.
QByteArray scanToHtml(const ScanResult &result);
QByteArray duplicatesToHtml(const DuplicatesResult &result);

} // namespace sameinside
