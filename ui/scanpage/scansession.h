// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/backgroundscan.h"
#include "ui/scanpage/fields/loadedlist.h"
#include "ui/scanpage/rows/scanresultmodel.h"

#include <unordered_set>

namespace sameinside {

/// What is set up for the next scan.
struct ScanSetup {
    /// Typed lines are no list yet.
    enum class Lines { Listed, Typed, Blank };

    ScanRequest request;         ///< without its list
    bool hasTypedPlace = false;  ///< text that is not taken in as a place yet
    Lines lines = Lines::Listed; ///< where the lines come from
};

/// A list and the scans of it, without anything to see: which run the rows are of, what an earlier
/// one found, and what is taken back when a run comes to nothing.
class ScanSession final : public QObject {
    Q_OBJECT

public:
    /// A scan whose rows are shown, and what came of it.
    struct Run {
        ScanRequest request;              ///< without its list
        std::optional<ScanResult> result; ///< once it ended, without its lines
        std::chrono::milliseconds took{};
        std::optional<int> percent;
    };
    enum class Ending {
        Untouched, ///< stopped before anything came of it: the rows are as they were
        Result,    ///< whole, or as far as it came
    };
    enum class Missing { Nothing, ListOnItsWay, Lines, List, Images, Place };

    /// newScan makes one for each run.
    explicit ScanSession(std::function<std::shared_ptr<Scan>()> newScan, QObject *parent = nullptr);

    ScanResultModel &model() { return m_model; }
    const ScanResultModel &model() const { return m_model; }

    /// Null before the first.
    const SharedList &list() const { return m_list; }
    /// Another list is on its way. What waited for the one before does not wait for this one.
    void awaitList();
    /// Asks for startDue() when the list that is awaited has come.
    void startWhenListed() { m_startsWhenListed = true; }
    void setList(SharedList list);
    /// No other list came.
    void keepList();
    bool isAwaitingList() const { return m_isAwaitingList; }

    Missing missingToStart(const ScanSetup &setup) const;
    /// Needs a list, and that no scan runs.
    void start(ScanRequest request);
    void setPaused(bool paused);
    /// ended() comes with what was found.
    void stop();
    ScanState state() const { return m_scan.state(); }
    bool isRunning() const { return m_scan.isRunning(); }
    const ScanProgress &progress() const { return m_progress; }

    /// The run that the rows are of; null before the first.
    const Run *run() const { return m_run ? &*m_run : nullptr; }
    /// What came of it; null until it ended.
    const ScanResult *result() const;
    bool hasResults() const { return m_run && (m_run->result || isRunning()); }
    /// Whether the rows are of these places and options.
    bool answers(const ScanRequest &question) const;
    /// What was found so far, or at the end all, with its lines.
    ScanResult snapshot() const;

Q_SIGNALS:
    void listChanged();
    void startDue();
    /// Started, held, let go on, asked to stop, or ended.
    void stateChanged();
    void progressed();
    void ended(sameinside::ScanSession::Ending ending);
    /// The scan could not start; the rows are as they were.
    void failed(const sameinside::Error &error);

private:
    void beginRun();
    void endRun(ScanOutcome &outcome);
    void takeBack();
    void take(const ScanProgress &progress);
    void take(std::vector<ScanRow> &rows);
    void end(ScanOutcome &outcome);

    std::function<std::shared_ptr<Scan>()> m_newScan;
    ScanResultModel m_model;
    SharedList m_list;
    bool m_isAwaitingList = false;
    bool m_startsWhenListed = false;
    std::optional<Run> m_run;
    std::optional<Run> m_earlier;       ///< while a scan runs, the one before
    std::optional<ScanRequest> m_asked; ///< of a scan that nothing was heard of yet
    std::vector<ScanRow> m_replaced;    ///< rows of the earlier run, if it has to come back
    std::unordered_set<int> m_judged;   ///< lines whose earlier rows were replaced one by one
    ScanProgress m_progress;
    BackgroundScan m_scan;
};

} // namespace sameinside
