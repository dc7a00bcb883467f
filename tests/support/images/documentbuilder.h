// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/descriptor.h"

#include <map>
#include <vector>

namespace sameinside {

using Blobs = std::map<Digest, QByteArray>;

/// How a writer lays out the JSON of a manifest or index.
struct JsonStyle {
    int indent = 0;         ///< spaces a level; 0: all in one line
    bool sizeFirst = false; ///< size before digest in descriptors

    static JsonStyle compact() { return {}; }
    static JsonStyle docker() { return {.indent = 3, .sizeFirst = true}; }
    static JsonStyle skopeo() { return {.sizeFirst = true}; }
};

/// A document that was built, and all below it that was built with it.
struct BuiltDocument {
    Descriptor descriptor;
    QByteArray bytes;
    Blobs blobs; ///< bytes included
};

/// The descriptor of bytes.
Descriptor describe(const MediaType &type, const QByteArray &bytes);
MediaType mediaType(const char *text);

/// Writes an image or artifact manifest, of OCI or Docker types.
class ManifestBuilder {
public:
    explicit ManifestBuilder(MediaType type = MediaType::ociManifest());

    ManifestBuilder &style(const JsonStyle &style);
    /// OCI manifests may leave their mediaType out.
    ManifestBuilder &withoutMediaType();
    ManifestBuilder &artifactType(const QString &type);
    ManifestBuilder &subject(const Descriptor &subject);
    ManifestBuilder &annotation(const QString &key, const QString &value);
    ManifestBuilder &config(const Descriptor &config);
    ManifestBuilder &config(const MediaType &type, const QByteArray &bytes);
    ManifestBuilder &layer(const Descriptor &layer);
    ManifestBuilder &layer(const MediaType &type, const QByteArray &bytes,
                           const Annotations &annotations = {});

    BuiltDocument build() const;

private:
    MediaType m_type;
    JsonStyle m_style;
    bool m_withMediaType = true;
    QString m_artifactType;
    std::optional<Descriptor> m_subject;
    Annotations m_annotations;
    std::optional<Descriptor> m_config;
    std::vector<Descriptor> m_layers;
    Blobs m_blobs;
};

/// Writes an OCI index or a Docker manifest list.
class IndexBuilder {
public:
    explicit IndexBuilder(MediaType type = MediaType::ociIndex());

    IndexBuilder &style(const JsonStyle &style);
    IndexBuilder &withoutMediaType();
    IndexBuilder &annotation(const QString &key, const QString &value);
    IndexBuilder &add(const BuiltDocument &document, const std::optional<Platform> &platform = {},
                      const Annotations &annotations = {});
    /// BuildKit's way: platform unknown/unknown, and annotations that name the image it is about.
    IndexBuilder &addAttestation(const BuiltDocument &attestation, const BuiltDocument &image);
    IndexBuilder &addEntry(const Descriptor &entry);

    BuiltDocument build() const;

private:
    MediaType m_type;
    JsonStyle m_style;
    bool m_withMediaType = true;
    Annotations m_annotations;
    std::vector<Descriptor> m_entries;
    Blobs m_blobs;
};

} // namespace sameinside
