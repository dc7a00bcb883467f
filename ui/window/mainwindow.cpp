// SPDX-License-Identifier: MIT
#include "ui/window/mainwindow.h"

#include "model/text/plaintext.h"
#include "ui/comparepage/comparebar.h"
#include "ui/comparepage/comparepage.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/treepair.h"
#include "ui/widgets/shownname.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QStatusBar>
#include <QThreadPool>
#include <QToolBar>

namespace sameinside {

MainWindow::MainWindow(Services services, std::unique_ptr<QSettings> settings, QWidget *parent) :
    QMainWindow(parent), m_services(std::move(services)), m_settings(std::move(settings)),
    m_recent(*m_settings), m_row(new QWidget), m_bars(new QStackedWidget),
    m_pages(new QStackedWidget), m_pageActions(new QActionGroup(this)), m_status(new QLabel),
    m_news(new QLabel), m_compare(new ComparePage(m_services))
{
    setObjectName(QStringLiteral("mainWindow"));
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(0);
    row->addSpacing(12);
    row->addWidget(m_bars, 1);
    auto *tools = new QToolBar(QStringLiteral("Tools"));
    tools->setObjectName(QStringLiteral("tools"));
    tools->setMovable(false);
    tools->setContextMenuPolicy(Qt::PreventContextMenu);
    tools->addWidget(m_row);
    addToolBar(tools);
    setContextMenuPolicy(Qt::NoContextMenu);
    setCentralWidget(m_pages);
    m_status->setObjectName(QStringLiteral("statusText"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setContentsMargins(8, 0, 8, 0);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(m_status, 1);
    m_news->setObjectName(QStringLiteral("pageNews"));
    m_news->setTextFormat(Qt::PlainText);
    m_news->setContentsMargins(8, 0, 8, 0);
    statusBar()->addPermanentWidget(m_news);

    buildMenus();
    addPage(QStringLiteral("Compare"), m_compare, m_compare->bar(),
            QKeySequence(QStringLiteral("Ctrl+1")));
    connectComparePage();
    restore();
    QCoreApplication::instance()->installEventFilter(this); // for the mouse's own button
    updateTitle();
    updateActions();
}

// What the pages began reads from sources, and those may not outlive the application.
MainWindow::~MainWindow()
{
    delete m_pages;
    QThreadPool::globalInstance()->waitForDone();
}

void MainWindow::connectComparePage()
{
    connect(m_compare, &ComparePage::changed, this, [this] {
        updateTitle();
        updateActions();
    });
    connect(m_compare, &ComparePage::changed, this, &MainWindow::updateStatus);
    connect(m_compare, &ComparePage::statusChanged, this, &MainWindow::updateStatus);
    connect(m_compare, &ComparePage::loadingChanged, this, &MainWindow::updateActions);
    connect(m_compare, &ComparePage::exported, this,
            [this](const QString &path) { note(QStringLiteral("Saved ") + shownText(path)); });
    connect(m_compare->bar(), &CompareBar::nameMissing, this, &MainWindow::note);
    connect(m_compare, &ComparePage::compared, this, [this](const PairRequest &pair) {
        m_recent.add(pair);
        fillRecent();
    });
    fillRecent();
}

void MainWindow::updateTitle()
{
    const auto &pair = m_compare->pair();
    setPageTitle(m_compare,
                 pair ? QStringLiteral("%1 ↔ %2").arg(shortName(pair->left), shortName(pair->right))
                      : QString());
}

void MainWindow::updateActions()
{
    const bool isShown = m_pages->currentWidget() == m_compare;
    const bool isLoading = m_compare->isLoading();
    for (QAction *action : std::as_const(m_compareActions))
        action->setEnabled(isShown);
    for (QAction *action : std::as_const(m_pairActions))
        action->setEnabled(isShown && m_compare->pair());
    for (QAction *action : std::as_const(m_comparisonActions))
        action->setEnabled(isShown && m_compare->comparison() && !isLoading);
    m_stop->setEnabled(isShown && isLoading);
}

void MainWindow::updateStatus()
{
    setPageStatus(m_compare, m_compare->status().join(QStringLiteral("     ")));
}

void MainWindow::restore()
{
    resize(1280, 820);
    restoreGeometry(m_settings->value(QStringLiteral("window/geometry")).toByteArray());
    m_compare->restoreSplitter(m_settings->value(QStringLiteral("compare/splitter")).toByteArray());
    m_compare->tabs()->setCurrentIndex(m_settings->value(QStringLiteral("compare/tab")).toInt());
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
    m_settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings->setValue(QStringLiteral("window/page"), m_pageActions->checkedAction()->text());
    m_settings->setValue(QStringLiteral("compare/splitter"), m_compare->saveSplitter());
    m_settings->setValue(QStringLiteral("compare/tab"), m_compare->tabs()->currentIndex());
    event->accept();
}

} // namespace sameinside
