// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/duplicates.h"
#include "model/scan/scanresult.h"

namespace sameinside {

/// One row for each line, platform and place (see CsvWriter for what cells are made safe against).
/// Images of the targets that could not be read are rows without a line and source; an incomplete
/// scan ends with a row that says so.
QByteArray scanToCsv(const ScanResult &result);
QByteArray duplicatesToCsv(const DuplicatesResult &result);

} // namespace sameinside
