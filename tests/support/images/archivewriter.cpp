// SPDX-License-Identifier: MIT
#include "tests/support/images/archivewriter.h"

#include "model/layer/decompressor.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sameinside {

namespace {

QString hex(const Digest &digest)
{
    return QString::fromLatin1(digest.encoded());
}

// The ids of version 1 are made up: any will do.
QString layerId(const BuiltImage &image, std::size_t layer)
{
    const QString text = image.config.digest.toString() + QString::number(layer);
    return hex(Digest::sha256Of(text.toUtf8()));
}

} // namespace

ArchiveWriter &ArchiveWriter::add(const BuiltImage &image, const QStringList &tags)
{
    QJsonArray layers;
    for (std::size_t i = 0; i < image.layers.size(); ++i)
        layers.append(layerName(image, i));
    m_list.append(
        QJsonObject{{QStringLiteral("Config"), configName(image)},
                    {QStringLiteral("RepoTags"),
                     tags.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(tags))},
                    {QStringLiteral("Layers"), layers}});
    if (m_hand == Hand::Docker25 || m_hand == Hand::Containerd) {
        const BuiltImage stored = m_hand == Hand::Docker25 ? decompressed(image) : image;
        for (const QString &tag : tags.isEmpty() ? QStringList{QString()} : tags) {
            if (tag.isEmpty())
                m_layout.add(stored);
            else
                m_layout.addForContainerd(stored, QStringLiteral("docker.io/library/") + tag,
                                          tag.section(u':', 1));
        }
        return *this;
    }
    m_files.insert_or_assign(configName(image), image.configBytes);
    addLayers(image);
    return *this;
}

ArchiveWriter &ArchiveWriter::addBelow(const BuiltDocument &index, const BuiltImage &image,
                                       const QString &tag)
{
    add(image, {tag});
    LayoutWriter layout;
    layout.addForContainerd(index, QStringLiteral("docker.io/library/") + tag,
                            tag.section(u':', 1));
    m_layout = layout;
    return *this;
}

void ArchiveWriter::addLayers(const BuiltImage &image)
{
    const auto contents = contentsOf(image);
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const QString name = layerName(image, i);
        if (m_hand == Hand::Crane) {
            m_files.insert_or_assign(name, image.blobs.at(image.layers[i].digest));
            continue;
        }
        if (m_hand == Hand::Skopeo) {
            m_links.insert_or_assign(layerId(image, i) + QStringLiteral("/layer.tar"),
                                     "../" + name.toUtf8());
        }
        std::size_t first = 0;
        while (image.diffIds[first] != image.diffIds[i])
            ++first;
        if (m_hand == Hand::Docker24 && first < i)
            m_links.insert_or_assign(name, "../" + layerName(image, first).toUtf8());
        else
            m_files.insert_or_assign(name, contents[i]);
    }
}

ArchiveWriter &ArchiveWriter::replace(const QString &name, const QByteArray &bytes)
{
    m_replaced.insert_or_assign(name, bytes);
    return *this;
}

ArchiveWriter &ArchiveWriter::remove(const QString &name)
{
    m_removed << name;
    return *this;
}

QByteArray ArchiveWriter::tar() const
{
    std::map<QString, QByteArray> files = m_files;
    if (m_hand == Hand::Docker25 || m_hand == Hand::Containerd)
        files = m_layout.files();
    files.insert_or_assign(QStringLiteral("manifest.json"),
                           QJsonDocument(m_list).toJson(QJsonDocument::Compact));
    for (const auto &[name, bytes] : m_replaced)
        files.insert_or_assign(name, bytes);
    for (const QString &name : m_removed)
        files.erase(name);
    TarWriter tar;
    for (const auto &[name, target] : m_links)
        tar.symlink(name.toUtf8(), target);
    for (const auto &[name, bytes] : files)
        tar.file(name.toUtf8(), bytes);
    return tar.finish();
}

QString ArchiveWriter::configName(const BuiltImage &image) const
{
    const QString id = hex(image.config.digest);
    switch (m_hand) {
    case Hand::Docker25:
    case Hand::Containerd:
        return QStringLiteral("blobs/sha256/") + id;
    case Hand::Crane:
        return QStringLiteral("sha256:") + id;
    case Hand::Docker24:
    case Hand::Skopeo:
        break;
    }
    return id + QStringLiteral(".json");
}

QString ArchiveWriter::layerName(const BuiltImage &image, std::size_t layer) const
{
    switch (m_hand) {
    case Hand::Docker24:
        return layerId(image, layer) + QStringLiteral("/layer.tar");
    case Hand::Docker25:
        return QStringLiteral("blobs/sha256/") + hex(image.diffIds[layer]);
    case Hand::Containerd:
        return QStringLiteral("blobs/sha256/") + hex(image.layers[layer].digest);
    case Hand::Skopeo:
        return hex(image.diffIds[layer]) + QStringLiteral(".tar");
    case Hand::Crane:
        break;
    }
    return hex(image.layers[layer].digest) + QStringLiteral(".tar.gz");
}

QByteArray tarOf(const std::map<QString, QByteArray> &files)
{
    TarWriter tar;
    for (const auto &[name, bytes] : files)
        tar.file(name.toUtf8(), bytes);
    return tar.finish();
}

std::vector<QByteArray> contentsOf(const BuiltImage &image)
{
    std::vector<QByteArray> contents;
    for (const Descriptor &layer : image.layers) {
        QByteArray tar;
        Decompressor decompressor(QStringLiteral("layer"),
                                  [&](QByteArrayView bytes) -> Result<void> {
                                      tar += bytes;
                                      return {};
                                  });
        const bool isWhole
            = decompressor.add(image.blobs.at(layer.digest)) && decompressor.finish();
        Q_ASSERT(isWhole);
        contents.push_back(tar);
    }
    return contents;
}

BuiltImage decompressed(const BuiltImage &image)
{
    ImageBuilder builder;
    builder.encoding(BlobEncoding::none()).configBytes(image.configBytes);
    for (const QByteArray &tar : contentsOf(image))
        builder.layer(tar);
    return builder.build();
}

} // namespace sameinside
