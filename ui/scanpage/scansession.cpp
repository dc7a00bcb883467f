// SPDX-License-Identifier: MIT
#include "ui/scanpage/scansession.h"

#include "model/text/words/model/scanwords.h"

namespace sameinside {

namespace {

bool isSameQuestion(const ScanRequest &one, const ScanRequest &other)
{
    return one.targets == other.targets && one.platform == other.platform
        && one.wanted == other.wanted;
}

} // namespace

ScanSession::ScanSession(std::function<std::shared_ptr<Scan>()> newScan, QObject *parent) :
    QObject(parent), m_newScan(std::move(newScan)),
    m_scan({.progressed = [this](const ScanProgress &progress) { take(progress); },
            .found = [this](std::vector<ScanRow> &rows) { take(rows); },
            .ended = [this](ScanOutcome &outcome) { end(outcome); }})
{
}

void ScanSession::awaitList()
{
    m_isAwaitingList = true;
    m_startsWhenListed = false; // that was asked of the list before
}

void ScanSession::keepList()
{
    m_isAwaitingList = false;
    m_startsWhenListed = false;
}

void ScanSession::setList(SharedList list)
{
    const bool startsNow = std::exchange(m_startsWhenListed, false);
    m_isAwaitingList = false;
    m_list = std::move(list);
    m_run.reset();
    freeElsewhere(m_model.setRows(m_list->rows, m_list->ranks));
    Q_EMIT listChanged();
    if (startsNow)
        Q_EMIT startDue();
}

ScanSession::Missing ScanSession::missingToStart(const ScanSetup &setup) const
{
    if (m_isAwaitingList)
        return Missing::ListOnItsWay;
    if (setup.lines == ScanSetup::Lines::Blank)
        return Missing::Lines;
    if (setup.lines == ScanSetup::Lines::Listed) {
        if (!m_list)
            return Missing::List;
        if (m_list->entries.empty())
            return Missing::Images;
    }
    const bool hasPlace = !setup.request.targets.empty() || setup.hasTypedPlace;
    return hasPlace ? Missing::Nothing : Missing::Place;
}

void ScanSession::start(ScanRequest request)
{
    if (isRunning() || !m_list)
        return;
    m_asked = std::move(request);
    m_progress = {};
    m_scan.start(m_newScan(), *m_asked, m_list);
    if (!m_run)
        beginRun();
    Q_EMIT stateChanged();
}

void ScanSession::setPaused(bool paused)
{
    m_scan.setPaused(paused);
    m_progress.isPaused = state() == ScanState::Paused;
    Q_EMIT stateChanged();
}

void ScanSession::stop()
{
    m_scan.stop();
    Q_EMIT stateChanged();
}

const ScanResult *ScanSession::result() const
{
    return m_run && m_run->result ? &*m_run->result : nullptr;
}

bool ScanSession::answers(const ScanRequest &question) const
{
    return m_run && isSameQuestion(m_run->request, question);
}

// From now on the rows are of the scan that runs. What an earlier one found for the same question
// stays until it is judged anew.
void ScanSession::beginRun()
{
    if (!m_asked)
        return;
    m_earlier = std::exchange(m_run, Run{*std::exchange(m_asked, std::nullopt), {}, {}, {}});
    m_judged.clear();
    m_model.setHostShown(m_run->request.targets.size() > 1);
    if (m_earlier && !isSameQuestion(m_earlier->request, m_run->request))
        m_replaced = m_model.setRows(m_list->rows, m_list->ranks);
}

void ScanSession::endRun(ScanOutcome &outcome)
{
    beginRun();
    m_earlier.reset();
    freeElsewhere(std::exchange(m_replaced, {}));
    // what the scan did not come to stays as it was
    std::erase_if(outcome.rows, [this](const ScanRow &row) {
        const ScanRow *known = m_model.rowOfLine(row.result.line);
        return row.state == RowState::Waiting && known && known->state != RowState::Waiting;
    });
    m_run->result = *std::move(outcome.result);
    m_run->took = m_scan.elapsed();
    m_run->percent = m_progress.percent();
    m_model.take(outcome.rows);
}

// A scan that ended before it began is forgotten, with what was heard of it.
void ScanSession::takeBack()
{
    if (!std::exchange(m_asked, std::nullopt)) {
        m_run = std::exchange(m_earlier, std::nullopt);
        m_model.setHostShown(m_run && m_run->request.targets.size() > 1);
        if (m_run)
            m_model.take(m_replaced);
        else
            m_replaced = m_model.setRows(m_list->rows, m_list->ranks);
    }
    freeElsewhere(std::exchange(m_replaced, {}));
}

void ScanSession::take(const ScanProgress &progress)
{
    if (state() == ScanState::Stopping)
        return; // what comes now is how far the end is, and not the scan
    const bool hasListed = progress.total > qint64(m_list->entries.size());
    if (hasListed || progress.found > 0)
        beginRun();
    m_progress = progress;
    m_progress.isPaused = state() == ScanState::Paused;
    Q_EMIT progressed();
}

void ScanSession::take(std::vector<ScanRow> &rows)
{
    beginRun();
    m_model.take(rows);
    if (!m_earlier || !isSameQuestion(m_earlier->request, m_run->request))
        return;
    for (ScanRow &row : rows) {
        if (m_judged.insert(row.result.line).second)
            m_replaced.push_back(std::move(row));
    }
}

void ScanSession::end(ScanOutcome &outcome)
{
    const bool isUntouched = outcome.result && m_asked && !outcome.result->isComplete;
    if (outcome.result && !isUntouched)
        endRun(outcome);
    else
        takeBack();
    Q_EMIT stateChanged();
    if (outcome.result)
        Q_EMIT ended(isUntouched ? Ending::Untouched : Ending::Result);
    else
        Q_EMIT failed(outcome.result.error());
}

ScanResult ScanSession::snapshot() const
{
    ScanResult found;
    if (result()) {
        found = *result();
    } else if (m_run) {
        found.isComplete = false;
        found.wanted = m_run->request.wanted;
        for (const TargetName &target : m_run->request.targets)
            found.targets.append(target.toString());
        found.summary.bytesToCopy = m_model.totals().toCopy;
        found.summary.bytesThere = m_model.totals().there;
    }
    for (const ScanRow &row : m_model.rows()) {
        found.sources.push_back(row.result);
        SourceResult &last = found.sources.back();
        if (row.state != RowState::Waiting)
            continue;
        last.open = Open::Stopped;
        if (last.message.isEmpty())
            last.message = words::scan::notChecked();
    }
    found.countStatuses();
    return found;
}

} // namespace sameinside
