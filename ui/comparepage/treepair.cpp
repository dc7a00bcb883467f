// SPDX-License-Identifier: MIT
#include "ui/comparepage/treepair.h"

#include "model/text/words/ui/imagetreewords.h"
#include "ui/comparepage/tree/linkgap.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace sameinside {

using Side = NodeRef::Side;

TreePair::TreePair(QWidget *parent) :
    QWidget(parent), m_left(new SidePane(Side::Left, QStringLiteral("left"))),
    m_right(new SidePane(Side::Right, QStringLiteral("right"))),
    m_gap(new LinkGap(m_left->view(), m_right->view()))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_left, 1);
    layout->addWidget(m_gap);
    layout->addWidget(m_right, 1);
    m_left->model()->setCounterpart(m_right->model());
    m_right->model()->setCounterpart(m_left->model());
    connectSide(m_left, m_right, Side::Left);
    connectSide(m_right, m_left, Side::Right);
}

void TreePair::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // the names in the trees need the room more, where there is little
    m_gap->setFixedWidth(std::clamp(60 + (width() - 976) / 8, 56, 120));
}

void TreePair::connectSide(SidePane *from, SidePane *to, Side side)
{
    connect(from->view(), &QTreeView::expanded, this,
            [=, this](const QModelIndex &index) { followExpansion(from, to, index, true); });
    connect(from->view(), &QTreeView::collapsed, this,
            [=, this](const QModelIndex &index) { followExpansion(from, to, index, false); });
    connect(from->view()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [=, this](const QModelIndex &index) { followSelection(from, to, side, index); });
    connect(from->view()->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [=, this] { followScroll(from, to); });
    connect(from->view(), &QWidget::customContextMenuRequested, this,
            [=, this](const QPoint &place) { showContextMenu(from, place); });
}

QSet<QString> TreePair::openedRows(SidePane *pane)
{
    QSet<QString> keys;
    const auto &nodes = pane->model()->nodes();
    for (int i = 0; i < int(nodes.size()); ++i) {
        const TreeNode &node = nodes[std::size_t(i)];
        if (!node.key.isEmpty() && pane->view()->isExpanded(pane->model()->indexOf(i)))
            keys.insert(node.key);
    }
    return keys;
}

void TreePair::openRows(SidePane *pane, const QSet<QString> &keys)
{
    const int count = keys.isEmpty() ? 0 : int(pane->model()->nodes().size());
    for (int i = 0; i < count; ++i) {
        const QModelIndex index = pane->model()->indexOf(i);
        if (keys.contains(pane->model()->node(index)->key))
            pane->view()->expand(index);
    }
}

void TreePair::showPair(PreparedPair pair, bool isSameImages)
{
    const QScopedValueRollback busy(m_isBusy, true);
    const auto show =
        [isSameImages](SidePane *pane, const LoadedPair::Side &side, std::vector<TreeNode> nodes) {
        const QSet<QString> opened = isSameImages ? openedRows(pane) : QSet<QString>();
        if (side)
            pane->showNodes(std::move(nodes));
        else
            pane->showError(side.error());
        openRows(pane, opened);
        pane->view()->expand(pane->model()->indexOf(0));
    };
    show(m_left, pair.pair->left, std::move(pair.left));
    show(m_right, pair.pair->right, std::move(pair.right));
    m_walk = std::move(pair.walk);
}

void TreePair::updatePair(PreparedPair pair)
{
    const QScopedValueRollback busy(m_isBusy, true);
    m_left->updateNodes(std::move(pair.left));
    m_right->updateNodes(std::move(pair.right));
    m_walk = std::move(pair.walk);
}

void TreePair::showSide(NodeRef::Side side, std::vector<TreeNode> nodes)
{
    const QScopedValueRollback busy(m_isBusy, true);
    SidePane *shown = pane(side);
    shown->showNodes(std::move(nodes));
    shown->view()->expand(shown->model()->indexOf(0));
    m_walk.clear();
}

void TreePair::showWaiting(NodeRef::Side side, const QString &what)
{
    pane(side)->showWaiting(what);
    m_walk.clear();
}

void TreePair::followExpansion(SidePane *from, SidePane *to, const QModelIndex &index,
                               bool expanded)
{
    if (m_isBusy || !m_isFollowing)
        return;
    const QScopedValueRollback busy(m_isBusy, true);
    const QModelIndex partner = from->model()->partnerOf(*from->model()->node(index));
    if (partner.isValid())
        to->view()->setExpanded(partner, expanded);
}

void TreePair::followSelection(SidePane *from, SidePane *to, Side side, const QModelIndex &index)
{
    if (m_isBusy || !index.isValid())
        return;
    const QScopedValueRollback busy(m_isBusy, true);
    m_currentSide = side;
    const TreeNode *node = from->model()->node(index);
    if (m_isFollowing) {
        const QModelIndex partner = from->model()->partnerOf(*node);
        if (partner.isValid())
            goTo(to, to->model()->position(partner));
        else
            to->view()->selectionModel()->clear();
    }
    // a field or an encoding speaks for the document that it is of
    const TreeNode *named = node;
    while (!named->ref && named->parent >= 0)
        named = from->model()->node(from->model()->indexOf(named->parent));
    if (named->ref)
        Q_EMIT selected(*named->ref);
}

