// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/filetreediff.h"

namespace sameinside {

/// The files of both sides, merged and made ready to be searched. Made on a worker thread, then
/// only read.
struct FileTreeDocument {
    std::shared_ptr<const FileList> left;
    std::shared_ptr<const FileList> right;
    FileTreeDiff diff;
    QByteArray names;               ///< of all pairs, case folded, UTF-8, one behind the other
    std::vector<quint32> nameStart; ///< one more than there are pairs

    QByteArrayView foldedName(std::size_t pair) const
    {
        return QByteArrayView(names).sliced(nameStart[pair], nameStart[pair + 1] - nameStart[pair]);
    }

    /// Either list may be null. Nothing when stop is requested.
    static std::shared_ptr<const FileTreeDocument> of(std::shared_ptr<const FileList> left,
                                                      std::shared_ptr<const FileList> right,
                                                      const std::stop_token &stop = {});
};

/// What is to be seen of a document.
struct FileFilter {
    bool onlyDifferences = false;
    QString text; ///< part of a name, whatever the case; what is in such a directory stays, too

    bool operator==(const FileFilter &) const = default;
};

/// The visible pairs, as rows below their directories.
struct FileRows {
    std::vector<int> children;   ///< pairs, those of one directory together
    std::vector<int> firstChild; ///< by pair + 1, position in children; 0 is the top
    std::vector<int> childCount; ///< by pair + 1
    std::vector<int> row;        ///< by pair; only of visible ones

    int visible() const { return int(children.size()); }
};

/// 300,000 files in some milliseconds.
FileRows filteredRows(const FileTreeDocument &document, const FileFilter &filter);

} // namespace sameinside
