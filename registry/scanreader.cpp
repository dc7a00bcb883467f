// SPDX-License-Identifier: MIT
#include "registry/scanreader.h"

#include <QFileInfo>

#include <algorithm>

namespace sameinside {

namespace {

bool isAbsent(ErrorKind kind)
{
    return kind == ErrorKind::NotFound || kind == ErrorKind::NotHere;
}

// What was read by its digest and is no manifest has been compared by then.
bool isDecided(ErrorKind kind)
{
    return isAbsent(kind) || kind == ErrorKind::InvalidDocument;
}

// The same for every way to write it.
QString hostOf(const TargetName &name)
{
    if (name.kind() == TargetName::Kind::Registry)
        return name.host().toLower();
    const QString path = QFileInfo(name.path()).canonicalFilePath();
    return path.isEmpty() ? name.path() : path;
}

QString hostOf(const ImageName &name)
{
    return name.reference() ? name.reference()->domain() : name.path();
}

QString repositoryOf(const ImageName &name)
{
    return name.reference() ? name.reference()->repository()
                            : QString::number(int(name.transport())) + u':' + name.path()
            + (name.transport() == ImageName::Transport::DockerDaemon ? name.name() : QString());
}

// A digest says what is meant, whatever the tag beside it says now.
Selector selectorOf(const ImageName &name)
{
    if (name.digest())
        return {{}, name.digest()};
    return {name.reference() ? name.reference()->tag() : name.name(), {}};
}

constexpr std::size_t recallSize = 16; // documents that are taken from a cache at once

template <class T>
void note(HostHealth &health, const Result<T> &answer)
{
    if (answer)
        health.noteAnswer();
    else if (answer.error().kind != ErrorKind::Cancelled)
        health.noteError(answer.error());
}

// Asks only whether the tag still names what is known.
Result<ManifestDocument> resolveTag(ImageSource &source, const QString &tag,
                                    const std::optional<ManifestDocument> &known,
                                    const std::stop_token &stop)
{
    const Selector selector{tag, {}};
    if (!known)
        return source.resolve(selector, stop);
    auto changed = source.resolveIfChanged(selector, known->digest(), stop);
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed ? **std::move(changed) : *known;
}

} // namespace

ScanReader::ScanReader(const ScanPorts &ports, const ScanRequest &request, WorkCrew &crew,
                       std::stop_token stop) :
    m_ports(ports), m_request(request), m_crew(crew), m_stop(std::move(stop))
{
    QHash<QString, int> known;
    for (const ListEntry &entry : request.list) {
        if (!entry.name) {
            m_originOfEntry.push_back(-1);
            continue;
        }
        const QString key = entry.name->toString();
        if (!known.contains(key)) {
            known.insert(key, int(m_origins.size()));
            m_origins.push_back({.name = *entry.name});
        }
        m_originOfEntry.push_back(known.value(key));
    }
    for (const TargetName &target : request.targets)
        m_stores.push_back({.name = target, .health = healthOf(hostOf(target))});
}

std::shared_ptr<HostHealth> ScanReader::healthOf(const QString &host)
{
    auto &health = m_health[host];
    if (!health)
        health = std::make_shared<HostHealth>();
    return health;
}

void ScanReader::startReading()
{
    m_listings = qint64(m_stores.size());
    m_total = qint64(m_origins.size());
    for (std::size_t i = 0; i < m_stores.size(); ++i)
        m_crew.add([this, store = int(i)] { openTarget(store); });
    for (std::size_t i = 0; i < m_origins.size(); ++i)
        m_crew.add([this, i] { resolveOrigin(i); });
}

// Targets

void ScanReader::openTarget(int number)
{
    Store &store = m_stores[std::size_t(number)];
    const auto fail = [&](const Error &error) {
        if (error.kind != ErrorKind::Cancelled) {
            const std::scoped_lock lock(m_mutex);
            ++m_failedStores;
            if (!m_firstStoreError)
                m_firstStoreError = error;
            noteTargetProblem(store.name.toString(), error, Doubt::Yes);
        }
        --m_listings;
    };
    auto port = m_ports.storeFor(store.name);
    if (!port)
        return fail(port.error());
    auto repositories = (*port)->repositories(m_stop);
    note(*store.health, repositories);
    if (!repositories)
        return fail(repositories.error());
    {
        const std::scoped_lock lock(m_mutex);
        store.port = *std::move(port);
        store.repositories = repositories->size();
        const bool isRegistry = store.name.kind() == TargetName::Kind::Registry;
        std::erase_if(*repositories, [&](const QString &name) {
            return !m_listed.emplace(hostOf(store.name), isRegistry ? name : QString()).second;
        });
    }
    m_listings += qint64(repositories->size());
    for (const QString &name : *repositories)
        m_crew.add([this, number, name] { listRepository(number, name); });
    --m_listings;
}

void ScanReader::listRepository(int number, const QString &name)
{
    Store &store = m_stores[std::size_t(number)];
    const auto list = [&]() -> Result<std::vector<Listed>> {
        if (const auto verdict = store.health->verdict())
            return tl::unexpected(*verdict);
        auto source = store.port->source(name);
        if (!source)
            return tl::unexpected(source.error());
        std::shared_ptr<ImageSource> port = *std::move(source);
        auto listed = port->list(m_stop);
        note(*store.health, listed);
        if (listed) {
            const std::scoped_lock lock(m_mutex);
            const Id repository = m_catalogue.addRepository(number, name);
            m_providerOfRepository.push_back(int(m_providers.size()));
            m_providers.push_back({std::move(port), store.health});
            takeListing(number, repository, *std::move(listed));
            return std::vector<Listed>();
        }
        return listed;
    };
    if (const auto listed = list(); !listed && listed.error().kind != ErrorKind::Cancelled) {
        const std::scoped_lock lock(m_mutex);
        const bool isRegistry = store.name.kind() == TargetName::Kind::Registry;
        const QString host = isRegistry ? store.name.host() + u'/' + name : store.name.toString();
        // Catalogs go on naming repositories that were emptied; what the user names should be there.
        const bool isNamed = !isRegistry || name == store.name.prefix();
        if (isNamed && store.repositories == 1) {
            ++m_failedStores;
            if (!m_firstStoreError)
                m_firstStoreError = listed.error();
        }
        const bool isGone = listed.error().kind == ErrorKind::NotFound && !isNamed;
        noteTargetProblem(host, listed.error(), isGone ? Doubt::No : Doubt::Yes);
    }
    --m_listings;
}

// With the lock held. What the listing names by digest is read by digest, and once.
void ScanReader::takeListing(int, Id repository, std::vector<Listed> listed)
{
    std::vector<Wanted> wanted;
    const Id begin = Id(m_catalogue.placeCount());
    qint64 tags = 0;
    for (const Listed &image : listed) {
        const Id place = m_catalogue.addPlace(repository, image.name);
        if (!image.digest) {
            ++tags;
            continue;
        }
        const Id digest = m_catalogue.intern(*image.digest);
        m_catalogue.setRoot(place, digest);
        if (m_catalogue.documentOf(digest) != noId || m_asked.contains(digest))
            continue;
        m_asked.insert(digest);
        // Without an announced type the document speaks for itself.
        const MediaType type = image.mediaType.value_or(MediaType::ociEmpty());
        wanted.push_back({.digest = digest,
                          .mediaType = m_catalogue.intern(type),
                          .providers = {m_providerOfRepository[repository], -1, -1}});
    }
    addBatches(std::move(wanted), Need::Place);
    m_total += tags;
    if (tags > 0)
        m_crew.add([this, begin, end = Id(m_catalogue.placeCount())] { recallPlaces(begin, end); });
}

// A few at a time, and before all other work, so that few documents are held in memory.
void ScanReader::recallPlaces(Id begin, Id end)
{
    Provider port;
    std::vector<Id> places;
    std::vector<Selector> tags;
    {
        const std::scoped_lock lock(m_mutex);
        port = provider(m_providerOfRepository[m_catalogue.place(begin).repository]);
        for (; begin < end && places.size() < recallSize; ++begin) {
            if (m_catalogue.place(begin).root != noId) // the listing gave its digest
                continue;
            places.push_back(begin);
            tags.push_back({m_catalogue.tag(begin), {}});
        }
    }
    auto known = port.source->atHand(tags);
    std::vector<WorkCrew::Work> next;
    for (std::size_t i = 0; i < places.size(); ++i) {
        next.push_back([this, place = places[i], document = std::move(known[i])] {
            resolvePlace(place, document);
        });
    }
    if (begin < end)
        next.push_back([this, begin, end] { recallPlaces(begin, end); });
    m_crew.addFirst(std::move(next));
}

void ScanReader::resolvePlace(Id place, const std::optional<ManifestDocument> &known)
{
    Provider port;
    QString tag;
    {
        const std::scoped_lock lock(m_mutex);
        port = provider(m_providerOfRepository[m_catalogue.place(place).repository]);
        tag = m_catalogue.tag(place);
    }
    auto document = [&]() -> Result<ManifestDocument> {
        if (const auto verdict = port.health->verdict())
            return tl::unexpected(*verdict);
        auto answer = resolveTag(*port.source, tag, known, m_stop);
        note(*port.health, answer);
        return answer;
    }();
    if (!document && document.error().kind == ErrorKind::Cancelled)
        return;
    const std::scoped_lock lock(m_mutex);
    ++m_done;
    if (document) {
        const auto added = m_catalogue.addDocument(document->digest(), *document);
        m_catalogue.setRoot(place, m_catalogue.intern(document->digest()));
        if (added)
            return;
        document = tl::unexpected(added.error());
    }
    ++m_failed;
    const QString text = placeText(place);
    if (isAbsent(document.error().kind)) {
        noteTargetProblem(text, {document.error().kind, text + QStringLiteral(": gone since the tags were listed")},
                          Doubt::No);
        return;
    }
    noteTargetProblem(text, document.error(), Doubt::Yes);
}

// Sources

Result<int> ScanReader::providerFor(const ImageName &name)
{
    const QString repository = repositoryOf(name);
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_providerOfSource.constFind(repository);
            known != m_providerOfSource.constEnd())
            return *known;
    }
    auto source = m_ports.sourceFor(name);
    if (!source)
        return tl::unexpected(source.error());
    const std::scoped_lock lock(m_mutex);
    if (const auto known = m_providerOfSource.constFind(repository);
        known != m_providerOfSource.constEnd())
        return *known;
    const int number = int(m_providers.size());
    m_providers.push_back({*std::move(source), healthOf(hostOf(name))});
    m_providerOfSource.insert(repository, number);
    return number;
}

