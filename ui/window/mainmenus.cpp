// SPDX-License-Identifier: MIT
// The menus of the main window.
#include "ui/comparepage/commandline.h"
#include "ui/comparepage/comparebar.h"
#include "ui/comparepage/comparepage.h"
#include "ui/comparepage/treepair.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>

namespace sameinside {

QAction *MainWindow::addAction(QMenu *menu, const QString &name, const QString &text,
                               const QKeySequence &shortcut, std::function<void()> run)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    if (!shortcut.isEmpty())
        setKeys(m_compare, action, {shortcut});
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    return action;
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildCompareMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = menuBar()->addMenu(QStringLiteral("&File"));
    addAction(menu, QStringLiteral("actionNew"), QStringLiteral("&New comparison"),
              QKeySequence::New, [this] {
                  showPage(m_compare);
                  m_compare->clear();
              });
    menu->addSeparator();
    addAction(menu, QStringLiteral("actionOpenLeft"), QStringLiteral("Open &left layout…"),
              QKeySequence::Open, [this] { openLayout(NodeRef::Side::Left); });
    addAction(menu, QStringLiteral("actionOpenRight"), QStringLiteral("Open ri&ght layout…"),
              QKeySequence(QStringLiteral("Ctrl+Shift+O")),
              [this] { openLayout(NodeRef::Side::Right); });
    addAction(menu, QStringLiteral("actionOpenLeftArchive"), QStringLiteral("Open left &archive…"),
              {}, [this] { openArchive(NodeRef::Side::Left); });
    addAction(menu, QStringLiteral("actionOpenRightArchive"),
              QStringLiteral("Open right ar&chive…"), {},
              [this] { openArchive(NodeRef::Side::Right); });
    m_recentMenu = menu->addMenu(QStringLiteral("Recent &pairs"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    menu->addSeparator();
    m_pairActions += addAction(menu, QStringLiteral("actionReload"), QStringLiteral("&Reload"),
                               QKeySequence::Refresh, [this] { m_compare->reload(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionExport"), QStringLiteral("&Export…"),
                     QKeySequence::Save, [this] { m_compare->askExport(); });
    menu->addSeparator();
    addAction(menu, QStringLiteral("actionQuit"), QStringLiteral("&Quit"), {}, [this] {
        close();
    })->setShortcut(QKeySequence::Quit);
}

void MainWindow::buildEditMenu()
{
    QMenu *menu = menuBar()->addMenu(QStringLiteral("&Edit"));
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionCopyDigest"), QStringLiteral("Copy &digest"),
                     QKeySequence(QStringLiteral("Ctrl+D")), [this] { copyDigest(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionCopyRow"), QStringLiteral("Copy &row"),
                     QKeySequence(QStringLiteral("Ctrl+Shift+D")), [this] { copyRow(); });
    menu->addSeparator();
    m_pairActions += addAction(
        menu, QStringLiteral("actionCopyCommand"), QStringLiteral("Copy &command line"),
        QKeySequence(QStringLiteral("Ctrl+Shift+C")), [this] { copyCommandLine(); });
}

void MainWindow::buildViewMenu()
{
    m_viewMenu = menuBar()->addMenu(QStringLiteral("&View"));
    m_viewMenu->addSeparator(); // pages go before it
    m_back = addAction(m_viewMenu, QStringLiteral("actionBack"), QStringLiteral("&Back"), {},
                       [this] { goBack(); });
    m_back->setShortcut(QKeySequence::Back);
    m_back->setEnabled(false);
    QAction *follow = m_viewMenu->addAction(QStringLiteral("&Follow in the other tree"));
    m_compareActions += follow;
    follow->setObjectName(QStringLiteral("actionFollow"));
    follow->setCheckable(true);
    follow->setChecked(m_settings->value(QStringLiteral("compare/follow"), true).toBool());
    m_compare->trees()->setFollowing(follow->isChecked());
    connect(follow, &QAction::toggled, this, [this](bool on) {
        m_compare->trees()->setFollowing(on);
        m_settings->setValue(QStringLiteral("compare/follow"), on);
    });
    m_viewMenu->addSeparator();
    m_comparisonActions += addAction(
        m_viewMenu, QStringLiteral("actionExpand"), QStringLiteral("&Expand all"),
        QKeySequence(QStringLiteral("Ctrl+E")), [this] { m_compare->trees()->expandAll(); });
    m_comparisonActions
        += addAction(m_viewMenu, QStringLiteral("actionCollapse"), QStringLiteral("&Collapse all"),
                     QKeySequence(QStringLiteral("Ctrl+Shift+E")),
                     [this] { m_compare->trees()->collapseAll(); });
}

void MainWindow::buildCompareMenu()
{
    QMenu *menu = menuBar()->addMenu(QStringLiteral("&Compare"));
    m_compareActions += addAction(menu, QStringLiteral("actionCompare"), QStringLiteral("&Compare"),
                                  QKeySequence(QStringLiteral("Ctrl+Return")),
                                  [this] { m_compare->bar()->requestCompare(); });
    m_stop = addAction(menu, QStringLiteral("actionStop"), QStringLiteral("S&top"),
                       QKeySequence(Qt::Key_Escape), [this] { m_compare->stop(); });
    m_comparisonActions += addAction(
        menu, QStringLiteral("actionLoadContents"), QStringLiteral("&Load contents of layers"),
        QKeySequence(QStringLiteral("Ctrl+L")), [this] { m_compare->loadContents(); });
    menu->addSeparator();
    m_compareActions += addAction(menu, QStringLiteral("actionSwap"), QStringLiteral("&Swap sides"),
                                  QKeySequence(QStringLiteral("Ctrl+Shift+S")),
                                  [this] { m_compare->swapSides(); });
    menu->addSeparator();
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionNext"), QStringLiteral("&Next difference"),
                     QKeySequence(Qt::Key_F8), [this] { step(true); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionPrevious"), QStringLiteral("&Previous difference"),
                     QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { step(false); });
}

void MainWindow::buildHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(QStringLiteral("&Help"));
    for (std::size_t i = 0; i < m_services.examples.size(); ++i) {
        const ExamplePair &example = m_services.examples[i];
        addAction(menu, QStringLiteral("actionExample%1").arg(i + 1),
                  QStringLiteral("Example: ") + example.title, {}, [this, pair = example.pair] {
                      showPage(m_compare);
                      m_compare->compare(pair);
                  });
    }
    menu->addSeparator();
    addAction(menu, QStringLiteral("actionAbout"), QStringLiteral("&About SameInside"), {},
              [this] { showAbout(); });
    addAction(menu, QStringLiteral("actionAboutQt"), QStringLiteral("About &Qt"), {},
              [] { QApplication::aboutQt(); });
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    const auto pairs = m_recent.pairs();
    for (const PairRequest &pair : pairs) {
        QString text = pair.left + QStringLiteral("  ↔  ") + pair.right;
        text.replace(u'&', QStringLiteral("&&"));
        addAction(m_recentMenu, QStringLiteral("recent"), text, {}, [this, pair] {
            showPage(m_compare);
            m_compare->compare(pair);
        });
    }
    m_recentMenu->addSeparator();
    addAction(m_recentMenu, QStringLiteral("actionClearRecent"), QStringLiteral("&Clear"), {},
              [this] {
        m_recent.clear();
        fillRecent();
    });
    m_recentMenu->setEnabled(!pairs.empty());
    m_compare->bar()->setKnownNames(m_recent.names());
}

void MainWindow::openLayout(NodeRef::Side side)
{
    const QString directory = QFileDialog::getExistingDirectory(
        this, QStringLiteral("Open an OCI layout (a directory that holds index.json)"));
    if (directory.isEmpty())
        return;
    showPage(m_compare);
    m_compare->openPath(side, directory);
}

void MainWindow::openArchive(NodeRef::Side side)
{
    const QString file = QFileDialog::getOpenFileName(
        this, QStringLiteral("Open an archive (of docker save, or of an OCI layout)"), {},
        QStringLiteral("Archives (*.tar *.tar.gz *.tgz);;All files (*)"));
    if (file.isEmpty())
        return;
    showPage(m_compare);
    m_compare->openPath(side, file);
}

void MainWindow::copyDigest()
{
    const TreeNode *node = m_compare->trees()->currentNode();
    if (!node || !node->digest)
        return;
    QApplication::clipboard()->setText(node->digest->toString());
    note(QStringLiteral("Copied ") + node->digest->toString());
}

void MainWindow::copyRow()
{
    if (const TreeNode *node = m_compare->trees()->currentNode())
        QApplication::clipboard()->setText(rowText(*node));
}

void MainWindow::copyCommandLine()
{
    const QString line = compareCommandLine(*m_compare->pair());
    QApplication::clipboard()->setText(line);
    note(QStringLiteral("Copied: ") + line);
}

void MainWindow::step(bool forward)
{
    if (!m_compare->stepDifference(forward))
        note(forward ? QStringLiteral("No difference after this")
                     : QStringLiteral("No difference before this"));
}

void MainWindow::showAbout()
{
    const QString text = QStringLiteral(
        "SameInside %1\n\nTells whether two container images are the same inside although their "
        "digests say otherwise, and why.\n\nMIT licence.");
    QMessageBox::about(this, QStringLiteral("About SameInside"),
                       text.arg(QStringLiteral(SAMEINSIDE_VERSION)));
}

} // namespace sameinside
