// SPDX-License-Identifier: MIT
#include "model/scan/nearimages.h"

#include <algorithm>

namespace sameinside {

namespace {

using Kind = Catalogue::Kind;

constexpr std::size_t mostExamined = 64; // that share a blob
constexpr std::size_t mostEqual = 16;    // of those, with all blobs equal
constexpr std::size_t mostPartial = 2;   // of those, with some; and with as many layers
constexpr std::size_t mostNamesakes = 4;
constexpr std::size_t mostNamesakesSeen = 32;

// Collects documents of targets, each once, up to a number.
class Collected {
public:
    Collected(const Catalogue &catalogue, Id source, std::size_t most) :
        m_catalogue(catalogue), m_most(most), m_seen{source}
    {
    }
    bool isFull() const { return m_documents.size() >= m_most; }
    void add(Id id)
    {
        if (isFull() || m_seen.contains(id))
            return;
        m_seen.insert(id);
        const Catalogue::Document &document = m_catalogue.document(id);
        if (document.isTargeted && (document.kind == Kind::Image || document.kind == Kind::Schema1))
            m_documents.push_back(id);
    }
    // Shortest first; of each, those with so many layers before the others. All are sorted.
    void addRarest(std::vector<const std::vector<Id> *> postings, quint32 layers)
    {
        std::ranges::stable_sort(postings, {}, [](const auto *posting) { return posting->size(); });
        const auto count = [this](Id id) { return m_catalogue.document(id).count; };
        for (const auto *posting : postings) {
            if (isFull())
                return;
            const auto end = std::ranges::upper_bound(*posting, layers, {}, count);
            for (auto one = std::ranges::lower_bound(*posting, layers, {}, count);
                 one != end && !isFull(); ++one)
                add(*one);
            for (auto one = posting->begin(); one != posting->end() && !isFull(); ++one)
                add(*one);
        }
    }
    std::vector<Id> take() { return std::move(m_documents); }

private:
    const Catalogue &m_catalogue;
    std::size_t m_most;
    QSet<Id> m_seen;
    std::vector<Id> m_documents;
};

} // namespace

void NearImages::refresh()
{
    if (m_ranks.size() != m_catalogue.documentCount()) {
        m_ranks.clear();
        m_layerless.reset();
        m_blobUsers.clear();
        m_firstByName.clear();
    }
    if (m_placesSeen != m_catalogue.placeCount())
        m_firstByName.clear();
    if (m_ranks.empty() || m_configsSeen != m_catalogue.configCount())
        m_diffIdUsers.clear();
    for (; m_configsSeen < m_catalogue.configCount(); ++m_configsSeen) {
        const auto id = Id(m_configsSeen);
        const Catalogue::Config &config = m_catalogue.config(id);
        m_byMeaning[config.meaning].push_back(id);
        m_byContents[config.contents].push_back(id); // those without layers together
        const auto diffIds = m_catalogue.diffIds(config);
        const QSet<Id> distinct(diffIds.begin(), diffIds.end());
        for (const Id diffId : distinct)
            m_byDiffId[diffId].push_back(id);
    }
    for (; m_placesSeen < m_catalogue.placeCount(); ++m_placesSeen) {
        const auto id = Id(m_placesSeen);
        const QString &repository = m_catalogue.repository(m_catalogue.place(id).repository).name;
        const Likeness likeness = Likeness::of(repository, m_catalogue.tag(id));
        m_byLikeness.insert(likeness, id);
        m_byName[likeness.name].push_back(id);
    }
}

quint32 NearImages::rank(Id document) const
{
    if (m_ranks.empty()) {
        std::vector<std::pair<Digest, Id>> order;
        order.reserve(m_catalogue.documentCount());
        for (std::size_t i = 0; i < m_catalogue.documentCount(); ++i)
            order.emplace_back(m_catalogue.digest(m_catalogue.document(Id(i)).digest), Id(i));
        std::ranges::sort(order);
        m_ranks.resize(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            m_ranks[order[i].second] = quint32(i);
    }
    return document < m_ranks.size() ? m_ranks[document] : noId;
}

quint32 NearImages::rankOfPlace(Id place) const
{
    const Id root = m_catalogue.place(place).root;
    const Id document = root == noId ? noId : m_catalogue.documentOf(root);
    return document == noId ? noId : rank(document);
}

void NearImages::sort(std::vector<Id> &documents) const
{
    const auto key = [this](Id id) { return std::pair(m_catalogue.document(id).count, rank(id)); };
    std::ranges::sort(documents, {}, key);
}

const std::vector<Id> &NearImages::usersOfBlob(Id blob) const
{
    const auto [known, isNew] = m_blobUsers.try_emplace(blob);
    if (isNew) {
        m_catalogue.forBlobUsers(blob, [&, &users = known->second](Id user) {
            users.push_back(user);
            return true;
        });
        sort(known->second);
    }
    return known->second;
}

const std::vector<Id> &NearImages::usersOfDiffId(Id diffId) const
{
    const auto [known, isNew] = m_diffIdUsers.try_emplace(diffId);
    if (isNew)
        known->second = usersOfConfigs(m_byDiffId.value(diffId));
    return known->second;
}

std::vector<Id> NearImages::usersOfConfigs(const std::vector<Id> &configs) const
{
    std::vector<Id> users;
    for (const Id config : configs) {
        m_catalogue.forConfigUsers(m_catalogue.config(config).digest,
                                   [&](Id user) { users.push_back(user); });
    }
    sort(users);
    return users;
}

// Images without any layer have equal layers, and no blob to be found by.
const std::vector<Id> &NearImages::layerless() const
{
    if (!m_layerless) {
        m_layerless.emplace();
        for (std::size_t i = 0; i < m_catalogue.documentCount(); ++i) {
            if (m_catalogue.document(Id(i)).count == 0)
                m_layerless->push_back(Id(i));
        }
        sort(*m_layerless);
    }
    return *m_layerless;
}

std::vector<Id> NearImages::candidates(const ImageLeaf &leaf, std::size_t most) const
{
    Collected collected(m_catalogue, leaf.document, most);
    const Catalogue::Document &document = m_catalogue.document(leaf.document);
    const Catalogue::Config *own = configOfDocument(m_catalogue, leaf.document);
    if (own) {
        for (const Id user : usersOfConfigs(m_byMeaning.value(own->meaning)))
            collected.add(user);
        for (const Id user : usersOfConfigs(m_byContents.value(own->contents)))
            collected.add(user);
    }
    std::vector<const std::vector<Id> *> postings;
    for (const Catalogue::Slot &slot : m_catalogue.layers(document))
        postings.push_back(&usersOfBlob(slot.blob));
    collected.addRarest(postings, document.count);
    if (document.count == 0) {
        for (const Id id : layerless())
            collected.add(id);
    }
    if (own) {
        postings.clear();
        for (const Id diffId : m_catalogue.diffIds(*own))
            postings.push_back(&usersOfDiffId(diffId));
        collected.addRarest(postings, document.count);
    }
    return collected.take();
}

std::vector<Id> NearImages::allCandidates(const ImageLeaf &leaf) const
{
    return candidates(leaf, m_catalogue.documentCount() + 1);
}

bool NearImages::hasPlatform(Id document, Id platform, bool possible) const
{
    bool has = false;
    const Id own = documentPlatform(m_catalogue, document);
    m_catalogue.forPaths(m_catalogue.document(document).digest, [&](Id, Id declared) {
        const Id known = declared != noId ? declared : own;
        has = has || platformsMatch(m_catalogue, known, platform)
            || (possible && (known == noId || platform == noId));
    });
    return has;
}

bool NearImages::isConfigOpen(Id id) const
{
    const Catalogue::Document &document = m_catalogue.document(id);
    return document.kind == Kind::Image && document.config != noId
        && m_catalogue.configOf(document.config) == noId && !m_catalogue.failure(document.config);
}

bool NearImages::isAllShared(const ImageLeaf &leaf, Id candidate) const
{
    const auto layers = m_catalogue.document(leaf.document).count;
    return m_catalogue.document(candidate).count == layers
        && sharedLayers(m_catalogue, leaf.document, candidate)
        == layersToShare(m_catalogue, leaf.document);
}

// Those with all layers in common, the best of the rest, and the best of those with as many layers:
// only they may be more than near.
std::vector<Id> NearImages::closest(const ImageLeaf &leaf, const std::vector<Id> &candidates) const
{
    std::vector<Id> chosen;
    const auto layers = m_catalogue.document(leaf.document).count;
    std::vector<std::tuple<int, quint32, Id>> partial;
    for (const Id id : candidates) {
        if (isAllShared(leaf, id)) {
            if (chosen.size() < mostEqual)
                chosen.push_back(id);
            continue;
        }
        partial.emplace_back(-sharedLayers(m_catalogue, leaf.document, id), rank(id), id);
    }
    std::ranges::sort(partial);
    std::size_t best = 0;
    std::size_t alike = 0;
    for (const auto &[shared, rank, id] : partial) {
        const bool isAlike = m_catalogue.document(id).count == layers;
        if (best++ < mostPartial || (isAlike && alike++ < mostPartial))
            chosen.push_back(id);
    }
    return chosen;
}

// An image that was converted and compressed again has no blob in common, but mostly its name.
std::vector<Id> NearImages::namesakes(const ImageLeaf &leaf, const Likeness &likeness,
                                      Id platform) const
{
    Collected collected(m_catalogue, leaf.document, mostNamesakes);
    const auto layers = m_catalogue.document(leaf.document).count;
    const auto addFrom = [&](Id place) {
        const Id root = m_catalogue.place(place).root;
        if (root == noId || m_catalogue.documentOf(root) == noId || collected.isFull())
            return;
        for (const ImageLeaf &other : imageLeaves(m_catalogue, root)) {
            if (other.document == noId || m_catalogue.document(other.document).count != layers)
                continue;
            const Id theirs = leafPlatform(m_catalogue, other);
            if (theirs == noId || platform == noId || platformsMatch(m_catalogue, theirs, platform))
                collected.add(other.document);
        }
    };
    if (likeness.name.isEmpty())
        return {};
    const auto [first, last] = m_byLikeness.equal_range(likeness);
    std::ranges::for_each(firstPlaces({first, last}), addFrom);
    if (!collected.isFull())
        std::ranges::for_each(firstNamed(likeness.name), addFrom);
    return collected.take();
}

const std::vector<Id> &NearImages::firstNamed(const QString &name) const
{
    auto known = m_firstByName.find(name);
    if (known == m_firstByName.end())
        known = m_firstByName.insert(name, firstPlaces(m_byName.value(name)));
    return *known;
}

// The few that are looked at.
std::vector<Id> NearImages::firstPlaces(std::vector<Id> places) const
{
    const auto few = places.begin() + std::ptrdiff_t(std::min(places.size(), mostNamesakesSeen));
    std::ranges::partial_sort(places, few, {}, [this](Id place) { return rankOfPlace(place); });
    places.erase(few, places.end());
    return places;
}

std::vector<Id> NearImages::wishes(const ImageLeaf &leaf, const Likeness &likeness) const
{
    std::vector<Id> wanted;
    if (leaf.document == noId)
        return wanted;
    const Catalogue::Document &document = m_catalogue.document(leaf.document);
    if (document.kind != Kind::Image && document.kind != Kind::Schema1)
        return wanted;
    const Id platform = leafPlatform(m_catalogue, leaf);
    const auto mayPair = [&](Id id) { return hasPlatform(id, platform, true); };

    std::vector<Id> near = candidates(leaf, mostExamined);
    std::erase_if(near, [&](Id id) { return !mayPair(id); });
    near = closest(leaf, near);
    if (near.empty() || !isAllShared(leaf, near.front())) {
        for (const Id id : namesakes(leaf, likeness, platform)) {
            if (std::ranges::find(near, id) == near.end())
                near.push_back(id);
        }
    }
    if (near.empty())
        return wanted;

    // What the config of the source tells may make the others needless.
    const auto mayBeEqual = [&](Id id) { return m_catalogue.document(id).count == document.count; };
    if (isConfigOpen(leaf.document)
        && (platform == noId || std::ranges::any_of(near, mayBeEqual))) {
        wanted.push_back(leaf.document);
        if (platform == noId)
            return wanted;
    }
    for (const Id id : near) {
        if (isConfigOpen(id) && (mayBeEqual(id) || !hasPlatform(id, platform, false)))
            wanted.push_back(id);
    }
    return wanted;
}

} // namespace sameinside
