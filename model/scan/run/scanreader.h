// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/catalogue.h"
#include "model/scan/run/hosthealth.h"
#include "model/scan/run/scanports.h"
#include "model/scan/run/workcrew.h"
#include "model/scan/scan.h"

#include <atomic>
#include <memory>
#include <set>

namespace sameinside {

/// Reads sources and targets into a catalogue, with as few requests as there can be: listings, one
/// manifest for each tag and each source, one for each child of an index that nothing else named,
/// and the configs that are asked for. What was read is dropped once the catalogue has its digests.
class ScanReader {
public:
    /// An image of the list, however many lines name it.
    struct Origin {
        ImageName name;
        Id root = noId;
        std::optional<Error> error;
    };
    struct Counts {
        qint64 done = 0;
        qint64 total = 0;
        qint64 failed = 0;
        bool isListing = true; ///< total still grows
    };

    ScanReader(const ScanPorts &ports, const ScanRequest &request, WorkCrew &crew,
               std::stop_token stop);

    // Each begins a phase; the crew is idle when it is over.
    void startReading();
    /// False where nothing is left to read; call again until then, for indexes within indexes.
    bool startPlatforms();
    /// Reads the configs of documents. Their failures matter where isNeeded; otherwise they are
    /// only known to the catalogue.
    bool startConfigs(const std::vector<Id> &documents, bool isNeeded);

    Counts counts() const;
    /// The first error, where no target at all could be opened.
    std::optional<Error> hopeless() const;

    /// Positions in origins() by entry of the list; -1 for a line that is no name.
    const std::vector<int> &originOfEntry() const { return m_originOfEntry; }

    // While the crew works, only with lock() held.
    std::unique_lock<std::mutex> lock() const { return std::unique_lock(m_mutex); }
    const Catalogue &catalogue() const { return m_catalogue; }
    const std::deque<Origin> &origins() const { return m_origins; }
    QString placeText(Id place) const;

    // When the crew is idle.
    std::vector<UnreadTarget> unread() const;
    /// Targets, repositories and images that could not be read, and may be or hold what is looked
    /// for; with the first reason. Configs are not counted: the catalogue knows them.
    std::pair<qint64, QString> doubts() const;

private:
    struct Store {
        TargetName name;
        std::unique_ptr<ImageStore> port;
        std::shared_ptr<HostHealth> health;
        std::size_t repositories = 0; ///< that it holds
    };
    struct Provider {
        std::shared_ptr<ImageSource> source;
        std::shared_ptr<HostHealth> health;
    };
    /// A document or config to read by digest.
    struct Wanted {
        Id digest = noId;
        Id mediaType = noId;
        qint64 size = -1;
        std::array<int, 3> providers{-1, -1, -1}; ///< to be asked in this order, at first
    };
    /// A part of m_wanted, for one provider at first.
    struct Batch {
        quint32 begin = 0;
        quint32 count = 0;
    };
    enum class Need { Place, Child, Config, NearConfig };
    static constexpr std::size_t recallSize = 16; ///< documents that are taken from a cache at once

    void openTarget(int store);
    void listRepository(int store, const QString &name);
    void takeListing(Id repository, std::vector<Listed> listed);
    void recallPlaces(Id begin, Id end);
    void resolvePlace(Id place, const std::optional<ManifestDocument> &known);
    void resolveOrigin(std::size_t origin);
    Result<int> providerFor(const ImageName &name);

    void collectChildren(Id document, std::vector<Wanted> &wanted);
    void addBatches(std::vector<Wanted> wanted, Need need);
    void recallManifests(Batch batch, Need need);
    void readManifests(Batch batch, Need need);
    void readConfig(quint32 position, Need need);
    std::vector<Wanted> wantedOf(Batch batch) const;
    std::vector<Result<ManifestDocument>> askManifests(int provider,
                                                       std::span<const Wanted> wanted);
    Result<ManifestDocument> askOthers(const Wanted &wanted, Error first);
    Result<QByteArray> askConfig(const Wanted &wanted);
    Result<void> keep(const Wanted &wanted, const ManifestDocument &document);

    QString placeOfConfig(Id config) const;
    Descriptor descriptorOf(const Wanted &wanted) const;
    std::vector<int> holders(Id digest, std::size_t most) const;
    void setProviders(Wanted &wanted, Id digest) const;
    Provider provider(int number) const;
    std::shared_ptr<HostHealth> healthOf(const QString &host);

    enum class Doubt { No, Yes }; ///< whether what is looked for may be there
    void noteTargetProblem(const QString &target, const Error &error, Doubt doubt);
    void noteFailure(const Wanted &wanted, const Error &error, Need need);

    const ScanPorts &m_ports;
    const ScanRequest &m_request;
    WorkCrew &m_crew;
    std::stop_token m_stop;

    mutable std::mutex m_mutex; ///< over all that follows, but for the atomics
    Catalogue m_catalogue;
    std::vector<Store> m_stores;
    std::vector<Provider> m_providers;              ///< repositories and sources
    std::vector<int> m_providerOfRepository;        ///< by number of the repository
    QHash<QString, int> m_providerOfSource;         ///< by repository or path
    QHash<Id, int> m_providerOfRoot;                ///< a source that named the root
    std::vector<Wanted> m_wanted;                   ///< of the phase
    std::set<std::pair<QString, QString>> m_listed; ///< host and repository: targets may overlap
    QHash<QString, std::shared_ptr<HostHealth>> m_health;
    std::deque<Origin> m_origins;
    std::vector<int> m_originOfEntry;
    QSet<Id> m_asked;               ///< documents and configs by digest
    std::size_t m_childrenSeen = 0; ///< documents whose children were collected
    int m_depth = 0;                ///< of the indexes whose children were read
    std::vector<UnreadTarget> m_unread;
    qint64 m_doubts = 0;
    QString m_firstDoubt;
    std::optional<Error> m_firstStoreError;
    int m_failedStores = 0;

    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_total = 0;
    std::atomic<qint64> m_failed = 0;
    std::atomic<qint64> m_listings = 0; ///< under way
};

} // namespace sameinside
