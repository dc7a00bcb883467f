// SPDX-License-Identifier: MIT
#include "registry/stored/derivedmanifest.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sameinside {

namespace {

QJsonObject descriptorJson(const Descriptor &descriptor)
{
    return {{QStringLiteral("mediaType"), descriptor.mediaType.toString()},
            {QStringLiteral("size"), descriptor.size},
            {QStringLiteral("digest"), descriptor.digest.toString()}};
}

} // namespace

MediaType dockerLayerType(LayerEncoding::Format format)
{
    using enum LayerEncoding::Format;
    const QString tar = QStringLiteral("application/vnd.docker.image.rootfs.diff.tar");
    if (format == None || format == Empty)
        return *MediaType::parse(tar);
    if (format == Zstd)
        return *MediaType::parse(tar + QStringLiteral(".zstd"));
    // Docker knows no other types, and loads anything under the name of gzip.
    return *MediaType::parse(tar + QStringLiteral(".gzip"));
}

Result<ManifestDocument> derivedManifest(const QByteArray &config,
                                         std::span<const Descriptor> layers)
{
    QJsonArray layerList;
    for (const Descriptor &layer : layers)
        layerList.append(descriptorJson(layer));
    const Descriptor configEntry{.mediaType = MediaType::dockerConfig(),
                                 .digest = Digest::sha256Of(config),
                                 .size = config.size()};
    const QJsonObject manifest{
        {QStringLiteral("schemaVersion"), 2},
        {QStringLiteral("mediaType"), MediaType::dockerManifest().toString()},
        {QStringLiteral("config"), descriptorJson(configEntry)},
        {QStringLiteral("layers"), layerList}};
    auto document = ManifestDocument::parse(QJsonDocument(manifest).toJson(QJsonDocument::Compact),
                                            MediaType::dockerManifest());
    if (!document)
        return document;
    return (*std::move(document)).asDerived();
}

} // namespace sameinside
