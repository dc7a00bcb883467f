// SPDX-License-Identifier: MIT
#include "ui/window/mainwindow.h"

#include "model/text/words/ui/windowwords.h"
#include "ui/widgets/pagebutton.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStatusBar>
#include <QThreadPool>
#include <QToolBar>

#include <algorithm>

namespace sameinside {

namespace window = words::window;

namespace {

constexpr int patience = 2000; // milliseconds, for what was told to stop
constexpr int noteTime = 5000; // milliseconds

QString pageKey()
{
    return QStringLiteral("window/page");
}

QString geometryKey()
{
    return QStringLiteral("window/geometry");
}

} // namespace

MainWindow::MainWindow(std::unique_ptr<QSettings> settings, QWidget *parent) :
    QMainWindow(parent), m_settings(std::move(settings)), m_row(new QWidget),
    m_bars(new QStackedWidget), m_shown(new QStackedWidget), m_pageActions(new QActionGroup(this)),
    m_status(new QLabel), m_news(new QLabel)
{
    setObjectName(QStringLiteral("mainWindow"));
    setContextMenuPolicy(Qt::NoContextMenu);
    setCentralWidget(m_shown);
    buildBars();
    buildMenus();
    resize(QSize(1280, 820).boundedTo(screen()->availableSize()));
    restoreGeometry(m_settings->value(geometryKey()).toByteArray());
    QCoreApplication::instance()->installEventFilter(this); // for the mouse's own button
    showWords();
}

// What the pages began reads from sources, and those may not outlive the application. But nobody
// wants to wait for what is blocked (in a pipe that nobody writes to): the program sees to it.
MainWindow::~MainWindow()
{
    delete m_shown;
    QThreadPool::globalInstance()->waitForDone(patience);
}

void MainWindow::buildBars()
{
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(0);
    row->addSpacing(12);
    row->addWidget(m_bars, 1);
    auto *tools = new QToolBar(window::tools());
    tools->setObjectName(QStringLiteral("tools"));
    tools->setMovable(false);
    tools->setContextMenuPolicy(Qt::PreventContextMenu);
    tools->addWidget(m_row);
    addToolBar(tools);
    m_status->setObjectName(QStringLiteral("statusText"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setContentsMargins(8, 0, 8, 0);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(m_status, 1);
    m_news->setObjectName(QStringLiteral("pageNews"));
    m_news->setTextFormat(Qt::PlainText);
    m_news->setContentsMargins(8, 0, 8, 0);
    statusBar()->addPermanentWidget(m_news);
}

QAction *MainWindow::addAction(QMenu *menu, const QString &name, const QString &text)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    return action;
}

void MainWindow::buildMenus()
{
    m_fileMenu = menuBar()->addMenu(window::fileMenu());
    m_fileEnd = m_fileMenu->addSeparator();
    QAction *quit = addAction(m_fileMenu, QStringLiteral("actionQuit"), window::quit());
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &MainWindow::close);

    m_editMenu = menuBar()->addMenu(window::editMenu());

    m_viewMenu = menuBar()->addMenu(window::viewMenu());
    m_pagesEnd = m_viewMenu->addSeparator();
    m_back = addAction(m_viewMenu, QStringLiteral("actionBack"), window::back());
    m_back->setShortcut(QKeySequence::Back);
    m_back->setEnabled(false);
    connect(m_back, &QAction::triggered, this, &MainWindow::goBack);

    m_helpMenu = menuBar()->addMenu(window::helpMenu());
    m_helpEnd = m_helpMenu->addSeparator();
    QAction *about = addAction(m_helpMenu, QStringLiteral("actionAbout"), window::about());
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
    QAction *aboutQt = addAction(m_helpMenu, QStringLiteral("actionAboutQt"), window::aboutQt());
    connect(aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
}

void MainWindow::addPage(Page *page)
{
    m_pages.push_back(page);
    m_shown->addWidget(page);
    m_bars->addWidget(page->bar());
    auto *action = new QAction(page->label(), m_pageActions);
    action->setCheckable(true);
    if (m_pages.size() < 10)
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(m_pages.size())));
    connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    m_viewMenu->insertAction(m_pagesEnd, action);
    addButton(page, action);
    addMenus(page->menus());
    const QList<PageKeys> keys = page->keys();
    m_keys.insert(m_keys.end(), keys.begin(), keys.end());
    connect(page, &Page::wordsChanged, this, &MainWindow::showWords);
    connect(page, &Page::noted, this, &MainWindow::note);
    connect(page, &Page::wanted, this, [this, page] { showPage(page); });
    showPage(m_pages.size() == 1 || wasShownLast(*page) ? page : current());
    setBefore(nullptr);
}

