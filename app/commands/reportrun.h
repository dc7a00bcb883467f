// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/console.h"
#include "app/commands/progressline.h"
#include "app/commands/reportfile.h"
#include "app/commands/scannotes.h"
#include "model/report/report.h"
#include "model/scan/scan.h"

namespace CLI {
class App;
}

namespace sameinside {

/// What scan and duplicates do alike: they know what is asked for and open the report before hours
/// of work, show how far they are, write, and tell. work says what to ask for (request), does it
/// (run), and knows its result: as bytes (write), for a person (tell), and whether all was read
/// (isWhole). Returns 0 complete, 3 complete but not all could be read, 2 could not run, 130
/// stopped.
template <class Work, class Options>
int runReport(const Work &work, const Options &options, Console &console, std::stop_token stop)
{
    const auto fail = [&](const Error &error) {
        complain(console, error);
        return error.kind == ErrorKind::Cancelled ? exitInterrupted : exitFailed;
    };
    const auto format = parseReportFormat(QString::fromStdString(options.format));
    if (!format)
        return fail(format.error());
    const Result<ScanRequest> request = work.request();
    if (!request)
        return fail(request.error());
    auto report = ReportFile::open(QString::fromStdString(options.output), console);
    if (!report)
        return fail(report.error());

    ProgressLine line(console, options.quiet);
    const ScanEvents events{.progress = [&](const ScanProgress &progress) { line.show(progress); }};
    const auto result = work.run(*request, events, std::move(stop));
    line.clear();
    if (!result)
        return fail(result.error());
    if (const auto written = report->write(work.write(*result, *format)); !written)
        return fail(written.error());
    if (!options.quiet)
        work.tell(*result, console);
    if (!result->isComplete)
        return exitInterrupted;
    return work.isWhole(*result) ? exitYes : exitIncomplete;
}

/// --in, --format, --output and --jobs, of the same two.
struct ReportOptions {
    std::vector<std::string> &targets;
    std::string &format;
    std::string &output;
    int &jobs;
};
void addReportOptions(CLI::App &app, const ReportOptions &options);

} // namespace sameinside