void ScanReader::resolveOrigin(std::size_t position)
{
    Origin &origin = m_origins[position];
    int number = -1;
    auto document = [&]() -> Result<ManifestDocument> {
        const auto found = providerFor(origin.name);
        if (!found)
            return tl::unexpected(found.error());
        number = *found;
        Provider port;
        {
            const std::scoped_lock lock(m_mutex);
            port = provider(number);
        }
        if (const auto verdict = port.health->verdict())
            return tl::unexpected(*verdict);
        auto answer = port.source->resolve(selectorOf(origin.name), m_stop);
        note(*port.health, answer);
        return answer;
    }();
    if (!document && document.error().kind == ErrorKind::Cancelled)
        return;
    const std::scoped_lock lock(m_mutex);
    ++m_done;
    if (document) {
        // A digest of another algorithm stays the name of what it names.
        const Digest name = origin.name.digest().value_or(document->digest());
        const auto added = m_catalogue.addDocument(name, *document);
        if (added) {
            origin.root = m_catalogue.intern(name);
            m_providerOfRoot.insert(origin.root, number);
            return;
        }
        document = tl::unexpected(added.error());
    }
    ++m_failed;
    origin.error = document.error();
}

// Children of indexes

bool ScanReader::startPlatforms()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Wanted> wanted;
    for (; m_childrenSeen < m_catalogue.documentCount(); ++m_childrenSeen)
        collectChildren(Id(m_childrenSeen), wanted);
    if (wanted.empty() || m_stop.stop_requested())
        return false;
    if (m_depth++ == deepestIndex) {
        const Error tooDeep{ErrorKind::TooLarge,
                            QStringLiteral("indexes within indexes, more than %1 deep").arg(deepestIndex)};
        for (const Wanted &one : wanted)
            noteFailure(one, tooDeep, Need::Child);
        return false;
    }
    m_wanted.clear();
    addBatches(std::move(wanted), Need::Child);
    return true;
}

