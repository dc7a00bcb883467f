// SPDX-License-Identifier: MIT
#include "app/comparecommand.h"

#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"

#include <QJsonDocument>

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
                        .right = QString::fromStdString(options.right)};
    if (options.platform != "all") {
        auto platform = Platform::parse(QString::fromStdString(options.platform));
        if (!platform) {
            complain(console, platform.error());
            return exitFailed;
        }
        request.platform = *std::move(platform);
    }
    const LoadedPair pair = loadPair(request, open, {}, std::move(stop));
    if (!pair.comparison)
        return reportFailures(pair, console);

    const Comparison &found = *pair.comparison;
    if (request.platform && found.platforms.empty() && found.leftOnly.empty()
        && found.rightOnly.empty()) {
        complain(console, QStringLiteral("neither image is for %1; leave --platform out to see which "
                                         "there are")
                              .arg(request.platform->toString()));
        return exitFailed;
    }

    if (options.format == "json")
        print(console.out, QString::fromUtf8(QJsonDocument(comparisonJson(found)).toJson()));
    else
        print(console.out, comparisonText(found, console.width));
    const auto answer = found.atLeast(*match);
    if (answer)
        return *answer ? exitYes : exitNo;
    for (const PlatformComparison &platform : found.platforms) {
        for (const Error &error : platform.missing)
            complain(console, error);
    }
    complain(console, QStringLiteral("could not tell whether the images are %1 or more")
                          .arg(relationName(*match)));
    return exitFailed;
}

} // namespace sameinside
