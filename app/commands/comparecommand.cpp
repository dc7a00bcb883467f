// SPDX-License-Identifier: MIT
#include "app/commands/comparecommand.h"

#include "app/commands/progressline.h"
#include "model/compare/explanation.h"
#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>

#include <algorithm>
#include <mutex>

namespace sameinside {

namespace {

// Both sides may have failed: each says so, and the exit code is one.
int reportFailures(const LoadedPair &pair, Console &console)
{
    int code = exitFailed;
    const auto report = [&](const LoadedPair::Side &side, QString (*failed)(const QString &)) {
        if (side)
            return;
        if (side.error().kind == ErrorKind::Cancelled)
            code = exitInterrupted;
        else
            complain(console, failed(side.error().detail));
    };
    report(pair.left, words::commandline::publicImageFailed);
    report(pair.right, words::commandline::privateImageFailed);
    return code;
}

LoadedPair load(const PairRequest &request, const SourceFactory &open, bool quiet, Console &console,
                std::stop_token stop)
{
    if (quiet || !console.isTerminal)
        return loadPair(request, open, {}, std::move(stop));
    std::mutex mutex;
    QString steps[2];
    ProgressLine line(console, quiet);
    const auto tell = [&](PairSide side, const LoadStep &step) {
        const std::scoped_lock lock(mutex);
        steps[side == PairSide::Left ? 0 : 1] = step.what;
        line.show(words::commandline::bothInProgress(steps[0], steps[1]));
    };
    return loadPair(request, open, tell, std::move(stop));
}

// Nothing is the same whose copy is known to be broken.
bool isRefuted(const Comparison &comparison, const CompareOptions &options)
{
    const std::vector<Error> unread = comparison.unread();
    if (comparison.isDamaged() || (options.verify && !unread.empty()))
        return true;
    return !options.deep
        && std::ranges::find(unread, ErrorKind::Corrupt, &Error::kind) != unread.end();
}

void complainOfMissing(const Comparison &comparison, Console &console)
{
    for (const Error &error : comparison.unread())
        complain(console, error);
}

// Copies of an index for some of its platforms are of use for those.
void tellWholePlatforms(const Comparison &comparison, Console &console)
{
    QStringList whole;
    for (const PlatformComparison &platform : comparison.platforms) {
        if (!platform.isDamaged())
            whole << shownText(platform.platform);
    }
    if (!whole.isEmpty() && whole.size() < qsizetype(comparison.platforms.size()))
        complain(console, words::commandline::wholePlatforms(whole));
}

} // namespace

int runCompare(const CompareOptions &options, const SourceFactory &open, Console &console,
               std::stop_token stop)
{
    const auto match = parseRelation(QString::fromStdString(options.match));
    if (!match) {
        complain(console, match.error());
        return exitFailed;
    }
    PairRequest request{.left = QString::fromStdString(options.left),
                        .right = QString::fromStdString(options.right),
                        .deep = options.deep,
                        .verify = options.verify};
    if (options.platform != "all") {
        auto platform = Platform::parse(QString::fromStdString(options.platform));
        if (!platform) {
            complain(console, platform.error());
            return exitFailed;
        }
        request.platform = *std::move(platform);
    }
    const LoadedPair pair = load(request, open, options.quiet, console, std::move(stop));
    if (!pair.comparison)
        return reportFailures(pair, console);

    const Comparison &found = *pair.comparison;
    if (request.platform && found.platforms.empty() && found.leftOnly.empty()
        && found.rightOnly.empty()) {
        complain(console, words::commandline::neitherHasPlatform(request.platform->toString()));
        return exitFailed;
    }

    if (options.format == "json")
        print(console.out, QString::fromUtf8(QJsonDocument(comparisonJson(found)).toJson()));
    else
        print(console.out, comparisonText(found, console.width));
    const auto answer = found.atLeast(*match);
    if (isRefuted(found, options)) {
        complainOfMissing(found, console);
        if (!request.platform && !options.quiet)
            tellWholePlatforms(found, console);
        return exitFailed;
    }
    if (answer) {
        if (request.readsLayers() && !options.quiet)
            complainOfMissing(found, console);
        if (*answer && !options.quiet && !found.hasAllPlatforms())
            complain(console, words::commandline::onlyCommonPlatforms(oneSidedText(found)));
        return *answer ? exitYes : exitNo;
    }
    complainOfMissing(found, console);
    const bool needsLayers = *match <= Relation::SameFiles && !request.readsLayers();
    const QString relation = relationName(*match);
    complain(console,
             needsLayers ? words::commandline::couldNotTellWithoutLayers(relation)
                         : words::commandline::couldNotTell(relation));
    return exitFailed;
}

CommandText CompareCommand::text() const
{
    return {.name = QStringLiteral("compare"),
            .summary = words::commandline::compareSummary(),
            .notes = words::commandline::compareNotes(),
            .example
            = QStringLiteral("sameinside-cli compare public.ecr.aws/docker/library/nginx:1.25 \\\n"
                             "      oci:resources/example/private:mirror/nginx:1.25")};
}

void CompareCommand::addOptions(CLI::App &app)
{
    using namespace words;
    app.add_option("LEFT", m_options.left, commandline::comparePublicImage().toStdString())
        ->required();
    app.add_option("RIGHT", m_options.right, commandline::comparePrivateImage().toStdString())
        ->required();
    addPlatformOption(app, m_options.platform);
    CLI::Option *deep
        = app.add_flag("--deep", m_options.deep, commandline::compareDeep().toStdString());
    app.add_flag("--verify", m_options.verify, commandline::compareVerify().toStdString())
        ->excludes(deep);
    app.add_option("--match", m_options.match, commandline::compareMatch().toStdString())
        ->type_name("RELATION")
        ->capture_default_str();
    app.add_option("--format", m_options.format, commandline::compareFormat().toStdString())
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

int CompareCommand::run(const Workplace &place)
{
    m_options.quiet = place.isQuiet;
    return runCompare(m_options, place.open, place.console, place.stop);
}

} // namespace sameinside
