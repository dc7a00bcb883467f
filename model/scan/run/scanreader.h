// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/run/digestreader.h"
#include "model/scan/run/scanports.h"

#include <deque>
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
    bool startPlatforms() { return m_digests.startChildren(); }
    /// Reads the configs of documents. Their failures matter where isNeeded; otherwise they are
    /// only known to the catalogue.
    bool startConfigs(const std::vector<Id> &documents, bool isNeeded)
    {
        return m_digests.startConfigs(documents, isNeeded);
    }

    Counts counts() const;
    /// The first error, where no target at all could be opened.
    std::optional<Error> hopeless() const;

    /// Positions in origins() by entry of the list; -1 for a line that is no name.
    const std::vector<int> &originOfEntry() const { return m_originOfEntry; }

    // While the crew works, only with lock() held.
    std::unique_lock<std::mutex> lock() const { return std::unique_lock(m_ledger.mutex); }
    const Catalogue &catalogue() const { return m_ledger.catalogue; }
    const std::deque<Origin> &origins() const { return m_origins; }
    QString placeText(Id place) const { return m_ledger.placeText(place); }

    /// When the crew is idle. Configs are not counted: the catalogue knows them.
    const ScanDoubts &doubts() const { return m_ledger.doubts; }

private:
    struct Store {
        TargetName name;
        std::unique_ptr<ImageStore> port;
        std::shared_ptr<HostHealth> health;
        std::size_t repositories = 0; ///< that it holds
        std::optional<Error> gap;     ///< more of them were not listed
    };

    void openTarget(int store);
    void listRepository(int store, const QString &name);
    void takeListing(Id repository, std::vector<Listed> listed);
    void recallPlaces(Id begin, Id end);
    void resolvePlace(Id place, const std::optional<ManifestDocument> &known);
    void notePlace(Id place, const Error &error);
    void resolveOrigin(std::size_t origin);
    Result<int> holderFor(const ImageName &name);
    template <class Ask, class Settle>
    void resolve(const Result<int> &holder, const std::optional<Digest> &asked, const Ask &ask,
                 const Settle &settle);

    const ScanPorts &m_ports;
    WorkCrew &m_crew;
    const std::stop_token m_stop;
    ScanLedger m_ledger;
    DigestReader m_digests;
    // Under the ledger's lock:
    std::vector<Store> m_stores;
    std::set<std::pair<QString, QString>> m_listed; ///< host and repository: targets may overlap
    std::deque<Origin> m_origins;

    std::vector<int> m_originOfEntry;
    std::atomic<qint64> m_listings = 0; ///< under way
};

} // namespace sameinside
