// SPDX-License-Identifier: MIT
#include "model/report/report.h"

#include "model/report/csv.h"
#include "model/report/html.h"
#include "model/report/json.h"
#include "model/report/text.h"

#include "model/text/words/model/scanreportwords.h"

namespace sameinside {

Result<ReportFormat> parseReportFormat(QStringView name)
{
    if (name == u"csv")
        return ReportFormat::Csv;
    if (name == u"json")
        return ReportFormat::Json;
    if (name == u"text")
        return ReportFormat::Text;
    if (name == u"html")
        return ReportFormat::Html;
    return failure(ErrorKind::InvalidName, words::scanreport::notAFormat(name.left(40).toString()));
}

QByteArray writeScan(const ScanResult &result, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Csv:
        return scanToCsv(result);
    case ReportFormat::Json:
        return scanToJson(result);
    case ReportFormat::Text:
        return scanToText(result);
    case ReportFormat::Html:
        return scanToHtml(result);
    }
    return {};
}

QByteArray writeDuplicates(const DuplicatesResult &result, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Csv:
        return duplicatesToCsv(result);
    case ReportFormat::Json:
        return duplicatesToJson(result);
    case ReportFormat::Text:
        return duplicatesToText(result);
    case ReportFormat::Html:
        return duplicatesToHtml(result);
    }
    return {};
}

} // namespace sameinside
