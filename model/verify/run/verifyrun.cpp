// SPDX-License-Identifier: MIT
#include "model/verify/run/verifyrun.h"

#include "model/image/imageconfig.h"
#include "model/text/numbers.h"
#include "model/text/words/model/loadwords.h"
#include "model/text/words/model/verifywords.h"
#include "model/text/words/registry/distributionwords.h"

#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace sameinside {

namespace {

QString canonical(const QString &path)
{
    const QString known = QFileInfo(path).canonicalFilePath();
    return known.isEmpty() ? path : known;
}

QString registryOf(const ImageName &name)
{
    return name.reference() ? name.reference()->domain() : canonical(name.path());
}

QString registryOf(const TargetName &name)
{
    return name.kind() == TargetName::Kind::Registry ? name.host().toLower()
                                                     : canonical(name.path());
}

QString keyOf(const QString &registry, const QString &repository)
{
    return registry + u'\n' + repository;
}

QString keyOf(const ImageName &name)
{
    return keyOf(registryOf(name), name.reference() ? name.reference()->path() : QString());
}

// As compare reads it: what is named by a digest is meant by it.
Selector selectorOf(const ImageName &name)
{
    return {.name = name.reference() ? name.reference()->tag() : name.name(),
            .digest = name.digest()};
}

bool isDocument(const Descriptor &child)
{
    switch (child.mediaType.role()) {
    case MediaType::Role::Index:
    case MediaType::Role::Manifest:
    case MediaType::Role::Schema1:
    case MediaType::Role::ArtifactManifest:
        return true;
    default:
        return false;
    }
}

} // namespace

VerifyRun::VerifyRun(const ScanPorts &ports, const VerifyRequest &request,
                     const VerifyListener &listener, VerifyJournal *journal, WorkCrew &crew,
                     std::stop_token stop) :
    m_ports(ports),
    m_request(request), m_listener(listener), m_journal(journal), m_crew(crew),
    m_stop(std::move(stop))
{
}

VerifyResult VerifyRun::run()
{
    for (const TargetName &target : m_request.targets)
        m_crew.add([this, &target] { openTarget(target); });
    for (const ImageName &source : m_request.sources)
        m_crew.add([this, &source] { openSource(source); });
    wait(true);
    for (std::size_t i = 0; i < m_blobs.size(); ++i)
        m_crew.add([this, i] { readBlob(i); });
    wait(false);
    m_result.isComplete = !isStopped();
    m_result.bytes += m_bytes;
    m_result.blobs += m_done;
    const auto order = [](const VerifyFault &fault) {
        return std::tuple(fault.part.image, fault.part.kind, fault.part.layer, fault.part.digest);
    };
    std::ranges::sort(m_result.faults, {}, order);
    if (m_journal && m_result.isComplete)
        m_journal->remove();
    return std::move(m_result);
}

void VerifyRun::wait(bool isListing)
{
    using namespace std::chrono_literals;
    while (!m_crew.waitIdle(100ms)) {
        if (isStopped())
            m_crew.clear();
        tell(isListing);
    }
}

void VerifyRun::tell(bool isListing)
{
    if (!m_listener)
        return;
    VerifyProgress progress{.isListing = isListing, .blobs = m_done, .bytes = m_bytes};
    {
        const std::scoped_lock lock(m_mutex);
        progress.documents = m_result.documents;
        progress.allBlobs = qint64(m_blobs.size());
        progress.allBytes = m_allBytes;
        progress.faults = qint64(m_result.faults.size());
    }
    m_listener(progress);
}

// Documents

void VerifyRun::openTarget(const TargetName &name)
{
    const QString text = name.toString();
    const auto fail = [&](const Error &error) {
        blame({.image = addImage(text)}, NamedPart::Kind::Target, {}, error);
    };
    auto port = m_ports.storeFor(name);
    if (!port)
        return fail(port.error());
    auto repositories = (*port)->repositories(m_stop);
    if (!repositories)
        return fail(repositories.error());
    const Store *store = nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        store = &m_stores.emplace_back(Store{*std::move(port), registryOf(name)});
    }
    if (repositories->gap)
        fail(*repositories->gap);
    const bool isRegistry = name.kind() == TargetName::Kind::Registry;
    for (const QString &repository : *repositories) {
        const Repository listing{.store = store,
                                 .repository = repository,
                                 .what = isRegistry ? name.host() + u'/' + repository : text,
                                 .isNamed = !isRegistry || repository == name.prefix()};
        m_crew.add([this, listing] { listRepository(listing); });
    }
}

