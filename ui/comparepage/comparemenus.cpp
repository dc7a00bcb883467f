// SPDX-License-Identifier: MIT
#include "ui/comparepage/comparemenus.h"

#include "ui/comparepage/commandline.h"
#include "ui/comparepage/comparebar.h"
#include "ui/comparepage/comparepage.h"
#include "ui/comparepage/imagedrop.h"
#include "ui/comparepage/treepair.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>

namespace sameinside {

CompareMenus::CompareMenus(ComparePage &page, const std::vector<ExamplePair> &examples,
                           QSettings &settings) :
    QObject(&page),
    m_page(page), m_settings(settings), m_recent(settings)
{
    addFile();
    addEdit();
    addView();
    addCompare();
    addExamples(examples);
    connect(&page, &ComparePage::changed, this, &CompareMenus::updateActions);
    connect(&page, &ComparePage::loadingChanged, this, &CompareMenus::updateActions);
    connect(&page, &ComparePage::currentChanged, this, &CompareMenus::updateActions);
    connect(&page, &ComparePage::compared, this, [this](const PairRequest &pair) {
        m_recent.add(pair);
        fillRecent();
    });
    fillRecent();
    updateActions();
}

QAction *CompareMenus::addAction(QList<QAction *> &menu, const QString &name, const QString &text,
                                 const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    if (!keys.isEmpty())
        m_keys.append({action, {keys}});
    menu.append(action);
    return action;
}

void CompareMenus::addSeparator(QList<QAction *> &menu)
{
    auto *separator = new QAction(this);
    separator->setSeparator(true);
    menu.append(separator);
}

void CompareMenus::addFile()
{
    using Side = NodeRef::Side;
    QList<QAction *> &menu = m_menus.file;
    addAction(menu, QStringLiteral("actionNew"), QStringLiteral("&New comparison"),
              QKeySequence::New, [this] {
                  Q_EMIT m_page.wanted();
                  m_page.clear();
              });
    addSeparator(menu);
    addAction(menu, QStringLiteral("actionOpenLeft"), QStringLiteral("Open &left layout…"),
              QKeySequence::Open, [this] { openLayout(Side::Left); });
    addAction(menu, QStringLiteral("actionOpenRight"), QStringLiteral("Open ri&ght layout…"),
              QKeySequence(QStringLiteral("Ctrl+Shift+O")), [this] { openLayout(Side::Right); });
    addAction(menu, QStringLiteral("actionOpenLeftArchive"), QStringLiteral("Open left &archive…"),
              {}, [this] { openArchive(Side::Left); });
    addAction(menu, QStringLiteral("actionOpenRightArchive"),
              QStringLiteral("Open right ar&chive…"), {}, [this] { openArchive(Side::Right); });
    m_recentMenu = new QMenu(QStringLiteral("Recent &pairs"), &m_page);
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    menu.append(m_recentMenu->menuAction());
    addSeparator(menu);
    m_pairActions += addAction(menu, QStringLiteral("actionReload"), QStringLiteral("&Reload"),
                               QKeySequence::Refresh, [this] { m_page.reload(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionExport"), QStringLiteral("&Export…"),
                     QKeySequence::Save, [this] { m_page.askExport(); });
}

void CompareMenus::addEdit()
{
    QList<QAction *> &menu = m_menus.edit;
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionCopyDigest"), QStringLiteral("Copy &digest"),
                     QKeySequence(QStringLiteral("Ctrl+D")), [this] { copyDigest(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionCopyRow"), QStringLiteral("Copy &row"),
                     QKeySequence(QStringLiteral("Ctrl+Shift+D")), [this] { copyRow(); });
    addSeparator(menu);
    m_pairActions += addAction(
        menu, QStringLiteral("actionCopyCommand"), QStringLiteral("Copy &command line"),
        QKeySequence(QStringLiteral("Ctrl+Shift+C")), [this] { copyCommandLine(); });
}

void CompareMenus::addView()
{
    QList<QAction *> &menu = m_menus.view;
    const QString key = QStringLiteral("compare/follow");
    auto *follow = new QAction(QStringLiteral("&Follow in the other tree"), this);
    follow->setObjectName(QStringLiteral("actionFollow"));
    follow->setCheckable(true);
    follow->setChecked(m_settings.value(key, true).toBool());
    m_page.trees()->setFollowing(follow->isChecked());
    connect(follow, &QAction::toggled, this, [this, key](bool on) {
        m_page.trees()->setFollowing(on);
        m_settings.setValue(key, on);
    });
    m_pageActions += follow;
    menu.append(follow);
    addSeparator(menu);
    m_comparisonActions += addAction(
        menu, QStringLiteral("actionExpand"), QStringLiteral("&Expand all"),
        QKeySequence(QStringLiteral("Ctrl+E")), [this] { m_page.trees()->expandAll(); });
    m_comparisonActions += addAction(
        menu, QStringLiteral("actionCollapse"), QStringLiteral("&Collapse all"),
        QKeySequence(QStringLiteral("Ctrl+Shift+E")), [this] { m_page.trees()->collapseAll(); });
}

void CompareMenus::addCompare()
{
    QList<QAction *> menu;
    m_pageActions += addAction(menu, QStringLiteral("actionCompare"), QStringLiteral("&Compare"),
                               QKeySequence(QStringLiteral("Ctrl+Return")),
                               [this] { m_page.bar()->requestCompare(); });
    m_stop = addAction(menu, QStringLiteral("actionStop"), QStringLiteral("S&top"),
                       QKeySequence(Qt::Key_Escape), [this] { m_page.stop(); });
    m_comparisonActions += addAction(
        menu, QStringLiteral("actionLoadContents"), QStringLiteral("&Load contents of layers"),
        QKeySequence(QStringLiteral("Ctrl+L")), [this] { m_page.loadContents(); });
    addSeparator(menu);
    m_pageActions
        += addAction(menu, QStringLiteral("actionSwap"), QStringLiteral("&Swap sides"),
                     QKeySequence(QStringLiteral("Ctrl+Shift+S")), [this] { m_page.swapSides(); });
    addSeparator(menu);
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionNext"), QStringLiteral("&Next difference"),
                     QKeySequence(Qt::Key_F8), [this] { step(true); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionPrevious"), QStringLiteral("&Previous difference"),
                     QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { step(false); });
    m_menus.own = new QMenu(QStringLiteral("&Compare"), &m_page);
    m_menus.own->addActions(menu);
}

void CompareMenus::addExamples(const std::vector<ExamplePair> &examples)
{
    for (std::size_t i = 0; i < examples.size(); ++i) {
        addAction(m_menus.help, QStringLiteral("actionExample%1").arg(i + 1),
                  QStringLiteral("Example: ") + examples[i].title, {},
                  [this, pair = examples[i].pair] { show(pair); });
    }
}

void CompareMenus::updateActions()
{
    const bool isShown = m_page.isCurrent();
    const bool isLoading = m_page.isLoading();
    for (QAction *action : std::as_const(m_pageActions))
        action->setEnabled(isShown);
    for (QAction *action : std::as_const(m_pairActions))
        action->setEnabled(isShown && m_page.pair());
    for (QAction *action : std::as_const(m_comparisonActions))
        action->setEnabled(isShown && m_page.comparison() && !isLoading);
    m_stop->setEnabled(isShown && isLoading);
}

void CompareMenus::fillRecent()
{
    m_recentMenu->clear();
    const auto pairs = m_recent.pairs();
    const auto add = [this](const QString &name, const QString &text) {
        QAction *action = m_recentMenu->addAction(text);
        action->setObjectName(name);
        return action;
    };
    for (const PairRequest &pair : pairs) {
        QString text = pair.left + QStringLiteral("  ↔  ") + pair.right;
        text.replace(u'&', QStringLiteral("&&"));
        connect(add(QStringLiteral("recent"), text), &QAction::triggered, this,
                [this, pair] { show(pair); });
    }
    m_recentMenu->addSeparator();
    connect(add(QStringLiteral("actionClearRecent"), QStringLiteral("&Clear")), &QAction::triggered,
            this, [this] {
                m_recent.clear();
                fillRecent();
            });
    m_recentMenu->setEnabled(!pairs.empty());
    m_page.bar()->setKnownNames(m_recent.names());
}

void CompareMenus::show(const PairRequest &pair)
{
    Q_EMIT m_page.wanted();
    m_page.compare(pair);
}

void CompareMenus::openLayout(NodeRef::Side side)
{
    openPath(side,
             QFileDialog::getExistingDirectory(
                 m_page.window(),
                 QStringLiteral("Open an OCI layout (a directory that holds index.json)")));
}

void CompareMenus::openArchive(NodeRef::Side side)
{
    openPath(side,
             QFileDialog::getOpenFileName(
                 m_page.window(),
                 QStringLiteral("Open an archive (of docker save, or of an OCI layout)"), {},
                 QStringLiteral("Archives (*.tar *.tar.gz *.tgz);;All files (*)")));
}

void CompareMenus::openPath(NodeRef::Side side, const QString &path)
{
    if (path.isEmpty())
        return;
    Q_EMIT m_page.wanted();
    m_page.openOn(side, imageNameOfPath(path));
}

void CompareMenus::copyDigest()
{
    const TreeNode *node = m_page.trees()->currentNode();
    if (!node || !node->digest)
        return;
    QApplication::clipboard()->setText(node->digest->toString());
    Q_EMIT m_page.noted(QStringLiteral("Copied ") + node->digest->toString());
}

void CompareMenus::copyRow()
{
    if (const TreeNode *node = m_page.trees()->currentNode())
        QApplication::clipboard()->setText(rowText(*node));
}

void CompareMenus::copyCommandLine()
{
    const QString line = compareCommandLine(*m_page.pair());
    QApplication::clipboard()->setText(line);
    Q_EMIT m_page.noted(QStringLiteral("Copied: ") + line);
}

void CompareMenus::step(bool forward)
{
    if (!m_page.stepDifference(forward))
        Q_EMIT m_page.noted(forward ? QStringLiteral("No difference after this")
                                    : QStringLiteral("No difference before this"));
}

} // namespace sameinside
