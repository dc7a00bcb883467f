// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanpage.h"

#include "model/text/plaintext.h"
#include "ui/scanpage/details/messagecard.h"
#include "ui/scanpage/details/progresscard.h"
#include "ui/scanpage/details/progresswords.h"
#include "ui/scanpage/details/selectionpane.h"
#include "ui/scanpage/details/summarypane.h"
#include "ui/scanpage/fields/listeditor.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/scanexport.h"
#include "ui/scanpage/table/filterbar.h"
#include "ui/scanpage/table/scantable.h"

#include <QFileInfo>

namespace sameinside {

namespace {

constexpr qsizetype mostUnreadShown = 20;

QString placesWords(std::size_t count)
{
    return count == 1 ? QStringLiteral("1 place")
                      : numberText(qint64(count)) + QStringLiteral(" places");
}

QString repositoriesText(qint64 count)
{
    return numberText(count)
        + (count == 1 ? QStringLiteral(" repository") : QStringLiteral(" repositories"));
}

bool isSameQuestion(const ScanRequest &one, const ScanRequest &other)
{
    return one.targets == other.targets && one.platform == other.platform
        && one.wanted == other.wanted;
}

/// Whether to name another place is the remedy, or to try once more.
bool isOfName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault:
    case ErrorKind::Offline:
    case ErrorKind::Unauthorized:
        return false;
    default:
        return true;
    }
}

} // namespace

QString ScanPage::missingToStart() const
{
    if (m_loading.isRunning())
        return QStringLiteral("The list is being read");
    if (isEditing()) {
        if (m_editor->isBlank())
            return QStringLiteral("Type the name of an image first");
    } else if (!m_list) {
        return QStringLiteral("Open a list first");
    } else if (m_list->entries.empty()) {
        return QStringLiteral("The list names no images");
    }
    const TargetsField *targets = m_bar->targets();
    if (targets->targets().empty() && targets->edit()->text().trimmed().isEmpty())
        return QStringLiteral("Name a place to search first");
    return {};
}

void ScanPage::start()
{
    if (m_scan.isRunning() || !m_bar->targets()->acceptText() || !missingToStart().isEmpty())
        return;
    if (isEditing() && (m_editor->isChanged() || !m_list)) {
        acceptLines();
        m_startsWhenLoaded = true;
        return;
    }
    m_asked = request();
    m_lastProgress = {};
    rememberNames();
    m_scan.start(m_services.newScan(), *m_asked, m_list);
    if (!m_run)
        beginRun();
    m_head->setCurrentWidget(m_progress);
    m_progress->showProgress(m_lastProgress);
    showResults();
    showTotals();
    updateState();
    Q_EMIT runningChanged(true);
    Q_EMIT titleChanged(title());
}

ScanRequest ScanPage::request() const
{
    return {.list = {},
            .targets = m_bar->targets()->targets(),
            .platform = m_bar->options()->platform(),
            .wanted = m_bar->options()->wanted()};
}

const ScanResult *ScanPage::result() const
{
    return m_run && m_run->result ? &*m_run->result : nullptr;
}

// From now on the rows are of the scan that runs. What an earlier one found for the same question
// stays until it is judged anew.
void ScanPage::beginRun()
{
    if (!m_asked)
        return;
    m_earlier = std::exchange(m_run, Run{*std::exchange(m_asked, std::nullopt), {}, {}, {}});
    m_judged.clear();
    m_model.setHostShown(m_run->request.targets.size() > 1);
    if (m_earlier && !isSameQuestion(m_earlier->request, m_run->request))
        m_replaced = m_model.setRows(m_list->rows, m_list->ranks);
}

void ScanPage::endRun(ScanOutcome &outcome)
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
    m_run->percent = m_lastProgress.percent();
    m_model.take(outcome.rows);
}

// A scan that ended before it began is forgotten, with what was heard of it.
void ScanPage::takeBack()
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

void ScanPage::rememberNames()
{
    QStringList names;
    for (const TargetName &target : m_asked->targets) {
        names.append(target.toString());
        m_recentTargets.add(target.toString());
    }
    m_bar->targets()->setRecent(m_recentTargets.names());
    if (m_settings)
        m_settings->setValue(QStringLiteral("scan/targets"), names);
}

void ScanPage::setPaused(bool paused)
{
    m_scan.setPaused(paused);
    m_lastProgress.isPaused = paused;
    if (m_scan.isRunning())
        m_progress->showProgress(m_lastProgress);
    updateState();
}

void ScanPage::togglePause()
{
    setPaused(m_scan.state() == BackgroundScan::State::Running);
}

void ScanPage::stop()
{
    m_scan.stop();
    if (m_scan.isRunning())
        m_progress->showEnd(QStringLiteral("Stopping"), countWords(m_lastProgress),
                            m_lastProgress.percent());
    updateState();
}

void ScanPage::showProgress(const ScanProgress &progress)
{
    if (m_scan.state() == BackgroundScan::State::Stopping)
        return; // what comes now is how far the end is, and not the scan
    const bool hasListed = progress.total > qint64(m_list->entries.size());
    if (hasListed || progress.found > 0)
        beginRun();
    m_lastProgress = progress;
    m_lastProgress.isPaused = m_scan.state() == BackgroundScan::State::Paused;
    m_progress->showProgress(m_lastProgress);
    showTraffic();
}

void ScanPage::showFound(std::vector<ScanRow> &rows)
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

