// SPDX-License-Identifier: MIT
#include "ui/files/filetreedocument.h"

#include <QByteArrayMatcher>

#include <algorithm>

namespace sameinside {

namespace {

bool isAscii(QByteArrayView name)
{
    return std::ranges::none_of(name, [](char c) { return quint8(c) >= 0x80; });
}

void appendFolded(QByteArray &names, QByteArrayView name)
{
    if (!isAscii(name)) {
        names += QString::fromUtf8(name).toCaseFolded().toUtf8();
        return;
    }
    for (const char c : name)
        names += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

// Whether a pair is to be seen for its own sake.
std::vector<char> wantedPairs(const FileTreeDocument &document, const FileFilter &filter)
{
    const auto &pairs = document.diff.pairs;
    std::vector<char> isWanted(pairs.size(), 1);
    if (!filter.text.isEmpty()) {
        const QByteArray wanted = filter.text.toCaseFolded().toUtf8();
        const QByteArrayMatcher matcher(wanted);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const int parent = pairs[i].parent;
            const QByteArrayView name = document.foldedName(i);
            isWanted[i] = (parent >= 0 && isWanted[std::size_t(parent)])
                || matcher.indexIn(name.data(), name.size()) >= 0;
        }
    }
    if (filter.onlyDifferences) {
        for (std::size_t i = 0; i < pairs.size(); ++i)
            isWanted[i] = isWanted[i] && pairs[i].differs();
    }
    return isWanted;
}

} // namespace

std::shared_ptr<const FileTreeDocument> FileTreeDocument::of(std::shared_ptr<const FileList> left,
                                                             std::shared_ptr<const FileList> right,
                                                             const std::stop_token &stop)
{
    static const FileList none;
    auto document = std::make_shared<FileTreeDocument>();
    document->diff = diffFileTrees(left ? *left : none, right ? *right : none, stop);
    document->left = std::move(left);
    document->right = std::move(right);
    document->nameStart.reserve(document->diff.pairs.size() + 1);
    document->nameStart.push_back(0);
    for (const FilePair &pair : document->diff.pairs) {
        appendFolded(document->names, pair.name());
        document->nameStart.push_back(quint32(document->names.size()));
    }
    if (stop.stop_requested())
        return nullptr;
    return document;
}

FileRows filteredRows(const FileTreeDocument &document, const FileFilter &filter)
{
    const auto &pairs = document.diff.pairs;
    const std::size_t count = pairs.size();
    std::vector<char> isVisible = wantedPairs(document, filter);
    for (std::size_t i = count; i-- > 0;) { // what is in a directory stands behind it
        if (isVisible[i] && pairs[i].parent >= 0)
            isVisible[std::size_t(pairs[i].parent)] = 1;
    }

    FileRows rows{.firstChild = std::vector<int>(count + 1, 0),
                  .childCount = std::vector<int>(count + 1, 0),
                  .row = std::vector<int>(count, 0)};
    int visible = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!isVisible[i])
            continue;
        rows.row[i] = rows.childCount[std::size_t(pairs[i].parent + 1)]++;
        ++visible;
    }
    int next = 0;
    for (std::size_t i = 0; i <= count; ++i) {
        rows.firstChild[i] = next;
        next += rows.childCount[i];
    }
    rows.children.resize(std::size_t(visible));
    for (std::size_t i = 0; i < count; ++i) {
        if (isVisible[i])
            rows.children[std::size_t(rows.firstChild[std::size_t(pairs[i].parent + 1)]
                                      + rows.row[i])]
                = int(i);
    }
    return rows;
}

} // namespace sameinside
