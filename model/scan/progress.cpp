// SPDX-License-Identifier: MIT
#include "model/scan/progress.h"

#include "model/text/words/model/scanwords.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

using namespace std::chrono_literals;

constexpr auto window = 5s;          // over which the rate is taken
constexpr auto least = 300ms;        // before that, no rate
constexpr double longestHours = 100; // beyond, an estimate says nothing

QString phaseText(ScanPhase phase)
{
    switch (phase) {
    case ScanPhase::Listing:
        return words::scan::listingAndReading();
    case ScanPhase::Reading:
        return words::scan::readingManifests();
    case ScanPhase::Platforms:
        return words::scan::readingPlatforms();
    case ScanPhase::Configs:
        return words::scan::readingConfigs();
    case ScanPhase::Matching:
        return words::scan::matching();
    case ScanPhase::Done:
        return words::scan::done();
    }
    return {};
}

} // namespace

QString remainingText(std::chrono::seconds time)
{
    const auto seconds = std::max<qint64>(time.count(), 1);
    if (seconds < 90)
        return words::scan::secondsLeft(seconds);
    if (seconds < 90 * 60)
        return words::scan::minutesLeft((seconds + 30) / 60);
    return words::scan::hoursLeft((seconds + 1800) / 3600);
}

QString ScanProgress::text() const
{
    QStringList parts{isPaused ? words::scan::paused() : phaseText(phase)};
    parts.append(isTotalKnown ? words::scan::imagesOf(total, done)
                              : words::scan::images(total, done));
    if (found > 0)
        parts.append(words::scan::found(found));
    if (failed > 0)
        parts.append(words::scan::failed(failed));
    if (perSecond >= 0.5 && !isPaused)
        parts.append(words::scan::perSecond(std::lround(perSecond)));
    if (remaining && !isPaused)
        parts.append(remainingText(*remaining));
    return parts.join(QStringLiteral(" · "));
}

std::optional<int> ScanProgress::percent() const
{
    if (phase == ScanPhase::Done)
        return 100;
    if (!isTotalKnown)
        return std::nullopt;
    return total > 0 ? int(std::clamp<qint64>(done * 100 / total, 0, 100)) : 0;
}

void ProgressMeter::measure(ScanProgress &progress, Clock::time_point now)
{
    if (progress.isPaused) {
        m_samples.clear(); // what was slow before the pause says nothing afterwards
        return;
    }
    m_samples.push_back({now, progress.done});
    while (m_samples.size() > 2 && now - m_samples.front().at > window)
        m_samples.pop_front();
    const auto elapsed = now - m_samples.front().at;
    if (elapsed < least)
        return;
    const double seconds = std::chrono::duration<double>(elapsed).count();
    progress.perSecond = double(progress.done - m_samples.front().done) / seconds;
    if (!progress.isTotalKnown || progress.perSecond <= 0 || progress.phase >= ScanPhase::Matching)
        return;
    const double left = double(progress.total - progress.done) / progress.perSecond;
    if (left > 0 && left < longestHours * 3600)
        progress.remaining = std::chrono::seconds(std::lround(std::ceil(left)));
}

} // namespace sameinside
