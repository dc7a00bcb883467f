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

// The formats by themselves

/// One row for each line, platform and place (see CsvWriter for what cells are made safe against).
/// Images of the targets that could not be read are rows without a line and source; an incomplete
/// scan ends with a row that says so.
QByteArray scanToCsv(const ScanResult &result);
/// Schema sameinside.scan/1.
QByteArray scanToJson(const ScanResult &result);
/// The layout of AWS's sample: "Source image URIs: " and "Image present at ECR URIs: ", each with
/// lines behind a tab. What that layout does not know stands in lines of its own without a tab.
QByteArray scanToText(const ScanResult &result);
/// One self-contained page.
QByteArray scanToHtml(const ScanResult &result);

QByteArray duplicatesToCsv(const DuplicatesResult &result);
/// Schema sameinside.duplicates/1.
QByteArray duplicatesToJson(const DuplicatesResult &result);
QByteArray duplicatesToText(const DuplicatesResult &result);
QByteArray duplicatesToHtml(const DuplicatesResult &result);

} // namespace sameinside
