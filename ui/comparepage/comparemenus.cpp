// SPDX-License-Identifier: MIT
#include "ui/comparepage/comparemenus.h"

#include "model/text/words/ui/chainwords.h"
#include "model/text/words/ui/windowwords.h"
#include "ui/chain/hashchainview.h"
#include "ui/comparepage/commandline.h"
#include "ui/comparepage/comparebar.h"
#include "ui/comparepage/comparepage.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/treepair.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>

namespace sameinside {

namespace window = words::window;

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
        if (m_page.isExample(pair))
            return;
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
    addAction(menu, QStringLiteral("actionNew"), window::newComparison(), QKeySequence::New,
              [this] {
        Q_EMIT m_page.wanted();
        m_page.clear();
    });
    addSeparator(menu);
    addAction(menu, QStringLiteral("actionOpenLeft"), window::openLeftLayout(), QKeySequence::Open,
              [this] { openLayout(Side::Left); });
    addAction(menu, QStringLiteral("actionOpenRight"), window::openRightLayout(),
              QKeySequence(QStringLiteral("Ctrl+Shift+O")), [this] { openLayout(Side::Right); });
    addAction(menu, QStringLiteral("actionOpenLeftArchive"), window::openLeftArchive(), {},
              [this] { openArchive(Side::Left); });
    addAction(menu, QStringLiteral("actionOpenRightArchive"), window::openRightArchive(), {},
              [this] { openArchive(Side::Right); });
    m_recentMenu = new QMenu(window::recentPairs(), &m_page);
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    menu.append(m_recentMenu->menuAction());
    addSeparator(menu);
    m_pairActions += addAction(menu, QStringLiteral("actionReload"), window::reload(),
                               QKeySequence::Refresh, [this] { m_page.reload(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionExport"), window::exportComparison(),
                     QKeySequence::Save, [this] { m_page.askExport(); });
}

void CompareMenus::addEdit()
{
    QList<QAction *> &menu = m_menus.edit;
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionCopyDigest"), window::copyDigest(),
                     QKeySequence(QStringLiteral("Ctrl+D")), [this] { copyDigest(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionCopyRow"), window::copyRow(),
                     QKeySequence(QStringLiteral("Ctrl+Shift+D")), [this] { copyRow(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionCopyPicture"), words::chain::copyPicture(),
                     QKeySequence(QStringLiteral("Ctrl+Alt+C")), [this] { m_page.copyPicture(); });
    addSeparator(menu);
    m_pairActions
        += addAction(menu, QStringLiteral("actionCopyCommand"), window::copyCommandLine(),
                     QKeySequence(QStringLiteral("Ctrl+Shift+C")), [this] { copyCommandLine(); });
    addSeparator(menu);
    m_pairActions += addAction(menu, QStringLiteral("actionFind"), window::find(),
                               QKeySequence::Find, [this] { m_page.tabs()->find(); });
}

void CompareMenus::addView()
{
    QList<QAction *> &menu = m_menus.view;
    const QString key = QStringLiteral("compare/follow");
    auto *follow = new QAction(window::follow(), this);
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
    m_comparisonActions += addAction(menu, QStringLiteral("actionExpand"), window::expandAll(),
                                     QKeySequence(QStringLiteral("Ctrl+E")),
                                     [this] { m_page.trees()->expandAll(); });
    m_comparisonActions += addAction(menu, QStringLiteral("actionCollapse"), window::collapseAll(),
                                     QKeySequence(QStringLiteral("Ctrl+Shift+E")),
                                     [this] { m_page.trees()->collapseAll(); });
    addZoom(menu);
}

// In the picture, which they bring to the front.
void CompareMenus::addZoom(QList<QAction *> &menu)
{
    const auto add = [&](const QString &name, const QString &text, const QList<QKeySequence> &keys,
                         void (HashChainView::*run)()) {
        QAction *action = addAction(menu, name, text, {}, [this, run] {
            m_page.tabs()->showPicture();
            (m_page.tabs()->why()->*run)();
        });
        m_comparisonActions += action;
        if (!keys.isEmpty())
            m_keys.append({action, keys});
    };
    addSeparator(menu);
    add(QStringLiteral("actionZoomIn"), window::zoomIn(),
        QKeySequence::keyBindings(QKeySequence::ZoomIn), &HashChainView::zoomIn);
    add(QStringLiteral("actionZoomOut"), window::zoomOut(),
        QKeySequence::keyBindings(QKeySequence::ZoomOut), &HashChainView::zoomOut);
    add(QStringLiteral("actionZoomActual"), window::zoomActual(),
        {QKeySequence(QStringLiteral("Ctrl+0"))}, &HashChainView::resetZoom);
    add(QStringLiteral("actionZoomFit"), window::zoomFit(), {}, &HashChainView::fit);
}

void CompareMenus::addCompare()
{
    QList<QAction *> menu;
    m_pageActions += addAction(menu, QStringLiteral("actionCompare"), window::compare(),
                               QKeySequence(QStringLiteral("Ctrl+Return")),
                               [this] { m_page.bar()->requestCompare(); });
    m_stop = addAction(menu, QStringLiteral("actionStop"), window::stop(),
                       QKeySequence(Qt::Key_Escape), [this] { m_page.stop(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionLoadContents"), window::loadContents(),
                     QKeySequence(QStringLiteral("Ctrl+L")), [this] { m_page.loadContents(); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionVerify"), window::verifyBoth(),
                     QKeySequence(QStringLiteral("Ctrl+Shift+L")), [this] { m_page.verifyBoth(); });
    addSeparator(menu);
    m_pageActions
        += addAction(menu, QStringLiteral("actionSwap"), window::swapSides(),
                     QKeySequence(QStringLiteral("Ctrl+Shift+S")), [this] { m_page.swapSides(); });
    addSeparator(menu);
    m_comparisonActions += addAction(menu, QStringLiteral("actionNext"), window::nextDifference(),
                                     QKeySequence(Qt::Key_F8), [this] { step(true); });
    m_comparisonActions
        += addAction(menu, QStringLiteral("actionPrevious"), window::previousDifference(),
                     QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { step(false); });
    m_menus.own = new QMenu(window::compareMenu(), &m_page);
    m_menus.own->addActions(menu);
}

void CompareMenus::addExamples(const std::vector<ExamplePair> &examples)
{
    for (std::size_t i = 0; i < examples.size(); ++i) {
        addAction(m_menus.help, QStringLiteral("actionExample%1").arg(i + 1),
                  window::example(examples[i].title), {},
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
    connect(add(QStringLiteral("actionClearRecent"), window::clearRecent()), &QAction::triggered,
            this, [this] {
                m_recent.clear();
                fillRecent();
            });
    m_recentMenu->setEnabled(!pairs.empty());
    m_page.offerLast(pairs.empty() ? std::nullopt : std::optional(pairs.front()));
    m_page.bar()->setKnownNames(m_recent.names());
}

void CompareMenus::show(const PairRequest &pair)
{
    Q_EMIT m_page.wanted();
    m_page.compare(pair);
}

void CompareMenus::openLayout(NodeRef::Side side)
{
    openPath(side, QFileDialog::getExistingDirectory(m_page.window(), window::chooseLayout()));
}

void CompareMenus::openArchive(NodeRef::Side side)
{
    openPath(side,
             QFileDialog::getOpenFileName(m_page.window(), window::chooseArchive(), {},
                                          window::archiveFiles()));
}

void CompareMenus::openPath(NodeRef::Side side, const QString &path)
{
    if (path.isEmpty())
        return;
    Q_EMIT m_page.wanted();
    m_page.openPath(side, path);
}

void CompareMenus::copyDigest()
{
    const TreeNode *node = m_page.trees()->currentNode();
    if (!node || !node->digest) {
        Q_EMIT m_page.noted(window::noDigestHere());
        return;
    }
    QApplication::clipboard()->setText(node->digest->toString());
    Q_EMIT m_page.noted(window::copiedDigest(node->digest->toString()));
}

void CompareMenus::copyRow()
{
    if (const TreeNode *node = m_page.trees()->currentNode())
        QApplication::clipboard()->setText(rowText(*node));
}

void CompareMenus::copyCommandLine()
{
    const QString line = compareCommandLine(*m_page.pair(), m_page.commandOptions());
    QApplication::clipboard()->setText(line);
    Q_EMIT m_page.noted(window::copiedCommandLine(line));
}

void CompareMenus::step(bool forward)
{
    if (!m_page.stepDifference(forward))
        Q_EMIT m_page.noted(forward ? window::noDifferenceAfter() : window::noDifferenceBefore());
}

} // namespace sameinside