void VerifyRun::listRepository(const Repository &listing)
{
    const Store *store = listing.store;
    const QString &repository = listing.repository;
    const QString &what = listing.what;
    // Catalogs go on naming repositories that were emptied; what a user names should be there.
    const auto fail = [&](const Error &error) {
        if (listing.isNamed || !isAbsent(error.kind))
            blame({.image = addImage(what)}, NamedPart::Kind::Target, {}, error);
    };
    const bool isLayout = canonical(repository) == store->registry;
    const QString key = keyOf(store->registry, isLayout ? QString() : repository);
    const auto place = addPlace(key, store->registry, what, store->port->source(repository));
    if (!place)
        return fail(place.error());
    const auto listed = (*place)->answer([&](ImageSource &source) { return source.list(m_stop); });
    if (!listed)
        return fail(listed.error());
    if (listed->gap)
        blame({.image = addImage(what)}, NamedPart::Kind::Target, {}, *listed->gap);
    for (const Listed &image : *listed) {
        // Where there is a name, the digest is no part of the place.
        static const Digest none = Digest::sha256Of({});
        const QString name
            = store->port->place(repository, image.name, image.digest.value_or(none));
        const Branch branch{.place = *place, .image = addImage(name)};
        const Selector selector{.name = image.name, .digest = image.digest};
        m_crew.add([this, branch, selector] { resolve(branch, selector); });
    }
}

void VerifyRun::openSource(const ImageName &name)
{
    Branch branch{.image = addImage(name.toString())};
    const Place *known = placeOf(keyOf(name));
    const auto place = known
        ? Result<const Place *>(known)
        : addPlace(keyOf(name), registryOf(name), name.toString(), m_ports.sourceFor(name));
    if (!place)
        return blame(branch, NamedPart::Kind::Image, name.digest(), place.error());
    branch.place = *place;
    resolve(branch, selectorOf(name));
}

const VerifyRun::Place *VerifyRun::placeOf(const QString &key) const
{
    const std::scoped_lock lock(m_mutex);
    return m_placeOf.value(key);
}

// The first one stays: two targets, or an image and a target, may be in one repository.
Result<const VerifyRun::Place *> VerifyRun::addPlace(const QString &key, const QString &registry,
                                                     const QString &name,
                                                     Result<std::unique_ptr<ImageSource>> source)
{
    if (!source)
        return tl::unexpected(source.error());
    ImageSource *direct = (*source)->direct();
    if (!direct)
        return failure(ErrorKind::Offline, words::verify::offline(name));
    const std::scoped_lock lock(m_mutex);
    const Place *&place = m_placeOf[key];
    if (place)
        return place;
    auto &health = m_health[registry];
    if (!health)
        health = std::make_shared<HostHealth>();
    place = &m_places.emplace_back(Place{*std::move(source), direct, registry, health});
    return place;
}

quint32 VerifyRun::addImage(const QString &name)
{
    const std::scoped_lock lock(m_mutex);
    m_images.push_back(name);
    return quint32(m_images.size() - 1);
}

void VerifyRun::resolve(const Branch &branch, const Selector &selector)
{
    const auto document = branch.place->answer(
        [&](ImageSource &source) { return source.resolve(selector, m_stop); });
    if (document)
        take(branch, *document);
    else
        blame(branch, NamedPart::Kind::Image, selector.digest, document.error());
}

void VerifyRun::readChild(const Branch &branch, Descriptor child)
{
    child.data.clear(); // what a document embeds is not what the place stores
    const auto document = branch.place->answer([&](ImageSource &source) {
        return std::move(source.manifests(std::span(&child, 1), m_stop).front());
    });
    if (document)
        take(branch, *document);
    else
        blame(branch, NamedPart::Kind::Document, child.digest, document.error());
}

