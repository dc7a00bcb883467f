// SPDX-License-Identifier: MIT
#include "model/scan/run/scanreader.h"

#include "model/text/words/model/scanrunwords.h"

#include <QFileInfo>

#include <algorithm>

namespace sameinside {

namespace {

using Doubt = ScanDoubts::Doubt;

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
    auto changed = source.resolveIfChanged(selector, known->name(), stop);
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed ? **std::move(changed) : *known;
}

} // namespace

ScanReader::ScanReader(const ScanPorts &ports, const ScanRequest &request, WorkCrew &crew,
                       std::stop_token stop) :
    m_ports(ports),
    m_crew(crew), m_stop(stop), m_digests(m_ledger, request, crew, stop)
{
    m_ledger.naming = [this](Id repository, const QString &tag, const Digest &digest) {
        const auto &[store, name] = m_ledger.catalogue.repository(repository);
        return m_stores[std::size_t(store)].port->place(name, tag, digest);
    };
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
            m_stores.push_back({.name = target, .health = m_ledger.holders.healthOf(key.first)});
        targets.insert(key);
    }
}

void ScanReader::startReading()
{
    m_listings = qint64(m_stores.size());
    m_ledger.total = qint64(m_origins.size());
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
            const std::scoped_lock lock(m_ledger.mutex);
            m_ledger.doubts.noteStore(error);
            m_ledger.doubts.note(store.name.toString(), error, Doubt::Yes);
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
        const std::scoped_lock lock(m_ledger.mutex);
        store.port = *std::move(port);
        store.repositories = repositories->size();
        store.gap = repositories->gap;
        if (store.gap)
            m_ledger.doubts.noteGap(store.name.toString(), *store.gap);
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
    const bool isRegistry = store.name.kind() == TargetName::Kind::Registry;
    const QString place = isRegistry ? store.name.host() + u'/' + name : store.name.toString();
    const auto list = [&]() -> Result<void> {
        if (const auto verdict = store.health->verdict())
            return tl::unexpected(*verdict);
        auto source = store.port->source(name);
        if (!source)
            return tl::unexpected(source.error());
        std::shared_ptr<ImageSource> port = *std::move(source);
        auto listed = port->list(m_stop);
        store.health->note(listed);
        if (listed) {
            const std::scoped_lock lock(m_ledger.mutex);
            const Id repository = m_ledger.catalogue.addRepository(number, name);
            m_ledger.holders.addRepository({std::move(port), store.health});
            if (listed->gap)
                m_ledger.doubts.noteGap(place, *listed->gap);
            takeListing(repository, *std::move(listed));
            return {};
        }
        return tl::unexpected(listed.error());
    };
    if (const auto listed = list(); !listed && listed.error().kind != ErrorKind::Cancelled) {
        const std::scoped_lock lock(m_ledger.mutex);
        // What a user names should be there; catalogs go on naming repositories that were emptied.
        const bool isNamed = !isRegistry || name == store.name.prefix();
        const bool isAll = isNamed && store.repositories == 1;
        if (isAll)
            m_ledger.doubts.noteStore(store.gap.value_or(listed.error()));
        if (isAll || listed.error().kind != ErrorKind::NotFound)
            m_ledger.doubts.note(place, listed.error(), Doubt::Yes);
    }
    --m_listings;
}

// With the lock held. What the listing names by digest is read by digest, and once.
void ScanReader::takeListing(Id repository, std::vector<Listed> listed)
{
    Catalogue &catalogue = m_ledger.catalogue;
    const Id begin = Id(catalogue.placeCount());
    for (const Listed &image : listed) {
        const Id place = catalogue.addPlace(repository, image.name);
        if (image.digest)
            catalogue.setRoot(place, catalogue.intern(*image.digest));
    }
    const auto tags = std::erase_if(listed, [](const Listed &image) { return !image.digest; });
    m_digests.readListed(m_ledger.holders.ofRepository(repository), listed);
    m_ledger.total += qint64(tags);
    if (tags > 0)
        m_crew.add([this, begin, end = Id(catalogue.placeCount())] { recallPlaces(begin, end); });
}