void ScanReader::collectChildren(Id id, std::vector<Wanted> &wanted)
{
    using enum MediaType::Role;
    for (const Catalogue::Entry &entry : m_catalogue.entries(m_catalogue.document(id))) {
        const MediaType::Role role = m_catalogue.mediaType(entry.mediaType).role();
        const bool isManifest
            = role == Index || role == Manifest || role == Schema1 || role == ArtifactManifest;
        const bool isOther = m_request.platform && entry.platform != noId
            && !m_catalogue.platform(entry.platform).matches(*m_request.platform);
        if (entry.isAttestation || !isManifest || isOther || m_asked.contains(entry.child)
            || m_catalogue.documentOf(entry.child) != noId)
            continue;
        m_asked.insert(entry.child);
        Wanted child{.digest = entry.child, .mediaType = entry.mediaType, .size = entry.size};
        setProviders(child, entry.child);
        wanted.push_back(child);
    }
}

// Those who hold an index that names it; the targets first, since public registries count requests.
void ScanReader::setProviders(Wanted &wanted, Id digest) const
{
    constexpr std::size_t mostIndexes = 512; // that are looked at
    std::vector<Id> above{digest};
    QSet<Id> seen{digest};
    for (std::size_t i = 0; i < above.size() && above.size() < mostIndexes; ++i) {
        m_catalogue.forParents(above[i], [&](const Catalogue::Entry &entry) {
            const Id index = m_catalogue.document(entry.document).digest;
            if (seen.contains(index))
                return;
            seen.insert(index);
            above.push_back(index);
        });
    }
    const auto add = [&](int number) {
        for (int &slot : wanted.providers) {
            if (slot == number)
                return;
            if (slot < 0) {
                slot = number;
                return;
            }
        }
    };
    for (const Id one : above) {
        m_catalogue.forPlaces(one, [&](Id place) {
            add(m_providerOfRepository[m_catalogue.place(place).repository]);
        });
    }
    for (const Id one : above) {
        const auto source = m_providerOfRoot.constFind(one);
        if (source != m_providerOfRoot.constEnd())
            add(*source);
    }
    if (wanted.providers.front() < 0 && above.size() > 1)
        setProviders(wanted, above.back()); // more indexes than are looked at: go on from the last
}