void VerifyRun::take(const Branch &branch, const ManifestDocument &document)
{
    const auto &digest = document.name();
    {
        const std::scoped_lock lock(m_mutex);
        const std::pair key(branch.place, m_digests.intern(digest));
        if (m_taken.contains(key))
            return;
        m_taken.insert(key);
        ++m_result.documents;
        const bool isImage = document.schema1()
            || (document.manifest() && document.manifest()->isImage() && !branch.isAttestation);
        m_result.images += isImage ? 1 : 0;
    }
    if (const Index *index = document.index())
        return takeIndex(branch, *index);
    if (const Manifest *manifest = document.manifest())
        return takeManifest(branch, *manifest, digest);
    if (const Schema1Manifest *old = document.schema1()) {
        int number = 0;
        for (const Schema1Manifest::Layer &layer : old->layers) {
            if (!layer.empty)
                want(branch, {.mediaType = MediaType::schema1(), .digest = layer.blob, .size = -1},
                     NamedPart::Kind::Layer, ++number);
        }
        return;
    }
    const auto type = document.mediaType();
    blame(branch, NamedPart::Kind::Document, digest,
          {ErrorKind::Unsupported,
           words::verify::unknownDocument(type ? type->toString() : QString())});
}

void VerifyRun::takeIndex(const Branch &branch, const Index &index)
{
    for (const Descriptor &child : index.manifests) {
        if (!isDocument(child)) {
            want(branch, child, NamedPart::Kind::Blob);
            continue;
        }
        {
            const std::scoped_lock lock(m_mutex);
            const std::pair key(std::pair(branch.place, m_digests.intern(child.digest)),
                                child.size);
            if (m_asked.contains(key))
                continue;
            m_asked.insert(key);
        }
        Branch below = branch;
        below.isAttestation = child.isAttestation();
        m_crew.add([this, below, child] { readChild(below, child); });
    }
}

void VerifyRun::takeManifest(const Branch &branch, const Manifest &manifest, const Digest &digest)
{
    std::vector<Digest> diffIds;
    if (manifest.config && manifest.isImage() && !branch.isAttestation)
        diffIds = readDiffIds(branch, manifest, digest);
    else if (manifest.config)
        want(branch, *manifest.config, NamedPart::Kind::Config);
    const std::vector<Id> ids = idsOf(branch, manifest, diffIds);
    for (std::size_t i = 0; i < manifest.layers.size(); ++i)
        want(branch, manifest.layers[i], NamedPart::Kind::Layer, int(i) + 1, ids[i]);
}

// Empty where the config cannot be read, or is of something that has no layers to speak of.
std::vector<Digest> VerifyRun::readDiffIds(const Branch &branch, const Manifest &manifest,
                                           const Digest &digest)
{
    Descriptor described = *manifest.config;
    described.data.clear();
    const auto bytes = branch.place->answer([&](ImageSource &source) {
        return std::move(source.blobs(std::span(&described, 1), m_stop).front());
    });
    if (!bytes) {
        blame(branch, NamedPart::Kind::Config, described.digest, bytes.error());
        return {};
    }
    {
        const std::scoped_lock lock(m_mutex);
        auto &known = m_blobOf[branch.place->registry];
        const Id id = m_digests.intern(described.digest);
        if (!known.contains(id)) {
            known.insert(id, noBlob);
            ++m_result.blobs;
            m_result.bytes += bytes->size();
        }
    }
    const auto config = ImageConfig::parse(*bytes);
    if (!config) {
        blame(branch, NamedPart::Kind::Config, described.digest, config.error());
        return {};
    }
    const auto &diffIds = config->diffIds();
    if (diffIds.size() == manifest.layers.size() || diffIds.empty())
        return diffIds;
    blame(branch, NamedPart::Kind::Config, described.digest,
          {ErrorKind::Corrupt,
           words::load::otherNumberOfLayers(described.digest.shortText(), qint64(diffIds.size()),
                                            digest.shortText(), qint64(manifest.layers.size()))});
    return {};
}

