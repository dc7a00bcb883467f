// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanpage.h"

#include "model/text/words/ui/scanpagewords.h"
#include "ui/scanpage/details/progresswords.h"
#include "ui/scanpage/fields/listeditor.h"
#include "ui/scanpage/scanactions.h"
#include "ui/scanpage/scanemptypage.h"
#include "ui/scanpage/scanexport.h"
#include "ui/scanpage/scanhead.h"
#include "ui/scanpage/scanresultspane.h"
#include "ui/widgets/copydrop.h"
#include "ui/widgets/savedbar.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QPainter>
#include <QShortcut>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int gap = 12;          // between panes
constexpr int wideEnough = 1080; // narrower pages begin without the details

bool isImage(const QString &text)
{
    static const QStringList endings{QStringLiteral("txt"), QStringLiteral("list"),
                                     QStringLiteral("lst"), QStringLiteral("csv")};
    return ImageName::parse(text) && !endings.contains(QFileInfo(text).suffix().toLower());
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

ScanPage::ScanPage(ScanServices services, QSettings *settings, QWidget *parent) :
    Page(parent), m_services(std::move(services)), m_settings(settings),
    m_recentTargets(settings, QStringLiteral("scan/recentTargets")), m_intake(settings),
    m_session(m_services.newScan), m_bar(new ScanBar(settings)), m_actions(new ScanActions(this)),
    m_head(new ScanHead), m_pages(new QStackedWidget),
    m_empty(new ScanEmptyPage(m_services.example.has_value())), m_editor(new ListEditor),
    m_results(new ScanResultsPane(&m_session, settings)),
    m_export(new FileExport(this, say::exportTheScan(), scanFileKinds())), m_saved(new SavedBar)
{
    setObjectName(QStringLiteral("scanPage"));
    setAcceptDrops(true);
    layOut();
    connectActions();
    connectList();
    connectTargets();
    connectBar();
    connectParts();
    connectSession();
    connectWords();
    restoreTargets();
    updateState();
}

ScanPage::~ScanPage()
{
    if (m_bar && !m_bar->parent()) // who placed it deletes it, and perhaps did
        delete m_bar;
    delete m_results; // it shows the session
}

void ScanPage::layOut()
{
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_editor);
    m_pages->addWidget(m_results);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(m_head);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_saved);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_results, &ScanResultsPane::focusFilter);
}

void ScanPage::connectActions()
{
    connect(m_actions, &ScanActions::chosen, this, &ScanPage::wanted);
    connect(m_actions, &ScanActions::openRequested, this, &ScanPage::chooseList);
    connect(m_actions, &ScanActions::newRequested, this, &ScanPage::newLines);
    connect(m_actions, &ScanActions::editRequested, this, &ScanPage::editLines);
    connect(m_actions, &ScanActions::startRequested, this, &ScanPage::start);
    connect(m_actions, &ScanActions::pauseToggled, this, &ScanPage::togglePause);
    connect(m_actions, &ScanActions::stopRequested, this, &ScanPage::stop);
    connect(m_actions, &ScanActions::exportRequested, this, &ScanPage::askExport);
}

void ScanPage::connectList()
{
    ListField *list = m_bar->list();
    list->setRecent(m_intake.recent());
    list->setExampleOffered(m_services.example.has_value());
    list->setAcceptDrops(true);
    list->installEventFilter(this);
    connect(list, &ListField::openRequested, this, &ScanPage::chooseList);
    connect(list, &ListField::fileNamed, this, &ScanPage::openList);
    connect(list, &ListField::linesGiven, this,
            [this](const QString &text) { useLines(text.toUtf8()); });
    connect(list, &ListField::editRequested, this, &ScanPage::editLines);
    connect(list, &ListField::exampleRequested, this, &ScanPage::useExample);
    connect(&m_intake, &ListIntake::begun, this, [this, list] {
        m_session.awaitList();
        list->showBusy();
        updateState();
    });
    connect(&m_intake, &ListIntake::loaded, &m_session, &ScanSession::setList);
    connect(&m_intake, &ListIntake::failed, this, &ScanPage::showUnreadable);
    connect(&m_intake, &ListIntake::linesRead, this, &ScanPage::showLines);
}

void ScanPage::connectTargets()
{
    TargetsField *targets = m_bar->targets();
    targets->setRecent(m_recentTargets.names());
    connect(targets, &TargetsField::targetsChanged, this, [this, targets] {
        targets->setNote({});
        if (!isRunning())
            showReadyOrEnd();
        updateState();
        Q_EMIT titleChanged(title());
    });
    connect(targets, &TargetsField::submitted, this, &ScanPage::start);
    connect(targets, &TargetsField::failed, this, [this](const Error &error) {
        showNotice({.title = say::noPlace(), .detail = error.detail, .action = say::editPlaces()},
                   [this] { editPlaces(); });
    });
    connect(targets->edit(), &QLineEdit::textEdited, this, &ScanPage::updateState);
}