// With the lock held.
void ScanReader::addBatches(std::vector<Wanted> wanted, Need need)
{
    m_total += qint64(wanted.size());
    std::ranges::stable_sort(wanted, {}, [](const Wanted &one) { return one.providers.front(); });
    for (std::size_t i = 0; i < wanted.size();) {
        const int number = wanted[i].providers.front();
        const std::size_t bulk = m_providers[std::size_t(number)].source->bulkSize();
        Batch batch{.begin = quint32(m_wanted.size())};
        while (batch.count < std::max(bulk, recallSize) && i < wanted.size()
               && wanted[i].providers.front() == number) {
            m_wanted.push_back(wanted[i++]);
            ++batch.count;
        }
        m_crew.add([this, batch, need] { recallManifests(batch, need); });
    }
}

// Takes what is at hand, and leaves the rest to be asked for.
void ScanReader::recallManifests(Batch batch, Need need)
{
    const std::vector<Wanted> all = wantedOf(batch);
    Provider port;
    std::vector<Selector> selectors;
    {
        const std::scoped_lock lock(m_mutex);
        port = provider(all.front().providers.front());
        for (const Wanted &one : all)
            selectors.push_back({{}, m_catalogue.digest(one.digest)});
    }
    const auto known = port.source->atHand(selectors);
    std::vector<Wanted> missing;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool isKnown = known[i] && (all[i].size < 0 || all[i].size == known[i]->bytes().size())
            && keep(all[i], *known[i]);
        if (isKnown)
            ++m_done;
        else
            missing.push_back(all[i]);
    }
    {
        const std::scoped_lock lock(m_mutex);
        std::ranges::copy(missing, m_wanted.begin() + batch.begin);
    }
    const auto bulk = quint32(std::max<std::size_t>(port.source->bulkSize(), 1));
    std::vector<WorkCrew::Work> next;
    for (quint32 at = 0; at < missing.size(); at += bulk) {
        const Batch rest{.begin = batch.begin + at,
                         .count = std::min(bulk, quint32(missing.size()) - at)};
        next.push_back([this, rest, need] { readManifests(rest, need); });
    }
    m_crew.addFirst(std::move(next));
}

