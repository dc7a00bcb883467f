// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/linkgap.h"

#include "ui/comparepage/tree/imagetreemodel.h"
#include "ui/comparepage/tree/imagetreeview.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>

namespace sameinside {

namespace {

/// Equal fields and files are many and say little: only those that differ are joined.
bool isLinked(const TreeNode &node)
{
    if (!node.state)
        return false;
    switch (node.kind) {
    case TreeNode::Kind::Field:
    case TreeNode::Kind::Encoding:
    case TreeNode::Kind::File:
        return *node.state != Meaning::Same;
    case TreeNode::Kind::Message:
        return false;
    default:
        return true;
    }
}

} // namespace

LinkGap::LinkGap(ImageTreeView *left, ImageTreeView *right, QWidget *parent) :
    QWidget(parent), m_left(left), m_right(right)
{
    setObjectName(QStringLiteral("linkGap"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    for (ImageTreeView *view : {left, right}) {
        const auto refresh = qOverload<>(&QWidget::update);
        connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, refresh);
        connect(view->verticalScrollBar(), &QScrollBar::rangeChanged, this, refresh);
        connect(view, &QTreeView::expanded, this, refresh);
        connect(view, &QTreeView::collapsed, this, refresh);
        connect(view->rows(), &QAbstractItemModel::modelReset, this, refresh);
    }
}

QSize LinkGap::sizeHint() const
{
    return {96, 100};
}

QRect LinkGap::rowRect(const ImageTreeView *view, const QModelIndex &index) const
{
    const QRect row = view->visualRect(index);
    if (!row.isValid())
        return {};
    const int top = view->viewport()->mapTo(view->window(), row.topLeft()).y()
        - mapTo(window(), QPoint()).y();
    return {0, top, width(), row.height()};
}

void LinkGap::collect(const ImageTreeView *from, const ImageTreeView *to, bool fromLeft,
                      std::vector<Link> &links) const
{
    const int bottom = from->viewport()->height();
    for (QModelIndex index = from->indexAt({from->viewport()->width() / 2, 0}); index.isValid();
         index = from->indexBelow(index)) {
        const QModelIndex name = index.siblingAtColumn(ImageTreeModel::Name);
        if (from->visualRect(name).top() >= bottom)
            break;
        const TreeNode *node = from->rows()->node(name);
        if (!isLinked(*node))
            continue;
        const QRect here = rowRect(from, name);
        const QModelIndex partner = from->rows()->partnerOf(*node);
        const QRect there = partner.isValid() ? rowRect(to, partner) : QRect();
        if (!there.isValid())
            continue;
        // A broken copy is not the same as what it is a copy of.
        const TreeNode *copy = to->rows()->node(partner);
        const TreeNode *worse = copy->state == Meaning::Error ? copy : node;
        Link link{worse, fromLeft ? here : there, fromLeft ? there : here};
        const bool known = std::ranges::any_of(links, [&](const Link &other) {
            return other.left == link.left && other.right == link.right;
        });
        if (!known)
            links.push_back(link);
    }
}

std::vector<LinkGap::Link> LinkGap::visibleLinks() const
{
    std::vector<Link> links;
    collect(m_left, m_right, true, links);
    collect(m_right, m_left, false, links);
    return links;
}

void LinkGap::paintLink(QPainter &painter, const Link &link) const
{
    const MeaningColours colours = coloursOf(*link.node->state, palette());
    const qreal middle = width() / 2.0;
    const auto curve = [&](QPainterPath &path, QPointF from, QPointF to) {
        path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    };
    const QPointF topLeft(0, link.left.top() + 1);
    const QPointF topRight(width(), link.right.top() + 1);
    const QPointF bottomRight(width(), link.right.top() + link.right.height() - 1);
    const QPointF bottomLeft(0, link.left.top() + link.left.height() - 1);
    QPainterPath band(topLeft);
    curve(band, topLeft, topRight);
    band.lineTo(bottomRight);
    curve(band, bottomRight, bottomLeft);
    band.closeSubpath();
    const bool isUnknown = *link.node->state == Meaning::Unknown;
    painter.setPen(isUnknown ? QPen(colours.border, 1, Qt::DashLine) : QPen(Qt::NoPen));
    painter.setBrush(isUnknown ? QBrush(Qt::NoBrush) : QBrush(colours.band));
    painter.drawPath(band);

    const qreal centre = (link.left.top() + link.right.top() + link.left.height()) / 2.0;
    painter.setPen(colours.text);
    painter.drawText(QRectF(0, centre - 13, width(), 26), Qt::AlignCenter,
                     symbol(*link.node->state));
}

void LinkGap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont strong = font();
    strong.setBold(true);
    painter.setFont(strong);
    const auto top = [this](const ImageTreeView *view) {
        return view->viewport()->mapTo(view->window(), QPoint()).y()
            - mapTo(window(), QPoint()).y();
    };
    painter.setClipRect(0, top(m_left), width(), m_left->viewport()->height());
    for (const Link &link : visibleLinks())
        paintLink(painter, link);
}

} // namespace sameinside