void ScanPage::connectBar()
{
    connect(m_bar->options(), &ScanOptionsMenu::changed, this, &ScanPage::showReadyOrEnd);
    connect(m_bar, &ScanBar::startRequested, this, &ScanPage::start);
    connect(m_bar, &ScanBar::pauseRequested, this, &ScanPage::setPaused);
    connect(m_bar, &ScanBar::stopRequested, this, &ScanPage::stop);
    connect(m_bar, &ScanBar::exportRequested, this, &ScanPage::askExport);
}

void ScanPage::connectParts()
{
    connect(m_empty, &ScanEmptyPage::openRequested, this, &ScanPage::chooseList);
    connect(m_empty, &ScanEmptyPage::editRequested, this, &ScanPage::editLines);
    connect(m_empty, &ScanEmptyPage::exampleRequested, this, &ScanPage::useExample);
    connect(m_editor, &ListEditor::accepted, this, &ScanPage::acceptLines);
    connect(m_editor, &ListEditor::cancelled, this, &ScanPage::cancelLines);
    connect(m_editor, &ListEditor::linesChanged, this, &ScanPage::updateState);
    connect(m_editor, &ListEditor::fileDropped, this, &ScanPage::openList);
    connect(m_results, &ScanResultsPane::compareRequested, this, &ScanPage::compareRequested);
    connect(m_results, &ScanResultsPane::linesWanted, this, &ScanPage::editLines);
    connect(m_export, &FileExport::written, this, [this](const QString &path) {
        setStatus(say::saved(path));
        m_saved->showSaved(path);
    });
    connect(m_export, &FileExport::failed, this, [this](const Error &error) {
        showNotice(
            {.title = say::notSaved(), .detail = error.detail, .action = say::exportButton()},
            [this] { askExport(); });
    });
}

void ScanPage::connectSession()
{
    connect(&m_session, &ScanSession::listChanged, this, &ScanPage::showList);
    connect(&m_session, &ScanSession::startDue, this, &ScanPage::start);
    connect(&m_session, &ScanSession::stateChanged, this, &ScanPage::updateState);
    connect(&m_session, &ScanSession::progressed, this, &ScanPage::showProgress);
    connect(&m_session, &ScanSession::ended, this, &ScanPage::showEnded);
    connect(&m_session, &ScanSession::failed, this, &ScanPage::showFailed);
}

void ScanPage::restoreTargets()
{
    std::vector<TargetName> targets;
    if (m_settings) {
        const QStringList names = m_settings->value(QStringLiteral("scan/targets")).toStringList();
        for (const QString &name : names) {
            if (const auto target = TargetName::parse(name))
                targets.push_back(*target);
        }
    }
    m_bar->targets()->setTargets(targets);
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
    return say::pageLabel();
}

QString ScanPage::news() const
{
    if (isRunning())
        return say::scanIsRunning();
    return m_hasEndedUnseen ? say::scanHasEnded() : QString();
}

