// SPDX-License-Identifier: MIT
#include "model/scan/catalogue.h"

#include "model/image/companion.h"
#include "model/text/words/model/scanwords.h"

#include <QJsonDocument>

#include <algorithm>

namespace sameinside {

namespace {

Catalogue::Kind kindOf(const ManifestDocument &document)
{
    if (document.index())
        return Catalogue::Kind::Index;
    if (document.schema1())
        return Catalogue::Kind::Schema1;
    if (const Manifest *manifest = document.manifest())
        return manifest->isImage()    ? Catalogue::Kind::Image
            : Companion::of(document) ? Catalogue::Kind::Companion
            : manifest->isUnclear()   ? Catalogue::Kind::Unclear
                                      : Catalogue::Kind::Artifact;
    return Catalogue::Kind::Unknown;
}

} // namespace

Id Catalogue::intern(const Digest &digest)
{
    const Id id = m_digests.intern(digest);
    if (m_uses.size() < m_digests.size())
        m_uses.resize(m_digests.size());
    return id;
}

Id Catalogue::internPlatform(const std::optional<Platform> &platform)
{
    if (!platform || platform->isUnknown())
        return noId;
    const auto [known, isNew]
        = m_platformIds.try_emplace(platform->toString(), Id(m_platforms.size()));
    if (isNew)
        m_platforms.push_back(*platform);
    return known->second;
}

Id Catalogue::intern(const MediaType &type)
{
    const auto [known, isNew]
        = m_mediaTypeIds.try_emplace(type.bytes().toByteArray(), Id(m_mediaTypes.size()));
    if (isNew)
        m_mediaTypes.push_back(type);
    return known->second;
}

Result<Id> Catalogue::addDocument(const Digest &name, const ManifestDocument &source)
{
    const Id digest = intern(name);
    if (m_uses[digest].document != noId)
        return m_uses[digest].document;
    const auto id = Id(m_documents.size());
    if (!isSha256(digest))
        addName(digest, Digest::sha256Of(source.bytes()));
    m_documents.push_back({.digest = digest, .kind = kindOf(source)});
    m_uses[digest].document = id;
    m_failures.remove(digest);
    Document document = m_documents.back();
    if (const Index *index = source.index())
        addEntries(document, *index);
    else if (const Manifest *manifest = source.manifest())
        addManifest(document, *manifest);
    else if (const Schema1Manifest *schema1 = source.schema1())
        addSchema1(document, *schema1);
    m_documents[id] = document;
    if (m_uses[digest].isTargeted) {
        m_uses[digest].isTargeted = false;
        target(digest, 0);
    }
    return id;
}

void Catalogue::addManifest(Document &document, const Manifest &manifest)
{
    document.bytes = manifest.totalSize();
    if (manifest.config) {
        document.config = intern(manifest.config->digest);
        document.configSize = manifest.config->size;
        if (document.kind == Kind::Image) {
            Use &use = m_uses[document.config];
            document.nextOfConfig = use.firstUser;
            use.firstUser = m_uses[document.digest].document;
        }
    }
    document.begin = quint32(m_slots.size());
    for (const Descriptor &layer : manifest.layers)
        addSlot(document, layer.digest, layer.size);
}

void Catalogue::addSchema1(Document &document, const Schema1Manifest &manifest)
{
    document.platform = internPlatform(manifest.platform);
    document.begin = quint32(m_slots.size());
    for (const Schema1Manifest::Layer &layer : manifest.layers) {
        if (!layer.empty)
            addSlot(document, layer.blob, -1);
    }
}

void Catalogue::addSlot(Document &document, const Digest &blob, qint64 size)
{
    const Id id = intern(blob);
    m_slots.push_back({.blob = id, .document = m_uses[document.digest].document, .size = size});
    ++document.count;
}

void Catalogue::addEntries(Document &document, const Index &index)
{
    document.begin = quint32(m_entries.size());
    for (const Descriptor &descriptor : index.manifests) {
        const Id child = intern(descriptor.digest);
        m_entries.push_back({.child = child,
                             .document = m_uses[document.digest].document,
                             .nextOfChild = m_uses[child].firstEntry,
                             .platform = internPlatform(descriptor.platform),
                             .mediaType = intern(descriptor.mediaType),
                             .isAttestation = descriptor.isAttestation(),
                             .size = descriptor.size});
        m_uses[child].firstEntry = Id(m_entries.size() - 1);
        ++document.count;
    }
}

// Marks what a place reaches, as far as it is known yet; addDocument goes on with the rest.
void Catalogue::target(Id digest, int depth)
{
    if (m_uses[digest].isTargeted || depth > deepestPath)
        return;
    m_uses[digest].isTargeted = true;
    const Id id = m_uses[digest].document;
    if (id == noId)
        return;
    Document &document = m_documents[id];
    document.isTargeted = true;
    if (document.kind == Kind::Index) {
        for (const Entry &entry : entries(document))
            target(entry.child, depth + 1);
        return;
    }
    if (document.config != noId)
        m_uses[document.config].isInTargets = true;
    // Only users in the targets are linked: who looks for them must not walk through the sources.
    for (quint32 at = document.begin; at < document.begin + document.count; ++at) {
        Use &use = m_uses[m_slots[at].blob];
        use.isInTargets = true;
        m_slots[at].nextOfBlob = use.firstSlot;
        use.firstSlot = at;
    }
}

void Catalogue::addConfig(const Digest &name, const ImageConfig &source)
{
    const Id digest = intern(name);
    if (m_uses[digest].config != noId)
        return;
    if (!isSha256(digest))
        addName(digest, Digest::sha256Of(source.bytes()));
    Config config{.digest = digest, .platform = internPlatform(source.platform())};
    config.meaning
        = intern(Digest::sha256Of(QJsonDocument(source.meaning()).toJson(QJsonDocument::Compact)));
    config.begin = quint32(m_diffIds.size());
    config.count = quint32(source.diffIds().size());
    Hasher hasher;
    for (const Digest &diffId : source.diffIds()) {
        m_diffIds.push_back(intern(diffId));
        hasher.add(diffId.toString().toLatin1());
        hasher.add(QByteArrayView(" "));
    }
    if (config.count > 0)
        config.contents = intern(hasher.finish());
    m_uses[digest].config = Id(m_configs.size());
    m_configs.push_back(config);
    m_failures.remove(digest);
}

// Equal bytes are one document, whichever algorithm a manifest or an index names them by.
void Catalogue::addName(Id name, const Digest &sha256)
{
    const Id id = intern(sha256);
    std::vector<Id> names = m_names.value(id, {id});
    names.push_back(name);
    for (const Id one : names)
        m_names.insert(one, names);
}

void Catalogue::forNames(Id digest, const std::function<void(Id)> &visit) const
{
    const auto names = m_names.constFind(digest);
    if (names == m_names.constEnd()) {
        visit(digest);
        return;
    }
    std::ranges::for_each(*names, visit);
}

bool Catalogue::isSame(Id one, Id other) const
{
    bool isSame = false;
    forNames(one, [&](Id name) { isSame = isSame || name == other; });
    return isSame;
}

bool Catalogue::isInTargets(Id blob) const
{
    bool isInTargets = false;
    forNames(blob, [&](Id name) { isInTargets = isInTargets || m_uses[name].isInTargets; });
    return isInTargets;
}

void Catalogue::addFailure(Id digest, const Error &error)
{
    m_failures.insert(digest, error);
}

const Error *Catalogue::failure(Id digest) const
{
    const auto found = m_failures.constFind(digest);
    return found == m_failures.constEnd() ? nullptr : &*found;
}

Id Catalogue::addRepository(int store, const QString &name)
{
    m_repositories.push_back({store, name});
    return Id(m_repositories.size() - 1);
}

Id Catalogue::addPlace(Id repository, const QString &tag)
{
    const QByteArray bytes = tag.toUtf8();
    m_places.push_back({.repository = repository,
                        .tagBegin = quint32(m_tags.size()),
                        .tagSize = quint32(bytes.size())});
    m_tags.append(bytes.constData(), std::size_t(bytes.size()));
    return Id(m_places.size() - 1);
}

void Catalogue::setRoot(Id id, Id root)
{
    Place &place = m_places[id];
    place.root = root;
    place.nextOfRoot = m_uses[root].firstPlace;
    m_uses[root].firstPlace = id;
    target(root, 0);
}

bool Catalogue::isCompanion(Id id) const
{
    const Id root = m_places[id].root;
    const Id document = root == noId ? noId : m_uses[root].document;
    return isCompanionTag(tag(id))
        || (document != noId && m_documents[document].kind == Kind::Companion);
}

QString Catalogue::tag(Id id) const
{
    const Place &place = m_places[id];
    return QString::fromUtf8(m_tags.data() + place.tagBegin, qsizetype(place.tagSize));
}

std::span<const Catalogue::Slot> Catalogue::layers(const Document &document) const
{
    if (document.kind == Kind::Index)
        return {};
    return std::span(m_slots).subspan(document.begin, document.count);
}

std::span<const Catalogue::Entry> Catalogue::entries(const Document &document) const
{
    if (document.kind != Kind::Index)
        return {};
    return std::span(m_entries).subspan(document.begin, document.count);
}

std::span<const Id> Catalogue::diffIds(const Config &config) const
{
    return std::span(m_diffIds).subspan(config.begin, config.count);
}

void Catalogue::forPlaces(Id root, const std::function<void(Id)> &visit) const
{
    forNames(root, [&](Id name) {
        for (Id id = m_uses[name].firstPlace; id != noId; id = m_places[id].nextOfRoot)
            visit(id);
    });
}

void Catalogue::forParents(Id child, const std::function<void(const Entry &)> &visit) const
{
    forNames(child, [&](Id name) {
        for (Id id = m_uses[name].firstEntry; id != noId; id = m_entries[id].nextOfChild)
            visit(m_entries[id]);
    });
}

void Catalogue::forConfigUsers(Id config, const std::function<void(Id)> &visit) const
{
    forNames(config, [&](Id name) {
        for (Id id = m_uses[name].firstUser; id != noId; id = m_documents[id].nextOfConfig)
            visit(id);
    });
}

void Catalogue::forBlobUsers(Id blob, const std::function<bool(Id)> &visit) const
{
    for (Id id = m_uses[blob].firstSlot; id != noId; id = m_slots[id].nextOfBlob) {
        if (!visit(m_slots[id].document))
            return;
    }
}

void Catalogue::forPaths(Id digest, const std::function<void(Id, Id)> &visit) const
{
    forPlaces(digest, [&](Id place) {
        if (m_places[place].tagSize > 0 || !isReachedByIndex(place))
            visit(place, noId);
    });
    QSet<std::pair<Id, Id>> seen; // an index may name one child thousands of times
    climb(digest, noId, 0, seen, visit);
}

void Catalogue::climb(Id child, Id platform, int depth, QSet<std::pair<Id, Id>> &seen,
                      const std::function<void(Id, Id)> &visit) const
{
    forParents(child, [&](const Entry &entry) {
        // The innermost entry speaks of the image itself.
        const Id declared = platform != noId ? platform : entry.platform;
        const Id index = m_documents[entry.document].digest;
        if (entry.isAttestation || seen.contains({index, declared}))
            return;
        seen.insert({index, declared});
        forPlaces(index, [&](Id place) { visit(place, declared); });
        if (depth < deepestPath)
            climb(index, declared, depth + 1, seen, visit);
    });
}

bool Catalogue::isReachedByIndex(Id id) const
{
    bool isReached = false;
    forParents(m_places[id].root, [&](const Entry &entry) {
        forPlaces(m_documents[entry.document].digest, [&](Id other) {
            isReached = isReached || m_places[other].repository == m_places[id].repository;
        });
    });
    return isReached;
}

} // namespace sameinside
