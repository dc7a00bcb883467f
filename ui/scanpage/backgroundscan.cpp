// SPDX-License-Identifier: MIT
#include "ui/scanpage/backgroundscan.h"

#include <iterator>

namespace sameinside {

namespace {

std::vector<ScanRow> checkedRows(std::vector<SourceResult> sources)
{
    std::vector<ScanRow> rows;
    rows.reserve(sources.size());
    for (SourceResult &source : sources)
        rows.push_back(checkedRow(std::move(source)));
    return rows;
}

} // namespace

void BackgroundScan::Report::add(Report later)
{
    if (later.progress)
        progress = std::move(later.progress);
    rows.insert(rows.end(), std::make_move_iterator(later.rows.begin()),
                std::make_move_iterator(later.rows.end()));
}

BackgroundScan::BackgroundScan(Handlers handlers) :
    m_handlers(std::move(handlers)), m_job([this](ScanOutcome outcome) { end(std::move(outcome)); },
                                           [this](Report report) { deliver(std::move(report)); })
{
}

void freeElsewhere(std::vector<ScanRow> rows)
{
    if (rows.empty())
        return;
    auto shared = std::make_shared<std::vector<ScanRow>>(std::move(rows));
    QThreadPool::globalInstance()->start([last = std::move(shared)]() mutable { last.reset(); });
}

void BackgroundScan::start(std::shared_ptr<Scan> scan, ScanRequest request, SharedList list)
{
    m_scan = std::move(scan);
    m_stop = std::stop_source();
    m_state = ScanState::Running;
    m_clock.start();
    m_job.start([scan = m_scan, asked = std::move(request), list = std::move(list),
                 stop = m_stop](const auto &report, std::stop_token dropped) {
        ScanRequest whole = asked;
        whole.list = std::vector<ListEntry>(list->entries);
        const std::stop_callback forward(std::move(dropped),
                                         [source = stop]() mutable { source.request_stop(); });
        ScanEvents events;
        events.progress = [&report](const ScanProgress &progress) { report({progress, {}}); };
        events.sources = [&report](const std::vector<SourceResult> &sources) {
            report({std::nullopt, checkedRows(sources)});
        };
        ScanOutcome outcome{.result = scan->run(whole, events, stop.get_token())};
        if (outcome.result)
            outcome.rows = checkedRows(std::exchange(outcome.result->sources, {}));
        return outcome;
    });
}

void BackgroundScan::setPaused(bool paused)
{
    if (m_state != ScanState::Running && m_state != ScanState::Paused)
        return;
    m_state = paused ? ScanState::Paused : ScanState::Running;
    m_scan->setPaused(paused);
}

void BackgroundScan::stop()
{
    if (m_state == ScanState::Idle)
        return;
    m_stop.request_stop();
    m_scan->setPaused(false);
    m_state = ScanState::Stopping;
}

std::chrono::milliseconds BackgroundScan::elapsed() const
{
    return isRunning() ? std::chrono::milliseconds(m_clock.elapsed()) : m_took;
}

void BackgroundScan::deliver(Report report)
{
    if (!report.rows.empty())
        m_handlers.found(report.rows);
    if (report.progress)
        m_handlers.progressed(*report.progress);
    freeElsewhere(std::move(report.rows));
}

void BackgroundScan::end(ScanOutcome outcome)
{
    m_took = elapsed();
    m_state = ScanState::Idle;
    m_scan.reset();
    m_handlers.ended(outcome);
    freeElsewhere(std::move(outcome.rows));
}

} // namespace sameinside
