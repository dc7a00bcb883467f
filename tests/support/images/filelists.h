// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/filelist.h"

namespace sameinside::test {

/// A file for fileList(): a path that ends in a slash is a directory.
struct FileText {
    QByteArray path;
    QByteArray content = "x";
    quint16 mode = 0644;
    qint64 mtime = 0;
    qint64 uid = 0;
    QByteArray symlink = {};
    ExtendedAttributes attributes = {};
};

inline FileList fileList(const std::vector<FileText> &files)
{
    auto layer = std::make_shared<LayerContents>(LayerContents{.diffId = Digest::sha256Of({})});
    for (const FileText &file : files) {
        TarEntry entry{.path = file.path, .mode = file.mode};
        entry.mtime = file.mtime;
        entry.uid = file.uid;
        entry.attributes = file.attributes;
        if (file.path.endsWith('/')) {
            entry.type = TarEntry::Type::Directory;
            entry.mode = file.mode == 0644 ? 0755 : file.mode;
        } else if (!file.symlink.isEmpty()) {
            entry.type = TarEntry::Type::Symlink;
            entry.target = file.symlink;
        } else {
            entry.size = file.content.size();
            entry.content = Digest::sha256Of(file.content);
        }
        layer->entries.push_back(entry);
    }
    const std::vector<std::shared_ptr<const LayerContents>> layers{layer};
    return *mergedFiles(layers);
}

} // namespace sameinside::test