void TreePair::followScroll(SidePane *from, SidePane *to)
{
    if (m_isBusy || !m_isFollowing || !from->showsTree() || !to->showsTree())
        return;
    const QScopedValueRollback busy(m_isBusy, true);
    // keep the first row that both trees show at one height
    const ImageTreeView *view = from->view();
    for (QModelIndex index = view->indexAt({view->viewport()->width() / 2, 0}); index.isValid();
         index = view->indexBelow(index)) {
        const QModelIndex name = index.siblingAtColumn(ImageTreeModel::Name);
        const QRect here = view->visualRect(name);
        if (here.top() > view->viewport()->height())
            return;
        const QModelIndex partner = from->model()->partnerOf(*from->model()->node(name));
        const QRect there = partner.isValid() ? to->view()->visualRect(partner) : QRect();
        if (!there.isValid())
            continue;
        QScrollBar *bar = to->view()->verticalScrollBar();
        bar->setValue(bar->value() + there.top() - here.top());
        return;
    }
}

void TreePair::goTo(SidePane *pane, int position)
{
    const QModelIndex index = pane->model()->indexOf(position);
    if (!index.isValid())
        return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        pane->view()->expand(above);
    pane->view()->setCurrentIndex(index);
    pane->view()->scrollTo(index);
}

void TreePair::select(const NodeRef &ref)
{
    SidePane *side = pane(ref.side);
    const QModelIndex index = side->model()->indexOf(ref);
    if (!index.isValid())
        return;
    goTo(side, side->model()->position(index));
}

void TreePair::reveal(const QString &platform)
{
    SidePane *const panes[] = {m_left, m_right};
    for (SidePane *pane : panes) {
        const QScopedValueRollback busy(m_isBusy, true);
        const auto &nodes = pane->model()->nodes();
        const auto manifest = std::ranges::find_if(nodes, [&](const TreeNode &node) {
            return node.ref && node.ref->kind == NodeRef::Kind::Manifest
                && node.ref->platform == platform;
        });
        if (manifest == nodes.end()) { // the side has none of it
            pane->view()->selectionModel()->clear();
            continue;
        }
        const int place = int(manifest - nodes.begin());
        pane->view()->expand(pane->model()->indexOf(place));
        const auto layer = std::ranges::find_if(nodes, [&](const TreeNode &node) {
            return node.parent == place && node.kind == TreeNode::Kind::Layer
                && node.state == Meaning::Differs;
        });
        if (layer != nodes.end())
            pane->view()->expand(pane->model()->indexOf(int(layer - nodes.begin())));
        goTo(pane, place);
    }
}

int TreePair::currentStep() const
{
    const bool isLeft = m_currentSide == Side::Left;
    SidePane *from = pane(m_currentSide);
    const int place = from->model()->position(from->view()->currentIndex());
    const auto found
        = std::ranges::find(m_walk, place, isLeft ? &WalkStep::left : &WalkStep::right);
    return place < 0 || found == m_walk.end() ? -1 : int(found - m_walk.begin());
}

bool TreePair::stepDifference(bool forward)
{
    const int step = forward ? 1 : -1;
    const int from = currentStep();
    int at = from < 0 && !forward ? int(m_walk.size()) : from;
    for (at += step; at >= 0 && at < int(m_walk.size()); at += step) {
        const WalkStep &found = m_walk[std::size_t(at)];
        if (!found.isDifference)
            continue;
        const bool stayRight = m_currentSide == Side::Right && found.right >= 0;
        const bool goLeft = found.left >= 0 && !stayRight;
        SidePane *pane = goLeft ? m_left : m_right;
        goTo(pane, goLeft ? found.left : found.right);
        return true;
    }
    return false;
}

void TreePair::expandAll()
{
    const QScopedValueRollback busy(m_isBusy, true);
    for (SidePane *pane : {m_left, m_right}) {
        // all but files: a layer may have hundreds of thousands
        for (int i = 0; i < int(pane->model()->nodes().size()); ++i) {
            const QModelIndex index = pane->model()->indexOf(i);
            const TreeNode::Kind kind = pane->model()->node(index)->kind;
            if (kind != TreeNode::Kind::Contents && kind != TreeNode::Kind::File)
                pane->view()->expand(index);
        }
    }
}

void TreePair::collapseAll()
{
    const QScopedValueRollback busy(m_isBusy, true);
    m_left->view()->collapseAll();
    m_right->view()->collapseAll();
}

const TreeNode *TreePair::currentNode() const
{
    SidePane *from = pane(m_currentSide);
    return from->model()->node(from->view()->currentIndex());
}

void TreePair::showContextMenu(SidePane *pane, const QPoint &place)
{
    const TreeNode *node = pane->model()->node(pane->view()->indexAt(place));
    if (!node)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("treeMenu"));
    const auto addCopy = [&](const QString &title, const QString &text) {
        menu->addAction(title, this, [text] { QApplication::clipboard()->setText(text); })
            ->setEnabled(!text.isEmpty());
    };
    addCopy(words::imagetree::copyDigest(), node->digest ? node->digest->toString() : QString());
    addCopy(words::imagetree::copyRow(), rowText(*node));
    menu->popup(pane->view()->viewport()->mapToGlobal(place));
}

} // namespace sameinside
