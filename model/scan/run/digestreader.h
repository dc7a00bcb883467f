// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/run/scanledger.h"
#include "model/scan/run/workcrew.h"
#include "model/scan/scan.h"

#include <QSet>

#include <array>

namespace sameinside {

/// Reads what is named by digest: what listings name, the children of indexes, and configs. Each is
/// asked for once, of those who are known to hold it.
class DigestReader {
public:
    DigestReader(ScanLedger &ledger, const ScanRequest &request, WorkCrew &crew,
                 std::stop_token stop) :
        m_ledger(ledger),
        m_request(request), m_crew(crew), m_stop(std::move(stop))
    {
    }

    /// What a listing of a repository named with its digest. With the ledger's lock held.
    void readListed(int holder, const std::vector<Listed> &images);
    /// The children of what was read; false where nothing is left, call again until then.
    bool startChildren();
    /// See ScanReader.
    bool startConfigs(const std::vector<Id> &documents, bool isNeeded);

    static constexpr std::size_t recallSize = 16; ///< documents that are taken from a cache at once

private:
    /// A document or config to read by digest.
    struct Wanted {
        Id digest = noId;
        Id mediaType = noId;
        qint64 size = -1;
        std::array<int, 3> holders{-1, -1, -1}; ///< to be asked in this order, at first
    };
    /// A part of m_wanted, for one holder at first.
    struct Batch {
        quint32 begin = 0;
        quint32 count = 0;
    };
    enum class Need { Place, Child, Config, NearConfig };

    void collectChildren(Id document, std::vector<Wanted> &wanted);
    bool isChildWanted(const Catalogue::Entry &entry) const;
    void addBatches(std::vector<Wanted> wanted, Need need);
    void recallManifests(Batch batch, Need need);
    void readManifests(Batch batch, Need need);
    void readConfig(quint32 position, Need need);
    std::vector<Wanted> wantedOf(Batch batch) const;
    std::vector<Result<ManifestDocument>> askManifests(int holder, std::span<const Wanted> wanted);
    Result<ManifestDocument> askOthers(const Wanted &wanted, Error first);
    Result<QByteArray> askConfig(const Wanted &wanted);
    void noteLack(const Wanted &wanted, const Error &error, Need need);
    Result<void> keep(const Wanted &wanted, const ManifestDocument &document);
    void setHolders(Wanted &wanted, Id digest) const;
    Descriptor descriptorOf(const Wanted &wanted) const;
    QString placeOfConfig(Id config) const;
    void noteFailure(const Wanted &wanted, const Error &error, Need need);

    ScanLedger &m_ledger;
    const ScanRequest &m_request;
    WorkCrew &m_crew;
    const std::stop_token m_stop;
    // Likewise under the ledger's lock:
    std::vector<Wanted> m_wanted;   ///< of the phase
    QSet<Id> m_asked;               ///< documents and configs
    std::size_t m_childrenSeen = 0; ///< documents whose children were collected
    int m_depth = 0;                ///< of the indexes whose children were read
};

} // namespace sameinside
