// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/layercontents.h"

#include <memory>
#include <span>
#include <stop_token>

namespace sameinside {

/// Orders paths so that a directory comes right before all that is in it.
struct PathOrder {
    using is_transparent = void;
    bool operator()(QByteArrayView left, QByteArrayView right) const;
};

/// A file by its path: as one layer brings it, or as the layers together show it.
struct FileState {
    enum class Kind : quint8 {
        File,
        Symlink,
        CharacterDevice,
        BlockDevice,
        Directory,
        Fifo,
        Whiteout, ///< hides what lower layers have under the name
        Opaque,   ///< hides all that lower layers have in the directory
    };

    QByteArray path; ///< clean; empty for the root
    Kind kind = Kind::Directory;
    int layer = -1; ///< position of the layer that it comes from; -1 for an implied directory
    const TarEntry *entry
        = nullptr; ///< its own entry; nothing for a directory that is only implied
    const TarEntry *inode
        = nullptr; ///< the entry with bytes, mode and owner; another for hard links
    /// Target of a symlink; for one of several hard links, the first of their names; for a hard
    /// link to what is not there, its target.
    QByteArray link;

    quint16 mode() const { return inode ? inode->mode : 0755; }
    qint64 uid() const { return inode ? inode->uid : 0; }
    qint64 gid() const { return inode ? inode->gid : 0; }
    qint64 size() const { return inode ? inode->size : 0; }
    std::optional<Digest> content() const { return inode ? inode->content : std::nullopt; }
};

QString fileKindName(FileState::Kind kind);

/// Files in PathOrder, with the layers that their entries live in.
struct FileList {
    std::vector<FileState> files;
    std::vector<std::shared_ptr<const LayerContents>> layers;
};

using LayerStack = std::span<const std::shared_ptr<const LayerContents>>;

/// What one layer does: its entries, whiteouts included, of duplicates the last. Ends early, with
/// an empty list, when stop is requested.
FileList layerFiles(std::shared_ptr<const LayerContents> layer, const std::stop_token &stop = {});

/// The file system that layers make, base first (image-spec layer.md, "Applying Changesets").
/// Links are never followed. Errors: InvalidDocument for a whiteout that names nothing; TooLarge
/// over 4,000,000 files or 1 GiB of paths; Cancelled.
Result<FileList> mergedFiles(LayerStack layers, const std::stop_token &stop = {});

} // namespace sameinside
