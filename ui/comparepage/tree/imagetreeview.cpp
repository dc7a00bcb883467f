// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/imagetreeview.h"

#include "ui/comparepage/tree/imagetreemodel.h"
#include "ui/comparepage/tree/treerowdelegate.h"
#include "ui/widgets/focusring.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>

namespace sameinside {

namespace {

constexpr int edgeWidth = 4;

} // namespace

ImageTreeView::ImageTreeView(ImageTreeModel *model, QWidget *parent) :
    QTreeView(parent), m_rows(model)
{
    setModel(model);
    setItemDelegate(new TreeRowDelegate(this));
    setUniformRowHeights(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setIndentation(18);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(true);
    setTabKeyNavigation(false);
    // the state is a gutter before the tree
    header()->moveSection(ImageTreeModel::State, 0);
    setTreePosition(ImageTreeModel::Name);
    setUpColumns();
}

void ImageTreeView::setUpColumns()
{
    const QFontMetrics fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QHeaderView *sections = header();
    sections->setStretchLastSection(false);
    sections->setSectionsMovable(false);
    sections->setMinimumSectionSize(20);
    sections->setSectionResizeMode(QHeaderView::Fixed);
    sections->setSectionResizeMode(ImageTreeModel::Name, QHeaderView::Stretch);
    sections->resizeSection(ImageTreeModel::State, edgeWidth + 20);
    sections->resizeSection(ImageTreeModel::DigestColumn,
                            fixed.horizontalAdvance(QString(12, u'0')) + 16);
    sections->resizeSection(ImageTreeModel::Size,
                            fontMetrics().horizontalAdvance(QStringLiteral("99.9 MiB")) + 20);
}

void ImageTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const TreeNode *node = m_rows->node(index);
    if (!node || !node->state) {
        QTreeView::drawRow(painter, option, index);
        return;
    }
    const MeaningColours colours = coloursOf(*node->state, palette());
    const bool isTinted = *node->state != Meaning::Same && *node->state != Meaning::Unknown;
    if (isTinted)
        painter->fillRect(option.rect, colours.tint);
    QTreeView::drawRow(painter, option, index);
    const QRect edge(0, option.rect.y(), edgeWidth, option.rect.height());
    if (colours.dashed)
        painter->fillRect(edge, QBrush(colours.text, Qt::Dense4Pattern));
    else
        painter->fillRect(edge, colours.text);
}

void ImageTreeView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    paintFocusRing(*this);
}

void ImageTreeView::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    viewport()->update();
}

void ImageTreeView::focusOutEvent(QFocusEvent *event)
{
    QTreeView::focusOutEvent(event);
    viewport()->update();
}

void ImageTreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setUpColumns();
}

} // namespace sameinside
