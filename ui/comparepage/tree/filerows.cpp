// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/filerows.h"

#include "model/text/words/ui/imagetreewords.h"
#include "ui/comparepage/tree/configrows.h"

namespace sameinside {

namespace {

QString baseName(const QByteArray &path)
{
    return QString::fromUtf8(path.sliced(path.lastIndexOf('/') + 1));
}

QString detailOf(const FileState &file)
{
    switch (file.kind) {
    case FileState::Kind::File:
        return file.link.isEmpty() ? QString()
                                   : words::imagetree::hardLink(QString::fromUtf8(file.link));
    case FileState::Kind::Directory:
        return {};
    case FileState::Kind::Symlink:
        return QStringLiteral("→ ") + QString::fromUtf8(file.link);
    default:
        return fileKindName(file.kind);
    }
}

TreeNode rowOf(const TreeNode &above, int position)
{
    const LayerFiles &files = *above.files;
    const FileState &file = files.file(position);
    TreeNode row;
    row.kind = TreeNode::Kind::File;
    setName(row, baseName(file.path));
    setDetail(row, detailOf(file));
    if (file.kind == FileState::Kind::File) {
        row.size = file.size();
        row.digest = file.content();
    }
    row.state = files.state(position);
    // the contents' own key ends where the paths begin, so that a path is never taken for another
    const bool isTop = above.kind == TreeNode::Kind::Contents;
    if (!above.key.isEmpty())
        row.key = above.key + (isTop ? QStringLiteral("//") : QStringLiteral("/"))
            + QString::fromLatin1(
                      file.path.sliced(file.path.lastIndexOf('/') + 1).toPercentEncoding());
    row.files = above.files;
    row.file = position;
    row.hasMore = files.end(position) > position + 1;
    return row;
}

} // namespace

std::vector<TreeNode> fileRows(const TreeNode &above)
{
    const LayerFiles &layer = *above.files;
    const auto &files = layer.list.files;
    const bool isTop = above.kind == TreeNode::Kind::Contents;
    // the root stands for the contents themselves
    const int first
        = isTop ? (!files.empty() && files.front().path.isEmpty() ? 1 : 0) : above.file + 1;
    const int end = isTop ? int(files.size()) : layer.end(above.file);
    std::vector<TreeNode> rows;
    for (int i = first; i < end; i = layer.end(i))
        rows.push_back(rowOf(above, i));
    return rows;
}

} // namespace sameinside
