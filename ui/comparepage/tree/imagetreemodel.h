// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/tree/treenode.h"

#include <QAbstractItemModel>

#include <deque>

namespace sameinside {

/// The rows of one image for a tree view. Rows are a flat array that only grows, by the files of
/// directories that are opened; any other change is a reset.
class ImageTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, DigestColumn, Size, State, ColumnCount };

    explicit ImageTreeModel(const QString &title, QObject *parent = nullptr);

    /// Takes rows as flattened() laid them out.
    void setNodes(std::vector<TreeNode> nodes);
    const std::deque<TreeNode> &nodes() const { return m_nodes; }
    /// Where the rows that stand for these are.
    void setCounterpart(ImageTreeModel *counterpart) { m_counterpart = counterpart; }
    /// The row over there that stands for node; invalid where there is none, or no row yet.
    QModelIndex partnerOf(const TreeNode &node) const;

    /// The row that index is in; nothing for an invalid index.
    const TreeNode *node(const QModelIndex &index) const;
    /// The position of index's row in nodes(); -1 for an invalid index.
    int position(const QModelIndex &index) const;
    QModelIndex indexOf(int position, int column = Name) const;
    QModelIndex indexOf(const NodeRef &ref) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QVariant text(const TreeNode &node, int column) const;

    QString m_title;
    std::deque<TreeNode> m_nodes; ///< growing moves none of them
    QHash<QString, int> m_files;  ///< file rows by key
    ImageTreeModel *m_counterpart = nullptr;
    int m_rootCount = 0;
};

/// "4ddc0f8d367f".
QString digestText(const TreeNode &node);
/// All that is known of a row, line by line, as plain text.
QString tooltipText(const TreeNode &node);
/// The row as one line with tabs, to copy: name, whole digest, size in bytes, state.
QString rowText(const TreeNode &node);

} // namespace sameinside
