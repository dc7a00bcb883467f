// SPDX-License-Identifier: MIT
#include "model/scan/run/digestreader.h"

#include "model/text/words/model/scanrunwords.h"

#include <algorithm>

namespace sameinside {

namespace {

using Doubt = ScanDoubts::Doubt;

} // namespace

// What listings name

void DigestReader::readListed(int holder, const std::vector<Listed> &images)
{
    Catalogue &catalogue = m_ledger.catalogue;
    std::vector<Wanted> wanted;
    for (const Listed &image : images) {
        const Id digest = catalogue.intern(*image.digest);
        // That a source of the list has it says nothing of this copy.
        if (m_asked.contains(digest))
            continue;
        m_asked.insert(digest);
        // Without an announced type the document speaks for itself.
        const MediaType type = image.mediaType.value_or(MediaType::ociEmpty());
        wanted.push_back(
            {.digest = digest, .mediaType = catalogue.intern(type), .holders = {holder, -1, -1}});
    }
    addBatches(std::move(wanted), Need::Place);
}

// Children of indexes

bool DigestReader::startChildren()
{
    const std::scoped_lock lock(m_ledger.mutex);
    std::vector<Wanted> wanted;
    for (; m_childrenSeen < m_ledger.catalogue.documentCount(); ++m_childrenSeen)
        collectChildren(Id(m_childrenSeen), wanted);
    if (wanted.empty() || m_stop.stop_requested())
        return false;
    if (m_depth++ == deepestIndex) {
        const Error tooDeep{ErrorKind::TooLarge, words::scanrun::tooDeep(deepestIndex)};
        for (const Wanted &one : wanted)
            noteFailure(one, tooDeep, Need::Child);
        return false;
    }
    m_wanted.clear();
    addBatches(std::move(wanted), Need::Child);
    return true;
}

void DigestReader::collectChildren(Id id, std::vector<Wanted> &wanted)
{
    const Catalogue &catalogue = m_ledger.catalogue;
    for (const Catalogue::Entry &entry : catalogue.entries(catalogue.document(id))) {
        if (!isChildWanted(entry))
            continue;
        m_asked.insert(entry.child);
        Wanted child{.digest = entry.child, .mediaType = entry.mediaType, .size = entry.size};
        setHolders(child, entry.child);
        wanted.push_back(child);
    }
}

bool DigestReader::isChildWanted(const Catalogue::Entry &entry) const
{
    const Catalogue &catalogue = m_ledger.catalogue;
    const MediaType &type = catalogue.mediaType(entry.mediaType);
    // What runs on a platform is an image, whatever its type is called: its document tells.
    const bool isManifest = type.mayBeManifest()
        || (type.role() == MediaType::Role::Unknown && entry.platform != noId);
    const bool isOther = m_request.platform && entry.platform != noId
        && !catalogue.platform(entry.platform).matches(*m_request.platform);
    return !entry.isAttestation && isManifest && !isOther && !m_asked.contains(entry.child)
        && catalogue.documentOf(entry.child) == noId;
}

void DigestReader::setHolders(Wanted &wanted, Id digest) const
{
    std::ranges::copy(m_ledger.holders.holdersOf(digest, wanted.holders.size()),
                      wanted.holders.begin());
}

Descriptor DigestReader::descriptorOf(const Wanted &wanted) const
{
    return {.mediaType = m_ledger.catalogue.mediaType(wanted.mediaType),
            .digest = m_ledger.catalogue.digest(wanted.digest),
            .size = wanted.size};
}

// With the lock held.
void DigestReader::addBatches(std::vector<Wanted> wanted, Need need)
{
    m_ledger.total += qint64(wanted.size());
    std::ranges::stable_sort(wanted, {}, [](const Wanted &one) { return one.holders.front(); });
    for (std::size_t i = 0; i < wanted.size();) {
        const int number = wanted[i].holders.front();
        const std::size_t bulk = m_ledger.holders.holder(number).source->bulkSize();
        Batch batch{.begin = quint32(m_wanted.size())};
        while (batch.count < std::max(bulk, recallSize) && i < wanted.size()
               && wanted[i].holders.front() == number) {
            m_wanted.push_back(wanted[i++]);
            ++batch.count;
        }
        m_crew.add([this, batch, need] { recallManifests(batch, need); });
    }
}

// Takes what is at hand, and leaves the rest to be asked for.
void DigestReader::recallManifests(Batch batch, Need need)
{
    const std::vector<Wanted> all = wantedOf(batch);
    Holder holder;
    std::vector<Selector> selectors;
    {
        const std::scoped_lock lock(m_ledger.mutex);
        holder = m_ledger.holders.holder(all.front().holders.front());
        for (const Wanted &one : all)
            selectors.push_back({{}, m_ledger.catalogue.digest(one.digest)});
    }
    const auto known = holder.source->atHand(selectors);
    std::vector<Wanted> missing;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool isSized
            = known[i] && (all[i].size < 0 || all[i].size == known[i]->bytes().size());
        const bool isKnown = isSized && keep(all[i], *known[i]);
        if (isKnown)
            ++m_ledger.done;
        else
            missing.push_back(all[i]);
    }
    {
        const std::scoped_lock lock(m_ledger.mutex);
        std::ranges::copy(missing, m_wanted.begin() + batch.begin);
    }
    const auto bulk = quint32(std::max<std::size_t>(holder.source->bulkSize(), 1));
    std::vector<WorkCrew::Work> next;
    for (quint32 at = 0; at < missing.size(); at += bulk) {
        const Batch rest{.begin = batch.begin + at,
                         .count = std::min(bulk, quint32(missing.size()) - at)};
        next.push_back([this, rest, need] { readManifests(rest, need); });
    }
    m_crew.addFirst(std::move(next));
}

