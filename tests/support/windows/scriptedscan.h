// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/scan.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace sameinside {

/// A scan that says what a test tells it to, step by step: it waits before each step until the
/// test lets it go on.
class ScriptedScan final : public Scan {
public:
    struct Step {
        std::vector<SourceResult> sources;
        ScanProgress progress;
    };

    std::vector<Step> steps;
    Result<ScanResult> ending = ScanResult{};
    std::vector<SourceResult> whenStopped; ///< what is known of lines then; others were not reached

    /// Steps that bring so many sources each, and an ending with all of them.
    void script(const std::vector<SourceResult> &sources, std::size_t perStep)
    {
        ScanProgress progress{.phase = ScanPhase::Reading, .total = 1004, .isTotalKnown = true};
        for (std::size_t i = 0; i < sources.size(); i += perStep) {
            Step step;
            for (std::size_t k = i; k < std::min(sources.size(), i + perStep); ++k)
                step.sources.push_back(sources[k]);
            progress.done = qint64(1004 * (i + perStep) / (sources.size() + perStep));
            progress.found
                += std::ranges::count(step.sources, ScanStatus::Present, &SourceResult::status);
            progress.perSecond = 412;
            progress.remaining = std::chrono::seconds(1);
            step.progress = progress;
            steps.push_back(step);
        }
        ScanResult result;
        result.sources = sources;
        result.targets = {QStringLiteral("docker://123456789012.dkr.ecr.us-east-1.amazonaws.com")};
        result.summary.bytesToCopy = 4'509'715'660;
        result.summary.bytesThere = 16'750'372'454;
        result.summary.repositories = 52;
        result.summary.places = 1004;
        result.countStatuses();
        ending = result;
    }
    /// Lets as many steps more happen; the ending is one too.
    void allow(int count)
    {
        const std::scoped_lock lock(m_mutex);
        m_allowed += count;
        m_changed.notify_all();
    }
    void allowAll() { allow(int(steps.size()) + 1); }

    bool isPaused() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_isPaused;
    }
    ScanRequest request() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_request;
    }

    Result<ScanResult> run(const ScanRequest &request, const ScanEvents &events,
                           std::stop_token stop) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_request = request;
        }
        for (const Step &step : steps) {
            if (!mayGoOn(stop))
                return stopped(request);
            events.progress(step.progress);
            events.sources(step.sources);
        }
        return mayGoOn(stop) ? ending : stopped(request);
    }
    Result<DuplicatesResult> findDuplicates(const ScanRequest &, const ScanEvents &,
                                            std::stop_token) override
    {
        return failure(ErrorKind::Unsupported, QStringLiteral("not in this script"));
    }
    void setPaused(bool paused) override
    {
        const std::scoped_lock lock(m_mutex);
        m_isPaused = paused;
        m_changed.notify_all();
    }

private:
    bool mayGoOn(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        const std::stop_callback wake(stop, [this] { m_changed.notify_all(); });
        while (!stop.stop_requested() && (m_allowed == 0 || m_isPaused))
            m_changed.wait_for(lock, std::chrono::milliseconds(20));
        if (stop.stop_requested())
            return false;
        --m_allowed;
        return true;
    }
    Result<ScanResult> stopped(const ScanRequest &request) const
    {
        ScanResult result{.isComplete = false};
        for (const ListEntry &entry : request.list) {
            const auto known = std::ranges::find(whenStopped, entry.line, &SourceResult::line);
            if (known != whenStopped.end()) {
                result.sources.push_back(*known);
                continue;
            }
            SourceResult source;
            source.line = entry.line;
            source.source = entry.text;
            if (entry.name) {
                source.message = QStringLiteral("not checked: the scan was stopped");
                source.open = Open::Stopped;
            } else {
                source.message = entry.name.error().detail;
                source.problem = entry.name.error().kind;
            }
            result.sources.push_back(source);
        }
        result.countStatuses();
        return result;
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_allowed = 0;
    bool m_isPaused = false;
    ScanRequest m_request;
};

} // namespace sameinside
