// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanpage.h"

#include "model/plaintext.h"
#include "ui/scanpage/filterbar.h"
#include "ui/scanpage/listeditor.h"
#include "ui/scanpage/messagecard.h"
#include "ui/scanpage/progresscard.h"
#include "ui/scanpage/progresswords.h"
#include "ui/scanpage/scanexport.h"
#include "ui/scanpage/scantable.h"
#include "ui/scanpage/scanwords.h"
#include "ui/scanpage/selectionpane.h"
#include "ui/scanpage/summarypane.h"

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
    if (!m_list)
        return QStringLiteral("Open a list first");
    if (m_list->entries.empty())
        return QStringLiteral("The list names no images");
    const TargetsField *targets = m_bar->targets();
    if (targets->targets().empty() && targets->edit()->text().trimmed().isEmpty())
        return QStringLiteral("Name a place to search first");
    return {};
}

void ScanPage::start()
{
    if (m_scan.isRunning() || !m_bar->targets()->acceptText() || !missingToStart().isEmpty())
        return;
    m_request = ScanRequest{.targets = m_bar->targets()->targets(),
                            .platform = m_bar->options()->platform(),
                            .wanted = m_bar->options()->wanted()};
    m_result.reset();
    m_lastProgress = {};
    rememberNames();
    freeElsewhere(m_model.setRows(m_list->rows, m_list->ranks));
    m_scan.start(m_services.newScan(), *m_request, m_list);
    m_head->setCurrentWidget(m_progress);
    m_progress->showProgress(m_lastProgress);
    showResults();
    showTotals();
    updateState();
    Q_EMIT runningChanged(true);
    Q_EMIT titleChanged(title());
}

void ScanPage::rememberNames()
{
    QStringList names;
    for (const TargetName &target : m_request->targets) {
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
    m_lastProgress = progress;
    m_lastProgress.isPaused = m_scan.state() == BackgroundScan::State::Paused;
    m_progress->showProgress(m_lastProgress);
    showTraffic();
}

void ScanPage::showFound(std::vector<ScanRow> &rows)
{
    m_model.take(rows);
}

void ScanPage::showOutcome(ScanOutcome &outcome)
{
    if (outcome.result) {
        // what the scan did not come to stays as it was
        std::erase_if(outcome.rows, [this](const ScanRow &row) {
            const ScanRow *known = m_model.rowOfLine(row.result.line);
            return row.state == RowState::Waiting && known && known->state != RowState::Waiting;
        });
        m_result = *std::move(outcome.result);
        m_model.take(outcome.rows);
        m_model.settle();
        showEnd();
        if (!m_result->unread.empty())
            showUnread();
        m_bar->targets()->setNote(repositoriesText(m_result->summary.repositories));
    } else {
        showReady();
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
    const ScanTotals &totals = m_model.totals();
    const QString took = elapsedWords(m_scan.elapsed());
    if (m_result->isComplete) {
        const ScanSummary &summary = m_result->summary;
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
                        m_lastProgress.percent());
}

void ScanPage::showUnread()
{
    const std::vector<UnreadTarget> &unread = m_result->unread;
    QStringList lines;
    for (const UnreadTarget &target : unread) {
        if (lines.size() == mostUnreadShown) {
            lines.append(QStringLiteral("and %1 more").arg(unread.size() - mostUnreadShown));
            break;
        }
        lines.append(shownText(target.target) + QStringLiteral(": ")
                     + shownText(target.error.detail));
    }
    QString title = QStringLiteral("%1 in the private registry could not be read")
                        .arg(placesWords(unread.size()));
    const Error &first = unread.front().error;
    const bool namesPlace = first.detail.contains(unread.front().target);
    const Error shown{first.kind, namesPlace ? first.detail
                                             : unread.front().target + QStringLiteral(": ")
                                                 + first.detail};
    showMessage(title, shown, QStringLiteral("Edit the places"),
                [this] { m_bar->targets()->edit()->setFocus(); }, lines.join(u'\n'));
}

ScanResult ScanPage::snapshot() const
{
    ScanResult result;
    if (m_result) {
        result = *m_result;
    } else if (m_request) {
        result.isComplete = false;
        result.wanted = m_request->wanted;
        for (const TargetName &target : m_request->targets)
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
