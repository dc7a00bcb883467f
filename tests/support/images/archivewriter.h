// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"

#include <QJsonArray>

namespace sameinside {

/// Writes Docker archives as several programs do (facts, section 10.2).
class ArchiveWriter {
public:
    enum class Hand {
        Docker24,   ///< <hex>.json and <id>/layer.tar; a layer that is there twice is a symlink
        Docker25,   ///< an OCI layout of plain layers, and manifest.json
        Containerd, ///< an OCI layout of the image as it is, and manifest.json
        Skopeo,     ///< <hex>.json, <diff ID>.tar, symlinks <id>/layer.tar
        Crane,      ///< sha256:<hex>, and <hex>.tar.gz as it is
    };
    explicit ArchiveWriter(Hand hand) : m_hand(hand) {}

    /// Without tags: RepoTags is null.
    ArchiveWriter &add(const BuiltImage &image, const QStringList &tags = {});
    /// Lists image, and in index.json the index that leads to it (Containerd).
    ArchiveWriter &addBelow(const BuiltDocument &index, const BuiltImage &image,
                            const QString &tag);
    /// Writes bytes under name instead of what is there; or another file.
    ArchiveWriter &replace(const QString &name, const QByteArray &bytes);
    ArchiveWriter &remove(const QString &name);

    QByteArray tar() const;
    /// The name of a file of the archive, for damage.
    QString configName(const BuiltImage &image) const;
    QString layerName(const BuiltImage &image, std::size_t layer) const;

private:
    void addLayers(const BuiltImage &image);

    Hand m_hand;
    QJsonArray m_list;
    LayoutWriter m_layout;
    std::map<QString, QByteArray> m_files;
    std::map<QString, QByteArray> m_links; ///< names and targets
    std::map<QString, QByteArray> m_replaced;
    QStringList m_removed;
};

/// A tar of files: those in the order of their names.
QByteArray tarOf(const std::map<QString, QByteArray> &files);

/// The layers of an image, once decompressed.
std::vector<QByteArray> contentsOf(const BuiltImage &image);
/// The image with plain layers and a config of the same bytes.
BuiltImage decompressed(const BuiltImage &image);

} // namespace sameinside
