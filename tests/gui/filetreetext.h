// SPDX-License-Identifier: MIT
#pragma once

#include "ui/files/filetreemodel.h"

namespace sameinside {

/// A tree of files as indented text: names and states.
inline QString fileTreeText(const QAbstractItemModel &model, const QModelIndex &parent = {},
                            int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString state = index.siblingAtColumn(FileTreeModel::State).data().toString();
        text += QString(depth * 2, u' ') + index.data().toString() + QStringLiteral("  ") + state
            + u'\n';
        text += fileTreeText(model, index, depth + 1);
    }
    return text;
}

} // namespace sameinside
