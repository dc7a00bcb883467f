// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QHashFunctions>

namespace sameinside {

/// An RFC 6838 media type without parameters, and what this program knows about it
/// (image-spec media-types.md, distribution's manifest v2 schema 2).
class MediaType {
public:
    enum class Role { Unknown, Index, Manifest, Schema1, ArtifactManifest, Config, Layer, Empty };
    enum class Family { Other, Docker, Oci };
    /// What the type's name says about a layer's compression; the bytes decide.
    enum class Encoding { Unknown, None, Gzip, Zstd };

    /// Parameters after ';' are dropped. Errors: InvalidName.
    static Result<MediaType> parse(QStringView text);
    /// What a descriptor has that says none: its document speaks for itself.
    static MediaType unstated() { return MediaType(QByteArray()); }
    bool isUnstated() const { return m_text.isEmpty(); }

    QString toString() const { return QString::fromLatin1(m_text); }
    QByteArrayView bytes() const { return m_text; }

    Role role() const;
    Family family() const;
    Encoding encoding() const;
    /// Says nothing of what it names: none, or a type of any text or bytes. Old registries and
    /// Docker 1.10 wrote such of image configs (moby/moby#22378, #30083, distribution#1621).
    bool isGeneric() const;
    /// A manifest or index by its type, or what only its bytes tell.
    bool mayBeManifest() const;
    /// A layer that is not to be distributed with the image (image-spec layer.md,
    /// "Non-Distributable Layers").
    bool isForeign() const { return neutral().startsWith("foreign"); }
    /// "the same thing" in the other family: Docker and OCI names fold to one, encodings kept.
    /// Unknown types fold to themselves.
    QByteArray neutral() const;
    /// For people: "OCI index", "Docker schema 2 manifest", or the type itself.
    QString description() const;

    bool operator==(const MediaType &) const = default;
    friend size_t qHash(const MediaType &type, size_t seed = 0) noexcept
    {
        return qHash(type.m_text, seed);
    }

    static MediaType ociIndex();
    static MediaType ociManifest();
    static MediaType ociConfig();
    static MediaType ociEmpty();
    static MediaType dockerList();
    static MediaType dockerManifest();
    static MediaType dockerConfig();
    static MediaType schema1();
    static MediaType schema1Signed();
    static MediaType ociArtifactManifest();

private:
    explicit MediaType(QByteArray text) : m_text(std::move(text)) {}
    QByteArray m_text;
};

} // namespace sameinside
