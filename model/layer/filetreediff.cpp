// SPDX-License-Identifier: MIT
#include "model/layer/filetreediff.h"

#include "model/layer/contentsdifference.h"
#include "model/layer/pathpairs.h"

#include <algorithm>

namespace sameinside {

namespace {

bool isIn(const QByteArray &path, const QByteArray &directory)
{
    return path.size() > directory.size() && path.at(directory.size()) == '/'
        && path.startsWith(directory);
}

FileRelation relationOf(const FileState *left, const FileState *right)
{
    if (!right)
        return FileRelation::LeftOnly;
    if (!left)
        return FileRelation::RightOnly;
    if (!changedFields(*left, *right).isEmpty())
        return FileRelation::Differs;
    if (left->inode && right->inode
        && (left->inode->mtime != right->inode->mtime
            || left->inode->mtimeFraction != right->inode->mtimeFraction))
        return FileRelation::OtherTime;
    return FileRelation::Same;
}

class Merger {
public:
    FileTreeDiff run(const FileList &left, const FileList &right, const std::stop_token &stop)
    {
        m_diff.pairs.reserve(std::max(left.files.size(), right.files.size()));
        const bool isWhole = visitPathPairs(
            left, right, stop, [this](const FileState *l, const FileState *r) { add(l, r); });
        if (!isWhole)
            return {};
        countUp();
        return std::move(m_diff);
    }

private:
    void add(const FileState *left, const FileState *right)
    {
        const QByteArray &path = left ? left->path : right->path;
        const FileRelation relation = relationOf(left, right);
        // The root is a row of its own only where there is something to say of it.
        if (path.isEmpty() && relation != FileRelation::Differs)
            return;
        openDirectories(path);
        push({.path = path, .left = left, .right = right, .relation = relation});
        ++m_diff.total;
        m_diff.changed += relation == FileRelation::Differs;
        m_diff.leftOnly += relation == FileRelation::LeftOnly;
        m_diff.rightOnly += relation == FileRelation::RightOnly;
        m_diff.otherTime += relation == FileRelation::OtherTime;
    }

    // Leaves the directories that path is not in, and enters those that nothing listed.
    void openDirectories(const QByteArray &path)
    {
        while (!m_open.empty() && !isIn(path, m_diff.pairs[std::size_t(m_open.back())].path))
            m_open.pop_back();
        qsizetype known
            = m_open.empty() ? 0 : m_diff.pairs[std::size_t(m_open.back())].path.size() + 1;
        for (qsizetype slash = path.indexOf('/', known); slash >= 0;
             slash = path.indexOf('/', slash + 1))
            push({.path = path.first(slash)});
    }

    void push(FilePair pair)
    {
        pair.parent = m_open.empty() ? -1 : m_open.back();
        const bool isRoot = pair.path.isEmpty();
        m_diff.pairs.push_back(std::move(pair));
        if (!isRoot)
            m_open.push_back(int(m_diff.pairs.size()) - 1);
    }

    // What is in a directory stands behind it: from the end, each hands its sum up.
    void countUp()
    {
        for (std::size_t i = m_diff.pairs.size(); i-- > 0;) {
            const FilePair &pair = m_diff.pairs[i];
            if (pair.parent >= 0)
                m_diff.pairs[std::size_t(pair.parent)].differing += pair.differing + pair.differs();
        }
    }

    FileTreeDiff m_diff;
    std::vector<int> m_open; ///< the pair that came last, and the directories it is in
};

} // namespace

FileTreeDiff diffFileTrees(const FileList &left, const FileList &right, const std::stop_token &stop)
{
    return Merger().run(left, right, stop);
}

} // namespace sameinside