std::vector<Id> VerifyRun::idsOf(const Branch &branch, const Manifest &manifest,
                                 const std::vector<Digest> &diffIds)
{
    std::vector<Id> ids(manifest.layers.size(), noId);
    for (std::size_t i = 0; i < diffIds.size(); ++i) {
        const Descriptor &layer = manifest.layers[i];
        if (layer.mediaType.bytes().endsWith("+encrypted")) {
            blame(branch, NamedPart::Kind::Layer, layer.digest,
                  {ErrorKind::Unsupported, words::verify::encryptedLayer()});
            continue;
        }
        const std::scoped_lock lock(m_mutex);
        ids[i] = m_digests.intern(diffIds[i]);
    }
    return ids;
}

void VerifyRun::want(const Branch &branch, const Descriptor &blob, NamedPart::Kind kind, int layer,
                     Id diffId)
{
    const std::scoped_lock lock(m_mutex);
    auto &known = m_blobOf[branch.place->registry];
    const Id digest = m_digests.intern(blob.digest);
    std::size_t position = known.value(digest, noBlob);
    if (position == noBlob) {
        // A config that another image names as its own was read, and is read once more.
        position = m_blobs.size();
        known.insert(digest, position);
        m_blobs.push_back({.digest = digest});
        m_allBytes = saturatedSum(m_allBytes, std::max<qint64>(blob.size, 0));
    }
    m_blobs[position].uses.push_back({.place = branch.place,
                                      .size = blob.size,
                                      .diffId = diffId,
                                      .image = branch.image,
                                      .layer = quint16(layer),
                                      .kind = kind,
                                      .hasUrls = !blob.urls.isEmpty(),
                                      .isForeign = blob.isForeign()});
}

// Blobs

std::vector<Digest> VerifyRun::diffIdsOf(const Uses &uses)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Digest> diffIds;
    for (const Use &use : uses) {
        if (use.diffId == noId)
            continue;
        Digest diffId = m_digests.digest(use.diffId);
        if (std::ranges::find(diffIds, diffId) == diffIds.end())
            diffIds.push_back(std::move(diffId));
    }
    return diffIds;
}

// Only what answers all that is asked now.
std::optional<BlobReading::Found> VerifyRun::remembered(const QString &registry,
                                                        const Digest &digest,
                                                        std::span<const Digest> diffIds)
{
    const auto entry = m_journal ? m_journal->find(registry, digest) : std::nullopt;
    if (!entry)
        return std::nullopt;
    BlobReading::Found found{.size = entry->size};
    if (entry->diffId)
        found.contents.push_back(*entry->diffId);
    const bool isEnough = std::ranges::all_of(diffIds, [&](const Digest &diffId) {
        return entry->diffId && entry->diffId->algorithm() == diffId.algorithm();
    });
    return isEnough ? std::optional(std::move(found)) : std::nullopt;
}

// Nothing changes in the blobs any more, and each is the work of one thread.
void VerifyRun::readBlob(std::size_t position)
{
    const Uses &uses = m_blobs[position].uses;
    const Digest digest = [&] {
        const std::scoped_lock lock(m_mutex);
        return m_digests.digest(m_blobs[position].digest);
    }();
    const QString &registry = uses.front().place->registry;
    const std::vector<Digest> diffIds = diffIdsOf(uses);
    std::optional<BlobReading::Found> found = remembered(registry, digest, diffIds);
    const bool isRemembered = found.has_value();
    const auto count = [this](qint64 bytes) { m_bytes += bytes; };

    std::vector<std::pair<const Place *, qint64>> asked;
    for (const Use &use : uses) {
        const std::pair key(use.place, use.size);
        if (std::ranges::find(asked, key) != asked.end())
            continue;
        asked.push_back(key);
        Uses alike;
        std::ranges::copy_if(uses, std::back_inserter(alike), [&](const Use &other) {
            return std::pair(other.place, other.size) == key;
        });
        const Descriptor blob{
            .mediaType = MediaType::ociEmpty(), .digest = digest, .size = use.size};
        if (found) {
            const auto there = use.place->answer(
                [&](ImageSource &source) { return source.checkBlob(blob, m_stop); });
            if (!there)
                blame(alike, digest, there.error());
            continue;
        }
        auto read = use.place->answer([&](ImageSource &source) {
            return BlobReading::of(source, blob, diffIds, count, m_stop);
        });
        if (read)
            found = *std::move(read);
        else
            blame(alike, digest, read.error());
    }
    if (isStopped())
        return;
    ++m_done;
    if (!found)
        return;
    if (isRemembered) {
        const std::scoped_lock lock(m_mutex);
        ++m_result.remembered;
    }
    checkContents(uses, digest, *found);
    if (!m_journal || isRemembered || found->noContents)
        return;
    m_journal->add(registry, digest,
                   {.size = found->size,
                    .diffId = found->contents.empty() ? std::nullopt
                                                      : std::optional(found->contents.front())});
}

