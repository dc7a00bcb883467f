// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanpage.h"

#include "model/text/words/windowwords.h"
#include "ui/scanpage/details/messagecard.h"
#include "ui/scanpage/details/progresscard.h"
#include "ui/scanpage/details/selectionpane.h"
#include "ui/scanpage/details/summarypane.h"
#include "ui/scanpage/fields/listeditor.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/scanemptypage.h"
#include "ui/scanpage/scanexport.h"
#include "ui/scanpage/table/filterbar.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/scanpage/table/tablenote.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QShortcut>

// How the parts of ScanPage are put together, and what they show.
namespace sameinside {

namespace {

constexpr int gap = 12;          // between panes
constexpr int wideEnough = 1080; // narrower pages begin without the details
constexpr int detailsWidth = 304;

} // namespace

ScanPage::ScanPage(ScanServices services, QSettings *settings, QWidget *parent) :
    Page(parent), m_services(std::move(services)), m_settings(settings),
    m_recentLists(settings, QStringLiteral("scan/recentLists")),
    m_recentTargets(settings, QStringLiteral("scan/recentTargets")), m_bar(new ScanBar(settings)),
    m_head(new QStackedWidget), m_pages(new QStackedWidget),
    m_export(new FileExport(this, QStringLiteral("Export the scan"), scanFileKinds())),
    m_scan({.progressed = [this](const ScanProgress &progress) { showProgress(progress); },
            .found = [this](std::vector<ScanRow> &rows) { showFound(rows); },
            .ended = [this](ScanOutcome &outcome) { showOutcome(outcome); }}),
    m_loading([this](Result<SharedList> list) { showLoaded(std::move(list)); })
{
    setObjectName(QStringLiteral("scanPage"));
    setAcceptDrops(true);
    m_empty = new ScanEmptyPage(m_services.example.has_value());
    m_editor = new ListEditor;
    m_results = buildResults();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_editor);
    m_pages->addWidget(m_results);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(buildHead());
    layout->addWidget(m_pages, 1);
    buildActions();
    connectBar();
    connectParts();
    connectWords();
    std::vector<TargetName> targets;
    if (m_settings) {
        const QStringList names = m_settings->value(QStringLiteral("scan/targets")).toStringList();
        for (const QString &name : names) {
            if (const auto target = TargetName::parse(name))
                targets.push_back(*target);
        }
    }
    m_bar->targets()->setTargets(targets);
    updateState();
}

ScanPage::~ScanPage()
{
    if (m_settings)
        m_settings->setValue(QStringLiteral("scan/splitter"), m_splitter->saveState());
    if (m_bar && !m_bar->parent()) // who placed it deletes it, and perhaps did
        delete m_bar;
}

QWidget *ScanPage::buildHead()
{
    m_progress = new ProgressCard;
    m_message = new MessageCard;
    m_head->addWidget(m_progress);
    m_head->addWidget(m_message);
    // room for a title and two lines, so that a message moves nothing when it comes
    m_head->setFixedHeight(20 + 3 * fontMetrics().lineSpacing());
    m_head->hide();
    return m_head;
}

