// SPDX-License-Identifier: MIT
#pragma once

#include "ui/job.h"
#include "ui/scanpage/fields/loadedlist.h"

#include "model/scan/scan.h"

#include <QElapsedTimer>

namespace sameinside {

enum class ScanState { Idle, Running, Paused, Stopping };

/// What came of a run. The sources of the result have become rows.
struct ScanOutcome {
    Result<ScanResult> result = failure(ErrorKind::Cancelled, {});
    std::vector<ScanRow> rows;
};

/// One scan at a time, in the background: hands on what it says, holds it, and stops it so that
/// what was found still arrives. Destroying it drops everything.
class BackgroundScan {
public:
    struct Handlers {
        std::function<void(const ScanProgress &)> progressed;
        /// Some of the lines, as far as known. What is left in the rows is freed elsewhere.
        std::function<void(std::vector<ScanRow> &)> found;
        std::function<void(ScanOutcome &)> ended;
    };

    explicit BackgroundScan(Handlers handlers);

    /// The list takes the place of that in the request.
    void start(std::shared_ptr<Scan> scan, ScanRequest request, SharedList list);
    void setPaused(bool paused);
    /// Asks the scan to end; ended() comes with what was found.
    void stop();

    ScanState state() const { return m_state; }
    bool isRunning() const { return m_state != ScanState::Idle; }
    /// Since the start, pauses included; until the end, where there was one.
    std::chrono::milliseconds elapsed() const;

private:
    struct Report {
        std::optional<ScanProgress> progress;
        std::vector<ScanRow> rows;
        void add(Report later);
    };

    void deliver(Report report);
    void end(ScanOutcome outcome);

    Handlers m_handlers;
    ScanState m_state = ScanState::Idle;
    std::shared_ptr<Scan> m_scan;
    std::stop_source m_stop;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_took{};
    Job<ScanOutcome, Report> m_job;
};

/// Frees many rows on a worker thread: on this one it would be felt.
void freeElsewhere(std::vector<ScanRow> rows);

} // namespace sameinside
