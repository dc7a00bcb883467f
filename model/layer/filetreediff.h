// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/filelist.h"

namespace sameinside {

/// How the two files at one path stand to each other. Other times make no other file, and are
/// told apart from it. Those from Differs on are differences.
enum class FileRelation : quint8 { Same, OtherTime, Differs, LeftOnly, RightOnly };

/// The files of both sides at one path.
struct FilePair {
    QByteArray path;                 ///< as bytes, without a slash at the front
    const FileState *left = nullptr; ///< nothing where the side has no such file
    const FileState *right = nullptr;
    int parent = -1;   ///< position of the directory's pair; -1 at the top
    int differing = 0; ///< pairs below that differ
    FileRelation relation = FileRelation::Same;

    bool differs() const { return relation >= FileRelation::Differs; }
    QByteArrayView name() const { return QByteArrayView(path).sliced(path.lastIndexOf('/') + 1); }
};

/// Two file lists merged by path, in PathOrder: a directory stands right before all that is in
/// it. Directories that both lists only imply have their pair as well. Points into the lists.
struct FileTreeDiff {
    std::vector<FilePair> pairs;
    int total = 0; ///< paths that some side lists
    int changed = 0;
    int leftOnly = 0;
    int rightOnly = 0;
    int otherTime = 0;
};

/// Merges two lists; either may be empty. Ends early, with an empty result, when stop is requested.
FileTreeDiff diffFileTrees(const FileList &left, const FileList &right,
                           const std::stop_token &stop = {});

} // namespace sameinside