// A few at a time, and before all other work, so that few documents are held in memory.
void ScanReader::recallPlaces(Id begin, Id end)
{
    std::shared_ptr<ImageSource> source;
    std::vector<Id> places;
    std::vector<Selector> tags;
    {
        const std::scoped_lock lock(m_ledger.mutex);
        const Id repository = m_ledger.catalogue.place(begin).repository;
        source = m_ledger.holders.holder(m_ledger.holders.ofRepository(repository)).source;
        for (; begin < end && places.size() < DigestReader::recallSize; ++begin) {
            if (m_ledger.catalogue.place(begin).root != noId) // the listing gave its digest
                continue;
            places.push_back(begin);
            tags.push_back({m_ledger.catalogue.tag(begin), {}});
        }
    }
    auto known = source->atHand(tags);
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
    QString tag;
    int holder = -1;
    {
        const std::scoped_lock lock(m_ledger.mutex);
        holder = m_ledger.holders.ofRepository(m_ledger.catalogue.place(place).repository);
        tag = m_ledger.catalogue.tag(place);
    }
    const auto ask = [&](ImageSource &source) { return resolveTag(source, tag, known, m_stop); };
    resolve(holder, {}, ask, [&](std::optional<Id> root, const std::optional<Error> &error) {
        if (root)
            m_ledger.catalogue.setRoot(place, *root);
        if (error)
            notePlace(place, *error);
    });
}

// With the lock held.
void ScanReader::notePlace(Id place, const Error &error)
{
    const QString text = m_ledger.placeText(place);
    if (isAbsent(error.kind)) {
        const Error gone{error.kind, words::scanrun::goneSince(text)};
        m_ledger.doubts.note(text, gone, Doubt::No);
        return;
    }
    m_ledger.doubts.note(text, error, Doubt::Yes);
}

// Asks holder for one image, and keeps the answer by the digest it was asked for, or else by its
// own. settle() is called with the lock held: with the root, if there was an answer, and what was
// wrong with it. Not called when stopped.
template <class Ask, class Settle>
void ScanReader::resolve(const Result<int> &number, const std::optional<Digest> &asked,
                         const Ask &ask, const Settle &settle)
{
    const auto answer = [&]() -> Result<ManifestDocument> {
        if (!number)
            return tl::unexpected(number.error());
        std::unique_lock lock(m_ledger.mutex);
        const Holder holder = m_ledger.holders.holder(*number);
        lock.unlock();
        return holder.answer(ask);
    }();
    if (!answer && answer.error().kind == ErrorKind::Cancelled)
        return;
    const std::scoped_lock lock(m_ledger.mutex);
    ++m_ledger.done;
    std::optional<Id> root;
    std::optional<Error> error;
    if (answer) {
        const Digest name = asked.value_or(answer->name());
        const auto added = m_ledger.catalogue.addDocument(name, *answer);
        root = m_ledger.catalogue.intern(name);
        if (!added)
            error = added.error();
    } else {
        error = answer.error();
    }
    if (error)
        ++m_ledger.failed;
    settle(root, error);
}

// Sources

Result<int> ScanReader::holderFor(const ImageName &name)
{
    const QString repository = repositoryOf(name);
    {
        const std::scoped_lock lock(m_ledger.mutex);
        if (const auto known = m_ledger.holders.source(repository))
            return *known;
    }
    auto source = m_ports.sourceFor(name);
    if (!source)
        return tl::unexpected(source.error());
    const std::scoped_lock lock(m_ledger.mutex);
    return m_ledger.holders.addSource(
        repository, {*std::move(source), m_ledger.holders.healthOf(hostOf(name))});
}

void ScanReader::resolveOrigin(std::size_t position)
{
    Origin &origin = m_origins[position];
    const Result<int> holder = holderFor(origin.name);
    const auto ask
        = [&](ImageSource &source) { return source.resolve(selectorOf(origin.name), m_stop); };
    // A digest of another algorithm stays the name of what it names.
    resolve(holder, origin.name.digest(), ask,
            [&](std::optional<Id> root, const std::optional<Error> &error) {
        origin.error = error;
        if (error)
            return;
        origin.root = *root;
        m_ledger.holders.addRoot(origin.root, *holder);
    });
}

// Answers

ScanReader::Counts ScanReader::counts() const
{
    return {.done = m_ledger.done,
            .total = m_ledger.total,
            .failed = m_ledger.failed,
            .isListing = m_listings > 0};
}

std::optional<Error> ScanReader::hopeless() const
{
    const std::scoped_lock lock(m_ledger.mutex);
    return m_ledger.doubts.hopeless(m_stores.size());
}

} // namespace sameinside
