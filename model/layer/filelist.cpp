// SPDX-License-Identifier: MIT
#include "model/layer/filelist.h"

#include "model/layer/tarwalk.h"
#include "model/text/words/model/layerstreamwords.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <map>

namespace sameinside {

namespace {

using Type = TarEntry::Type;
using Kind = FileState::Kind;

constexpr std::size_t mostFiles = 4'000'000;
constexpr qint64 mostPathBytes = qint64(1) << 30;

constexpr QByteArrayView whiteoutPrefix(".wh.");
constexpr QByteArrayView aufsPrefix(".wh..wh.");
constexpr QByteArrayView opaqueName(".wh..wh..opq");

QByteArray parentOf(const QByteArray &path)
{
    return path.first(qMax(path.lastIndexOf('/'), qsizetype(0)));
}

QByteArray joined(const QByteArray &directory, const QByteArray &name)
{
    return directory.isEmpty() ? name : directory + '/' + name;
}

QByteArrayView nameOf(const QByteArray &path)
{
    return QByteArrayView(path).sliced(path.lastIndexOf('/') + 1);
}

bool isBelow(const QByteArray &path, const QByteArray &directory)
{
    return directory.isEmpty() ? !path.isEmpty()
                               : path.size() > directory.size() && path.startsWith(directory)
            && path[directory.size()] == '/';
}

// What AUFS keeps for itself; no part of the image.
bool isAufsMetadata(const QByteArray &path)
{
    return nameOf(path) != opaqueName
        && (path.startsWith(aufsPrefix) || path.contains(QByteArray("/.wh..wh.")));
}

Kind kindOf(Type type)
{
    switch (type) {
    case Type::File:
    case Type::HardLink:
        return Kind::File;
    case Type::Symlink:
        return Kind::Symlink;
    case Type::CharacterDevice:
        return Kind::CharacterDevice;
    case Type::BlockDevice:
        return Kind::BlockDevice;
    case Type::Directory:
        return Kind::Directory;
    case Type::Fifo:
        break;
    }
    return Kind::Fifo;
}

/// A file system while layers are applied to it.
class Files {
public:
    struct Node {
        Kind kind = Kind::Directory;
        int layer = -1;
        const TarEntry *entry = nullptr;
        const TarEntry *inode = nullptr;
    };
    using Map = std::map<QByteArray, Node, PathOrder>;

    std::size_t count() const { return m_nodes.size(); }
    qint64 pathBytes() const { return m_pathBytes; }

    const TarEntry *inodeAt(const QByteArray &path) const
    {
        const auto found = m_nodes.find(path);
        return found == m_nodes.end() || found->second.kind == Kind::Directory
            ? nullptr
            : found->second.inode;
    }

    // Of what is in a directory, only what came before a layer, where one is given.
    void removeBelow(const QByteArray &path, int layer = std::numeric_limits<int>::max())
    {
        for (auto at = m_nodes.upper_bound(path);
             at != m_nodes.end() && isBelow(at->first, path);) {
            if (at->second.layer >= layer) {
                ++at;
                continue;
            }
            m_pathBytes -= at->first.size();
            at = m_nodes.erase(at);
        }
    }

    void remove(const QByteArray &path)
    {
        removeBelow(path);
        if (const auto found = m_nodes.find(path); found != m_nodes.end()) {
            m_pathBytes -= path.size();
            m_nodes.erase(found);
        }
    }

    // A directory over a directory keeps what is in it; anything else takes its place.
    void put(const QByteArray &path, const Node &node)
    {
        const auto [at, isNew] = m_nodes.try_emplace(path, node);
        if (isNew) {
            m_pathBytes += path.size();
            return;
        }
        if (node.kind != Kind::Directory)
            removeBelow(path);
        else if (at->second.kind != Kind::Directory)
            removeBelow(path, node.layer); // its files may stand before it in the archive
        at->second = node;
    }

    // It is there, though hardly any layer says so.
    void addRoot() { m_nodes.try_emplace(QByteArray()); }

    void addParents(QByteArray path, int layer)
    {
        while (!path.isEmpty()) {
            path = parentOf(path);
            if (!m_nodes.try_emplace(path, Node{.layer = layer}).second)
                return;
            m_pathBytes += path.size();
        }
    }

    FileList list(std::vector<std::shared_ptr<const LayerContents>> layers) const;

private:
    Map m_nodes;
    qint64 m_pathBytes = 0;
};

// Names that share an inode say so by the first of them, whichever the archive wrote as the link.
FileList Files::list(std::vector<std::shared_ptr<const LayerContents>> layers) const
{
    struct Names {
        int count = 0;
        QByteArray first;
    };
    QHash<const TarEntry *, Names> linked;
    for (const auto &[path, node] : m_nodes) {
        if (node.entry && node.entry->type == Type::HardLink)
            linked[node.inode];
    }
    for (const auto &[path, node] : m_nodes) {
        if (const auto names = linked.find(node.inode); node.inode && names != linked.end()) {
            if (names->count++ == 0)
                names->first = path;
        }
    }
    FileList list{.layers = std::move(layers)};
    list.files.reserve(m_nodes.size());
    for (const auto &[path, node] : m_nodes) {
        FileState file{.path = path,
                       .kind = node.kind,
                       .layer = node.entry ? node.layer : -1,
                       .entry = node.entry,
                       .inode = node.inode};
        if (node.kind == Kind::Symlink)
            file.link = node.inode->target;
        else if (node.inode && node.inode->type == Type::HardLink)
            file.link = cleanPath(node.inode->target);
        else if (const auto names = linked.constFind(node.inode);
                 node.inode && names != linked.constEnd() && names->count > 1)
            file.link = names->first;
        list.files.push_back(std::move(file));
    }
    return list;
}

Files::Node nodeFor(const TarEntry &entry, int layer, const TarEntry *target)
{
    return {.kind = target ? kindOf(target->type) : kindOf(entry.type),
            .layer = layer,
            .entry = &entry,
            .inode = target ? target : &entry};
}

/// Applies one layer on top of what is there.
class Application {
public:
    Application(Files &files, const LayerContents &layer, int position) :
        m_files(files), m_layer(layer), m_position(position)
    {
    }