PageMenus ScanPage::menus()
{
    auto *menu = new QMenu(say::pageMenu(), this);
    menu->setObjectName(QStringLiteral("scanMenu"));
    menu->addActions(m_actions->all());
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

void ScanPage::openList(const QString &path)
{
    if (!isRunning())
        m_intake.openFile(path);
}

void ScanPage::useLines(const QByteArray &text)
{
    if (!isRunning())
        m_intake.useLines(text);
}

void ScanPage::useExample()
{
    if (isRunning() || !m_services.example)
        return;
    if (const auto target = TargetName::parse(m_services.example->target))
        m_bar->targets()->setTargets({*target});
    m_intake.useLines(m_services.example->lines, m_services.example->title);
    m_session.startWhenListed();
}

bool ScanPage::take(const QMimeData *given)
{
    return !isRunning() && m_intake.take(given);
}

void ScanPage::chooseList()
{
    if (isRunning())
        return;
    auto *dialog = new QFileDialog(this, say::openListOfImages());
    dialog->setObjectName(QStringLiteral("listDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({say::listFiles(), say::allFiles()});
    if (const ListIntake::Beginning &at = m_intake.beginning(); at.isDirectory)
        dialog->setDirectory(at.path);
    else if (!at.path.isEmpty())
        dialog->selectFile(at.path);
    connect(dialog, &QFileDialog::fileSelected, this, &ScanPage::openList);
    dialog->open();
}

void ScanPage::newLines()
{
    if (!m_editor->isChanged()) // what was typed is new enough
        m_editor->setLines({});
    showEditor();
}

void ScanPage::editLines()
{
    if (isRunning())
        return;
    if (m_editor->isChanged()) // what was typed and left waits there
        showEditor();
    else
        m_intake.readLines(m_session.list());
}

void ScanPage::showLines(const QString &text)
{
    if (isRunning())
        return;
    if (!m_editor->isChanged()) // while they were read
        m_editor->setLines(text);
    showEditor();
}

void ScanPage::showEditor()
{
    m_pages->setCurrentWidget(m_editor);
    m_editor->focusLines();
    updateState();
}

bool ScanPage::isEditing() const
{
    return m_pages->currentWidget() == m_editor;
}

void ScanPage::acceptLines()
{
    if (!m_editor->isBlank())
        useLines(m_editor->lines());
}

void ScanPage::cancelLines()
{
    if (m_session.list())
        showResults();
    else
        m_pages->setCurrentWidget(m_empty);
    updateState();
}

void ScanPage::showList()
{
    m_bar->list()->showList(m_session.list().get());
    m_bar->list()->setRecent(m_intake.recent());
    m_bar->targets()->setNote({});
    m_editor->setLines({});
    m_results->forget();
    setStatus({});
    showResults();
    showReady();
    m_results->showTotals();
    updateState();
    Q_EMIT titleChanged(title());
}

void ScanPage::showUnreadable(const QString &path, const ListReading &reading)
{
    m_session.keepList();
    m_bar->list()->showFailed();
    showReadyOrEnd(); // below the message
    updateState();
    Notice notice{.title = say::listNotReadable(), .detail = reading.list.error().detail};
    const QString typed = m_bar->list()->typed();
    if (!path.isEmpty() && reading.at == ListReading::At::Nothing && isImage(typed)) {
        notice.detail = say::noSuchFileButAnImage(typed);
        notice.action = say::typeLines();
        showNotice(notice, [this, typed] {
            m_editor->append(typed);
            showEditor();
        });
        return;
    }
    if (reading.at == ListReading::At::Directory)
        notice.detail = say::directoryIsNoList(path);
    notice.action = say::openAnother();
    showNotice(notice, [this] { chooseList(); });
}

ScanSetup ScanPage::setup() const
{
    using Lines = ScanSetup::Lines;
    const TargetsField &targets = *m_bar->targets();
    const ScanOptionsMenu &options = *m_bar->options();
    const Lines typed = m_editor->isBlank() ? Lines::Blank : Lines::Typed;
    return {.request = {.list = {},
                        .targets = targets.targets(),
                        .platform = options.platform(),
                        .wanted = options.wanted()},
            .hasTypedPlace = !targets.edit()->text().trimmed().isEmpty(),
            .lines = isEditing() ? typed : Lines::Listed};
}

void ScanPage::start()
{
    if (isRunning() || !m_bar->targets()->acceptText()
        || m_session.missingToStart(setup()) != ScanSession::Missing::Nothing)
        return;
    if (isEditing() && (m_editor->isChanged() || !m_session.list())) {
        acceptLines();
        m_session.startWhenListed();
        return;
    }
    rememberNames();
    showResults();
    m_session.start(setup().request);
    m_head->bringProgress();
    m_head->showProgress(m_session.progress());
    m_results->showTotals();
    Q_EMIT runningChanged(true);
    Q_EMIT titleChanged(title());
}

void ScanPage::rememberNames()
{
    QStringList names;
    for (const TargetName &target : m_bar->targets()->targets()) {
        names.append(target.toString());
        m_recentTargets.add(target.toString());
    }
    m_bar->targets()->setRecent(m_recentTargets.names());
    if (m_settings)
        m_settings->setValue(QStringLiteral("scan/targets"), names);
}

void ScanPage::setPaused(bool paused)
{
    m_session.setPaused(paused);
    if (isRunning())
        m_head->showProgress(m_session.progress());
}

void ScanPage::togglePause()
{
    setPaused(m_session.state() == ScanState::Running);
}

void ScanPage::stop()
{
    m_session.stop();
    if (isRunning())
        m_head->showEnd(
            {say::stopping(), countWords(m_session.progress()), m_session.progress().percent()});
}

void ScanPage::showProgress()
{
    m_head->showProgress(m_session.progress());
    showTraffic();
}

void ScanPage::showEnded(ScanSession::Ending ending)
{
    if (ending == ScanSession::Ending::Untouched) {
        m_head->showEnd({say::stopped(), say::nothingRead(), {}});
    } else {
        const ScanResult &result = *m_session.result();
        m_head->showEnd(endWords(m_session, setup()));
        const QStringList remarks = m_services.remarks ? m_services.remarks() : QStringList();
        if (!result.unread.empty())
            showNotice(unreadNotice(result.unread), [this] { editPlaces(); });
        else if (!remarks.isEmpty())
            showNotice(remarksNotice(remarks), [this] { editPlaces(); });
        m_bar->targets()->setNote(say::repositories(result.summary.repositories));
    }
    m_results->showTotals();
    showTraffic();
    Q_EMIT runningChanged(false);
}

void ScanPage::showFailed(const Error &error)
{
    showReadyOrEnd();
    Notice notice{.title = say::scanNotStarted(), .detail = error.detail};
    if (isOfName(error.kind)) {
        notice.action = say::editPlaces();
        showNotice(notice, [this] { editPlaces(); });
    } else {
        notice.action = say::tryAgain();
        showNotice(notice, [this] { start(); });
    }
    m_results->showTotals();
    showTraffic();
    Q_EMIT runningChanged(false);
}

void ScanPage::showReady()
{
    if (!m_session.list())
        return;
    const ScanOptionsMenu &options = *m_bar->options();
    m_head->bringProgress();
    m_head->showReady(
        readyWords(m_session, setup(), options.isUnusual() ? options.words() : QString()));
}

void ScanPage::showReadyOrEnd()
{
    if (!m_session.result()) {
        showReady();
        return;
    }
    m_head->bringProgress();
    m_head->showEnd(endWords(m_session, setup()));
}

void ScanPage::showResults()
{
    const QWidget *focus = m_pages->focusWidget();
    const bool isHere = focus && focus->hasFocus();
    m_pages->setCurrentWidget(m_results);
    if (isHere) // what had it is gone, and the next in line would be a surprise
        m_results->focusTable();
}

void ScanPage::showNotice(const Notice &notice, std::function<void()> remedy)
{
    m_head->showNotice(notice, std::move(remedy));
}

void ScanPage::showTraffic()
{
    if (!m_services.traffic)
        return;
    if (const QString words = trafficWords(m_services.traffic()); !words.isEmpty())
        setStatus(words);
}

void ScanPage::setStatus(const QString &text)
{
    m_status = text;
    Q_EMIT statusChanged(m_status);
}

void ScanPage::updateState()
{
    const QString missing = missingWords(m_session.missingToStart(setup()));
    const QWidget *focus = QApplication::focusWidget();
    const bool isInBar = focus && m_bar->isAncestorOf(focus);
    m_bar->setState(m_session.state(), missing, m_session.hasResults());
    // the next in line would be Export or another page
    if (isInBar && !focus->isEnabled() && m_pages->currentWidget() == m_results)
        m_results->focusTable();
    m_actions->setState(m_session.state(), missing.isEmpty(), m_session.hasResults());
}

void ScanPage::editPlaces()
{
    m_bar->targets()->edit()->setFocus();
}

void ScanPage::askExport()
{
    const SharedList &list = m_session.list();
    QString name = QStringLiteral("scan");
    if (list && !list->path.isEmpty())
        name = QFileInfo(list->path).completeBaseName() + QStringLiteral("-scan");
    m_export->ask(name, [this](int kind) { return scanFile(m_session.snapshot(), kind); });
}

QString ScanPage::title() const
{
    const SharedList &list = m_session.list();
    return list ? listTitle(*list, m_bar->targets()->targets()) : QString();
}

bool ScanPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar->list() && event->type() == QEvent::DragEnter) {
        acceptCopy(*static_cast<QDragEnterEvent *>(event));
        return true;
    }
    if (watched == m_bar->list() && event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (take(drop->mimeData()))
            acceptCopy(*drop);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ScanPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (isRunning() || !ListIntake::mayTake(event->mimeData()))
        return;
    acceptCopy(*event);
    m_isDropTarget = true;
    update();
}

void ScanPage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_isDropTarget = false;
    update();
}

void ScanPage::dropEvent(QDropEvent *event)
{
    m_isDropTarget = false;
    update();
    if (take(event->mimeData()))
        acceptCopy(*event);
}

void ScanPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && take(QGuiApplication::clipboard()->mimeData()))
        return;
    QWidget::keyPressEvent(event);
}

void ScanPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= wideEnough;
    if (isWide != m_isWide)
        m_results->showDetails(isWide);
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
