// SPDX-License-Identifier: MIT
#include "registry/cache/documentcache.h"

#include "registry/cache/cachefile.h"

#include <QDateTime>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace sameinside {

namespace {

using namespace std::chrono_literals;
using Action = CacheChange::Action;

constexpr qint64 largestBatch = qint64(8) * 1024 * 1024; // bytes
constexpr qint64 mostWaiting = qint64(64) * 1024 * 1024; // bytes; more is not kept
constexpr qsizetype largestFact = qsizetype(64) * 1024;  // bytes
constexpr auto busyPause = 50ms;
constexpr auto longestBusyEnd = 2s;

CacheKey documentKey(const Digest &digest)
{
    return {.kind = CacheKey::Kind::Document, .name = digest.toString()};
}

CacheKey tagKey(const QString &repository, const QString &tag)
{
    return {.kind = CacheKey::Kind::Tag, .name = repository + u':' + tag};
}

CacheKey factKey(const Digest &blob, const QString &what)
{
    return {.kind = CacheKey::Kind::Fact, .name = blob.toString() + u' ' + what};
}

CacheKey layerKey(const Digest &blob)
{
    return {.kind = CacheKey::Kind::Layer, .name = blob.toString()};
}

DocumentCache::Options withDefaults(DocumentCache::Options options)
{
    if (options.directory.isEmpty())
        options.directory = DocumentCache::defaultDirectory();
    if (!options.clock)
        options.clock = [] { return QDateTime::currentMSecsSinceEpoch(); };
    return options;
}

} // namespace

QString DocumentCache::defaultDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/sameinside");
}

DocumentCache::DocumentCache(Options options) :
    m_options(withDefaults(std::move(options))), m_thread([this] { run(); })
{
}

DocumentCache::~DocumentCache()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

qint64 DocumentCache::now() const
{
    return m_options.clock();
}

std::optional<DocumentCache::Document> DocumentCache::document(const Digest &digest)
{
    return documents(std::span(&digest, 1)).front();
}

std::vector<std::optional<DocumentCache::Document>> DocumentCache::documents(
    std::span<const Digest> digests)
{
    std::vector<CacheKey> keys;
    keys.reserve(digests.size());
    for (const Digest &digest : digests)
        keys.push_back(documentKey(digest));
    std::vector<std::optional<Document>> documents(digests.size());
    auto values = read(std::move(keys));
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i])
            continue;
        if (!digests[i].matches(values[i]->bytes)) {
            drop(documentKey(digests[i]));
            continue;
        }
        Document document{.bytes = std::move(values[i]->bytes), .mediaType = {}};
        if (auto type = MediaType::parse(values[i]->mediaType))
            document.mediaType = *std::move(type);
        documents[i] = std::move(document);
    }
    return documents;
}

void DocumentCache::keep(const Digest &digest, Document document)
{
    if (!digest.matches(document.bytes))
        return;
    put(documentKey(digest),
        {.bytes = std::move(document.bytes),
         .mediaType = document.mediaType ? document.mediaType->toString() : QString()});
}

std::optional<Digest> DocumentCache::rememberedTag(const QString &repository, const QString &tag)
{
    return rememberedTags(repository, std::span(&tag, 1)).front();
}

std::vector<std::optional<Digest>> DocumentCache::rememberedTags(const QString &repository,
                                                                 std::span<const QString> tags)
{
    std::vector<CacheKey> keys;
    keys.reserve(tags.size());
    for (const QString &tag : tags)
        keys.push_back(tagKey(repository, tag));
    std::vector<std::optional<Digest>> digests;
    digests.reserve(tags.size());
    for (const auto &value : read(std::move(keys))) {
        auto digest = value ? Digest::parse(QString::fromLatin1(value->bytes))
                            : failure(ErrorKind::NotFound, {});
        digests.push_back(digest ? std::optional(*std::move(digest)) : std::nullopt);
    }
    return digests;
}

void DocumentCache::rememberTag(const QString &repository, const QString &tag, const Digest &digest)
{
    put(tagKey(repository, tag), {.bytes = digest.toString().toLatin1(), .mediaType = {}});
}

void DocumentCache::forgetTag(const QString &repository, const QString &tag)
{
    drop(tagKey(repository, tag));
}

std::optional<QByteArray> DocumentCache::fact(const Digest &blob, const QString &what)
{
    auto value = readOne(factKey(blob, what));
    if (!value)
        return {};
    return std::move(value->bytes);
}

void DocumentCache::learn(const Digest &blob, const QString &what, QByteArray value)
{
    if (value.size() <= largestFact)
        put(factKey(blob, what), {.bytes = std::move(value), .mediaType = {}});
}

std::optional<QByteArray> DocumentCache::layer(const Digest &blob)
{
    auto value = readOne(layerKey(blob));
    return value ? std::optional(std::move(value->bytes)) : std::nullopt;
}

void DocumentCache::keepLayer(const Digest &blob, QByteArray record)
{
    put(layerKey(blob), {.bytes = std::move(record), .mediaType = {}});
}

void DocumentCache::forgetLayer(const Digest &blob)
{
    drop(layerKey(blob));
}

void DocumentCache::flush()
{
    std::unique_lock lock(m_mutex);
    m_isFlushWanted = !m_waiting.isEmpty();
    m_wake.notify_one();
    m_done.wait_for(lock, 10s, [this] { return m_waiting.isEmpty() && m_writing.isEmpty(); });
}

// Callers' side -----------------------------------------------------------------------------------

