// SPDX-License-Identifier: MIT
#include "model/scan/matching.h"

#include "model/text/numbers.h"
#include "model/text/words/model/scanwords.h"

#include <algorithm>

namespace sameinside {

namespace {

using Kind = Catalogue::Kind;

constexpr std::size_t mostNear = 100; // images that are graded for one source

bool isImage(const Catalogue::Document &document)
{
    return document.kind == Kind::Image || document.kind == Kind::Schema1;
}

} // namespace

Matcher::Matcher(const Catalogue &catalogue, MatchOptions options, PlaceText placeText) :
    m_catalogue(catalogue), m_options(std::move(options)), m_placeText(std::move(placeText)),
    m_near(catalogue)
{
    refresh();
}

void Matcher::refresh()
{
    m_near.refresh();
    m_otherAlgorithms.clear();
    for (std::size_t i = 0; i < m_catalogue.documentCount(); ++i) {
        if (m_catalogue.document(Id(i)).isTargeted && !isKnownBySha256(Id(i)))
            m_otherAlgorithms.push_back(Id(i));
    }
    m_openConfigs.clear();
    m_unclear.clear();
    if (m_options.wanted > Relation::SameConfig)
        return;
    for (std::size_t i = 0; i < m_catalogue.documentCount(); ++i) {
        const Catalogue::Document &document = m_catalogue.document(Id(i));
        if (!document.isTargeted || document.config == noId)
            continue;
        if (document.kind == Kind::Unclear)
            m_unclear.push_back(Id(i));
        if (document.kind == Kind::Image && mustRead(document) && isConfigInDoubt(Id(i)))
            m_openConfigs.push_back(Id(i));
    }
}

// Its diff IDs are not known.
bool Matcher::isConfigInDoubt(Id id) const
{
    return m_catalogue.failure(m_catalogue.document(id).config) || !listsItsLayers(m_catalogue, id);
}

// By the digests that the wanted relation compares.
bool Matcher::isKnownBySha256(Id id) const
{
    const Catalogue::Document &document = m_catalogue.document(id);
    if (document.kind != Kind::Image)
        return true;
    if (m_options.wanted > Relation::SameConfig)
        return true; // it was read
    if (m_options.wanted == Relation::SameConfig) {
        return document.config == noId || m_catalogue.isSha256(document.config)
            || m_catalogue.configOf(document.config) != noId;
    }
    const Catalogue::Config *config = configOfDocument(m_catalogue, id);
    return !config || std::ranges::all_of(m_catalogue.diffIds(*config), [&](Id diffId) {
        return m_catalogue.isSha256(diffId);
    });
}

// Digests of two algorithms say nothing of one another.
QString Matcher::doubtOfAlgorithms(const ImageLeaf &leaf) const
{
    if (leaf.document == noId || m_catalogue.document(leaf.document).kind != Kind::Image)
        return {};
    const Id platform = leafPlatform(m_catalogue, leaf);
    const auto layers = m_catalogue.document(leaf.document).count;
    const auto mayBeIt = [&](Id id) {
        const Catalogue::Document &document = m_catalogue.document(id);
        return document.isTargeted && document.kind == Kind::Image
            && (document.count == layers || m_options.wanted <= Relation::SharedLayers)
            && m_near.hasPlatform(id, platform, true);
    };
    QString where;
    if (isKnownBySha256(leaf.document)) {
        const auto found = std::ranges::find_if(m_otherAlgorithms, mayBeIt);
        if (found != m_otherAlgorithms.end())
            where = firstPlace(*found);
    } else {
        for (std::size_t i = 0; i < m_catalogue.documentCount() && where.isEmpty(); ++i) {
            if (isKnownBySha256(Id(i)) && mayBeIt(Id(i)))
                where = firstPlace(Id(i));
        }
    }
    return where.isEmpty() ? QString() : words::scan::otherAlgorithms(where);
}

// Digests of two algorithms can name one config: only its bytes tell.
bool Matcher::mustRead(const Catalogue::Document &document) const
{
    return m_options.wanted < Relation::SameConfig
        || (m_options.wanted == Relation::SameConfig && document.config != noId
            && !m_catalogue.isSha256(document.config));
}

// Why the image may be there although it was not found; empty where it is not.
QString Matcher::doubtOf(const ImageLeaf &leaf) const
{
    if (!m_options.doubt.isEmpty())
        return m_options.doubt;
    for (const QString &doubt : {doubtOfConfigs(leaf), doubtOfTypes(leaf)}) {
        if (!doubt.isEmpty())
            return doubt;
    }
    return doubtOfAlgorithms(leaf);
}

QString Matcher::doubtOfConfigs(const ImageLeaf &leaf) const
{
    const Id platform = leafPlatform(m_catalogue, leaf);
    const auto layers = m_catalogue.document(leaf.document).count;
    // Shared layers show in the blobs; equal contents are equally many layers.
    const bool isShared = m_options.wanted <= Relation::SharedLayers;
    const auto mayHaveAsMany = [&](Id id) {
        const Catalogue::Config *config = configOfDocument(m_catalogue, id);
        return m_catalogue.document(id).count == layers || (config && config->count == layers);
    };
    for (const Id id : isShared ? m_near.allCandidates(leaf) : m_openConfigs) {
        if (!isConfigInDoubt(id) || (!isShared && !mayHaveAsMany(id))
            || !m_near.hasPlatform(id, platform, true))
            continue;
        if (const Error *error = m_catalogue.failure(m_catalogue.document(id).config))
            return words::scan::configNotRead(firstPlace(id), error->detail);
        return otherCount(firstPlace(id), id);
    }
    return {};
}

// An artifact is compared by its digest alone; what may be an image too is not known to be none.
QString Matcher::doubtOfTypes(const ImageLeaf &leaf) const
{
    const Catalogue::Document &own = m_catalogue.document(leaf.document);
    const bool isWeak = m_options.wanted < Relation::SameConfig;
    if (m_options.wanted > Relation::SameConfig || own.config == noId)
        return {};
    if (own.kind == Kind::Unclear) {
        bool isThere = isWeak;
        m_catalogue.forConfigUsers(own.config, [&](Id user) {
            isThere = isThere || m_catalogue.document(user).isTargeted;
        });
        return isThere ? words::scan::typesSayNothing(m_catalogue.digest(own.digest).shortText())
                       : QString();
    }
    if (own.kind != Kind::Image)
        return {};
    const Id platform = leafPlatform(m_catalogue, leaf);
    const auto found = std::ranges::find_if(m_unclear, [&](Id id) {
        const Catalogue::Document &document = m_catalogue.document(id);
        return m_catalogue.isSame(document.config, own.config)
            || (isWeak && document.count == own.count && m_near.hasPlatform(id, platform, true));
    });
    return found == m_unclear.end() ? QString() : words::scan::typesSayNothing(firstPlace(*found));
}

QString Matcher::otherCount(const QString &place, Id document) const
{
    return words::scan::otherCount(place, configOfDocument(m_catalogue, document)->count,
                                   m_catalogue.document(document).count);
}

// In the order of the alphabet.
QString Matcher::firstPlace(Id document) const
{
    QString where;
    m_catalogue.forPaths(m_catalogue.document(document).digest, [&](Id place, Id) {
        const QString text = m_placeText(place);
        if (where.isEmpty() || text < where)
            where = text;
    });
    return where;
}

// Leaves whose platform nobody knows stay in: they may be wanted.
std::vector<ImageLeaf> Matcher::wantedLeaves(Id root) const
{
    std::vector<ImageLeaf> leaves = imageLeaves(m_catalogue, root);
    if (m_options.platform) {
        std::erase_if(leaves, [&](const ImageLeaf &leaf) {
            const Id platform = leafPlatform(m_catalogue, leaf);
            return platform != noId && !m_catalogue.platform(platform).matches(*m_options.platform);
        });
    }
    return leaves;
}

std::vector<PlatformResult> Matcher::judge(Id root, const Likeness &likeness) const
{
    std::vector<PlatformResult> results;
    for (const ImageLeaf &leaf : wantedLeaves(root))
        results.push_back(judgeLeaf(root, leaf, &likeness));
    return results;
}

std::vector<PlatformResult> Matcher::judgeQuickly(Id root) const
{
    std::vector<PlatformResult> results;
    for (const ImageLeaf &leaf : wantedLeaves(root))
        results.push_back(judgeLeaf(root, leaf, nullptr));
    return results;
}

PlatformResult Matcher::judgeLeaf(Id root, const ImageLeaf &leaf, const Likeness *likeness) const
{
    PlatformResult result;
    describe(leaf, result);
    result.places = found(likeness ? wantedPlaces(root, leaf) : strongPlaces(root, leaf));
    std::erase_if(result.places,
                  [&](const FoundPlace &place) { return place.relation < m_options.wanted; });
    if (!result.places.empty()) {
        result.status = ScanStatus::Present;
        result.relation = result.places.front().relation;
        return result;
    }
    if (likeness && leaf.document != noId)
        result.nearest = nearest(root, leaf, *likeness);
    if (result.nearest)
        result.relation = result.nearest->relation;
    setMissing(leaf, result);
    return result;
}

void Matcher::describe(const ImageLeaf &leaf, PlatformResult &result) const
{
    result.manifest = m_catalogue.digest(leaf.manifest);
    if (const Id platform = leafPlatform(m_catalogue, leaf); platform != noId)
        result.platform = m_catalogue.platform(platform).toString();
    if (leaf.document == noId)
        return;
    const Catalogue::Document &document = m_catalogue.document(leaf.document);
    if (document.kind == Kind::Index || document.kind == Kind::Unknown)
        return;
    result.layers = int(document.count);
    if (document.kind == Kind::Image)
        result.imageId = m_catalogue.digest(document.config);
    if (document.bytes < 0)
        return;
    result.bytes = document.bytes;
}

// "Could not check" is never "missing".
void Matcher::setMissing(const ImageLeaf &leaf, PlatformResult &result) const
{
    result.status = ScanStatus::Missing;
    const Catalogue::Document *document
        = leaf.document == noId ? nullptr : &m_catalogue.document(leaf.document);
    const Error *error = document ? nullptr : m_catalogue.failure(leaf.manifest);
    const bool needsConfig = document && document->kind == Kind::Image && mustRead(*document);
    if (needsConfig && !configOfDocument(m_catalogue, leaf.document))
        error = m_catalogue.failure(document->config);
    const bool isWeak = m_options.wanted < Relation::SameConfig;
    const bool isPlatformOpen = m_options.platform && document && isImage(*document)
        && leafPlatform(m_catalogue, leaf) == noId;
    if (error) {
        result.status = ScanStatus::Error;
        result.message = error->detail;
    } else if (isPlatformOpen) {
        result.status = ScanStatus::Error;
        result.message = words::scan::platformNotKnown(result.manifest->shortText());
    } else if (!document) {
        result.status = ScanStatus::Error;
        result.message = words::scan::manifestNotRead(result.manifest->shortText());
        if (!m_options.doubt.isEmpty())
            result.open = m_options.doubtReason;
    } else if (isWeak && !listsItsLayers(m_catalogue, leaf.document)) {
        result.status = ScanStatus::Error;
        result.message = otherCount(result.manifest->shortText(), leaf.document);
    } else if (const QString doubt = doubtOf(leaf); !doubt.isEmpty()) {
        result.status = ScanStatus::Error;
        result.message = doubt;
        result.open = m_options.doubtReason;
    }
}

Matcher::Places Matcher::strongPlaces(Id root, const ImageLeaf &leaf) const
{
    Places places;
    const Id rootDocument = m_catalogue.documentOf(root);
    if (rootDocument != noId && m_catalogue.document(rootDocument).kind == Kind::Index) {
        const int layers = leaf.document == noId ? 0 : layersToShare(m_catalogue, leaf.document);
        m_catalogue.forPlaces(root, [&](Id place) {
            places[place] = {Relation::SameIndex, layers};
        });
    }
    // One digest is one document, whatever platform an index claims for it.
    const int layers = leaf.document == noId ? 0 : layersToShare(m_catalogue, leaf.document);
    m_catalogue.forPaths(leaf.manifest, [&](Id place, Id declared) {
        if (mayBeRelabelled(root, leaf, place, declared))
            places.try_emplace(place, Place{Relation::SameManifest, layers});
    });
    if (leaf.document == noId)
        return places;
    const Catalogue::Document &document = m_catalogue.document(leaf.document);
    if (document.kind == Kind::Image && document.config != noId) {
        m_catalogue.forConfigUsers(document.config, [&](Id user) {
            if (user != leaf.document && m_catalogue.document(user).isTargeted)
                addPlaces(places, root, leaf, user, {Relation::SameConfig, layers});
        });
    }
    return places;
}

Matcher::Places Matcher::wantedPlaces(Id root, const ImageLeaf &leaf) const
{
    Places places = strongPlaces(root, leaf);
    if (m_options.wanted >= Relation::SameConfig || leaf.document == noId
        || !isImage(m_catalogue.document(leaf.document)))
        return places;
    for (const Id candidate : m_near.allCandidates(leaf)) {
        const Grade grade = gradeDocuments(m_catalogue, leaf.document, candidate);
        if (grade.relation >= m_options.wanted)
            addPlaces(places, root, leaf, candidate, grade);
    }
    return places;
}

// Where platforms do not match, one digest counts all the same, unless indexes on both sides give
// one of the two another partner: platforms come first (product.md, section 2).
bool Matcher::mayBeRelabelled(Id root, const ImageLeaf &leaf, Id place, Id theirs) const
{
    const Id theirRoot = m_catalogue.place(place).root;
    const Id platform = leafPlatform(m_catalogue, leaf);
    const auto isIndex = [&](Id digest) {
        const Id document = m_catalogue.documentOf(digest);
        return document != noId && m_catalogue.document(document).kind == Kind::Index;
    };
    if (platform == noId || theirs == noId || root == theirRoot || !isIndex(root)
        || !isIndex(theirRoot) || platformsMatch(m_catalogue, platform, theirs))
        return true;
    const auto hasPlatform = [&](Id index, Id wanted) {
        return std::ranges::any_of(imageLeaves(m_catalogue, index), [&](const ImageLeaf &other) {
            return platformsMatch(m_catalogue, leafPlatform(m_catalogue, other), wanted);
        });
    };
    return !hasPlatform(theirRoot, platform) && !hasPlatform(root, theirs);
}

// Images of different platforms are never paired, but by an equal config, which has one platform.
void Matcher::addPlaces(Places &places, Id root, const ImageLeaf &leaf, Id document,
                        const Grade &grade) const
{
    const Id platform = leafPlatform(m_catalogue, leaf);
    const Id own = documentPlatform(m_catalogue, document);
    const bool isOneConfig = grade.relation >= Relation::SameConfig;
    m_catalogue.forPaths(m_catalogue.document(document).digest, [&](Id place, Id declared) {
        const Id theirs = declared != noId ? declared : own;
        const bool isUnknown = theirs == noId || platform == noId;
        const bool isSamePlatform = isUnknown ? isOneConfig
            : isOneConfig                     ? mayBeRelabelled(root, leaf, place, theirs)
                                              : platformsMatch(m_catalogue, platform, theirs);
        if (!isSamePlatform)
            return;
        const auto [known, isNew]
            = places.try_emplace(place, Place{grade.relation, grade.sharedLayers});
        if (!isNew && Grade{known->second.relation, known->second.sharedLayers} < grade)
            known->second = {grade.relation, grade.sharedLayers};
    });
}

std::optional<FoundPlace> Matcher::nearest(Id root, const ImageLeaf &leaf,
                                           const Likeness &likeness) const
{
    // Where more than same-config is wanted, that may be what is near.
    Places places = strongPlaces(root, leaf);
    if (places.empty() && isImage(m_catalogue.document(leaf.document))) {
        for (const Id candidate : m_near.candidates(leaf, mostNear)) {
            const Grade grade = gradeDocuments(m_catalogue, leaf.document, candidate);
            if (grade.relation > Relation::Different)
                addPlaces(places, root, leaf, candidate, grade);
        }
    }
    if (places.empty())
        return std::nullopt;
    const auto rank = [&](const Places::value_type &place) {
        const auto &of = m_catalogue.place(place.first);
        const Likeness theirs = Likeness::of(m_catalogue.repository(of.repository).name,
                                             m_catalogue.tag(place.first));
        return std::tuple(place.second.relation, place.second.sharedLayers,
                          likeness.closeness(theirs));
    };
    const auto best = rank(*std::ranges::max_element(places, {}, rank));
    Places equal;
    for (const auto &place : places) {
        if (rank(place) == best)
            equal.insert(place);
    }
    return found(equal).front();
}

// Strongest first, then in the order of the targets, repositories and tags.
std::vector<FoundPlace> Matcher::found(const Places &places) const
{
    std::vector<std::tuple<int, int, QString, QString, Id>> order;
    order.reserve(places.size());
    for (const auto &[place, how] : places) {
        const auto &repository = m_catalogue.repository(m_catalogue.place(place).repository);
        order.emplace_back(-int(how.relation), repository.store, repository.name,
                           m_catalogue.tag(place), place);
    }
    std::ranges::sort(order);
    std::vector<FoundPlace> found;
    found.reserve(order.size());
    for (const auto &one : order) {
        const Id place = std::get<Id>(one);
        found.push_back(this->found(place, places.at(place)));
    }
    return found;
}

FoundPlace Matcher::found(Id place, const Place &how) const
{
    return {.target = m_placeText(place),
            .digest = m_catalogue.digest(m_catalogue.place(place).root),
            .relation = how.relation,
            .sharedLayers = how.sharedLayers};
}

std::vector<Id> Matcher::wantedConfigs(Id root, const Likeness &likeness) const
{
    std::vector<Id> wanted;
    for (const ImageLeaf &leaf : wantedLeaves(root)) {
        if (leaf.document == noId)
            continue;
        const bool mustKnow = m_options.platform && leafPlatform(m_catalogue, leaf) == noId;
        if (mustKnow && m_near.isConfigOpen(leaf.document))
            wanted.push_back(leaf.document);
        else if (strongPlaces(root, leaf).empty())
            std::ranges::copy(m_near.wishes(leaf, likeness), std::back_inserter(wanted));
    }
    return wanted;
}

std::vector<Id> Matcher::wantedConfigs(const std::vector<Id> &roots) const
{
    std::vector<Id> wanted;
    for (std::size_t i = 0; i < m_catalogue.documentCount(); ++i) {
        const Catalogue::Document &document = m_catalogue.document(Id(i));
        if (document.kind == Kind::Image && document.config != noId
            && !m_catalogue.isSha256(document.config) && mustRead(document))
            wanted.push_back(Id(i));
    }
    if (m_options.wanted >= Relation::SameConfig)
        return wanted;
    QSet<quint32> counts;
    QSet<Id> platforms;
    for (const Id root : roots) {
        for (const ImageLeaf &leaf : wantedLeaves(root)) {
            if (leaf.document == noId || !isImage(m_catalogue.document(leaf.document)))
                continue;
            counts.insert(m_catalogue.document(leaf.document).count);
            platforms.insert(leafPlatform(m_catalogue, leaf));
            if (m_near.isConfigOpen(leaf.document))
                wanted.push_back(leaf.document);
        }
    }
    const bool anyCount = m_options.wanted <= Relation::SharedLayers;
    for (std::size_t i = 0; i < m_catalogue.documentCount(); ++i) {
        const auto id = Id(i);
        const Catalogue::Document &document = m_catalogue.document(id);
        if (!document.isTargeted || !m_near.isConfigOpen(id)
            || !(anyCount || counts.contains(document.count)))
            continue;
        if (std::ranges::any_of(
                platforms, [&](Id platform) { return m_near.hasPlatform(id, platform, true); }))
            wanted.push_back(id);
    }
    return wanted;
}

void Matcher::addBytes(std::vector<SourceResult> &sources, ScanSummary &summary) const
{
    QSet<Id> there;
    QSet<Id> toCopy;
    const auto add = [&](Id blob, qint64 size, qint64 *missing) {
        const bool isThere = m_catalogue.isInTargets(blob);
        if (isThere && !there.contains(blob)) {
            there.insert(blob);
            summary.bytesThere = saturatedSum(summary.bytesThere, std::max<qint64>(size, 0));
        } else if (!isThere && missing && !toCopy.contains(blob)) {
            toCopy.insert(blob);
            *missing = saturatedSum(*missing, std::max<qint64>(size, 0));
        }
    };
    for (SourceResult &source : sources) {
        for (PlatformResult &platform : source.platforms) {
            const Id id = m_catalogue.documentOf(m_catalogue.find(*platform.manifest));
            if (id == noId)
                continue;
            const Catalogue::Document &document = m_catalogue.document(id);
            qint64 missing = 0;
            qint64 *needed = platform.status == ScanStatus::Missing ? &missing : nullptr;
            if (document.config != noId)
                add(document.config, document.configSize, needed);
            for (const Catalogue::Slot &slot : m_catalogue.layers(document))
                add(slot.blob, slot.size, needed);
            summary.bytesToCopy = saturatedSum(summary.bytesToCopy, missing);
            // What of an error is there is not known, nor what an old manifest does not say.
            if (platform.status != ScanStatus::Error && platform.bytes)
                platform.bytesToCopy = missing;
        }
    }
}

} // namespace sameinside
