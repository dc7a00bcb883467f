// SPDX-License-Identifier: MIT
#include "tests/support/images/imagebuilder.h"

namespace sameinside {

ImageBuilder &ImageBuilder::family(MediaType::Family family)
{
    m_family = family;
    return *this;
}

ImageBuilder &ImageBuilder::style(const JsonStyle &style)
{
    m_style = style;
    return *this;
}

ImageBuilder &ImageBuilder::configStyle(ConfigStyle style)
{
    m_configStyle = style;
    return *this;
}

ImageBuilder &ImageBuilder::platform(QStringView platform)
{
    m_platform = Platform::parse(platform).value();
    return *this;
}

ImageBuilder &ImageBuilder::withoutPlatform()
{
    m_platform.reset();
    return *this;
}

ImageBuilder &ImageBuilder::settings(ConfigFields fields)
{
    m_fields = std::move(fields);
    return *this;
}

ImageBuilder &ImageBuilder::encoding(const BlobEncoding &encoding)
{
    m_encoding = encoding;
    return *this;
}

ImageBuilder &ImageBuilder::encodings(const std::vector<BlobEncoding> &encodings)
{
    Q_ASSERT(encodings.size() == m_layers.size());
    for (std::size_t i = 0; i < encodings.size(); ++i)
        m_layers[i].encoding = encodings[i];
    return *this;
}

ImageBuilder &ImageBuilder::layer(const QByteArray &tar, const QString &createdBy,
                                  const QString &created)
{
    m_layers.push_back({tar, m_encoding});
    m_history.push_back({.created = created, .createdBy = createdBy});
    return *this;
}

ImageBuilder &ImageBuilder::step(const QString &createdBy, const QString &created)
{
    m_history.push_back({.created = created, .createdBy = createdBy, .emptyLayer = true});
    return *this;
}

ImageBuilder &ImageBuilder::annotation(const QString &key, const QString &value)
{
    m_annotations.insert(key, value);
    return *this;
}

ImageBuilder &ImageBuilder::configBytes(const QByteArray &bytes)
{
    m_configBytes = bytes;
    return *this;
}

MediaType ImageBuilder::layerType(BlobEncoding::Kind kind) const
{
    using Kind = BlobEncoding::Kind;
    const bool docker = m_family == MediaType::Family::Docker;
    switch (kind) {
    case Kind::None:
        return mediaType(docker ? "application/vnd.docker.image.rootfs.diff.tar"
                                : "application/vnd.oci.image.layer.v1.tar");
    case Kind::Zstd:
        return mediaType(docker ? "application/vnd.docker.image.rootfs.diff.tar.zstd"
                                : "application/vnd.oci.image.layer.v1.tar+zstd");
    case Kind::Gzip:
        break;
    }
    return mediaType(docker ? "application/vnd.docker.image.rootfs.diff.tar.gzip"
                            : "application/vnd.oci.image.layer.v1.tar+gzip");
}

BuiltImage ImageBuilder::build() const
{
    const bool docker = m_family == MediaType::Family::Docker;
    ManifestBuilder manifest(docker ? MediaType::dockerManifest() : MediaType::ociManifest());
    manifest.style(m_style);
    std::vector<Descriptor> layers;
    std::vector<Digest> diffIds;
    for (const Layer &layer : m_layers) {
        const QByteArray blob = layer.encoding.encode(layer.tar);
        const MediaType type = layerType(layer.encoding.kind);
        manifest.layer(type, blob);
        layers.push_back(describe(type, blob));
        diffIds.push_back(Digest::sha256Of(layer.tar));
    }
    std::vector<HistoryLine> history = m_history;
    for (HistoryLine &line : history) {
        if (line.created.isEmpty())
            line.created = m_fields.created;
    }
    const QByteArray config = m_configBytes
        ? *m_configBytes
        : writeConfig(m_fields, m_platform, diffIds, history, m_configStyle);
    const MediaType configType = docker ? MediaType::dockerConfig() : MediaType::ociConfig();
    manifest.config(configType, config);
    for (auto it = m_annotations.begin(); it != m_annotations.end(); ++it)
        manifest.annotation(it.key(), it.value());
    return {manifest.build(), describe(configType, config), config, std::move(layers),
            std::move(diffIds)};
}

BuiltDocument attestationManifest(const QByteArray &statement, const QString &predicateType)
{
    const auto platform = Platform::parse(u"unknown/unknown").value();
    const QByteArray config
        = writeConfig({}, platform, {Digest::sha256Of(statement)}, {}, ConfigStyle::Sorted);
    return ManifestBuilder()
        .config(MediaType::ociConfig(), config)
        .layer(mediaType("application/vnd.in-toto+json"), statement,
               {{QStringLiteral("in-toto.io/predicate-type"), predicateType}})
        .build();
}

} // namespace sameinside