const CacheChange *DocumentCache::waiting(const CacheKey &key) const
{
    for (const Changes *changes : {&m_waiting, &m_writing}) {
        if (const auto change = changes->constFind(key);
            change != changes->constEnd() && change->action != Action::Touch)
            return &*change;
    }
    return nullptr;
}

std::optional<CacheValue> DocumentCache::readOne(CacheKey key)
{
    return std::move(read({std::move(key)}).front());
}

std::vector<std::optional<CacheValue>> DocumentCache::read(std::vector<CacheKey> keys)
{
    std::vector<std::optional<CacheValue>> values(keys.size());
    std::vector<std::size_t> positions;
    Request request;
    {
        std::unique_lock lock(m_mutex);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (const CacheChange *change = waiting(keys[i])) {
                if (change->action == Action::Keep)
                    values[i] = change->value;
                continue;
            }
            positions.push_back(i);
            request.keys.push_back(std::move(keys[i]));
        }
        if (m_isOff || request.keys.empty())
            return values;
        m_requests.push_back(&request);
        m_wake.notify_one();
        m_done.wait(lock, [&] { return request.isDone; });
    }
    std::vector<CacheChange> touched;
    const qint64 time = now();
    for (std::size_t i = 0; i < positions.size(); ++i) {
        auto &found = request.found[i];
        if (!found)
            continue;
        values[positions[i]] = std::move(found->value);
        if (time - found->used > m_options.touchAfter.count())
            touched.push_back({.key = std::move(request.keys[i]), .action = Action::Touch});
    }
    queue(touched);
    return values;
}

void DocumentCache::put(CacheKey key, CacheValue value)
{
    CacheChange change{.key = std::move(key), .action = Action::Keep, .value = std::move(value)};
    queue(std::span(&change, 1));
}

void DocumentCache::drop(CacheKey key)
{
    CacheChange change{.key = std::move(key), .action = Action::Drop};
    queue(std::span(&change, 1));
}

void DocumentCache::queue(std::span<CacheChange> changes)
{
    if (changes.empty())
        return;
    const qint64 time = now();
    const std::scoped_lock lock(m_mutex);
    if (m_isOff)
        return;
    for (CacheChange &change : changes) {
        if (change.action == Action::Touch && m_waiting.contains(change.key))
            continue;
        if (m_waitingBytes + change.value.bytes.size() > mostWaiting)
            continue;
        // A use alone waits for company: it is not worth a write of its own.
        if (change.action != Action::Touch && !m_due)
            m_due = Clock::now() + m_options.flushAfter;
        m_waitingBytes += change.value.bytes.size();
        change.used = time;
        m_waiting.insert(change.key, change);
    }
    m_wake.notify_one();
}

// The thread's side -------------------------------------------------------------------------------

bool DocumentCache::isFlushDue() const
{
    if (m_waiting.isEmpty())
        return false;
    if (m_busySince)
        return Clock::now() >= *m_due;
    return m_isEnding || m_isFlushWanted || m_waiting.size() >= m_options.batch
        || m_waitingBytes >= largestBatch || (m_due && Clock::now() >= *m_due);
}

void DocumentCache::run()
{
    CacheFile file(m_options.directory, m_options.limit);
    std::unique_lock lock(m_mutex);
    while (true) {
        const auto hasWork = [this] {
            return !m_requests.empty() || isFlushDue() || (m_isEnding && m_waiting.isEmpty());
        };
        if (m_due)
            m_wake.wait_until(lock, *m_due, hasWork);
        else
            m_wake.wait(lock, hasWork);
        m_isOff = file.isOff();
        if (m_isOff) {
            m_waiting.clear();
            m_waitingBytes = 0;
        }
        if (!m_requests.empty()) // someone waits for these
            serve(file, lock);
        else if (isFlushDue())
            writeWaiting(file, lock);
        else if (m_waiting.isEmpty())
            m_due.reset();
        if (m_waiting.isEmpty()) {
            m_isFlushWanted = false;
            m_done.notify_all();
            if (m_isEnding && m_requests.empty())
                return;
        }
    }
}

void DocumentCache::serve(CacheFile &file, std::unique_lock<std::mutex> &lock)
{
    const auto requests = std::exchange(m_requests, {});
    lock.unlock();
    for (Request *request : requests)
        request->found = file.read(request->keys);
    lock.lock();
    for (Request *request : requests)
        request->isDone = true;
    m_done.notify_all();
}

void DocumentCache::writeWaiting(CacheFile &file, std::unique_lock<std::mutex> &lock)
{
    m_writing = std::exchange(m_waiting, {});
    const qint64 bytes = std::exchange(m_waitingBytes, 0);
    m_due.reset();
    std::vector<CacheChange> changes(m_writing.cbegin(), m_writing.cend());
    // In the order of their use, which is also that of their going.
    std::ranges::stable_sort(changes, {}, &CacheChange::used);
    lock.unlock();
    const auto outcome = file.write(changes);
    lock.lock();
    if (outcome != CacheFile::Outcome::Busy) {
        m_writing.clear();
        m_busySince.reset();
        return;
    }
    const auto time = Clock::now();
    m_busySince = m_busySince.value_or(time);
    if (m_isEnding && time - *m_busySince > longestBusyEnd) {
        m_writing.clear();
        m_waiting.clear();
        m_waitingBytes = 0;
        return;
    }
    // Back into the queue, unless something newer is there.
    for (const CacheChange &change : changes) {
        const auto newer = m_waiting.constFind(change.key);
        if (newer == m_waiting.constEnd() || newer->action == Action::Touch)
            m_waiting.insert(change.key, change);
    }
    m_writing.clear();
    m_waitingBytes += bytes;
    m_due = time + busyPause;
}

} // namespace sameinside