QWidget *ScanPage::buildResults()
{
    m_filter = new FilterBar;
    m_table = new ScanTable(&m_model);
    auto *card = new Card;
    auto *table = new QVBoxLayout(card);
    table->setContentsMargins(1, 1, 1, 4);
    table->setSpacing(0);
    table->addWidget(m_filter);
    auto *rows = new QGridLayout;
    rows->addWidget(m_table, 0, 0);
    m_note = new TableNote;
    rows->addWidget(m_note, 0, 0, Qt::AlignCenter); // in front
    table->addLayout(rows, 1);
    m_filter->clearOnEscape(m_table);
    m_details = buildDetails();
    m_splitter = new QSplitter;
    m_splitter->setObjectName(QStringLiteral("scanSplitter"));
    m_splitter->setHandleWidth(gap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(card);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({1000, detailsWidth});
    if (m_settings)
        m_splitter->restoreState(m_settings->value(QStringLiteral("scan/splitter")).toByteArray());
    return m_splitter;
}

QWidget *ScanPage::buildDetails()
{
    m_summary = new SummaryPane;
    m_selection = new SelectionPane;
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(15, 15, 15, 8);
    column->setSpacing(16);
    column->addWidget(m_summary);
    column->addWidget(m_selection, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto *card = new Card;
    card->setObjectName(QStringLiteral("scanDetails"));
    card->setMinimumWidth(240);
    card->setMaximumWidth(480);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(15, 8, 15, 15);
    footer->addWidget(m_selection->compareButton());
    layout->addLayout(footer);
    return card;
}

QAction *ScanPage::addMenuAction(const QString &name, const QString &text, void (ScanPage::*run)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, &ScanPage::wanted);
    connect(action, &QAction::triggered, this, run);
    m_actions.append(action);
    return action;
}

void ScanPage::buildActions()
{
    addMenuAction(QStringLiteral("scanOpen"), QStringLiteral("&Open a list…"),
                  &ScanPage::chooseList);
    addMenuAction(QStringLiteral("scanNew"), QStringLiteral("&New list"), &ScanPage::newLines);
    addMenuAction(QStringLiteral("scanEdit"), QStringLiteral("&Type or paste lines…"),
                  &ScanPage::editLines);
    addMenuAction(QStringLiteral("scanStart"), QStringLiteral("&Start"), &ScanPage::start);
    addMenuAction(QStringLiteral("scanPause"), QStringLiteral("&Pause or go on"),
                  &ScanPage::togglePause);
    addMenuAction(QStringLiteral("scanStop"), QStringLiteral("S&top"), &ScanPage::stop);
    addMenuAction(QStringLiteral("scanExport"), QStringLiteral("&Export…"), &ScanPage::askExport);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_filter->edit()->setFocus();
        m_filter->edit()->selectAll();
    });
}

void ScanPage::connectBar()
{
    ListField *list = m_bar->list();
    list->setRecent(m_recentLists.names());
    list->setExampleOffered(m_services.example.has_value());
    list->setAcceptDrops(true);
    list->installEventFilter(this);
    connect(list, &ListField::openRequested, this, &ScanPage::chooseList);
    connect(list, &ListField::fileNamed, this, &ScanPage::openList);
    connect(list, &ListField::linesGiven, this,
            [this](const QString &text) { useLines(text.toUtf8()); });
    connect(list, &ListField::editRequested, this, &ScanPage::editLines);
    connect(list, &ListField::exampleRequested, this, &ScanPage::useExample);

    TargetsField *targets = m_bar->targets();
    targets->setRecent(m_recentTargets.names());
    connect(targets, &TargetsField::targetsChanged, this, [this, targets] {
        targets->setNote({});
        if (!m_scan.isRunning())
            showReadyOrEnd();
        updateState();
        Q_EMIT titleChanged(title());
    });
    connect(targets, &TargetsField::submitted, this, &ScanPage::start);
    connect(targets, &TargetsField::failed, this, [this, targets](const Error &error) {
        showMessage(QStringLiteral("This is no place to search"), error,
                    QStringLiteral("Edit the places"), [targets] { targets->edit()->setFocus(); });
    });
    connect(m_bar->options(), &ScanOptionsMenu::changed, this, &ScanPage::showReadyOrEnd);
    connect(targets->edit(), &QLineEdit::textEdited, this, &ScanPage::updateState);
    connect(m_bar, &ScanBar::startRequested, this, &ScanPage::start);
    connect(m_bar, &ScanBar::pauseRequested, this, &ScanPage::setPaused);
    connect(m_bar, &ScanBar::stopRequested, this, &ScanPage::stop);
    connect(m_bar, &ScanBar::exportRequested, this, &ScanPage::askExport);
}

