// SPDX-License-Identifier: MIT
#include "ui/scanpage/details/progresswords.h"

#include "model/text/words/ui/scandetailwords.h"
#include "ui/scanpage/rows/scanwords.h"

#include <cmath>

namespace sameinside {

namespace say = words::scanpage;

QString phaseWords(const ScanProgress &progress)
{
    if (progress.isPaused)
        return say::paused();
    switch (progress.phase) {
    case ScanPhase::Listing:
        return say::listing();
    case ScanPhase::Reading:
        return say::readingManifests();
    case ScanPhase::Platforms:
        return say::readingPlatforms();
    case ScanPhase::Configs:
        return say::readingConfigs();
    case ScanPhase::Matching:
        return say::matching();
    case ScanPhase::Done:
        break;
    }
    return say::done();
}

QString countWords(const ScanProgress &progress)
{
    QStringList words;
    if (progress.isTotalKnown) {
        words.append(say::imagesOf(progress.done, progress.total));
    } else {
        words.append(say::imagesRead(progress.done));
    }
    words.append(say::foundSoFar(progress.found));
    if (progress.failed > 0)
        words.append(say::notRead(progress.failed));
    return words.join(QStringLiteral(" · "));
}

QString paceWords(const ScanProgress &progress)
{
    if (progress.isPaused)
        return {};
    QStringList words;
    if (progress.perSecond >= 0.5)
        words.append(say::imagesASecond(qint64(std::lround(progress.perSecond))));
    if (progress.remaining)
        words.append(remainingText(*progress.remaining));
    return words.join(QStringLiteral(" · "));
}

QString elapsedWords(std::chrono::milliseconds time)
{
    const double seconds = double(time.count()) / 1000;
    if (seconds < 0.1)
        return say::lessThanATenth();
    if (seconds < 60)
        return say::seconds(QString::number(seconds, 'f', 1));
    const auto whole = qint64(seconds);
    return say::minutesAndSeconds(whole / 60, whole % 60);
}

} // namespace sameinside
