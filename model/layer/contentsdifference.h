// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/filelist.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace sameinside {

/// What differs between the files at one path: "type" alone, or of "bytes", "mode", "owner",
/// "link", "device", "xattrs". Empty: the same file. Times and names of owners do not count.
QStringList changedFields(const FileState &left, const FileState &right);

/// How the files of two lists differ: in path, type, mode, owner (ids), link, extended attributes
/// and bytes. Times, names of owners and order do not count.
struct FilesDifference {
    struct Change {
        const FileState *left = nullptr;
        const FileState *right = nullptr;
        QStringList fields; ///< of a file on both sides: "bytes", "mode", "owner" …

        const QByteArray &path() const { return left ? left->path : right->path; }
        QJsonObject toJson() const; ///< {path, change, fields, left: {type, size, digest …}, right}
    };

    qint64 added = 0; ///< only on the right
    qint64 removed = 0;
    qint64 changed = 0;
    std::vector<Change> changes; ///< the first of them, in the order of paths

    bool isEmpty() const { return added + removed + changed == 0; }
};

/// Lists at most most changes; counts all. Points into the lists. Ends early, with a part of it,
/// when stop is requested.
FilesDifference filesDifference(const FileList &left, const FileList &right,
                                const std::stop_token &stop = {}, std::size_t most = 100);

/// A way in which two archives of the same files differ.
struct ArchiveDifference {
    QString kind; ///< "times", "owner-names", "order", "names", "duplicates", "headers", "padding"
    qint64 count = 0; ///< entries; bytes for padding
    QString path;     ///< of the first such entry
    QJsonValue left;  ///< its value
    QJsonValue right;

    QJsonObject toJson() const;
    QString toText()
        const; ///< "times of 6 entries (bin: 2023-11-14 22:13:20 → 2023-11-14 22:13:21)"
};

/// Two layers that hold each other's files, with different diff IDs.
struct ContentsDifference {
    FilesDifference files;
    std::vector<ArchiveDifference> archive; ///< over the files that both hold

    /// Ends early, with a part of it, when stop is requested.
    static ContentsDifference between(const FileList &left, const FileList &right,
                                      const std::stop_token &stop = {}, std::size_t most = 100);
};

} // namespace sameinside
