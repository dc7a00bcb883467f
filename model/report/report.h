// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/duplicates.h"
#include "model/scan/scanresult.h"

namespace sameinside {

enum class ReportFormat { Csv, Json, Text, Html };

/// "csv", "json", "text" or "html". Errors: InvalidName.
Result<ReportFormat> parseReportFormat(QStringView name);

/// A scan, or the duplicates of a registry, as a file. What was stopped is marked incomplete, and
/// what could not be read is named, in every format.
QByteArray writeScan(const ScanResult &result, ReportFormat format);
QByteArray writeDuplicates(const DuplicatesResult &result, ReportFormat format);

} // namespace sameinside
