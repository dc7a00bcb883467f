// SPDX-License-Identifier: MIT
#pragma once

#include "ui/files/filetreedocument.h"
#include "ui/palette/meaning.h"

#include <QAbstractItemModel>

namespace sameinside {

/// The merged files of both sides as a tree. Filtering resets the model: that is fast, where
/// removing rows one by one from an open tree is not.
class FileTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        LeftSize,
        LeftMode,
        RightSize,
        RightMode,
        Owner, ///< of both sides: one where they are equal, "0:0 → 33:33" where not
        Time,  ///< likewise
        State,
        ColumnCount
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Null empties the model.
    void setDocument(std::shared_ptr<const FileTreeDocument> document);
    const FileTreeDocument *document() const { return m_document.get(); }
    void setFilter(const FileFilter &filter);
    const FileFilter &filter() const { return m_filter; }
    int visibleCount() const { return m_rows.visible(); }

    /// The pair that a row shows; nothing for an invalid index.
    const FilePair *pair(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::size_t position(const QModelIndex &index) const;
    QString text(const FilePair &pair, int column) const;
    QString toolTip(const FilePair &pair, int column) const;

    std::shared_ptr<const FileTreeDocument> m_document;
    FileFilter m_filter;
    FileRows m_rows;
};

/// "drwxr-xr-x", as ls writes it.
QString modeText(const FileState &file);
Meaning meaningOf(const FilePair &pair);

} // namespace sameinside
