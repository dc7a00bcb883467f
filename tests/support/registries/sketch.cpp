// SPDX-License-Identifier: MIT
#include "tests/support/registries/sketch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sameinside {

namespace {

QByteArray written(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject describe(const MediaType &type, const Digest &digest, qint64 size)
{
    return {{QStringLiteral("mediaType"), type.toString()},
            {QStringLiteral("digest"), digest.toString()},
            {QStringLiteral("size"), size}};
}

Sketched sketched(const MediaType &type, const QByteArray &bytes)
{
    Sketched result{.descriptor
                    = {.mediaType = type, .digest = Digest::sha256Of(bytes), .size = bytes.size()},
                    .blobs = {},
                    .layers = {}};
    result.blobs.emplace(result.descriptor.digest, bytes);
    return result;
}

QJsonObject entryOf(const Descriptor &descriptor)
{
    QJsonObject json = describe(descriptor.mediaType, descriptor.digest, descriptor.size);
    if (const auto &platform = descriptor.platform) {
        QJsonObject fields{{QStringLiteral("os"), platform->os()},
                           {QStringLiteral("architecture"), platform->architecture()}};
        if (!platform->variant().isEmpty())
            fields.insert(QStringLiteral("variant"), platform->variant());
        json.insert(QStringLiteral("platform"), fields);
    }
    QJsonObject annotations;
    for (auto it = descriptor.annotations.begin(); it != descriptor.annotations.end(); ++it)
        annotations.insert(it.key(), it.value());
    if (!annotations.isEmpty())
        json.insert(QStringLiteral("annotations"), annotations);
    return json;
}

const auto layerType = MediaType::parse(u"application/vnd.oci.image.layer.v1.tar+gzip").value();
const auto dockerLayerType
    = MediaType::parse(u"application/vnd.docker.image.rootfs.diff.tar.gzip").value();

} // namespace

Descriptor Sketched::entry(QStringView platform) const
{
    Descriptor entry = descriptor;
    if (!platform.isEmpty())
        entry.platform = Platform::parse(platform).value();
    return entry;
}

Digest Sketch::blob(const QString &layer, const QString &encoding)
{
    return Digest::sha256Of(blobBytes(layer, encoding));
}

QByteArray Sketch::blobBytes(const QString &layer, const QString &encoding)
{
    return (QStringLiteral("blob ") + layer + encoding).toUtf8().leftJustified(layerSize, ' ');
}

QByteArray Sketch::config() const
{
    const auto parsed = Platform::parse(platform).value();
    QJsonArray diffIds;
    for (const QString &layer : layers)
        diffIds.append(Digest::sha256Of((QStringLiteral("contents ") + layer).toUtf8()).toString());
    QJsonObject settings{{QStringLiteral("Cmd"), QJsonArray{QStringLiteral("/bin/sh")}}};
    if (!label.isEmpty())
        settings.insert(QStringLiteral("Labels"), QJsonObject{{QStringLiteral("of"), label}});
    QJsonObject json{{QStringLiteral("architecture"), parsed.architecture()},
                     {QStringLiteral("os"), parsed.os()},
                     {QStringLiteral("config"), settings},
                     {QStringLiteral("rootfs"),
                      QJsonObject{{QStringLiteral("type"), QStringLiteral("layers")},
                                  {QStringLiteral("diff_ids"), diffIds}}}};
    if (!parsed.variant().isEmpty())
        json.insert(QStringLiteral("variant"), parsed.variant());
    return QJsonDocument(json).toJson(isRewritten ? QJsonDocument::Indented
                                                  : QJsonDocument::Compact);
}

Sketched Sketch::image() const
{
    const QByteArray configBytes = config();
    const Digest configDigest = Digest::sha256Of(configBytes);
    const MediaType type = isDocker ? MediaType::dockerManifest() : MediaType::ociManifest();
    QJsonArray descriptors;
    for (const QString &layer : layers)
        descriptors.append(
            describe(isDocker ? dockerLayerType : layerType, blob(layer, encoding), layerSize));
    QJsonObject json{{QStringLiteral("schemaVersion"), 2},
                     {QStringLiteral("mediaType"), type.toString()},
                     {QStringLiteral("config"),
                      describe(isDocker ? MediaType::dockerConfig() : MediaType::ociConfig(),
                               configDigest, configBytes.size())},
                     {QStringLiteral("layers"), descriptors}};
    if (!annotation.isEmpty())
        json.insert(QStringLiteral("annotations"),
                    QJsonObject{{QStringLiteral("note"), annotation}});
    Sketched result = sketched(type, written(json));
    result.blobs.emplace(configDigest, configBytes);
    for (const QString &layer : layers)
        result.layers.emplace(blob(layer, encoding), blobBytes(layer, encoding));
    return result;
}

Sketched sketchIndex(const std::vector<std::pair<Sketched, QString>> &images,
                     const std::vector<Descriptor> &further)
{
    QJsonArray entries;
    std::map<Digest, QByteArray> blobs;
    std::map<Digest, QByteArray> layers;
    for (const auto &[image, platform] : images) {
        entries.append(entryOf(image.entry(platform)));
        blobs.insert(image.blobs.begin(), image.blobs.end());
        layers.insert(image.layers.begin(), image.layers.end());
    }
    for (const Descriptor &descriptor : further)
        entries.append(entryOf(descriptor));
    Sketched result
        = sketched(MediaType::ociIndex(),
                   written({{QStringLiteral("schemaVersion"), 2},
                            {QStringLiteral("mediaType"), MediaType::ociIndex().toString()},
                            {QStringLiteral("manifests"), entries}}));
    result.blobs.merge(blobs);
    result.layers = std::move(layers);
    return result;
}

Sketched sketchChart(const QString &name)
{
    const QByteArray config("{}");
    const auto configType = MediaType::parse(u"application/vnd.cncf.helm.config.v1+json").value();
    const auto chartType
        = MediaType::parse(u"application/vnd.cncf.helm.chart.content.v1.tar+gzip").value();
    Sketched result = sketched(
        MediaType::ociManifest(),
        written({{QStringLiteral("schemaVersion"), 2},
                 {QStringLiteral("mediaType"), MediaType::ociManifest().toString()},
                 {QStringLiteral("config"),
                  describe(configType, Digest::sha256Of(config), config.size())},
                 {QStringLiteral("layers"),
                  QJsonArray{describe(chartType, Sketch::blob(name), Sketch::layerSize)}}}));
    result.blobs.emplace(Digest::sha256Of(config), config);
    result.layers.emplace(Sketch::blob(name), Sketch::blobBytes(name));
    return result;
}

Sketched sketchSchema1(const QStringList &layers)
{
    QJsonArray blobs;
    QJsonArray history;
    for (auto it = layers.crbegin(); it != layers.crend(); ++it) {
        blobs.append(QJsonObject{{QStringLiteral("blobSum"), Sketch::blob(*it).toString()}});
        history.append(
            QJsonObject{{QStringLiteral("v1Compatibility"),
                         QStringLiteral("{\"os\":\"linux\",\"architecture\":\"amd64\"}")}});
    }
    return sketched(MediaType::schema1(),
                    written({{QStringLiteral("schemaVersion"), 1},
                             {QStringLiteral("architecture"), QStringLiteral("amd64")},
                             {QStringLiteral("name"), QStringLiteral("old/app")},
                             {QStringLiteral("tag"), QStringLiteral("1")},
                             {QStringLiteral("fsLayers"), blobs},
                             {QStringLiteral("history"), history}}));
}

Descriptor sketchAttestation(const Sketched &image)
{
    const QByteArray bytes = "attestation of " + image.digest().toString().toLatin1();
    Descriptor entry{.mediaType = MediaType::ociManifest(),
                     .digest = Digest::sha256Of(bytes),
                     .size = bytes.size()};
    entry.annotations.insert(QStringLiteral("vnd.docker.reference.type"),
                             QStringLiteral("attestation-manifest"));
    entry.annotations.insert(QStringLiteral("vnd.docker.reference.digest"),
                             image.digest().toString());
    entry.platform = Platform::parse(u"unknown/unknown").value();
    return entry;
}

} // namespace sameinside
