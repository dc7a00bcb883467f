// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/descriptor.h"

#include <variant>
#include <vector>

namespace sameinside {

/// The largest manifest or index that is read, in bytes (dist-spec: registries accept 4 MiB).
inline constexpr qint64 largestManifest = qint64(4) * 1024 * 1024;

/// The most layers of a manifest, and entries of an index and of all the indexes within it, that
/// are taken in; and how deep indexes within indexes are opened. Real images stay far below: what
/// is longer is made to keep a reader busy.
inline constexpr std::size_t mostLayers = 2048;
inline constexpr std::size_t mostEntries = 4096;
inline constexpr int deepestIndex = 8;

/// An image or artifact manifest (image-spec manifest.md; Docker schema 2).
struct Manifest {
    MediaType mediaType;
    QString artifactType;
    std::optional<Descriptor> config; ///< absent only in the withdrawn OCI artifact manifest
    std::vector<Descriptor> layers;   ///< base first
    std::optional<Descriptor> subject;
    Annotations annotations;

    /// Its config is an image config, or what Docker takes for one, and its layers are no text
    /// documents. Everything else is an
    /// artifact: compare by digest only.
    bool isImage() const;
    /// No artifact by its types, and no image either: its config has a generic type, and so have
    /// layers of it.
    bool isUnclear() const;
    /// What kind of artifact, for people: "Helm chart", "Cosign signature", or the type itself.
    QString artifactDescription() const;
    /// Sum of the layers and the config, in bytes.
    qint64 totalSize() const;
};

/// An OCI index or a Docker manifest list (image-spec image-index.md).
struct Index {
    MediaType mediaType;
    QString artifactType;
    std::vector<Descriptor> manifests;
    std::optional<Descriptor> subject;
    Annotations annotations;
};

/// Docker schema 1: no config, no diff IDs, no sizes. Shown, and compared by blobs.
struct Schema1Manifest {
    struct Layer {
        Digest blob;
        bool empty = false; ///< v1Compatibility "throwaway"
        QString createdBy;
    };
    MediaType mediaType;
    QString name;
    QString tag;
    std::optional<Platform> platform;
    std::vector<Layer> layers; ///< base first (the document lists them newest first)
};

/// A media type that this program does not know: shown as it is.
struct UnknownManifest {
    std::optional<MediaType> mediaType;
};

/// What a manifest digest names, with the bytes that it was parsed from.
class ManifestDocument {
public:
    using Content = std::variant<Manifest, Index, Schema1Manifest, UnknownManifest>;

    /// type is what the reply or the descriptor says; where the document declares another of the
    /// same kind (Docker's, OCI's), that counts. The digest is computed here, from bytes;
    /// checking it against the one that was asked for is the source's work.
    /// Errors: InvalidDocument; TooLarge, for too many bytes, layers or entries; each names the
    /// document by its digest and the rule.
    static Result<ManifestDocument> parse(QByteArray bytes,
                                          const std::optional<MediaType> &type = {},
                                          qint64 limit = largestManifest);

    /// The same document, marked as one that this program wrote because an archive holds none
    /// (docker save): no registry knows its digest.
    ManifestDocument asDerived() &&
    {
        m_isDerived = true;
        return std::move(*this);
    }
    bool isDerived() const { return m_isDerived; }

    const QByteArray &bytes() const { return m_bytes; }
    /// sha256 of the bytes; of the payload for a signed schema 1 manifest.
    const Digest &digest() const { return m_digest; }
    /// What names it where it was read: digest(), or a digest of another algorithm.
    const Digest &name() const { return m_name ? *m_name : m_digest; }
    bool isNamed(const Digest &digest) const { return digest == name() || digest == m_digest; }
    /// The same document by the name that it was read under, which was checked.
    ManifestDocument namedBy(const Digest &digest) &&
    {
        if (digest.algorithm() != m_digest.algorithm())
            m_name = digest;
        return std::move(*this);
    }
    std::optional<MediaType> mediaType() const;
    /// The type that the reply or the descriptor said, where the document says another of its kind.
    const std::optional<MediaType> &announced() const { return m_announced; }
    /// What is odd in it, and was read as the peers read it: for people, each names the document.
    const QStringList &notes() const { return m_notes; }
    const Content &content() const { return m_content; }

    const Manifest *manifest() const { return std::get_if<Manifest>(&m_content); }
    const Index *index() const { return std::get_if<Index>(&m_content); }
    const Schema1Manifest *schema1() const { return std::get_if<Schema1Manifest>(&m_content); }

private:
    ManifestDocument(QByteArray bytes, Digest digest, Content content) :
        m_bytes(std::move(bytes)), m_digest(std::move(digest)), m_content(std::move(content))
    {
    }
    QByteArray m_bytes;
    Digest m_digest;
    std::optional<Digest> m_name;
    Content m_content;
    std::optional<MediaType> m_announced;
    QStringList m_notes;
    bool m_isDerived = false;
};

} // namespace sameinside