std::vector<ScanReader::Wanted> ScanReader::wantedOf(Batch batch) const
{
    const std::scoped_lock lock(m_mutex);
    const auto first = m_wanted.begin() + batch.begin;
    return {first, first + batch.count};
}

void ScanReader::readManifests(Batch batch, Need need)
{
    const std::vector<Wanted> wanted = wantedOf(batch);
    auto documents = askManifests(wanted.front().providers.front(), wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        Result<ManifestDocument> document = std::move(documents[i]);
        if (!document && document.error().kind != ErrorKind::Cancelled) {
            auto other = askManifest(wanted[i], 1);
            // The first reason is the one to tell.
            if (other || other.error().kind == ErrorKind::Cancelled)
                document = std::move(other);
        }
        if (!document && document.error().kind == ErrorKind::Cancelled)
            continue;
        const Result<void> kept = document ? keep(wanted[i], *document)
                                           : tl::unexpected(document.error());
        ++m_done;
        if (!kept) {
            const std::scoped_lock lock(m_mutex);
            noteFailure(wanted[i], kept.error(), need);
        }
    }
}

Result<void> ScanReader::keep(const Wanted &wanted, const ManifestDocument &document)
{
    const std::scoped_lock lock(m_mutex);
    const auto added = m_catalogue.addDocument(m_catalogue.digest(wanted.digest), document);
    if (!added)
        return tl::unexpected(added.error());
    return {};
}

std::vector<Result<ManifestDocument>> ScanReader::askManifests(int number,
                                                               std::span<const Wanted> wanted)
{
    std::vector<Descriptor> descriptors;
    Provider port;
    {
        const std::scoped_lock lock(m_mutex);
        port = provider(number);
        for (const Wanted &one : wanted)
            descriptors.push_back(descriptorOf(one));
    }
    if (const auto verdict = port.health->verdict())
        return {wanted.size(), Result<ManifestDocument>(tl::unexpected(*verdict))};
    auto documents = port.source->manifests(descriptors, m_stop);
    for (const auto &document : documents)
        note(*port.health, document);
    return documents;
}

Result<ManifestDocument> ScanReader::askManifest(const Wanted &wanted, std::size_t firstProvider)
{
    Result<ManifestDocument> answer = failure(ErrorKind::NotFound, {});
    for (std::size_t i = firstProvider; i < wanted.providers.size(); ++i) {
        if (wanted.providers[i] < 0)
            break;
        answer = std::move(askManifests(wanted.providers[i], std::span(&wanted, 1)).front());
        if (answer || answer.error().kind == ErrorKind::Cancelled)
            break;
    }
    return answer;
}

// Configs

bool ScanReader::startConfigs(const std::vector<Id> &documents, bool isNeeded)
{
    const std::scoped_lock lock(m_mutex);
    if (m_stop.stop_requested())
        return false;
    m_wanted.clear();
    for (const Id id : documents) {
        const Catalogue::Document &document = m_catalogue.document(id);
        if (m_asked.contains(document.config) || m_catalogue.configOf(document.config) != noId)
            continue;
        m_asked.insert(document.config);
        Wanted config{.digest = document.config,
                      .mediaType = m_catalogue.intern(MediaType::ociConfig()),
                      .size = document.configSize};
        setProviders(config, document.digest);
        m_wanted.push_back(config);
    }
    m_total += qint64(m_wanted.size());
    for (std::size_t i = 0; i < m_wanted.size(); ++i) {
        if (isNeeded)
            m_crew.add([this, at = quint32(i)] { readConfig(at, Need::Config); });
        else
            m_crew.add([this, at = quint32(i)] { readConfig(at, Need::NearConfig); });
    }
    return !m_wanted.empty();
}

void ScanReader::readConfig(quint32 position, Need need)
{
    const Wanted wanted = wantedOf({position, 1}).front();
    const auto config = askConfig(wanted).and_then(
        [](const QByteArray &bytes) { return ImageConfig::parse(bytes); });
    if (!config && config.error().kind == ErrorKind::Cancelled)
        return;
    ++m_done;
    const std::scoped_lock lock(m_mutex);
    if (config)
        m_catalogue.addConfig(m_catalogue.digest(wanted.digest), *config);
    else
        noteFailure(wanted, config.error(), need);
}