    Result<void> run(const std::stop_token &stop)
    {
        // A layer may link to a file of a lower layer, and hide that file's own name.
        for (const TarEntry &entry : m_layer.entries) {
            if (entry.type == Type::HardLink) {
                if (const TarEntry *inode = m_files.inodeAt(cleanPath(entry.target)))
                    m_below.insert(&entry, inode);
            }
        }
        // Whiteouts hide what is below, never what the layer brings itself: they come first,
        // wherever they stand in the archive.
        for (const bool isHiding : {true, false}) {
            for (const TarEntry &entry : m_layer.entries) {
                if (stop.stop_requested())
                    return stopped();
                const QByteArray path = cleanPath(entry.path);
                if (isAufsMetadata(path))
                    continue;
                const bool isWhiteout = nameOf(path).startsWith(whiteoutPrefix);
                if (isHiding && isWhiteout) {
                    if (auto hidden = hide(path); !hidden)
                        return hidden;
                } else if (!isHiding) {
                    m_files.addParents(path, m_position);
                    if (!isWhiteout)
                        m_files.put(path, nodeFor(entry, m_position, targetOf(entry)));
                    if (auto checked = check(); !checked)
                        return checked;
                }
            }
        }
        return {};
    }

private:
    Result<void> hide(const QByteArray &path)
    {
        const QByteArray directory = parentOf(path);
        if (nameOf(path) == opaqueName) {
            m_files.removeBelow(directory);
            return {};
        }
        const QByteArray name = nameOf(path).sliced(whiteoutPrefix.size()).toByteArray();
        if (name.isEmpty() || name == "." || name == "..") {
            return failure(ErrorKind::InvalidDocument,
                           words::layerstreams::whiteoutOfNothing(
                               m_layer.diffId.shortText(), QString::fromUtf8(path.left(160))));
        }
        m_files.remove(joined(directory, name));
        return {};
    }

    const TarEntry *targetOf(const TarEntry &entry) const
    {
        if (entry.type != Type::HardLink)
            return nullptr;
        if (const TarEntry *inode = m_files.inodeAt(cleanPath(entry.target)))
            return inode;
        return m_below.value(&entry);
    }

    Result<void> check() const
    {
        if (m_files.count() <= mostFiles && m_files.pathBytes() <= mostPathBytes)
            return {};
        return failure(ErrorKind::TooLarge,
                       words::layerstreams::tooManyFiles(mostFiles, mostPathBytes));
    }

    Files &m_files;
    const LayerContents &m_layer;
    int m_position;
    QHash<const TarEntry *, const TarEntry *> m_below;
};

} // namespace

bool PathOrder::operator()(QByteArrayView left, QByteArrayView right) const
{
    const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (a == left.end() || b == right.end())
        return a == left.end() && b != right.end();
    const auto rank = [](char c) { return c == '/' ? 0 : 1 + int(quint8(c)); };
    return rank(*a) < rank(*b);
}

QString fileKindName(FileState::Kind kind)
{
    using enum FileState::Kind;
    switch (kind) {
    case File:
        return QStringLiteral("file");
    case Symlink:
        return QStringLiteral("symlink");
    case CharacterDevice:
        return QStringLiteral("character device");
    case BlockDevice:
        return QStringLiteral("block device");
    case Directory:
        return QStringLiteral("directory");
    case Fifo:
        return QStringLiteral("fifo");
    case Whiteout:
        return QStringLiteral("whiteout");
    case Opaque:
        return QStringLiteral("opaque directory");
    }
    return {};
}

FileList layerFiles(std::shared_ptr<const LayerContents> layer, const std::stop_token &stop)
{
    Files files;
    for (const TarEntry &entry : layer->entries) {
        if (stop.stop_requested())
            return {.layers = {std::move(layer)}};
        const QByteArray path = cleanPath(entry.path);
        const TarEntry *target
            = entry.type == Type::HardLink ? files.inodeAt(cleanPath(entry.target)) : nullptr;
        Files::Node node = nodeFor(entry, 0, target);
        if (nameOf(path) == opaqueName)
            node.kind = Kind::Opaque;
        else if (nameOf(path).startsWith(whiteoutPrefix))
            node.kind = Kind::Whiteout;
        files.put(path, node);
    }
    return files.list({std::move(layer)});
}

Result<FileList> mergedFiles(LayerStack layers, const std::stop_token &stop)
{
    Files files;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (auto applied = Application(files, *layers[i], int(i)).run(stop); !applied)
            return tl::unexpected(applied.error());
    }
    if (files.count() > 0)
        files.addRoot();
    return files.list({layers.begin(), layers.end()});
}

} // namespace sameinside
