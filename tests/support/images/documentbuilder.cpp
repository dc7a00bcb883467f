// SPDX-License-Identifier: MIT
#include "tests/support/images/documentbuilder.h"

#include <nlohmann/json.hpp>

namespace sameinside {

namespace {

using Json = nlohmann::ordered_json;

Json annotationsJson(const Annotations &annotations)
{
    Json json = Json::object();
    for (auto it = annotations.begin(); it != annotations.end(); ++it)
        json[it.key().toStdString()] = it.value().toStdString();
    return json;
}

Json platformJson(const Platform &platform)
{
    Json json{{"architecture", platform.architecture().toStdString()},
              {"os", platform.os().toStdString()}};
    if (!platform.osVersion().isEmpty())
        json["os.version"] = platform.osVersion().toStdString();
    if (!platform.variant().isEmpty())
        json["variant"] = platform.variant().toStdString();
    return json;
}

// The order of the fields is that of Go's structs, in which nearly all manifests are written.
Json descriptorJson(const Descriptor &descriptor, const JsonStyle &style)
{
    Json json{{"mediaType", descriptor.mediaType.toString().toStdString()}};
    if (style.sizeFirst)
        json["size"] = descriptor.size;
    json["digest"] = descriptor.digest.toString().toStdString();
    if (!style.sizeFirst)
        json["size"] = descriptor.size;
    for (const QString &url : descriptor.urls)
        json["urls"].push_back(url.toStdString());
    if (!descriptor.annotations.isEmpty())
        json["annotations"] = annotationsJson(descriptor.annotations);
    if (!descriptor.data.isEmpty())
        json["data"] = descriptor.data.toBase64().toStdString();
    if (descriptor.platform)
        json["platform"] = platformJson(*descriptor.platform);
    if (!descriptor.artifactType.isEmpty())
        json["artifactType"] = descriptor.artifactType.toStdString();
    return json;
}

Json descriptorsJson(const std::vector<Descriptor> &descriptors, const JsonStyle &style)
{
    Json json = Json::array();
    for (const Descriptor &descriptor : descriptors)
        json.push_back(descriptorJson(descriptor, style));
    return json;
}

BuiltDocument finished(const Json &json, const MediaType &type, const JsonStyle &style, Blobs blobs)
{
    const std::string text = json.dump(style.indent > 0 ? style.indent : -1);
    const QByteArray bytes(text.data(), qsizetype(text.size()));
    const Descriptor descriptor = describe(type, bytes);
    blobs.insert_or_assign(descriptor.digest, bytes);
    return {descriptor, bytes, std::move(blobs)};
}

} // namespace

Descriptor describe(const MediaType &type, const QByteArray &bytes)
{
    return {.mediaType = type, .digest = Digest::sha256Of(bytes), .size = bytes.size()};
}

MediaType mediaType(const char *text)
{
    return MediaType::parse(QString::fromLatin1(text)).value();
}

ManifestBuilder::ManifestBuilder(MediaType type) : m_type(std::move(type)) {}

ManifestBuilder &ManifestBuilder::style(const JsonStyle &style)
{
    m_style = style;
    return *this;
}

ManifestBuilder &ManifestBuilder::withoutMediaType()
{
    m_withMediaType = false;
    return *this;
}

ManifestBuilder &ManifestBuilder::artifactType(const QString &type)
{
    m_artifactType = type;
    return *this;
}

ManifestBuilder &ManifestBuilder::subject(const Descriptor &subject)
{
    m_subject = subject;
    return *this;
}

ManifestBuilder &ManifestBuilder::annotation(const QString &key, const QString &value)
{
    m_annotations.insert(key, value);
    return *this;
}

ManifestBuilder &ManifestBuilder::config(const Descriptor &config)
{
    m_config = config;
    return *this;
}

ManifestBuilder &ManifestBuilder::config(const MediaType &type, const QByteArray &bytes)
{
    const Descriptor descriptor = describe(type, bytes);
    m_blobs.insert_or_assign(descriptor.digest, bytes);
    return config(descriptor);
}

ManifestBuilder &ManifestBuilder::layer(const Descriptor &layer)
{
    m_layers.push_back(layer);
    return *this;
}

ManifestBuilder &ManifestBuilder::layer(const MediaType &type, const QByteArray &bytes,
                                        const Annotations &annotations)
{
    Descriptor descriptor = describe(type, bytes);
    descriptor.annotations = annotations;
    m_blobs.insert_or_assign(descriptor.digest, bytes);
    return layer(descriptor);
}

BuiltDocument ManifestBuilder::build() const
{
    Json json{{"schemaVersion", 2}};
    if (m_withMediaType)
        json["mediaType"] = m_type.toString().toStdString();
    if (!m_artifactType.isEmpty())
        json["artifactType"] = m_artifactType.toStdString();
    if (m_config)
        json["config"] = descriptorJson(*m_config, m_style);
    json["layers"] = descriptorsJson(m_layers, m_style);
    if (m_subject)
        json["subject"] = descriptorJson(*m_subject, m_style);
    if (!m_annotations.isEmpty())
        json["annotations"] = annotationsJson(m_annotations);
    return finished(json, m_type, m_style, m_blobs);
}

IndexBuilder::IndexBuilder(MediaType type) : m_type(std::move(type)) {}

IndexBuilder &IndexBuilder::style(const JsonStyle &style)
{
    m_style = style;
    return *this;
}

IndexBuilder &IndexBuilder::withoutMediaType()
{
    m_withMediaType = false;
    return *this;
}

IndexBuilder &IndexBuilder::annotation(const QString &key, const QString &value)
{
    m_annotations.insert(key, value);
    return *this;
}

IndexBuilder &IndexBuilder::add(const BuiltDocument &document,
                                const std::optional<Platform> &platform,
                                const Annotations &annotations)
{
    Descriptor entry = document.descriptor;
    entry.platform = platform;
    entry.annotations.insert(annotations);
    m_blobs.insert(document.blobs.begin(), document.blobs.end());
    return addEntry(entry);
}

IndexBuilder &IndexBuilder::addAttestation(const BuiltDocument &attestation,
                                           const BuiltDocument &image)
{
    return add(
        attestation, Platform::parse(u"unknown/unknown").value(),
        {{QStringLiteral("vnd.docker.reference.digest"), image.descriptor.digest.toString()},
         {QStringLiteral("vnd.docker.reference.type"), QStringLiteral("attestation-manifest")}});
}

IndexBuilder &IndexBuilder::addEntry(const Descriptor &entry)
{
    m_entries.push_back(entry);
    return *this;
}

BuiltDocument IndexBuilder::build() const
{
    Json json{{"schemaVersion", 2}};
    if (m_withMediaType)
        json["mediaType"] = m_type.toString().toStdString();
    json["manifests"] = descriptorsJson(m_entries, m_style);
    if (!m_annotations.isEmpty())
        json["annotations"] = annotationsJson(m_annotations);
    return finished(json, m_type, m_style, m_blobs);
}

} // namespace sameinside
