// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/imagetreemodel.h"

#include "model/text/numbers.h"
#include "model/text/words/ui/imagetreewords.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/comparepage/tree/filerows.h"
#include "ui/widgets/plaintip.h"

#include <QFontDatabase>
#include <QLocale>

#include <algorithm>

namespace sameinside {

namespace {

QString label(const TreeNode &node)
{
    if (node.name.isEmpty() || node.detail.isEmpty())
        return node.name + node.detail;
    return node.name + u' ' + node.detail;
}

QVariant alignment(int column)
{
    const auto horizontal = column == ImageTreeModel::Size ? Qt::AlignRight
        : column == ImageTreeModel::State                  ? Qt::AlignHCenter
                                                           : Qt::AlignLeft;
    return QVariant::fromValue(Qt::Alignment(horizontal | Qt::AlignVCenter));
}

} // namespace

ImageTreeModel::ImageTreeModel(const QString &title, QObject *parent) :
    QAbstractItemModel(parent), m_title(title)
{
}

void ImageTreeModel::setNodes(std::vector<TreeNode> nodes)
{
    beginResetModel();
    m_nodes.assign(std::make_move_iterator(nodes.begin()), std::make_move_iterator(nodes.end()));
    m_files.clear();
    m_rootCount = int(std::ranges::count(m_nodes, -1, &TreeNode::parent));
    endResetModel();
}

const TreeNode *ImageTreeModel::node(const QModelIndex &index) const
{
    return static_cast<const TreeNode *>(index.internalPointer());
}

int ImageTreeModel::position(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->self : -1;
}

QModelIndex ImageTreeModel::indexOf(int position, int column) const
{
    if (position < 0 || std::size_t(position) >= m_nodes.size())
        return {};
    const TreeNode &node = m_nodes[std::size_t(position)];
    return createIndex(node.row, column, &node);
}

QModelIndex ImageTreeModel::indexOf(const NodeRef &ref) const
{
    const auto found = std::ranges::find(m_nodes, std::optional(ref), &TreeNode::ref);
    return found == m_nodes.end() ? QModelIndex() : indexOf(int(found - m_nodes.begin()));
}

QModelIndex ImageTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    const TreeNode *above = node(parent);
    return indexOf((above ? above->firstChild : 0) + row, column);
}

QModelIndex ImageTreeModel::parent(const QModelIndex &child) const
{
    const TreeNode *below = node(child);
    return below ? indexOf(below->parent) : QModelIndex();
}

int ImageTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_rootCount;
    return parent.column() == Name ? node(parent)->childCount : 0;
}

int ImageTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QModelIndex ImageTreeModel::partnerOf(const TreeNode &node) const
{
    if (!m_counterpart)
        return {};
    if (node.kind == TreeNode::Kind::File)
        return m_counterpart->indexOf(m_counterpart->m_files.value(node.key, -1));
    return m_counterpart->indexOf(node.partner);
}

bool ImageTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool ImageTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const TreeNode *above = node(parent);
    return above && parent.column() == Name && above->hasMore;
}

void ImageTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    TreeNode &above = m_nodes[std::size_t(position(parent))];
    std::vector<TreeNode> rows = fileRows(above);
    above.hasMore = false;
    if (rows.empty())
        return;
    beginInsertRows(parent, 0, int(rows.size()) - 1);
    above.firstChild = int(m_nodes.size());
    above.childCount = int(rows.size());
    for (TreeNode &row : rows) {
        row.self = int(m_nodes.size());
        row.parent = above.self;
        row.row = row.self - above.firstChild;
        if (!row.key.isEmpty())
            m_files.insert(row.key, row.self);
        m_nodes.push_back(std::move(row));
    }
    endInsertRows();
}

QVariant ImageTreeModel::text(const TreeNode &node, int column) const
{
    switch (column) {
    case Name:
        return label(node);
    case DigestColumn:
        return digestText(node);
    case Size:
        return node.size ? humanSize(*node.size) : QString();
    case State:
        return node.state ? symbol(*node.state) : QString();
    }
    return {};
}

QVariant ImageTreeModel::data(const QModelIndex &index, int role) const
{
    const TreeNode *row = node(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(tooltipText(*row));
    case Qt::AccessibleTextRole:
        if (index.column() == State)
            return row->state ? meaningName(*row->state) : QString();
        return text(*row, index.column());
    case Qt::FontRole:
        if (index.column() == DigestColumn)
            return QFontDatabase::systemFont(QFontDatabase::FixedFont);
        return {};
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    }
    return {};
}

QVariant ImageTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::AccessibleTextRole && section == State)
        return words::imagetree::state();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return m_title;
    case DigestColumn:
        return words::imagetree::digest();
    case Size:
        return QString(words::imagetree::size() + QChar(0x2002)); // clear of the edge
    }
    return {};
}

QString digestText(const TreeNode &node)
{
    return node.digest ? node.digest->shortText() : QString();
}

QString tooltipText(const TreeNode &node)
{
    QStringList lines;
    lines += node.whole.isEmpty() ? label(node) : node.name + u' ' + node.whole;
    if (node.hasHidden)
        lines += words::imagetree::holdsHidden();
    if (node.digest)
        lines += node.isDiffId ? words::imagetree::diffIdIs(node.digest->toString())
                               : words::imagetree::digestIs(node.digest->toString());
    if (node.size)
        lines += words::widgets::exactBytes(QLocale().toString(*node.size));
    if (!node.mediaType.isEmpty())
        lines += node.mediaType;
    if (node.state)
        lines += symbol(*node.state) + u' ' + meaningName(*node.state);
    return lines.join(u'\n');
}

QString rowText(const TreeNode &node)
{
    return QStringList{label(node), node.digest ? node.digest->toString() : QString(),
                       node.size ? QString::number(*node.size) : QString(),
                       node.state ? meaningName(*node.state) : QString()}
        .join(u'\t');
}

} // namespace sameinside