void VerifyRun::checkContents(const Uses &uses, const Digest &digest,
                              const BlobReading::Found &found)
{
    for (const Digest &claimed : diffIdsOf(uses)) {
        Uses alike;
        {
            const std::scoped_lock lock(m_mutex);
            std::ranges::copy_if(uses, std::back_inserter(alike), [&](const Use &use) {
                return use.diffId != noId && m_digests.digest(use.diffId) == claimed;
            });
        }
        if (found.noContents) {
            // That the data makes no sense is known; that it is too much, or of a kind that is
            // not read here, says nothing.
            const bool isBroken = found.noContents->kind == ErrorKind::InvalidDocument;
            blame(alike, digest,
                  isBroken ? VerifyFault::Kind::Damaged : VerifyFault::Kind::NotKnown,
                  words::verify::noContents(found.noContents->detail));
            continue;
        }
        const auto computed = std::ranges::find(found.contents, claimed.algorithm(),
                                                [](const Digest &one) { return one.algorithm(); });
        if (computed == found.contents.end()) {
            blame(alike, digest, VerifyFault::Kind::NotKnown,
                  words::distribution::notVerifiable(claimed.toString(),
                                                     QString::fromLatin1(claimed.algorithm())));
        } else if (*computed != claimed) {
            blame(alike, digest, VerifyFault::Kind::Damaged,
                  words::verify::otherDiffId(computed->toString(), claimed.toString()));
        }
    }
}

// Faults

void VerifyRun::blame(const Branch &branch, NamedPart::Kind kind,
                      const std::optional<Digest> &digest, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    const std::scoped_lock lock(m_mutex);
    // A place that is not there at all holds nothing that could be missing.
    const VerifyFault::Kind fault = kind == NamedPart::Kind::Target ? VerifyFault::Kind::NotKnown
                                                                    : VerifyFault::kindOf(error);
    m_result.faults.push_back(
        {.kind = fault,
         .part = {.kind = kind, .image = m_images[branch.image], .digest = digest},
         .detail = error.detail});
}

void VerifyRun::blame(const Uses &uses, const Digest &digest, VerifyFault::Kind kind,
                      const QString &detail)
{
    const Use &first = uses.front();
    const std::scoped_lock lock(m_mutex);
    m_result.faults.push_back({.kind = kind,
                               .part = {.kind = first.kind,
                                        .image = m_images[first.image],
                                        .layer = first.layer,
                                        .digest = digest},
                               .others = qint64(uses.size()) - 1,
                               .detail = detail});
}

void VerifyRun::blame(const Uses &uses, const Digest &digest, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    if (isAbsent(error.kind) && std::ranges::all_of(uses, &Use::isForeign)) {
        const std::scoped_lock lock(m_mutex);
        ++m_result.elsewhere;
        return;
    }
    const bool hasUrls = isAbsent(error.kind) && std::ranges::all_of(uses, &Use::hasUrls);
    blame(uses, digest, VerifyFault::kindOf(error),
          hasUrls ? words::distribution::foreignLayer(error.detail) : error.detail);
}

} // namespace sameinside