std::vector<DigestReader::Wanted> DigestReader::wantedOf(Batch batch) const
{
    const std::scoped_lock lock(m_ledger.mutex);
    const auto first = m_wanted.begin() + batch.begin;
    return {first, first + batch.count};
}

void DigestReader::readManifests(Batch batch, Need need)
{
    const std::vector<Wanted> wanted = wantedOf(batch);
    auto documents = askManifests(wanted.front().holders.front(), wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        Result<ManifestDocument> document = std::move(documents[i]);
        if (!document && document.error().kind != ErrorKind::Cancelled) {
            const Error first = document.error();
            document = askOthers(wanted[i], first);
            if (document)
                noteLack(wanted[i], first, need);
        }
        if (!document && document.error().kind == ErrorKind::Cancelled)
            continue;
        const Result<void> kept
            = document ? keep(wanted[i], *document) : tl::unexpected(document.error());
        ++m_ledger.done;
        if (!kept) {
            const std::scoped_lock lock(m_ledger.mutex);
            noteFailure(wanted[i], kept.error(), need);
        }
    }
}

// Others have it, so that it is known; a target whose image names it has a copy that is not whole.
void DigestReader::noteLack(const Wanted &wanted, const Error &error, Need need)
{
    if (error.kind != ErrorKind::Corrupt && !isAbsent(error.kind))
        return;
    const std::scoped_lock lock(m_ledger.mutex);
    const auto repository = m_ledger.holders.repositoryOf(wanted.holders.front());
    if (!repository)
        return;
    ++m_ledger.failed;
    if (need == Need::Place) {
        m_ledger.catalogue.forPlaces(wanted.digest, [&](Id place) {
            m_ledger.doubts.note(m_ledger.placeText(place), error, Doubt::No);
        });
        return;
    }
    const Digest digest = m_ledger.catalogue.digest(wanted.digest);
    m_ledger.doubts.note(m_ledger.naming(*repository, {}, digest), error, Doubt::No);
}

Result<void> DigestReader::keep(const Wanted &wanted, const ManifestDocument &document)
{
    const std::scoped_lock lock(m_ledger.mutex);
    const auto added
        = m_ledger.catalogue.addDocument(m_ledger.catalogue.digest(wanted.digest), document);
    if (!added)
        return tl::unexpected(added.error());
    return {};
}

std::vector<Result<ManifestDocument>> DigestReader::askManifests(int number,
                                                                 std::span<const Wanted> wanted)
{
    std::vector<Descriptor> descriptors;
    Holder holder;
    {
        const std::scoped_lock lock(m_ledger.mutex);
        holder = m_ledger.holders.holder(number);
        for (const Wanted &one : wanted)
            descriptors.push_back(descriptorOf(one));
    }
    if (const auto verdict = holder.health->verdict())
        return {wanted.size(), Result<ManifestDocument>(tl::unexpected(*verdict))};
    auto documents = holder.source->manifests(descriptors, m_stop);
    for (const auto &document : documents)
        holder.health->note(document);
    return documents;
}

// The first reason is the one to tell, unless another leaves open whether it is there.
Result<ManifestDocument> DigestReader::askOthers(const Wanted &wanted, Error first)
{
    constexpr std::size_t mostAsked = 16;
    std::vector<int> all;
    {
        const std::scoped_lock lock(m_ledger.mutex);
        all = m_ledger.holders.holdersOf(wanted.digest, mostAsked + 1);
    }
    const bool isEveryone = all.size() <= mostAsked;
    all.resize(std::min(all.size(), mostAsked));
    std::erase(all, wanted.holders.front());
    for (const int number : all) {
        auto answer = std::move(askManifests(number, std::span(&wanted, 1)).front());
        if (answer || answer.error().kind == ErrorKind::Cancelled)
            return answer;
        if (isAbsent(first.kind) && !isAbsent(answer.error().kind))
            first = answer.error();
    }
    if (isAbsent(first.kind) && !isEveryone) {
        return failure(ErrorKind::Unsupported, words::scanrun::notAllAsked(first.detail));
    }
    return tl::unexpected(std::move(first));
}

