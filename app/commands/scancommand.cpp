// SPDX-License-Identifier: MIT
#include "app/commands/scancommand.h"

#include "app/commands/reportrun.h"
#include "app/wiring/sources.h"
#include "model/text/numbers.h"
#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>
#include <QHash>

#include <cstdio>
#include <iostream>

namespace sameinside {

namespace {

Result<std::vector<ListEntry>> readInput(const std::string &path, std::istream &input)
{
    if (path.empty()) {
        return failure(ErrorKind::Io, words::commandline::listHasNoName());
    }
    if (path != "-")
        return readList(QString::fromStdString(path), OpenStreams::Read);
    QByteArray bytes;
    char buffer[64 * 1024];
    while (input.read(buffer, sizeof buffer) || input.gcount() > 0) {
        bytes.append(buffer, qsizetype(input.gcount()));
        if (bytes.size() > largestList) {
            return failure(ErrorKind::TooLarge, words::commandline::inputTooLarge());
        }
    }
    // std::cin takes a failure for the end; a list that cannot be read is not an empty one.
    if (input.bad() || (&input == &std::cin && std::ferror(stdin)))
        return failure(ErrorKind::Io, words::commandline::inputNotRead());
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
        notes.add(words::commandline::linesSay(source->line, count - 1, source->message));
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
        notes.add(words::commandline::linesSay(
            source.line, 0,
            isNamed ? source.message
                    : words::commandline::imageSays(source.source, source.message)));
    }
    noteOpen(result, notes);
}

void noteSummary(const ScanResult &result, Console &console)
{
    const ScanSummary &summary = result.summary;
    const QString summed = words::commandline::scanSummed(
        summary.sources(), summary.present, summary.partial, summary.missing, summary.errors,
        humanSize(summary.bytesToCopy));
    complain(console, result.isComplete ? summed : words::commandline::incomplete(summed));
}

struct ScanWork {
    const ScanOptions &options;
    Scan &scan;
    std::istream &input;

    Result<ScanRequest> request() const { return requestFor(options, input); }
    Result<ScanResult> run(const ScanRequest &request, const ScanEvents &events,
                           std::stop_token stop) const
    {
        return scan.run(request, events, std::move(stop));
    }
    QByteArray write(const ScanResult &result, ReportFormat format) const
    {
        return writeScan(result, format);
    }
    void tell(const ScanResult &result, Console &console) const
    {
        noteSources(result, console);
        noteUnread(result.unread, console);
        noteSummary(result, console);
    }
    bool isWhole(const ScanResult &result) const { return !result.hasErrors(); }
};

} // namespace

int runScan(const ScanOptions &options, Scan &scan, std::istream &input, Console &console,
            std::stop_token stop)
{
    return runReport(ScanWork{options, scan, input}, options, console, std::move(stop));
}

CommandText ScanCommand::text() const
{
    return {.name = QStringLiteral("scan"),
            .summary = words::commandline::scanSummary(),
            .notes = words::commandline::scanNotes(),
            .example = QStringLiteral("sameinside-cli scan resources/example/input.txt \\\n"
                                      "      --in oci:resources/example/private "
                                      "--output result.csv")};
}

void ScanCommand::addOptions(CLI::App &app)
{
    using namespace words;
    app.add_option("LIST", m_options.list, commandline::scanList().toStdString())->required();
    addReportOptions(app, {m_options.targets, m_options.format, m_options.output, m_options.jobs});
    addPlatformOption(app, m_options.platform);
    app.add_option("--match", m_options.match, commandline::scanMatch().toStdString())
        ->type_name("RELATION")
        ->capture_default_str();
}

int ScanCommand::run(const Workplace &place)
{
    m_options.quiet = place.isQuiet;
    return runScan(m_options, place.scan, place.in, place.console, place.stop);
}

} // namespace sameinside
