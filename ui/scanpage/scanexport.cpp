// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanexport.h"

#include "model/text/words/ui/scandetailwords.h"

#include <array>

namespace sameinside {

namespace say = words::scanpage;

namespace {

struct ScanKind {
    ReportFormat format;
    const char16_t *ending;
    QString (*filter)();
};

constexpr std::array<ScanKind, 4> scanKinds{{
    {ReportFormat::Csv, u"csv", say::csvFiles},
    {ReportFormat::Json, u"json", say::jsonFiles},
    {ReportFormat::Html, u"html", say::htmlFiles},
    {ReportFormat::Text, u"txt", say::textFiles},
}};

} // namespace

std::vector<FileKind> scanFileKinds()
{
    std::vector<FileKind> kinds;
    for (const ScanKind &kind : scanKinds)
        kinds.push_back({QStringView(kind.ending).toString(), kind.filter()});
    return kinds;
}

FileExport::Content scanFile(ScanResult result, int kind)
{
    return [format = scanKinds[std::size_t(kind)].format, result = std::move(result)] {
        return writeScan(result, format);
    };
}

} // namespace sameinside
