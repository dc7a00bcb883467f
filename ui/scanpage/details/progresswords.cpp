// SPDX-License-Identifier: MIT
#include "ui/scanpage/details/progresswords.h"

#include "ui/scanpage/rows/scanwords.h"

#include <cmath>

namespace sameinside {

namespace {

QString remainingWords(std::chrono::seconds time)
{
    const auto seconds = std::max<qint64>(time.count(), 1);
    if (seconds < 90)
        return QStringLiteral("about %1 s left").arg(seconds);
    if (seconds < 90 * 60)
        return QStringLiteral("about %1 min left").arg((seconds + 30) / 60);
    return QStringLiteral("about %1 h left").arg((seconds + 1800) / 3600);
}

} // namespace

QString phaseWords(const ScanProgress &progress)
{
    if (progress.isPaused)
        return QStringLiteral("Paused");
    switch (progress.phase) {
    case ScanPhase::Listing:
        return QStringLiteral("Listing repositories and reading manifests");
    case ScanPhase::Reading:
        return QStringLiteral("Reading manifests");
    case ScanPhase::Platforms:
        return QStringLiteral("Reading the platforms of indexes");
    case ScanPhase::Configs:
        return QStringLiteral("Reading configs");
    case ScanPhase::Matching:
        return QStringLiteral("Matching");
    case ScanPhase::Done:
        break;
    }
    return QStringLiteral("Done");
}

QString countWords(const ScanProgress &progress)
{
    QStringList words;
    if (progress.isTotalKnown) {
        words.append(
            QStringLiteral("%1 of %2").arg(numberText(progress.done), imagesText(progress.total)));
    } else {
        words.append(QStringLiteral("%1 read").arg(imagesText(progress.done)));
    }
    words.append(QStringLiteral("%1 found so far").arg(numberText(progress.found)));
    if (progress.failed > 0)
        words.append(QStringLiteral("%1 could not be read").arg(numberText(progress.failed)));
    return words.join(QStringLiteral(" · "));
}

QString paceWords(const ScanProgress &progress)
{
    if (progress.isPaused)
        return {};
    QStringList words;
    if (progress.perSecond >= 0.5)
        words.append(
            QStringLiteral("%1 images/s").arg(numberText(qint64(std::lround(progress.perSecond)))));
    if (progress.remaining)
        words.append(remainingWords(*progress.remaining));
    return words.join(QStringLiteral(" · "));
}

QString elapsedWords(std::chrono::milliseconds time)
{
    const double seconds = double(time.count()) / 1000;
    if (seconds < 0.1)
        return QStringLiteral("less than 0.1 s");
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds, 0, 'f', 1);
    const auto whole = qint64(seconds);
    return QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

} // namespace sameinside