void ScanPage::connectParts()
{
    auto *empty = static_cast<ScanEmptyPage *>(m_empty);
    connect(empty, &ScanEmptyPage::openRequested, this, &ScanPage::chooseList);
    connect(empty, &ScanEmptyPage::editRequested, this, &ScanPage::editLines);
    connect(empty, &ScanEmptyPage::exampleRequested, this, &ScanPage::useExample);
    connect(m_editor, &ListEditor::accepted, this, &ScanPage::acceptLines);
    connect(m_editor, &ListEditor::cancelled, this, &ScanPage::cancelLines);
    connect(m_editor, &ListEditor::linesChanged, this, &ScanPage::updateState);
    connect(m_editor, &ListEditor::fileDropped, this, &ScanPage::openList);
    connect(&m_model, &ScanResultModel::totalsChanged, this, &ScanPage::showTotals);
    connect(m_filter, &FilterBar::filterChanged, &m_model, &ScanResultModel::setFilter);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ScanPage::showNote);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ScanPage::showNote);
    connect(m_note, &TableNote::actionRequested, this, &ScanPage::followNote);
    connect(m_filter->detailsButton(), &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_table, &ScanTable::currentRowChanged, this, &ScanPage::showRow);
    connect(m_table, &ScanTable::compareRequested, this, &ScanPage::compareCurrent);
    connect(m_selection, &SelectionPane::compareRequested, this, &ScanPage::compareCurrent);
    connect(m_message, &MessageCard::actionRequested, this, [this] {
        m_head->setCurrentWidget(m_progress);
        if (const auto remedy = std::exchange(m_remedy, {}))
            remedy();
    });
    connect(m_message, &MessageCard::closeRequested, this, [this] {
        m_head->setCurrentWidget(m_progress);
        m_head->setVisible(m_list != nullptr);
    });
    connect(m_export, &FileExport::written, this, [this](const QString &path) {
        m_status = QStringLiteral("Saved ") + path;
        Q_EMIT statusChanged(m_status);
    });
    connect(m_export, &FileExport::failed, this, [this](const Error &error) {
        showMessage(QStringLiteral("The result was not saved"), error, QStringLiteral("Export…"),
                    [this] { askExport(); });
    });
}

void ScanPage::connectWords()
{
    connect(this, &ScanPage::titleChanged, this, &ScanPage::wordsChanged);
    connect(this, &ScanPage::statusChanged, this, &ScanPage::wordsChanged);
    connect(this, &ScanPage::runningChanged, this, [this](bool running) {
        m_hasEndedUnseen = !running && !isCurrent();
        Q_EMIT wordsChanged();
    });
    connect(this, &ScanPage::currentChanged, this, [this](bool current) {
        if (current)
            m_hasEndedUnseen = false;
    });
}

QString ScanPage::id() const
{
    return QStringLiteral("scan");
}

QString ScanPage::label() const
{
    return words::window::scanPage();
}

QString ScanPage::news() const
{
    if (isRunning())
        return words::window::scanRuns();
    return m_hasEndedUnseen ? words::window::scanEnded() : QString();
}

PageMenus ScanPage::menus()
{
    auto *menu = new QMenu(words::window::scanMenu(), this);
    menu->setObjectName(QStringLiteral("scanMenu"));
    menu->addActions(m_actions);
    return {.own = menu};
}

// Those that do the like on the compare page.
QList<PageKeys> ScanPage::keys() const
{
    const auto action
        = [this](const char *name) { return findChild<QAction *>(QString::fromLatin1(name)); };
    const QKeySequence start(QStringLiteral("Ctrl+Return"));
    return {{action("scanOpen"), {QKeySequence::Open}},
            {action("scanNew"), {QKeySequence::New}},
            {action("scanStart"), {start, QKeySequence::Refresh}},
            {action("scanStop"), {Qt::Key_Escape}},
            {action("scanExport"), {QKeySequence::Save}}};
}

