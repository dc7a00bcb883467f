// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imagename.h"
#include "model/source/imagesource.h"
#include "tests/support/registries/sketch.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace sameinside {

/// A registry in memory that counts what it is asked, and fails and waits as it is told.
class MemoryRegistry {
public:
    /// One call, as hooks see it: "catalog", "list app", "tag app:1", "manifest sha256:…",
    /// "config sha256:…".
    using Hook = std::function<std::optional<Error>(const QString &call)>;

    explicit MemoryRegistry(QString host) : m_host(std::move(host)) {}

    /// An empty tag: an untagged image, seen only where listings give digests.
    void push(const QString &repository, const QString &tag, const Sketched &image);
    /// The document or config is named, but not held.
    void drop(const Digest &digest) { m_blobs.erase(digest); }

    void setHook(Hook hook) { m_hook = std::move(hook); }
    /// What is missing behind the end of a listing.
    void setGaps(Hook gaps) { m_gaps = std::move(gaps); }
    /// Fails where a repository is said not to hold the document.
    using Holds
        = std::function<std::optional<Error>(const QString &repository, const Digest &digest)>;
    void setHolds(Holds holds) { m_holds = std::move(holds); }
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    /// As ECR does.
    void listDigests(std::size_t bulkSize)
    {
        m_listsDigests = true;
        m_bulkSize = bulkSize;
    }

    /// Everything it holds is at hand, as if a cache stood before it.
    void remember() { m_isRemembered = true; }

    std::unique_ptr<ImageSource> source(const QString &repository);
    std::unique_ptr<ImageStore> store();
    const QString &host() const { return m_host; }

    /// Calls so far whose text begins with prefix. A bulk of manifests is one "bulk", and one
    /// "manifest" for each.
    int calls(const QString &prefix) const;
    QStringList log() const;
    int mostAtOnce() const { return m_mostAtOnce; }

private:
    friend class MemoryRepository;
    friend class MemoryStore;
    struct Tagged {
        QString tag;
        Descriptor descriptor;
    };
    Result<void> call(const QString &text, std::stop_token stop);
    std::optional<Error> gap(const QString &call) const
    {
        return m_gaps ? m_gaps(call) : std::nullopt;
    }
    Result<ManifestDocument> document(const Descriptor &descriptor) const;

    QString m_host;
    std::map<QString, std::vector<Tagged>> m_repositories;
    std::map<Digest, QByteArray> m_blobs;
    Hook m_hook;
    Hook m_gaps;
    Holds m_holds;
    std::chrono::milliseconds m_delay{0};
    bool m_listsDigests = false;
    bool m_isRemembered = false;
    std::size_t m_bulkSize = 1;
    mutable std::mutex m_mutex;
    QStringList m_log;
    std::atomic<int> m_atOnce = 0;
    std::atomic<int> m_mostAtOnce = 0;
};

} // namespace sameinside
