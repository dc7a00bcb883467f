// SPDX-License-Identifier: MIT
#include "model/scan/run/scanreader.h"

#include <QFileInfo>

#include <algorithm>

namespace sameinside {

namespace {

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
    m_ports(ports),
    m_request(request), m_crew(crew), m_stop(std::move(stop))
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
    QSet<std::pair<QString, QString>> targets;
    for (const TargetName &target : request.targets) {
        const std::pair key(hostOf(target), target.prefix());
        if (!targets.contains(key))
            m_stores.push_back({.name = target, .health = healthOf(key.first)});
        targets.insert(key);
    }
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
    store.health->note(repositories);
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
        store.health->note(listed);
        if (listed) {
            const std::scoped_lock lock(m_mutex);
            const Id repository = m_catalogue.addRepository(number, name);
            m_providerOfRepository.push_back(int(m_providers.size()));
            m_providers.push_back({std::move(port), store.health});
            takeListing(repository, *std::move(listed));
            return std::vector<Listed>();
        }
        return listed;
    };
    if (const auto listed = list(); !listed && listed.error().kind != ErrorKind::Cancelled) {
        const std::scoped_lock lock(m_mutex);
        const bool isRegistry = store.name.kind() == TargetName::Kind::Registry;
        const QString host = isRegistry ? store.name.host() + u'/' + name : store.name.toString();
        // Catalogs go on naming repositories that were emptied; what a user names should be there.
        const bool isNamed = !isRegistry || name == store.name.prefix();
        const bool isAll = isNamed && store.repositories == 1;
        if (isAll) {
            ++m_failedStores;
            if (!m_firstStoreError)
                m_firstStoreError = listed.error();
        }
        const bool isGone = listed.error().kind == ErrorKind::NotFound && !isAll;
        noteTargetProblem(host, listed.error(), isGone ? Doubt::No : Doubt::Yes);
    }
    --m_listings;
}

// With the lock held. What the listing names by digest is read by digest, and once.
void ScanReader::takeListing(Id repository, std::vector<Listed> listed)
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
        port.health->note(answer);
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
        const Error gone{document.error().kind,
                         text + QStringLiteral(": gone since the tags were listed")};
        noteTargetProblem(text, gone, Doubt::No);
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
        port.health->note(answer);
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

// Answers

QString ScanReader::placeText(Id id) const
{
    const Catalogue::Place &place = m_catalogue.place(id);
    const auto &[store, name] = m_catalogue.repository(place.repository);
    const QString tag = m_catalogue.tag(id);
    // Only an untagged image is named by its digest; its root is known from the listing.
    const Digest digest
        = place.root == noId ? Digest::sha256Of({}) : m_catalogue.digest(place.root);
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