void ScanPage::showReady()
{
    if (!m_list)
        return;
    m_head->setCurrentWidget(m_progress);
    m_head->show();
    const QString missing = missingToStart();
    if (!missing.isEmpty()) {
        m_progress->showReady(missing,
                              m_bar->targets()->targets().empty() && !m_loading.isRunning()
                                  ? QStringLiteral("a registry, a repository with all under it, or "
                                                   "an OCI layout, in the field above")
                                  : QString());
        return;
    }
    QString detail = QStringLiteral("%1 to look for")
                         .arg(imagesText(qint64(m_list->entries.size()) - m_list->badNames()));
    if (const qint64 bad = m_list->badNames(); bad > 0)
        detail += QStringLiteral(" · %1 no image name")
                      .arg(bad == 1 ? QStringLiteral("1 line is")
                                    : numberText(bad) + QStringLiteral(" lines are"));
    if (m_bar->options()->isUnusual())
        detail += QStringLiteral(" · ") + m_bar->options()->words();
    m_progress->showReady(QStringLiteral("Ready to start"), detail);
}

void ScanPage::showReadyOrEnd()
{
    if (!result()) {
        showReady();
        return;
    }
    m_head->setCurrentWidget(m_progress);
    showEnd();
}

void ScanPage::showMessage(const QString &title, const Error &error, const QString &action,
                           std::function<void()> remedy, const QString &more)
{
    m_message->showMessage(title, error.detail, action, more);
    m_remedy = std::move(remedy);
    m_head->setCurrentWidget(m_message);
    m_head->show();
}

void ScanPage::showTotals()
{
    const ScanTotals &totals = m_model.totals();
    m_filter->setTotals(totals);
    m_summary->setTotals(totals, m_run.has_value());
    if (result() && result()->isComplete)
        m_summary->setFinalBytes(result()->summary.bytesToCopy, result()->summary.bytesThere);
}

void ScanPage::showRow()
{
    m_selection->showRow(m_table->currentRow());
}

void ScanPage::showNote()
{
    if (m_model.rowCount() > 0)
        m_note->hide();
    else if (m_model.rows().empty())
        m_note->showNote(QStringLiteral("The list names no images"),
                         QStringLiteral("One image a line, such as docker.io/library/nginx:1.25"),
                         QStringLiteral("Type or paste lines…"));
    else
        m_note->showNote(QStringLiteral("No line fits the filter"), {},
                         QStringLiteral("Clear the filter"));
}

void ScanPage::followNote()
{
    if (m_model.rows().empty()) {
        editLines();
        return;
    }
    m_filter->clear();
    m_table->setFocus();
}

void ScanPage::showTraffic()
{
    if (!m_services.traffic)
        return;
    const ScanTraffic traffic = m_services.traffic();
    if (traffic.calls == 0) // all of it was on this machine
        return;
    m_status
        = QStringLiteral("%1 API calls · %2 retried · %3 failed     cache: %4 documents reused")
              .arg(numberText(traffic.calls), numberText(traffic.retried),
                   numberText(traffic.failed), numberText(traffic.reused));
    Q_EMIT statusChanged(m_status);
}

void ScanPage::updateState()
{
    using State = BackgroundScan::State;
    const auto state = ScanBar::State(int(m_scan.state()));
    const bool isIdle = m_scan.state() == State::Idle;
    const bool canHold = m_scan.state() == State::Running || m_scan.state() == State::Paused;
    const QString missing = missingToStart();
    const bool hasResults = m_run && (m_run->result || m_scan.isRunning());
    const QWidget *focus = QApplication::focusWidget();
    const bool isInBar = focus && m_bar->isAncestorOf(focus);
    m_bar->setState(state, missing, hasResults);
    // the next in line would be Export or another page
    if (isInBar && !focus->isEnabled() && m_pages->currentWidget() == m_results)
        m_table->setFocus();
    const std::array enabled{isIdle,  isIdle,  isIdle,    isIdle && missing.isEmpty(),
                             canHold, canHold, hasResults};
    for (std::size_t i = 0; i < enabled.size(); ++i)
        m_actions.at(qsizetype(i))->setEnabled(enabled[i]);
}

void ScanPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= wideEnough;
    if (isWide != m_isWide)
        m_filter->detailsButton()->setChecked(isWide);
    m_isWide = isWide;
}

void ScanPage::paintEvent(QPaintEvent *)
{
    if (!m_isDropTarget)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 8, 8);
}

} // namespace sameinside
