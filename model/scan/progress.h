// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <deque>
#include <optional>

namespace sameinside {

/// What a scan is doing, in the order in which it does it.
enum class ScanPhase {
    Listing,   ///< repositories and tags; manifests are read at the same time
    Reading,   ///< the manifests of tags and sources
    Platforms, ///< the manifests inside indexes
    Configs,
    Matching,
    Done,
};

/// How far a scan is: one value for the terminal and the window.
struct ScanProgress {
    ScanPhase phase = ScanPhase::Listing;
    qint64 done = 0;  ///< documents
    qint64 total = 0; ///< documents known of so far; grows while listing
    bool isTotalKnown = false;
    qint64 failed = 0;
    qint64 found = 0; ///< lines of the list that are there, as far as is known
    double perSecond = 0;
    std::optional<std::chrono::seconds> remaining; ///< an estimate
    bool isPaused = false;

    /// "Reading manifests · 713 of 1,004 images · 31 found · 412/s · about 1 s left".
    QString text() const;
    /// 0 to 100; nothing while the total is not known.
    std::optional<int> percent() const;

    bool operator==(const ScanProgress &) const = default;
};

/// "about 4 min left".
QString remainingText(std::chrono::seconds time);

/// Turns counts into a rate and an estimate. Time comes from outside.
class ProgressMeter {
public:
    using Clock = std::chrono::steady_clock;

    /// Completes progress, whose counts hold at now.
    void measure(ScanProgress &progress, Clock::time_point now);

private:
    struct Sample {
        Clock::time_point at;
        qint64 done;
    };
    std::deque<Sample> m_samples; ///< of the last seconds
};

} // namespace sameinside
