// SPDX-License-Identifier: MIT
#include "model/scan/run/scanreader.h"

#include <algorithm>

// What the reader asks for by digest: children of indexes, what listings name, and configs.
namespace sameinside {

namespace {

// What was read by its digest and is no manifest has been compared by then.
bool isDecided(ErrorKind kind)
{
    return isAbsent(kind) || kind == ErrorKind::InvalidDocument;
}

} // namespace

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
        const Error tooDeep{
            ErrorKind::TooLarge,
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
std::vector<int> ScanReader::holders(Id digest, std::size_t most) const
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
    std::vector<int> holders;
    const auto add = [&](int number) {
        if (holders.size() < most && std::ranges::find(holders, number) == holders.end())
            holders.push_back(number);
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
    if (holders.empty() && above.size() > 1) // more indexes than are looked at: on from the last
        return this->holders(above.back(), most);
    return holders;
}

void ScanReader::setProviders(Wanted &wanted, Id digest) const
{
    std::ranges::copy(holders(digest, wanted.providers.size()), wanted.providers.begin());
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
        const bool isSized
            = known[i] && (all[i].size < 0 || all[i].size == known[i]->bytes().size());
        const bool isKnown = isSized && keep(all[i], *known[i]);
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
        if (!document && document.error().kind != ErrorKind::Cancelled)
            document = askOthers(wanted[i], document.error());
        if (!document && document.error().kind == ErrorKind::Cancelled)
            continue;
        const Result<void> kept
            = document ? keep(wanted[i], *document) : tl::unexpected(document.error());
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
        port.health->note(document);
    return documents;
}

// The first reason is the one to tell, unless another leaves open whether it is there.
Result<ManifestDocument> ScanReader::askOthers(const Wanted &wanted, Error first)
{
    constexpr std::size_t mostAsked = 16;
    std::vector<int> all;
    {
        const std::scoped_lock lock(m_mutex);
        all = holders(wanted.digest, mostAsked + 1);
    }
    const bool isEveryone = all.size() <= mostAsked;
    all.resize(std::min(all.size(), mostAsked));
    std::erase(all, wanted.providers.front());
    for (const int number : all) {
        auto answer = std::move(askManifests(number, std::span(&wanted, 1)).front());
        if (answer || answer.error().kind == ErrorKind::Cancelled)
            return answer;
        if (isAbsent(first.kind) && !isAbsent(answer.error().kind))
            first = answer.error();
    }
    if (isAbsent(first.kind) && !isEveryone) {
        return failure(
            ErrorKind::Unsupported,
            QStringLiteral("%1; not all repositories that name it were asked").arg(first.detail));
    }
    return tl::unexpected(std::move(first));
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
        port.health->note(answer);
        if (answer || answer.error().kind == ErrorKind::Cancelled)
            break;
    }
    return answer;
}

void ScanReader::noteFailure(const Wanted &wanted, const Error &error, Need need)
{
    m_catalogue.addFailure(wanted.digest, error);
    if (need == Need::NearConfig)
        return;
    const Doubt doubt = isDecided(error.kind) ? Doubt::No : Doubt::Yes;
    if (need == Need::Place) {
        ++m_failed;
        m_catalogue.forPlaces(wanted.digest,
                              [&](Id place) { noteTargetProblem(placeText(place), error, doubt); });
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
    noteTargetProblem(
        m_stores[std::size_t(store)].port->place(name, {}, m_catalogue.digest(wanted.digest)),
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

} // namespace sameinside
