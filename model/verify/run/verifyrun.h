// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/digesttable.h"
#include "model/scan/run/hosthealth.h"
#include "model/scan/run/scanports.h"
#include "model/scan/run/workcrew.h"
#include "model/verify/run/blobreading.h"
#include "model/verify/run/verifyjournal.h"
#include "model/verify/verifyresult.h"

#include <QSet>

#include <atomic>
#include <deque>

namespace sameinside {

/// Reads images and targets whole, always from where they are and never from a cache. First all
/// documents, each once in every repository that names it; they tell what blobs there are, and
/// what these should hold. Then every distinct blob, once in a registry or layout, which keeps
/// blobs by digest; the other repositories of that registry are asked whether they hold it.
class VerifyRun {
public:
    /// journal may be null: nothing is remembered.
    VerifyRun(const ScanPorts &ports, const VerifyRequest &request, const VerifyListener &listener,
              VerifyJournal *journal, WorkCrew &crew, std::stop_token stop);

    /// Once.
    VerifyResult run();

private:
    /// A repository of a registry, a layout or an archive.
    struct Place {
        std::unique_ptr<ImageSource> opened;
        ImageSource *source = nullptr; ///< opened, without a cache before it
        QString registry;              ///< the host or the path: blobs are shared in it
        std::shared_ptr<HostHealth> health;

        template <class Ask>
        auto answer(const Ask &ask) const -> decltype(ask(*source))
        {
            if (const auto verdict = health->verdict())
                return tl::unexpected(*verdict);
            auto answer = ask(*source);
            health->note(answer);
            return answer;
        }
    };
    struct Store {
        std::unique_ptr<ImageStore> port;
        QString registry;
    };
    /// A repository of a store, to be listed.
    struct Repository {
        const Store *store = nullptr;
        QString repository;
        QString what;         ///< for messages
        bool isNamed = false; ///< by who asked, and not by a catalog
    };
    /// An image as it is met on the way down.
    struct Branch {
        const Place *place = nullptr;
        quint32 image = 0;          ///< position in m_images
        bool isAttestation = false; ///< its layers are statements
    };
    /// What an image expects of a blob.
    struct Use {
        const Place *place = nullptr;
        qint64 size = -1;  ///< bytes; -1: schema 1 does not say
        Id diffId = noId;  ///< noId: it is not decompressed
        quint32 image = 0; ///< position in m_images
        quint16 layer = 0; ///< from 1
        NamedPart::Kind kind = NamedPart::Kind::Blob;
        bool hasUrls = false;   ///< the image says where else it is
        bool isForeign = false; ///< Descriptor::isForeign()
    };
    using Uses = std::vector<Use>;
    static constexpr std::size_t noBlob = std::size_t(-1); ///< a config that was read at once
    struct Blob {
        Id digest = noId;
        Uses uses;
    };

    void wait(bool isListing);
    void tell(bool isListing);
    bool isStopped() const { return m_stop.stop_requested(); }

    // Documents
    void openTarget(const TargetName &name);
    void listRepository(const Repository &listing);
    void openSource(const ImageName &name);
    Result<const Place *> addPlace(const QString &key, const QString &registry, const QString &name,
                                   Result<std::unique_ptr<ImageSource>> source);
    const Place *placeOf(const QString &key) const;
    void resolve(const Branch &branch, const Selector &selector);
    void readChild(const Branch &branch, Descriptor child);
    void take(const Branch &branch, const ManifestDocument &document);
    void takeIndex(const Branch &branch, const Index &index);
    void takeManifest(const Branch &branch, const Manifest &manifest, const Digest &digest);
    std::vector<Digest> readDiffIds(const Branch &branch, const Manifest &manifest,
                                    const Digest &digest);
    std::vector<Id> idsOf(const Branch &branch, const Manifest &manifest,
                          const std::vector<Digest> &diffIds);
    void want(const Branch &branch, const Descriptor &blob, NamedPart::Kind kind, int layer = 0,
              Id diffId = noId);
    quint32 addImage(const QString &name);

    // Blobs
    void readBlob(std::size_t position);
    std::optional<BlobReading::Found> remembered(const QString &registry, const Digest &digest,
                                                 std::span<const Digest> diffIds);
    void checkContents(const Uses &uses, const Digest &digest, const BlobReading::Found &found);
    std::vector<Digest> diffIdsOf(const Uses &uses);

    void blame(const Branch &branch, NamedPart::Kind kind, const std::optional<Digest> &digest,
               const Error &error);
    void blame(const Uses &uses, const Digest &digest, VerifyFault::Kind kind,
               const QString &detail);
    void blame(const Uses &uses, const Digest &digest, const Error &error);

    const ScanPorts &m_ports;
    const VerifyRequest &m_request;
    const VerifyListener &m_listener;
    VerifyJournal *const m_journal;
    WorkCrew &m_crew;
    const std::stop_token m_stop;

    mutable std::mutex m_mutex; ///< over all that follows, but for the atomics
    DigestTable m_digests;
    std::deque<Store> m_stores;
    std::deque<Place> m_places;
    QHash<QString, const Place *> m_placeOf; ///< by repository or path
    QHash<QString, std::shared_ptr<HostHealth>> m_health;
    std::vector<QString> m_images;
    QSet<std::pair<const Place *, Id>> m_taken; ///< documents whose parts are known
    QSet<std::pair<std::pair<const Place *, Id>, qint64>> m_asked; ///< children, by size
    QHash<QString, QHash<Id, std::size_t>> m_blobOf;               ///< by registry and digest
    std::deque<Blob> m_blobs;
    VerifyResult m_result;
    qint64 m_allBytes = 0;

    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_bytes = 0;
};

} // namespace sameinside