void ScanPage::showOutcome(ScanOutcome &outcome)
{
    if (outcome.result && m_asked && !outcome.result->isComplete) {
        takeBack();
        m_progress->showEnd(QStringLiteral("Stopped"),
                            QStringLiteral("Nothing was read yet. The lines are as they were."),
                            {});
    } else if (outcome.result) {
        endRun(outcome);
        showEnd();
        showRemarks();
        if (!result()->unread.empty())
            showUnread();
        m_bar->targets()->setNote(repositoriesText(result()->summary.repositories));
    } else {
        takeBack();
        showReadyOrEnd();
        const Error &error = outcome.result.error();
        const bool isName = isOfName(error.kind);
        showMessage(QStringLiteral("The scan could not start"), error,
                    isName ? QStringLiteral("Edit the places") : QStringLiteral("Try again"),
                    isName ? std::function<void()>([this] { m_bar->targets()->edit()->setFocus(); })
                           : std::function<void()>([this] { start(); }));
    }
    showTotals();
    showTraffic();
    updateState();
    Q_EMIT runningChanged(false);
}

void ScanPage::showEnd()
{
    if (!isSameQuestion(m_run->request, request())) {
        m_progress->showEnd(QStringLiteral("The lines are of the earlier places and options"),
                            QStringLiteral("Start looks with those that are chosen now."),
                            m_run->percent);
        return;
    }
    const ScanTotals &totals = m_model.totals();
    const QString took = elapsedWords(m_run->took);
    if (result()->isComplete) {
        const ScanSummary &summary = result()->summary;
        m_progress->showEnd(QStringLiteral("Scan complete"),
                            QStringLiteral("%1 looked for among %2 in %3, in %4")
                                .arg(imagesText(totals.all()), imagesText(summary.places),
                                     repositoriesText(summary.repositories), took),
                            100);
        return;
    }
    m_progress->showEnd(QStringLiteral("Stopped"),
                        QStringLiteral("%1 of %2 checked in %3. Start goes on with what is in the "
                                       "cache.")
                            .arg(numberText(totals.checked()), imagesText(totals.all()), took),
                        m_run->percent);
}

void ScanPage::showUnread()
{
    const std::vector<UnreadTarget> &unread = result()->unread;
    QStringList lines;
    for (const UnreadTarget &target : unread) {
        if (lines.size() == mostUnreadShown) {
            lines.append(QStringLiteral("and %1 more").arg(unread.size() - mostUnreadShown));
            break;
        }
        lines.append(shownText(target.target) + QStringLiteral(": ")
                     + shownText(target.error.detail));
    }
    QString title
        = QStringLiteral("%1 to search could not be read").arg(placesWords(unread.size()));
    const Error &first = unread.front().error;
    const bool namesPlace = first.detail.contains(unread.front().target);
    const Error shown{first.kind,
                      namesPlace ? first.detail
                                 : unread.front().target + QStringLiteral(": ") + first.detail};
    showMessage(
        title, shown, QStringLiteral("Edit the places"),
        [this] { m_bar->targets()->edit()->setFocus(); }, lines.join(u'\n'));
}

void ScanPage::showRemarks()
{
    const QStringList remarks = m_services.remarks ? m_services.remarks() : QStringList();
    if (remarks.isEmpty())
        return;
    QString detail = remarks.front();
    if (remarks.size() > 1)
        detail += QStringLiteral(", and %1 more").arg(remarks.size() - 1);
    m_message->showMessage(QStringLiteral("Searched in part"), detail,
                           QStringLiteral("Edit the places"), shownText(remarks.join(u'\n')),
                           RowState::Partial);
    m_remedy = [this] { m_bar->targets()->edit()->setFocus(); };
    m_head->setCurrentWidget(m_message);
    m_head->show();
}

ScanResult ScanPage::snapshot() const
{
    ScanResult result;
    if (this->result()) {
        result = *this->result();
    } else if (m_run) {
        result.isComplete = false;
        result.wanted = m_run->request.wanted;
        for (const TargetName &target : m_run->request.targets)
            result.targets.append(target.toString());
        result.summary.bytesToCopy = m_model.totals().toCopy;
        result.summary.bytesThere = m_model.totals().there;
    }
    for (const ScanRow &row : m_model.rows()) {
        result.sources.push_back(row.result);
        SourceResult &last = result.sources.back();
        if (row.state != RowState::Waiting)
            continue;
        last.open = Open::Stopped;
        if (last.message.isEmpty())
            last.message = QStringLiteral("not checked: the scan was stopped");
    }
    result.countStatuses();
    return result;
}

void ScanPage::exportTo(const QString &path)
{
    m_export->write(path, scanFile(snapshot(), std::max(0, kindOfPath(path, scanFileKinds()))));
}

void ScanPage::askExport()
{
    QString name = QStringLiteral("scan");
    if (m_list && !m_list->path.isEmpty())
        name = QFileInfo(m_list->path).completeBaseName() + QStringLiteral("-scan");
    m_export->ask(name, [this](int kind) { return scanFile(snapshot(), kind); });
}

void ScanPage::compareCurrent()
{
    const ScanRow *row = m_table->currentRow();
    const ShownPlace *place = m_selection->chosenPlace();
    if (!row || !place)
        return;
    const bool isOneOfSeveral = place->platforms.size() == 1 && row->result.platforms.size() > 1;
    Q_EMIT compareRequested(row->result.source, place->target,
                            isOneOfSeveral ? place->platforms.front() : QString());
}

QString ScanPage::title() const
{
    if (!m_list)
        return {};
    QString title = m_list->title;
    if (!m_list->path.isEmpty())
        title = shownText(QFileInfo(m_list->path).fileName());
    else if (title.isEmpty())
        title = imagesText(qint64(m_list->entries.size()));
    const std::vector<TargetName> &targets = m_bar->targets()->targets();
    if (targets.size() == 1)
        title += QStringLiteral(" in ") + targetText(targets.front());
    else if (targets.size() > 1)
        title += QStringLiteral(" in ") + placesWords(targets.size());
    return title;
}

} // namespace sameinside
