// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/sidepane.h"
#include "ui/comparepage/tree/preparedpair.h"

#include <QSet>

namespace sameinside {

class LinkGap;

/// Both trees with the links between them; what is done in one follows in the other.
class TreePair final : public QWidget {
    Q_OBJECT

public:
    explicit TreePair(QWidget *parent = nullptr);

    SidePane *pane(NodeRef::Side side) const
    {
        return side == NodeRef::Side::Left ? m_left : m_right;
    }

    /// isSameImages: what is opened stays opened.
    void showPair(PreparedPair pair, bool isSameImages = false);
    /// The same pair, of which more is known: what is open and selected stays.
    void updatePair(PreparedPair pair);
    /// One side that is there before the other.
    void showSide(NodeRef::Side side, std::vector<TreeNode> nodes);
    void showWaiting(NodeRef::Side side, const QString &what);

    void setFollowing(bool following) { m_isFollowing = following; }
    /// Opens what hides the node, and selects it and its partner.
    void select(const NodeRef &ref);
    /// Shows the platform's manifests and the first layer that differs, opened.
    void reveal(const QString &platform);
    /// Goes to the next difference, or the one before. False when there is none.
    bool stepDifference(bool forward);
    void expandAll();
    void collapseAll();

    /// The row that has the focus, or was selected last.
    const TreeNode *currentNode() const;

Q_SIGNALS:
    void selected(const sameinside::NodeRef &ref);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectSide(SidePane *from, SidePane *to, NodeRef::Side side);
    void followExpansion(SidePane *from, SidePane *to, const QModelIndex &index, bool expanded);
    void followSelection(SidePane *from, SidePane *to, NodeRef::Side side,
                         const QModelIndex &index);
    void followScroll(SidePane *from, SidePane *to);
    void showContextMenu(SidePane *pane, const QPoint &place);
    void goTo(SidePane *pane, int position);
    static QSet<QString> openedRows(SidePane *pane);
    static void openRows(SidePane *pane, const QSet<QString> &keys);
    int currentStep() const;

    SidePane *m_left;
    SidePane *m_right;
    LinkGap *m_gap;
    std::vector<WalkStep> m_walk;
    NodeRef::Side m_currentSide = NodeRef::Side::Left;
    bool m_isFollowing = true;
    bool m_isBusy = false; ///< this object moves the views itself
};

} // namespace sameinside
