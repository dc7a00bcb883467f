// SPDX-License-Identifier: MIT
#include "app/commands/duplicatescommand.h"

#include "app/commands/progressline.h"
#include "app/commands/reportfile.h"
#include "app/commands/scannotes.h"
#include "app/wiring/sources.h"
#include "model/report/report.h"
#include "model/text/numbers.h"

namespace sameinside {

int runDuplicates(const DuplicatesOptions &options, Scan &scan, Console &console,
                  std::stop_token stop)
{
    const auto fail = [&](const Error &error) {
        complain(console, error);
        return error.kind == ErrorKind::Cancelled ? exitInterrupted : exitFailed;
    };
    const auto format = parseReportFormat(QString::fromStdString(options.format));
    if (!format)
        return fail(format.error());
    auto targets = parseTargets(options.targets);
    if (!targets)
        return fail(targets.error());
    auto report = ReportFile::open(QString::fromStdString(options.output), console);
    if (!report)
        return fail(report.error());

    const ScanRequest request{.targets = *std::move(targets), .jobs = workersFor(options.jobs)};
    ProgressLine line(console, options.quiet);
    const ScanEvents events{.progress = [&](const ScanProgress &progress) { line.show(progress); }};
    const auto result = scan.findDuplicates(request, events, std::move(stop));
    line.clear();
    if (!result)
        return fail(result.error());
    if (const auto written = report->write(writeDuplicates(*result, *format)); !written)
        return fail(written.error());
    if (!options.quiet) {
        noteUnread(result->unread, console);
        complain(console,
                 QStringLiteral("%1%2 in %3, %4 to save")
                     .arg(result->isComplete ? QString()
                                             : QStringLiteral("stopped; this is incomplete: "),
                          counted(qint64(result->clusters.size()), QStringLiteral("cluster"),
                                  QStringLiteral("clusters")),
                          counted(result->places, QStringLiteral("tag"), QStringLiteral("tags")),
                          humanSize(result->saving)));
    }
    if (!result->isComplete)
        return exitInterrupted;
    return result->unread.empty() ? exitYes : exitIncomplete;
}

} // namespace sameinside
