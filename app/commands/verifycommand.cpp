// SPDX-License-Identifier: MIT
#include "app/commands/verifycommand.h"

#include "app/commands/progressline.h"
#include "app/commands/scannotes.h"
#include "app/wiring/sources.h"
#include "model/report/verifyreport.h"
#include "model/text/words/model/verifywords.h"
#include "model/text/words/ui/commandlinewords.h"
#include "model/verify/run/verifyrun.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>
#include <QLocale>

namespace sameinside {

namespace {

Result<VerifyRequest> requestFor(const VerifyOptions &options)
{
    VerifyRequest request;
    for (const std::string &text : options.sources) {
        auto name = ImageName::parse(QString::fromStdString(text));
        if (!name)
            return tl::unexpected(name.error());
        request.sources.push_back(*std::move(name));
    }
    auto targets = parseTargets(options.targets);
    if (!targets)
        return tl::unexpected(targets.error());
    request.targets = *std::move(targets);
    if (request.sources.empty() && request.targets.empty())
        return failure(ErrorKind::InvalidName, words::commandline::verifyNothing());
    return request;
}

// One file for what was asked for, in whatever order.
QString journalPath(const VerifyRequest &request, const QString &directory)
{
    QStringList names;
    for (const ImageName &source : request.sources)
        names << source.toString();
    for (const TargetName &target : request.targets)
        names << QStringLiteral("--in ") + target.toString();
    names.sort();
    const Digest digest = Digest::sha256Of(names.join(u'\n').toUtf8());
    return directory + QStringLiteral("/verify-") + QString::fromLatin1(digest.encoded().first(16))
        + QStringLiteral(".journal");
}

int exitCodeOf(const VerifyResult &result)
{
    if (!result.isComplete)
        return exitInterrupted;
    const auto sound = result.isSound();
    if (!sound)
        return exitFailed;
    return *sound ? exitYes : exitNo;
}

} // namespace

int runVerify(const VerifyOptions &options, const ScanPorts &ports, const QString &journalDirectory,
              Console &console, std::stop_token stop)
{
    const auto request = requestFor(options);
    if (!request) {
        complain(console, request.error());
        return exitFailed;
    }
    std::unique_ptr<VerifyJournal> journal;
    if (!journalDirectory.isEmpty()) {
        const QString path = journalPath(*request, journalDirectory);
        if (options.restart)
            QFile::remove(path);
        journal = std::make_unique<VerifyJournal>(path);
    }
    ProgressLine line(console, options.quiet);
    const VerifyListener listener
        = [&](const VerifyProgress &progress) { line.show(progress.text()); };
    const VerifyResult result = [&] {
        WorkCrew crew(workersFor(options.jobs));
        return VerifyRun(ports, *request, listener, journal.get(), crew, std::move(stop)).run();
    }();
    line.clear();
    if (result.remembered > 0 && !options.quiet) {
        complain(console,
                 words::verify::remembered(
                     result.remembered,
                     journal->interrupted()->toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    }
    print(console.out,
          options.format == "json" ? QString::fromUtf8(QJsonDocument(verifyJson(result)).toJson())
                                   : verifyText(result));
    return exitCodeOf(result);
}

CommandText VerifyCommand::text() const
{
    return {.name = QStringLiteral("verify"),
            .summary = words::commandline::verifySummary(),
            .notes = words::commandline::verifyNotes(),
            .example
            = QStringLiteral("sameinside-cli verify oci:resources/example/public:postgres:16")};
}

void VerifyCommand::addOptions(CLI::App &app)
{
    using namespace words;
    app.add_option("SOURCE", m_options.sources, commandline::verifySources().toStdString());
    app.add_option("--in", m_options.targets, commandline::verifyTargets().toStdString())
        ->allow_extra_args(false)
        ->type_name("TARGET");
    app.add_option("--format", m_options.format, commandline::compareFormat().toStdString())
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    app.add_option("-j,--jobs", m_options.jobs, commandline::jobs().toStdString())
        ->check(CLI::Range(1, 512))
        ->type_name("N")
        ->capture_default_str();
    app.add_flag("--restart", m_options.restart, commandline::verifyRestart().toStdString());
}

int VerifyCommand::run(const Workplace &place)
{
    m_options.quiet = place.isQuiet;
    return runVerify(m_options, place.ports, place.cacheDirectory, place.console, place.stop);
}

} // namespace sameinside