Result<QByteArray> ScanReader::askConfig(const Wanted &wanted)
{
    Result<QByteArray> answer
        = failure(ErrorKind::NotFound, QStringLiteral("nobody is known to hold the config"));
    for (const int number : wanted.providers) {
        if (number < 0)
            break;
        Provider port;
        std::optional<Descriptor> descriptor;
        {
            const std::scoped_lock lock(m_mutex);
            port = provider(number);
            descriptor = descriptorOf(wanted);
        }
        if (const auto verdict = port.health->verdict()) {
            answer = tl::unexpected(*verdict);
            continue;
        }
        answer = std::move(port.source->blobs(std::span(&*descriptor, 1), m_stop).front());
        note(*port.health, answer);
        if (answer || answer.error().kind == ErrorKind::Cancelled)
            break;
    }
    return answer;
}

// What went wrong

void ScanReader::noteTargetProblem(const QString &target, const Error &error, Doubt doubt)
{
    m_unread.push_back({target, error});
    if (doubt == Doubt::No)
        return;
    // Whatever came first, every run tells the same one.
    if (m_doubts++ == 0 || error.detail < m_firstDoubt)
        m_firstDoubt = error.detail;
}

void ScanReader::noteFailure(const Wanted &wanted, const Error &error, Need need)
{
    m_catalogue.addFailure(wanted.digest, error);
    if (need == Need::NearConfig)
        return;
    const Doubt doubt = isDecided(error.kind) ? Doubt::No : Doubt::Yes;
    if (need == Need::Place) {
        ++m_failed;
        m_catalogue.forPlaces(wanted.digest, [&](Id place) {
            noteTargetProblem(placeText(place), error, doubt);
        });
        return;
    }
    // A child that is not there is legal; a source that needs it says so itself.
    if (need == Need::Child && isAbsent(error.kind))
        return;
    ++m_failed;
    const auto repository = std::ranges::find(m_providerOfRepository, wanted.providers.front());
    if (repository == m_providerOfRepository.end())
        return;
    if (need == Need::Config) {
        noteTargetProblem(placeOfConfig(wanted.digest), error, Doubt::No);
        return;
    }
    const auto number = Id(repository - m_providerOfRepository.begin());
    const auto &[store, name] = m_catalogue.repository(number);
    noteTargetProblem(m_stores[std::size_t(store)].port->place(
                          name, {}, m_catalogue.digest(wanted.digest)),
                      error, doubt);
}

// One of the images that have it, as the target names it.
QString ScanReader::placeOfConfig(Id config) const
{
    QString text;
    m_catalogue.forConfigUsers(config, [&](Id user) {
        m_catalogue.forPaths(m_catalogue.document(user).digest, [&](Id place, Id) {
            const QString one = placeText(place);
            if (text.isEmpty() || one < text)
                text = one;
        });
    });
    return text;
}

// Answers

QString ScanReader::placeText(Id id) const
{
    const Catalogue::Place &place = m_catalogue.place(id);
    const auto &[store, name] = m_catalogue.repository(place.repository);
    const QString tag = m_catalogue.tag(id);
    // Only an untagged image is named by its digest; its root is known from the listing.
    const Digest digest = place.root == noId ? Digest::sha256Of({}) : m_catalogue.digest(place.root);
    return m_stores[std::size_t(store)].port->place(name, tag, digest);
}

Descriptor ScanReader::descriptorOf(const Wanted &wanted) const
{
    return {.mediaType = m_catalogue.mediaType(wanted.mediaType),
            .digest = m_catalogue.digest(wanted.digest),
            .size = wanted.size};
}

ScanReader::Provider ScanReader::provider(int number) const
{
    return m_providers[std::size_t(number)];
}

ScanReader::Counts ScanReader::counts() const
{
    return {.done = m_done, .total = m_total, .failed = m_failed, .isListing = m_listings > 0};
}

std::optional<Error> ScanReader::hopeless() const
{
    const std::scoped_lock lock(m_mutex);
    return m_failedStores == int(m_stores.size()) ? m_firstStoreError : std::nullopt;
}

std::vector<UnreadTarget> ScanReader::unread() const
{
    std::vector<UnreadTarget> sorted = m_unread;
    std::ranges::stable_sort(sorted, {}, &UnreadTarget::target);
    return sorted;
}

std::pair<qint64, QString> ScanReader::doubts() const
{
    return {m_doubts, m_firstDoubt};
}

} // namespace sameinside