// Configs

bool DigestReader::startConfigs(const std::vector<Id> &documents, bool isNeeded)
{
    const std::scoped_lock lock(m_ledger.mutex);
    if (m_stop.stop_requested())
        return false;
    m_wanted.clear();
    for (const Id id : documents) {
        const Catalogue::Document &document = m_ledger.catalogue.document(id);
        if (m_asked.contains(document.config)
            || m_ledger.catalogue.configOf(document.config) != noId)
            continue;
        m_asked.insert(document.config);
        Wanted config{.digest = document.config,
                      .mediaType = m_ledger.catalogue.intern(MediaType::ociConfig()),
                      .size = document.configSize};
        setHolders(config, document.digest);
        m_wanted.push_back(config);
    }
    m_ledger.total += qint64(m_wanted.size());
    for (std::size_t i = 0; i < m_wanted.size(); ++i) {
        if (isNeeded)
            m_crew.add([this, at = quint32(i)] { readConfig(at, Need::Config); });
        else
            m_crew.add([this, at = quint32(i)] { readConfig(at, Need::NearConfig); });
    }
    return !m_wanted.empty();
}

void DigestReader::readConfig(quint32 position, Need need)
{
    const Wanted wanted = wantedOf({position, 1}).front();
    const auto config = askConfig(wanted).and_then(
        [](const QByteArray &bytes) { return ImageConfig::parse(bytes); });
    if (!config && config.error().kind == ErrorKind::Cancelled)
        return;
    ++m_ledger.done;
    const std::scoped_lock lock(m_ledger.mutex);
    if (config)
        m_ledger.catalogue.addConfig(m_ledger.catalogue.digest(wanted.digest), *config);
    else
        noteFailure(wanted, config.error(), need);
}

Result<QByteArray> DigestReader::askConfig(const Wanted &wanted)
{
    Result<QByteArray> answer = failure(ErrorKind::NotFound, words::scanrun::nobodyHoldsConfig());
    for (const int number : wanted.holders) {
        if (number < 0)
            break;
        Holder holder;
        std::optional<Descriptor> descriptor;
        {
            const std::scoped_lock lock(m_ledger.mutex);
            holder = m_ledger.holders.holder(number);
            descriptor = descriptorOf(wanted);
        }
        answer = holder.answer([&](ImageSource &source) {
            return std::move(source.blobs(std::span(&*descriptor, 1), m_stop).front());
        });
        if (answer || answer.error().kind == ErrorKind::Cancelled)
            break;
    }
    return answer;
}

void DigestReader::noteFailure(const Wanted &wanted, const Error &error, Need need)
{
    m_ledger.catalogue.addFailure(wanted.digest, error);
    if (need == Need::NearConfig)
        return;
    // What cannot be read as a manifest may name the config that is looked for.
    const Doubt doubt = isAbsent(error.kind) ? Doubt::No : Doubt::Yes;
    if (need == Need::Place) {
        ++m_ledger.failed;
        m_ledger.catalogue.forPlaces(wanted.digest, [&](Id place) {
            m_ledger.doubts.note(m_ledger.placeText(place), error, doubt);
        });
        return;
    }
    // A child that is not there is legal; a source that needs it says so itself.
    if (need == Need::Child && isAbsent(error.kind))
        return;
    ++m_ledger.failed;
    const auto repository = m_ledger.holders.repositoryOf(wanted.holders.front());
    if (!repository)
        return;
    if (need == Need::Config) {
        m_ledger.doubts.note(placeOfConfig(wanted.digest), error, Doubt::No);
        return;
    }
    const QString text = m_ledger.naming(*repository, {}, m_ledger.catalogue.digest(wanted.digest));
    m_ledger.doubts.note(text, error, doubt);
}

// One of the images that have it, as the target names it.
QString DigestReader::placeOfConfig(Id config) const
{
    QString text;
    m_ledger.catalogue.forConfigUsers(config, [&](Id user) {
        m_ledger.catalogue.forPaths(m_ledger.catalogue.document(user).digest, [&](Id place, Id) {
            const QString one = m_ledger.placeText(place);
            if (text.isEmpty() || one < text)
                text = one;
        });
    });
    return text;
}

} // namespace sameinside
