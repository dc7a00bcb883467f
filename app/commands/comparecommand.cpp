// SPDX-License-Identifier: MIT
#include "app/commands/comparecommand.h"

#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"
#include "model/text/plaintext.h"

#include <QJsonDocument>

#include <algorithm>
#include <mutex>

namespace sameinside {

namespace {

// Both sides may have failed: each says so, and the exit code is one.
int reportFailures(const LoadedPair &pair, Console &console)
{
    int code = exitFailed;
    const QString names[] = {QStringLiteral("public image: "), QStringLiteral("private image: ")};
    const LoadedPair::Side *sides[] = {&pair.left, &pair.right};
    for (int i = 0; i < 2; ++i) {
        if (*sides[i])
            continue;
        const Error &error = sides[i]->error();
        if (error.kind == ErrorKind::Cancelled)
            code = exitInterrupted;
        else
            complain(console, names[i] + error.detail);
    }
    return code;
}

// One line that is written over again; its end is erased when the results come.
class ProgressLine {
public:
    explicit ProgressLine(Console &console) : m_console(console) {}

    void tell(PairSide side, const LoadStep &step)
    {
        const std::lock_guard lock(m_mutex);
        (side == PairSide::Left ? m_left : m_right) = step.what;
        QString line = QStringLiteral("public: %1 · private: %2").arg(m_left, m_right);
        line.truncate(m_console.progressWidth - 1);
        print(m_console.err, QStringLiteral("\r\033[K") + shownText(line));
        m_console.err.flush();
        m_isShown = true;
    }

    void clear()
    {
        if (m_isShown)
            print(m_console.err, QStringLiteral("\r\033[K"));
        m_console.err.flush();
    }

private:
    Console &m_console;
    std::mutex m_mutex;
    QString m_left;
    QString m_right;
    bool m_isShown = false;
};

LoadedPair load(const PairRequest &request, const SourceFactory &open, bool quiet, Console &console,
                std::stop_token stop)
{
    if (quiet || !console.isTerminal)
        return loadPair(request, open, {}, std::move(stop));
    ProgressLine line(console);
    LoadedPair pair = loadPair(
        request, open, [&](PairSide side, const LoadStep &step) { line.tell(side, step); },
        std::move(stop));
    line.clear();
    return pair;
}

bool isDamaged(const Comparison &comparison)
{
    return std::ranges::any_of(comparison.platforms, [](const PlatformComparison &platform) {
        return std::ranges::find(platform.missing, ErrorKind::Corrupt, &Error::kind)
            != platform.missing.end();
    });
}

void complainOfMissing(const Comparison &comparison, Console &console)
{
    for (const PlatformComparison &platform : comparison.platforms) {
        for (const Error &error : platform.missing)
            complain(console, error);
    }
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
                        .deep = options.deep};
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
        complain(console,
                 QStringLiteral("neither image is for %1; leave --platform out to see which "
                                "there are")
                     .arg(request.platform->toString()));
        return exitFailed;
    }

    if (options.format == "json")
        print(console.out, QString::fromUtf8(QJsonDocument(comparisonJson(found)).toJson()));
    else
        print(console.out, comparisonText(found, console.width));
    const auto answer = found.atLeast(*match);
    if (options.deep && isDamaged(found)) {
        complainOfMissing(found, console);
        return exitFailed;
    }
    if (answer) {
        if (options.deep && !options.quiet)
            complainOfMissing(found, console);
        return *answer ? exitYes : exitNo;
    }
    complainOfMissing(found, console);
    const bool needsLayers = *match <= Relation::SameFiles && !options.deep;
    const QString remedy = needsLayers
        ? QStringLiteral("; --deep reads the layers, and compares their files")
        : QString();
    complain(
        console,
        QStringLiteral("could not tell whether the images are %1 or more").arg(relationName(*match))
            + remedy);
    return exitFailed;
}

} // namespace sameinside