void MainWindow::addButton(Page *page, QAction *action)
{
    QString name = page->id();
    name.front() = name.front().toUpper();
    auto *button = new PageButton;
    button->setObjectName(QStringLiteral("page") + name);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFixedHeight(std::max(page->bar()->sizeHint().height(), button->sizeHint().height()));
    button->setMinimumWidth(76);
    auto *row = static_cast<QHBoxLayout *>(m_row->layout());
    row->insertWidget(int(m_pages.size()) - 1, button);
    QWidget *before = button;
    for (QWidget *control : page->bar()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (!(control->focusPolicy() & Qt::TabFocus))
            continue;
        setTabOrder(before, control);
        before = control;
    }
}

void MainWindow::addMenus(const PageMenus &menus)
{
    m_fileMenu->insertActions(m_fileEnd, menus.file);
    m_editMenu->addActions(menus.edit);
    m_viewMenu->addActions(menus.view);
    m_helpMenu->insertActions(m_helpEnd, menus.help);
    if (menus.own)
        menuBar()->insertMenu(m_helpMenu->menuAction(), menus.own);
}

// Earlier versions kept the label, which was the identifier but for its first letter.
bool MainWindow::wasShownLast(const Page &page) const
{
    const QString last = m_settings->value(pageKey()).toString();
    return last.compare(page.id(), Qt::CaseInsensitive) == 0;
}

Page *MainWindow::current() const
{
    return m_pages.empty() ? nullptr : m_pages[std::size_t(m_shown->currentIndex())];
}

void MainWindow::showPage(Page *page)
{
    const auto place = int(std::ranges::find(m_pages, page) - m_pages.begin());
    if (page != current())
        setBefore(current());
    m_shown->setCurrentIndex(place);
    m_bars->setCurrentIndex(place);
    m_pageActions->actions().at(place)->setChecked(true);
    statusBar()->clearMessage();
    for (Page *one : m_pages)
        one->setCurrent(one == page);
    showWords();
    handOutKeys();
}

void MainWindow::goBack()
{
    if (!m_before)
        return;
    showPage(m_before);
    setBefore(nullptr);
}

void MainWindow::setBefore(Page *page)
{
    m_before = page;
    m_back->setEnabled(page);
}

// All are taken back first: two pages may use the same ones.
void MainWindow::handOutKeys()
{
    for (const PageKeys &one : m_keys)
        one.action->setShortcuts(QList<QKeySequence>());
    for (const PageKeys &one : current()->keys())
        one.action->setShortcuts(one.keys);
}

void MainWindow::showWords()
{
    const Page *page = current();
    const QString title = page ? page->title() : QString();
    setWindowTitle(title.isEmpty() ? QStringLiteral("SameInside") : window::titleOf(title));
    m_status->setText(page ? page->statusText() : QString());
    QStringList news;
    for (const Page *other : m_pages) {
        if (other != page && !other->news().isEmpty())
            news += other->news();
    }
    m_news->setText(news.join(QStringLiteral("     ")));
}

void MainWindow::note(const QString &text)
{
    statusBar()->showMessage(text, noteTime);
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, window::aboutTitle(),
                       window::aboutText(QStringLiteral(SAMEINSIDE_VERSION)));
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::MouseButtonPress && widget && widget->window() == this
        && static_cast<QMouseEvent *>(event)->button() == Qt::BackButton) {
        goBack();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings->setValue(geometryKey(), saveGeometry());
    if (current())
        m_settings->setValue(pageKey(), current()->id());
    for (Page *page : m_pages)
        page->remember();
    event->accept();
}

} // namespace sameinside
