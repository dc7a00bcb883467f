// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace sameinside {

class ImageTreeView;
struct TreeNode;

/// The gap between the two trees: a band joins each pair of rows that both trees show, as a merge
/// tool draws it.
class LinkGap final : public QWidget {
    Q_OBJECT

public:
    LinkGap(ImageTreeView *left, ImageTreeView *right, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Link {
        const TreeNode *node;
        QRect left; ///< vertical extents, in this widget's coordinates
        QRect right;
    };
    std::vector<Link> visibleLinks() const;
    void collect(const ImageTreeView *from, const ImageTreeView *to, bool fromLeft,
                 std::vector<Link> &links) const;
    QRect rowRect(const ImageTreeView *view, const QModelIndex &index) const;
    void paintLink(QPainter &painter, const Link &link) const;

    ImageTreeView *m_left;
    ImageTreeView *m_right;
};

} // namespace sameinside
