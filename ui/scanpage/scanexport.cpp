// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanexport.h"

#include <array>

namespace sameinside {

namespace {

struct ScanKind {
    ReportFormat format;
    const char16_t *ending;
    const char16_t *filter;
};

constexpr std::array<ScanKind, 4> scanKinds{{
    {ReportFormat::Csv, u"csv", u"CSV, one row a place (*.csv)"},
    {ReportFormat::Json, u"json", u"JSON (*.json)"},
    {ReportFormat::Html, u"html", u"HTML report, for reading and paper (*.html)"},
    {ReportFormat::Text, u"txt", u"Text (*.txt)"},
}};

} // namespace

std::vector<FileKind> scanFileKinds()
{
    std::vector<FileKind> kinds;
    for (const ScanKind &kind : scanKinds)
        kinds.push_back({QStringView(kind.ending).toString(), QStringView(kind.filter).toString()});
    return kinds;
}

FileExport::Content scanFile(ScanResult result, int kind)
{
    return [format = scanKinds[std::size_t(kind)].format, result = std::move(result)] {
        return writeScan(result, format);
    };
}

} // namespace sameinside
