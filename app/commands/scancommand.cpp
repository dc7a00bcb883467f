// SPDX-License-Identifier: MIT
#include "app/commands/scancommand.h"

#include "app/commands/progressline.h"
#include "app/commands/reportfile.h"
#include "app/commands/scannotes.h"
#include "app/wiring/sources.h"
#include "model/report/report.h"
#include "model/text/numbers.h"

#include <QHash>

#include <cstdio>
#include <iostream>

namespace sameinside {

namespace {

Result<std::vector<ListEntry>> readInput(const std::string &path, std::istream &input)
{
    if (path.empty()) {
        return failure(ErrorKind::Io,
                       QStringLiteral("the list has no name; pass a file, or - for "
                                      "standard input"));
    }
    if (path != "-")
        return readList(QString::fromStdString(path), OpenStreams::Read);
    QByteArray bytes;
    char buffer[64 * 1024];
    while (input.read(buffer, sizeof buffer) || input.gcount() > 0) {
        bytes.append(buffer, qsizetype(input.gcount()));
        if (bytes.size() > largestList) {
            return failure(
                ErrorKind::TooLarge,
                QStringLiteral("standard input: more than the 64 MiB that a list may have"));
        }
    }
    // std::cin takes a failure for the end; a list that cannot be read is not an empty one.
    if (input.bad() || (&input == &std::cin && std::ferror(stdin)))
        return failure(ErrorKind::Io,
                       QStringLiteral("standard input could not be read; is it open?"));
    return parseList(bytes);
}

Result<ScanRequest> requestFor(const ScanOptions &options, std::istream &input)
{
    ScanRequest request{.jobs = workersFor(options.jobs)};
    const auto wanted = parseRelation(QString::fromStdString(options.match));
    if (!wanted)
        return tl::unexpected(wanted.error());
    request.wanted = *wanted;
    if (const auto checked = checkWanted(*wanted); !checked)
        return tl::unexpected(checked.error());
    if (options.platform != "all") {
        auto platform = Platform::parse(QString::fromStdString(options.platform));
        if (!platform)
            return tl::unexpected(platform.error());
        request.platform = *std::move(platform);
    }
    auto targets = parseTargets(options.targets);
    if (!targets)
        return tl::unexpected(targets.error());
    request.targets = *std::move(targets);
    auto list = readInput(options.list, input);
    if (!list)
        return tl::unexpected(list.error());
    request.list = *std::move(list);
    return request;
}

// "line 3", or "line 3 and 20 more".
QString linesText(int first, qint64 count)
{
    const QString line = QStringLiteral("line %1").arg(first);
    return count == 1 ? line : line + QStringLiteral(" and %1 more").arg(count - 1);
}

// What is only open has one reason for many lines.
void noteOpen(const ScanResult &result, Notes &notes)
{
    std::vector<std::pair<const SourceResult *, qint64>> reasons;
    QHash<QString, std::size_t> known;
    for (const SourceResult &source : result.sources) {
        if (source.status != ScanStatus::Error || source.open == Open::No)
            continue;
        if (!known.contains(source.message)) {
            known.insert(source.message, reasons.size());
            reasons.emplace_back(&source, 0);
        }
        ++reasons[known.value(source.message)].second;
    }
    for (const auto &[source, count] : reasons)
        notes.add(linesText(source->line, count) + QStringLiteral(": ") + source->message);
}

void noteSources(const ScanResult &result, Console &console)
{
    Notes notes(console);
    for (const SourceResult &source : result.sources) {
        const bool isPart = source.status == ScanStatus::Partial && !source.message.isEmpty();
        const bool isFault = source.status == ScanStatus::Error && source.open == Open::No;
        if (!isPart && !isFault)
            continue;
        const bool isNamed = source.message.contains(source.source);
        notes.add(
            linesText(source.line, 1) + QStringLiteral(": ")
            + (isNamed ? source.message : source.source + QStringLiteral(": ") + source.message));
    }
    noteOpen(result, notes);
}

void noteSummary(const ScanResult &result, Console &console)
{
    const ScanSummary &summary = result.summary;
    const QString text
        = QStringLiteral("%1%2: %3 there, %4 in part, %5 missing, %6 not checked; %7 to copy")
              .arg(result.isComplete ? QString() : QStringLiteral("stopped; this is incomplete: "))
              .arg(counted(summary.sources(), QStringLiteral("image"), QStringLiteral("images")))
              .arg(summary.present)
              .arg(summary.partial)
              .arg(summary.missing)
              .arg(summary.errors)
              .arg(humanSize(summary.bytesToCopy));
    complain(console, text);
}

} // namespace

int runScan(const ScanOptions &options, Scan &scan, std::istream &input, Console &console,
            std::stop_token stop)
{
    const auto fail = [&](const Error &error) {
        complain(console, error);
        return error.kind == ErrorKind::Cancelled ? exitInterrupted : exitFailed;
    };
    const auto format = parseReportFormat(QString::fromStdString(options.format));
    if (!format)
        return fail(format.error());
    const auto request = requestFor(options, input);
    if (!request)
        return fail(request.error());
    auto report = ReportFile::open(QString::fromStdString(options.output), console);
    if (!report)
        return fail(report.error());

    ProgressLine line(console, options.quiet);
    const ScanEvents events{.progress = [&](const ScanProgress &progress) { line.show(progress); }};
    const auto result = scan.run(*request, events, std::move(stop));
    line.clear();
    if (!result)
        return fail(result.error());
    if (const auto written = report->write(writeScan(*result, *format)); !written)
        return fail(written.error());
    if (!options.quiet) {
        noteSources(*result, console);
        noteUnread(result->unread, console);
        noteSummary(*result, console);
    }
    if (!result->isComplete)
        return exitInterrupted;
    return result->hasErrors() ? exitIncomplete : exitYes;
}

} // namespace sameinside
