// SPDX-License-Identifier: MIT
#include "model/scan/run/scanrun.h"

#include "model/text/groupednumber.h"
#include "model/text/words/model/scanrunwords.h"

#include <algorithm>

namespace sameinside {

namespace {

using namespace std::chrono_literals;

constexpr auto tick = 100ms;
constexpr std::size_t mostToldAtOnce = 2000; // origins judged in one tick, with the lock held
constexpr int mostConfigRounds = 4;

QStringList namesOf(const std::vector<TargetName> &targets)
{
    QStringList names;
    for (const TargetName &target : targets)
        names.append(target.toString());
    return names;
}

MatchOptions optionsOf(const ScanRequest &request)
{
    return {.wanted = request.wanted, .platform = request.platform, .doubt = {}};
}

// Signatures and the like are no images to be found.
qint64 imagePlaces(const Catalogue &catalogue)
{
    qint64 count = 0;
    for (std::size_t i = 0; i < catalogue.placeCount(); ++i)
        count += !catalogue.isCompanion(Id(i));
    return count;
}

constexpr int toldError = -1; // in place of a number of places

void noteError(const Error &error, SourceResult &result)
{
    result.message = error.detail;
    result.problem = error.kind;
}

int placesIn(const std::vector<PlatformResult> &platforms)
{
    int count = 0;
    for (const PlatformResult &platform : platforms)
        count += int(platform.places.size());
    return count;
}

} // namespace

ScanRun::ScanRun(const ScanPorts &ports, const ScanRequest &request, const ScanEvents &events,
                 WorkCrew &crew, std::function<bool()> isPaused, std::stop_token stop) :
    m_request(request),
    m_events(events), m_crew(crew), m_isPaused(std::move(isPaused)), m_stop(stop),
    m_reader(ports, request, crew, stop),
    m_matcher(m_reader.catalogue(), optionsOf(request),
              [this](Id place) { return m_reader.placeText(place); }),
    m_entriesOf(m_reader.origins().size()), m_foundPlaces(m_reader.origins().size(), 0)
{
    for (std::size_t i = 0; i < m_request.list.size(); ++i) {
        if (const int origin = m_reader.originOfEntry()[i]; origin >= 0)
            m_entriesOf[std::size_t(origin)].push_back(i);
    }
}

Result<ScanResult> ScanRun::run()
{
    ScanResult result{.targets = namesOf(m_request.targets), .wanted = m_request.wanted};
    // Without a single name there is nothing to look for.
    if (!m_reader.origins().empty()) {
        if (auto read = readManifests(); !read)
            return tl::unexpected(read.error());
        readConfigs();
    }
    tell(ScanPhase::Matching);
    judge(result);
    tell(ScanPhase::Done);
    m_events.sources(result.sources);
    return result;
}

Result<DuplicatesResult> ScanRun::findDuplicates()
{
    DuplicatesResult result{.targets = namesOf(m_request.targets)};
    if (auto read = readManifests(); !read)
        return tl::unexpected(read.error());
    // Configs that another algorithm than sha256 names may be those of others.
    if (!isStopped() && m_reader.startConfigs(m_matcher.wantedConfigs(std::vector<Id>()), true))
        wait(ScanPhase::Configs);
    tell(ScanPhase::Matching);
    sameinside::findDuplicates(
        m_reader.catalogue(), [this](Id place) { return m_reader.placeText(place); }, result);
    result.isComplete = !isStopped();
    result.isListed = !m_reader.doubts().hasGap();
    result.unread = m_reader.doubts().unread();
    result.repositories = qint64(m_reader.catalogue().repositoryCount());
    result.places = imagePlaces(m_reader.catalogue());
    tell(ScanPhase::Done);
    return result;
}

Result<void> ScanRun::readManifests()
{
    m_reader.startReading();
    wait(ScanPhase::Reading);
    if (const auto error = m_reader.hopeless(); error && !isStopped())
        return tl::unexpected(*error);
    while (!isStopped() && m_reader.startPlatforms())
        wait(ScanPhase::Platforms);
    return {};
}

void ScanRun::readConfigs()
{
    readSourcePlatforms();
    if (!isStopped() && m_reader.startConfigs(m_matcher.wantedConfigs(roots()), true))
        wait(ScanPhase::Configs);
    for (int round = 0; round < mostConfigRounds && !isStopped(); ++round) {
        m_matcher.refresh();
        std::vector<Id> wanted;
        for (const ScanReader::Origin &origin : m_reader.origins()) {
            if (origin.root == noId)
                continue;
            const auto wishes = m_matcher.wantedConfigs(origin.root, Likeness::of(origin.name));
            wanted.insert(wanted.end(), wishes.begin(), wishes.end());
        }
        if (!m_reader.startConfigs(wanted, false))
            break;
        wait(ScanPhase::Configs);
    }
    m_matcher.refresh();
}

// A file costs no request: there the platform of a single manifest is read without need.
void ScanRun::readSourcePlatforms()
{
    std::vector<Id> wanted;
    const Catalogue &catalogue = m_reader.catalogue();
    for (const ScanReader::Origin &origin : m_reader.origins()) {
        if (origin.root == noId || origin.name.transport() == ImageName::Transport::Registry)
            continue;
        for (const ImageLeaf &leaf : imageLeaves(catalogue, origin.root)) {
            if (leaf.document != noId && leafPlatform(catalogue, leaf) == noId
                && catalogue.document(leaf.document).kind == Catalogue::Kind::Image)
                wanted.push_back(leaf.document);
        }
    }
    if (!isStopped() && m_reader.startConfigs(wanted, false))
        wait(ScanPhase::Configs);
}

void ScanRun::wait(ScanPhase phase)
{
    while (!m_crew.waitIdle(tick)) {
        if (isStopped() || m_reader.hopeless())
            m_crew.clear();
        tell(phase);
        tellFound();
    }
    tell(phase);
}

void ScanRun::tell(ScanPhase phase)
{
    const ScanReader::Counts counts = m_reader.counts();
    ScanProgress progress{
        .phase = phase == ScanPhase::Reading && counts.isListing ? ScanPhase::Listing : phase,
        .done = counts.done,
        .total = counts.total,
        .isTotalKnown = !counts.isListing,
        .failed = counts.failed,
        .found = m_found,
        .isPaused = m_isPaused()};
    m_meter.measure(progress, ProgressMeter::Clock::now());
    m_events.progress(progress);
}

// What was found so far, a part of the list at a time.
void ScanRun::tellFound()
{
    const auto &origins = m_reader.origins();
    std::vector<std::pair<std::size_t, SourceResult>> news;
    {
        const auto lock = m_reader.lock();
        const std::size_t count = std::min(origins.size(), mostToldAtOnce);
        for (std::size_t i = 0; i < count;
             ++i, m_nextToTell = (m_nextToTell + 1) % origins.size()) {
            const ScanReader::Origin &origin = origins[m_nextToTell];
            int &known = m_foundPlaces[m_nextToTell];
            SourceResult result;
            if (origin.root != noId)
                result.platforms = m_matcher.judgeQuickly(origin.root);
            else if (origin.error)
                noteError(*origin.error, result);
            const int places = origin.error ? toldError : placesIn(result.platforms);
            if (places == known)
                continue;
            m_found += known == 0 && places > 0 ? 1 : 0;
            known = places;
            news.emplace_back(m_nextToTell, std::move(result));
        }
    }
    std::vector<SourceResult> sources;
    for (auto &[origin, result] : news) {
        result.summarise();
        for (const std::size_t entry : m_entriesOf[origin]) {
            result.line = m_request.list[entry].line;
            result.source = m_request.list[entry].text;
            sources.push_back(result);
        }
    }
    if (!sources.empty())
        m_events.sources(sources);
}

std::vector<Id> ScanRun::roots() const
{
    std::vector<Id> roots;
    for (const ScanReader::Origin &origin : m_reader.origins()) {
        if (origin.root != noId)
            roots.push_back(origin.root);
    }
    return roots;
}

QString ScanRun::doubt() const
{
    if (isStopped())
        return words::scanrun::notFoundSoFar();
    const qint64 count = m_reader.doubts().count();
    const QString reason = m_reader.doubts().reason();
    if (count == 0)
        return {};
    if (count == 1)
        return words::scanrun::notFoundOneUnread(reason);
    return words::scanrun::notFoundManyUnread(groupedNumber(count), reason);
}

void ScanRun::judge(ScanResult &result)
{
    m_matcher.refresh();
    m_matcher.setDoubt(doubt(), isStopped() ? Open::Stopped : Open::Unread);
    // Lines that repeat a name share its answer.
    std::vector<int> first(m_reader.origins().size(), -1);
    for (std::size_t i = 0; i < m_request.list.size(); ++i) {
        const ListEntry &entry = m_request.list[i];
        const int origin = m_reader.originOfEntry()[i];
        if (origin >= 0 && first[std::size_t(origin)] >= 0) {
            SourceResult again = result.sources[std::size_t(first[std::size_t(origin)])];
            again.line = entry.line;
            again.source = entry.text;
            result.sources.push_back(std::move(again));
            continue;
        }
        if (origin >= 0)
            first[std::size_t(origin)] = int(i);
        result.sources.push_back(judge(entry, origin));
    }
    result.isComplete = !isStopped();
    result.isListed = !m_reader.doubts().hasGap();
    result.unread = m_reader.doubts().unread();
    result.countStatuses();
    m_matcher.addBytes(result.sources, result.summary);
    result.summary.repositories = qint64(m_reader.catalogue().repositoryCount());
    result.summary.places = imagePlaces(m_reader.catalogue());
    m_found = result.summary.present + result.summary.partial;
}

SourceResult ScanRun::judge(const ListEntry &entry, int origin)
{
    SourceResult result{.line = entry.line, .source = entry.text};
    if (origin < 0)
        noteError(entry.name.error(), result);
    else
        judgeOrigin(m_reader.origins()[std::size_t(origin)], result);
    result.summarise();
    return result;
}

void ScanRun::judgeOrigin(const ScanReader::Origin &origin, SourceResult &result)
{
    if (origin.root == noId) {
        if (origin.error) {
            noteError(*origin.error, result);
        } else {
            result.message = words::scanrun::notChecked();
            result.open = Open::Stopped;
        }
        return;
    }
    const Catalogue &catalogue = m_reader.catalogue();
    result.digest = catalogue.digest(origin.root);
    result.platforms = m_matcher.judge(origin.root, Likeness::of(origin.name));
    if (!result.platforms.empty())
        return;
    QStringList names;
    for (const ImageLeaf &leaf : imageLeaves(catalogue, origin.root)) {
        if (const Id platform = leafPlatform(catalogue, leaf); platform != noId)
            names.append(catalogue.platform(platform).toString());
    }
    result.message = words::scanrun::otherPlatforms(m_request.platform->toString(),
                                                    names.join(QStringLiteral(", ")));
}

} // namespace sameinside
