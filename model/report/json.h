// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/duplicates.h"
#include "model/scan/scanresult.h"

namespace sameinside {

/// Schema sameinside.scan/1.
QByteArray scanToJson(const ScanResult &result);
/// Schema sameinside.duplicates/1.
QByteArray duplicatesToJson(const DuplicatesResult &result);

} // namespace sameinside
