// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"
#include "model/image/mediatype.h"
#include "registry/cache/cacheentry.h"

#include <QHash>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

namespace sameinside {

class CacheFile;

/// What was fetched and learned before, on disk: documents by digest, the digest that a tag had,
/// facts about blobs, and what layers hold. Every read is verified. Thread-safe; reads block for
/// the disk, writes are queued and written in batches, and are seen by reads at once. It does
/// nothing where its directory cannot be used (one warning). It must end before the
/// QCoreApplication does.
class DocumentCache {
public:
    struct Options {
        QString directory;                        ///< empty: defaultDirectory()
        qint64 limit = qint64(512) * 1024 * 1024; ///< bytes; what was used longest ago goes first
        qsizetype batch = 100;                    ///< entries that wait at most
        std::chrono::milliseconds flushAfter{200};
        std::chrono::milliseconds touchAfter{3'600'000}; ///< a use is noted once in this time
        std::function<qint64()> clock;                   ///< ms since 1970; empty: the system's
    };
    struct Document {
        QByteArray bytes;
        std::optional<MediaType> mediaType; ///< as it was announced
    };

    /// "sameinside" in the user's cache directory (XDG_CACHE_HOME).
    static QString defaultDirectory();

    explicit DocumentCache(Options options);
    /// Writes what waits.
    ~DocumentCache();
    Q_DISABLE_COPY_MOVE(DocumentCache)

    std::optional<Document> document(const Digest &digest);
    /// One result each, in order.
    std::vector<std::optional<Document>> documents(std::span<const Digest> digests);
    /// Ignored where the bytes are not the digest's, or its algorithm cannot be verified.
    void keep(const Digest &digest, Document document);

    /// The digest that a tag had last. repository is domain/path.
    std::optional<Digest> rememberedTag(const QString &repository, const QString &tag);
    /// One result each, in order.
    std::vector<std::optional<Digest>> rememberedTags(const QString &repository,
                                                      std::span<const QString> tags);
    void rememberTag(const QString &repository, const QString &tag, const Digest &digest);
    void forgetTag(const QString &repository, const QString &tag);

    /// Something learned about a blob, by a name for what it is. Facts that were not verified
    /// carry in their name who said so.
    std::optional<QByteArray> fact(const Digest &blob, const QString &what);
    /// Ignored over 64 KiB.
    void learn(const Digest &blob, const QString &what, QByteArray value);

    /// What was learned of all that a layer's blob holds, as LayerRecord writes it. Whether it
    /// makes sense, the caller has to see.
    std::optional<QByteArray> layer(const Digest &blob);
    void keepLayer(const Digest &blob, QByteArray record);
    void forgetLayer(const Digest &blob);

    /// ms since 1970, as its clock says.
    qint64 now() const;

    /// Returns when all that waits is written, or cannot be.
    void flush();

private:
    using Clock = std::chrono::steady_clock;
    using Changes = QHash<CacheKey, CacheChange>;
    struct Request {
        std::vector<CacheKey> keys;
        std::vector<std::optional<CacheFound>> found;
        bool isDone = false;
    };

    std::vector<std::optional<CacheValue>> read(std::vector<CacheKey> keys);
    std::optional<CacheValue> readOne(CacheKey key);
    void put(CacheKey key, CacheValue value);
    void drop(CacheKey key);
    void queue(std::span<CacheChange> changes);
    const CacheChange *waiting(const CacheKey &key) const;

    void run();
    bool isFlushDue() const;
    void serve(CacheFile &file, std::unique_lock<std::mutex> &lock);
    void writeWaiting(CacheFile &file, std::unique_lock<std::mutex> &lock);

    const Options m_options;
    std::mutex m_mutex;
    std::condition_variable m_wake; ///< of the thread
    std::condition_variable m_done; ///< of its callers
    std::vector<Request *> m_requests;
    Changes m_waiting;
    Changes m_writing; ///< on their way to the disk; set by the thread alone
    qint64 m_waitingBytes = 0;
    std::optional<Clock::time_point> m_due; ///< when what waits is written
    std::optional<Clock::time_point> m_busySince;
    bool m_isFlushWanted = false;
    bool m_isOff = false;
    bool m_isEnding = false;
    std::jthread m_thread; ///< the only one that touches the file: Qt Sql binds it to a thread
};

} // namespace sameinside
