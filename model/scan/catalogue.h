// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imageconfig.h"
#include "model/image/manifest.h"
#include "model/scan/digesttable.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <functional>
#include <map>
#include <span>
#include <string>

namespace sameinside {

/// Indexes within indexes are read to deepestIndex. Some of them may be tagged too: paths may be
/// longer.
inline constexpr int deepestPath = 64;

/// Everything that a scan has read, by digest: manifests, indexes and configs, whoever named them,
/// and the places in the targets that name them. Holds numbers and links, no documents: some 60
/// bytes a digest. Not for several threads at once.
class Catalogue {
public:
    /// Companion: a signature, an attestation, or what else comes along with an image.
    /// Unclear: an artifact, or an image under types that say nothing.
    enum class Kind : quint8 { Image, Schema1, Artifact, Unclear, Companion, Index, Unknown };

    /// A repository of a target.
    struct Repository {
        int store = 0; ///< which target, as the caller counts them
        QString name;
    };
    /// A tag of a repository, or an untagged image.
    struct Place {
        Id repository = noId;
        Id root = noId; ///< the digest that the tag names; noId until it is resolved
        Id nextOfRoot = noId;
        quint32 tagBegin = 0;
        quint32 tagSize = 0;
    };
    /// A manifest or index. Slots are its layers, base first; for an index, entries.
    struct Document {
        Id digest = noId;
        Kind kind = Kind::Unknown;
        bool isTargeted = false; ///< a place names it, or an index that a place names
        Id config = noId;
        Id platform = noId; ///< that a schema 1 manifest declares
        quint32 begin = 0;
        quint32 count = 0;
        Id nextOfConfig = noId;
        qint64 configSize = 0; ///< bytes
        qint64 bytes = -1;     ///< config and layers; -1 where the document does not say
    };
    /// A layer of a document.
    struct Slot {
        Id blob = noId;
        Id document = noId;
        Id nextOfBlob = noId;
        qint64 size = -1; ///< bytes; -1 where the document does not say
    };
    /// A line of an index.
    struct Entry {
        Id child = noId;
        Id document = noId; ///< the index
        Id nextOfChild = noId;
        Id platform = noId; ///< as declared; noId where it is not
        Id mediaType = noId;
        bool isAttestation = false;
        qint64 size = 0; ///< bytes of the child
    };
    /// What a config says, as far as equality goes.
    struct Config {
        Id digest = noId;
        Id platform = noId;
        Id meaning = noId;  ///< stands for ImageConfig::meaning()
        Id contents = noId; ///< stands for the diff IDs in their order; noId for none
        quint32 begin = 0;  ///< diff IDs
        quint32 count = 0;
    };

    // Documents
    /// Takes in what name names (a digest of another algorithm than sha256 perhaps). Once more is
    /// fine.
    Result<Id> addDocument(const Digest &name, const ManifestDocument &document);
    void addConfig(const Digest &name, const ImageConfig &config);
    /// The document or config cannot be had.
    void addFailure(Id digest, const Error &error);

    // Places
    Id addRepository(int store, const QString &name);
    /// tag is empty for an untagged image.
    Id addPlace(Id repository, const QString &tag);
    void setRoot(Id place, Id root);

    // Numbers to values
    Id intern(const Digest &digest);
    Id intern(const MediaType &type);
    Id find(const Digest &digest) const { return m_digests.find(digest); }
    Digest digest(Id id) const { return m_digests.digest(id); }
    bool isSha256(Id id) const { return m_digests.isSha256(id); }
    /// Whether both name the same bytes, be it by two algorithms, as far as those were read.
    bool isSame(Id one, Id other) const;
    const Platform &platform(Id id) const { return m_platforms[id]; }
    const MediaType &mediaType(Id id) const { return m_mediaTypes[id]; }
    const Repository &repository(Id id) const { return m_repositories[id]; }
    const Place &place(Id id) const { return m_places[id]; }
    QString tag(Id place) const;
    const Document &document(Id id) const { return m_documents[id]; }
    const Config &config(Id id) const { return m_configs[id]; }
    std::span<const Slot> layers(const Document &document) const;
    std::span<const Entry> entries(const Document &document) const;
    std::span<const Id> diffIds(const Config &config) const;

    std::size_t repositoryCount() const { return m_repositories.size(); }
    std::size_t placeCount() const { return m_places.size(); }
    /// The place is no image, but comes along with one.
    bool isCompanion(Id place) const;
    std::size_t documentCount() const { return m_documents.size(); }
    std::size_t configCount() const { return m_configs.size(); }
    std::size_t digestCount() const { return m_digests.size(); }

    // Who names a digest. noId, null and false where nobody does. Places, parents and users are
    // those of all digests that name the same bytes.
    Id documentOf(Id digest) const { return m_uses[digest].document; }
    Id configOf(Id digest) const { return m_uses[digest].config; }
    const Error *failure(Id digest) const;
    /// A blob of a document that the targets hold.
    bool isInTargets(Id blob) const;
    void forPlaces(Id root, const std::function<void(Id place)> &visit) const;
    void forParents(Id child, const std::function<void(const Entry &)> &visit) const;
    void forConfigUsers(Id config, const std::function<void(Id document)> &visit) const;
    /// Documents of the targets that have it as a layer, until visit answers false.
    void forBlobUsers(Id blob, const std::function<bool(Id document)> &visit) const;

    /// Visits every place from which digest is reached, by a tag itself or through indexes, with
    /// the platform that the entry declares (noId where none does). Untagged places that only
    /// repeat what an index of their repository holds are left out.
    void forPaths(Id digest, const std::function<void(Id place, Id platform)> &visit) const;

private:
    struct Use {
        Id document = noId;
        Id config = noId;
        Id firstPlace = noId;
        Id firstEntry = noId; ///< that names it as a child
        Id firstUser = noId;  ///< document that names it as its config
        Id firstSlot = noId;
        bool isTargeted = false;
        bool isInTargets = false;
    };
    void addName(Id name, const Digest &sha256);
    void forNames(Id digest, const std::function<void(Id name)> &visit) const;
    void addManifest(Document &document, const Manifest &manifest);
    void addSchema1(Document &document, const Schema1Manifest &manifest);
    void addEntries(Document &document, const Index &index);
    void addSlot(Document &document, const Digest &blob, qint64 size);
    void target(Id digest, int depth);
    void climb(Id child, Id platform, int depth, QSet<std::pair<Id, Id>> &seen,
               const std::function<void(Id place, Id platform)> &visit) const;
    bool isReachedByIndex(Id place) const;
    Id internPlatform(const std::optional<Platform> &platform);

    DigestTable m_digests;
    std::vector<Use> m_uses; ///< by digest
    std::vector<Document> m_documents;
    std::vector<Slot> m_slots;
    std::vector<Entry> m_entries;
    std::vector<Config> m_configs;
    std::vector<Id> m_diffIds;
    std::vector<Repository> m_repositories;
    std::vector<Place> m_places;
    std::string m_tags;
    std::vector<Platform> m_platforms;
    std::vector<MediaType> m_mediaTypes;
    std::map<QString, Id> m_platformIds;
    std::map<QByteArray, Id> m_mediaTypeIds;
    QHash<Id, Error> m_failures;
    QHash<Id, std::vector<Id>> m_names; ///< of bytes that several algorithms name: all, by each
};

} // namespace sameinside
