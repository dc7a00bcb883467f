// SPDX-License-Identifier: MIT
#include "app/commands/duplicatescommand.h"

#include "app/commands/reportrun.h"
#include "app/wiring/sources.h"
#include "model/text/numbers.h"
#include "model/text/words/ui/commandlinewords.h"

namespace sameinside {

namespace {

struct DuplicatesWork {
    const DuplicatesOptions &options;
    Scan &scan;

    Result<ScanRequest> request() const
    {
        auto targets = parseTargets(options.targets);
        if (!targets)
            return tl::unexpected(targets.error());
        return ScanRequest{.targets = *std::move(targets), .jobs = workersFor(options.jobs)};
    }
    Result<DuplicatesResult> run(const ScanRequest &request, const ScanEvents &events,
                                 std::stop_token stop) const
    {
        return scan.findDuplicates(request, events, std::move(stop));
    }
    QByteArray write(const DuplicatesResult &result, ReportFormat format) const
    {
        return writeDuplicates(result, format);
    }
    void tell(const DuplicatesResult &result, Console &console) const
    {
        noteUnread(result.unread, console);
        const QString summed = words::commandline::duplicatesSummed(
            qint64(result.clusters.size()), result.places, humanSize(result.saving));
        complain(console, result.isComplete ? summed : words::commandline::incomplete(summed));
    }
    bool isWhole(const DuplicatesResult &result) const { return result.unread.empty(); }
};

} // namespace

int runDuplicates(const DuplicatesOptions &options, Scan &scan, Console &console,
                  std::stop_token stop)
{
    return runReport(DuplicatesWork{options, scan}, options, console, std::move(stop));
}

CommandText DuplicatesCommand::text() const
{
    return {.name = QStringLiteral("duplicates"),
            .summary = words::commandline::duplicatesSummary(),
            .notes = words::commandline::duplicatesNotes(),
            .example
            = QStringLiteral("sameinside-cli duplicates --in oci:resources/example/private")};
}

void DuplicatesCommand::addOptions(CLI::App &app)
{
    addReportOptions(app, {m_options.targets, m_options.format, m_options.output, m_options.jobs});
}

int DuplicatesCommand::run(const Workplace &place)
{
    m_options.quiet = place.isQuiet;
    return runDuplicates(m_options, place.scan, place.console, place.stop);
}

} // namespace sameinside
