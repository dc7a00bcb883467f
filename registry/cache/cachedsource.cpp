// SPDX-License-Identifier: MIT
#include "registry/cache/cachedsource.h"

#include "model/image/imageconfig.h"
#include "model/image/verification.h"
#include "model/text/words/registry/cachewords.h"
#include "model/text/words/registry/storedwords.h"

#include <QDateTime>
#include <QHash>

namespace sameinside {

namespace {

constexpr qint64 longestStart = qint64(64) * 1024; // bytes of a blob that are kept

// That the bytes are the digest's, the cache has seen to.
Error otherSize(const Descriptor &descriptor, qint64 size)
{
    return {ErrorKind::Corrupt,
            words::stored::otherSize(descriptor.digest.toString(), size, descriptor.size)};
}

Result<ManifestDocument> withName(Result<ManifestDocument> document, const Digest &name)
{
    if (document)
        document = (*std::move(document)).namedBy(name);
    return document;
}

Result<ManifestDocument> parseCached(const Descriptor &descriptor, DocumentCache::Document document)
{
    if (!hasSize(descriptor, document.bytes.size()))
        return tl::unexpected(otherSize(descriptor, document.bytes.size()));
    return withName(
        ManifestDocument::parse(std::move(document.bytes),
                                document.mediaType ? document.mediaType : descriptor.mediaType),
        descriptor.digest);
}

Result<QByteArray> configOf(const Descriptor &descriptor, DocumentCache::Document document)
{
    if (document.bytes.size() > largestConfig) {
        return failure(ErrorKind::TooLarge,
                       words::stored::tooLarge(descriptor.digest.toString(), document.bytes.size(),
                                               largestConfig));
    }
    if (!hasSize(descriptor, document.bytes.size()))
        return tl::unexpected(otherSize(descriptor, document.bytes.size()));
    return std::move(document.bytes);
}

/// Companions as the cache keeps them: when they were found, then one a line.
struct KnownCompanions {
    qint64 at = 0; ///< seconds since 1970
    std::vector<Companion> companions;

    bool isFresh() const
    {
        constexpr qint64 freshFor = qint64(5) * 60;
        const qint64 age = QDateTime::currentSecsSinceEpoch() - at;
        return age >= 0 && age < freshFor;
    }
    static QByteArray written(const std::vector<Companion> &companions)
    {
        QByteArray text = QByteArray::number(QDateTime::currentSecsSinceEpoch());
        for (const Companion &one : companions) {
            text += '\n' + QByteArray::number(int(one.kind)) + ' ' + QByteArray::number(one.count)
                + ' ' + one.digest.toString().toLatin1();
        }
        return text;
    }
    static std::optional<KnownCompanions> parsed(const std::optional<QByteArray> &text)
    {
        if (!text)
            return std::nullopt;
        const QByteArrayList lines = text->split('\n');
        KnownCompanions known{.at = lines.front().toLongLong()};
        for (const QByteArray &line : lines.mid(1)) {
            const QByteArrayList words = line.split(' ');
            const auto digest = Digest::parse(QString::fromLatin1(words.value(2)));
            const int kind = words.value(0).toInt();
            const int count = words.value(1).toInt();
            if (!digest || kind < 0 || kind > int(Companion::Kind::Other) || count < 1)
                return std::nullopt;
            known.companions.push_back(
                {.digest = *digest, .kind = Companion::Kind(kind), .count = count});
        }
        return known;
    }
};

} // namespace

tl::unexpected<Error> CachedSource::offline(const QString &what) const
{
    return failure(ErrorKind::Offline, words::cache::notCached(what));
}

std::optional<Result<ManifestDocument>> CachedSource::cached(const Digest &digest)
{
    auto document = m_cache.document(digest);
    if (!document)
        return {};
    return withName(ManifestDocument::parse(std::move(document->bytes), document->mediaType),
                    digest);
}

// Signed schema 1 manifests stay out: their digest is not that of their bytes.
void CachedSource::keep(const Digest &digest, const ManifestDocument &document)
{
    m_cache.keep(digest,
                 {.bytes = document.bytes(),
                  .mediaType = document.announced() ? document.announced() : document.mediaType()});
}

Result<ManifestDocument> CachedSource::resolve(const Selector &selector, std::stop_token stop)
{
    if (selector.digest) {
        if (auto document = cached(*selector.digest))
            return *std::move(document);
        if (!m_registry)
            return offline(m_repository + u'@' + selector.digest->toString());
        auto document = m_registry->resolve(selector, std::move(stop));
        if (document)
            keep(*selector.digest, *document);
        return document;
    }
    return resolveTag(selector, std::move(stop));
}

Result<ManifestDocument> CachedSource::resolveTag(const Selector &selector, std::stop_token stop)
{
    const auto known = m_cache.rememberedTag(m_repository, selector.name);
    auto document = known ? cached(*known) : std::nullopt;
    if (!m_registry) {
        if (document)
            return *std::move(document);
        return offline(m_repository + u':' + selector.name);
    }
    // A document that does not parse is no use: the registry may have another by now.
    if (!document || !*document)
        return remembered(selector, m_registry->resolve(selector, std::move(stop)));
    auto changed
        = remembered(selector, m_registry->resolveIfChanged(selector, *known, std::move(stop)));
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed ? **std::move(changed) : *std::move(document);
}

Result<std::optional<ManifestDocument>> CachedSource::resolveIfChanged(const Selector &selector,
                                                                       const Digest &known,
                                                                       std::stop_token stop)
{
    if (selector.digest && *selector.digest == known)
        return std::nullopt;
    if (m_registry && !selector.digest) {
        return remembered(selector, m_registry->resolveIfChanged(selector, known, std::move(stop)));
    }
    return ImageSource::resolveIfChanged(selector, known, std::move(stop));
}

std::vector<std::optional<ManifestDocument>> CachedSource::atHand(
    std::span<const Selector> selectors)
{
    std::vector<QString> tags;
    for (const Selector &selector : selectors) {
        if (!selector.digest)
            tags.push_back(selector.name);
    }
    const auto named = m_cache.rememberedTags(m_repository, tags);
    std::vector<Digest> digests;
    std::vector<std::size_t> positions; // in selectors
    std::size_t tag = 0;
    for (std::size_t i = 0; i < selectors.size(); ++i) {
        const auto &digest = selectors[i].digest ? selectors[i].digest : named[tag++];
        if (!digest)
            continue;
        digests.push_back(*digest);
        positions.push_back(i);
    }
    auto documents = m_cache.documents(digests);
    std::vector<std::optional<ManifestDocument>> found(selectors.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (!documents[i])
            continue;
        auto parsed = withName(
            ManifestDocument::parse(std::move(documents[i]->bytes), documents[i]->mediaType),
            digests[i]);
        if (parsed)
            found[positions[i]] = *std::move(parsed);
    }
    return found;
}

namespace {

const ManifestDocument *documentIn(const ManifestDocument &answer)
{
    return &answer;
}

const ManifestDocument *documentIn(const std::optional<ManifestDocument> &answer)
{
    return answer ? &*answer : nullptr;
}

} // namespace

// Notes what the registry says about a tag, and hands it on.
template <class T>
Result<T> CachedSource::remembered(const Selector &selector, Result<T> answer)
{
    if (!answer) {
        if (answer.error().kind == ErrorKind::NotFound)
            m_cache.forgetTag(m_repository, selector.name);
        return answer;
    }
    if (const ManifestDocument *document = documentIn(*answer)) {
        keep(document->name(), *document);
        m_cache.rememberTag(m_repository, selector.name, document->name());
    }
    return answer;
}

class CachedSource::Direct final : public ImageSource {
public:
    explicit Direct(CachedSource &cached) : m_cached(cached), m_registry(*cached.m_registry) {}

    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override
    {
        auto document = m_registry.resolve(selector, std::move(stop));
        if (!selector.digest)
            return m_cached.remembered(selector, std::move(document));
        if (document)
            m_cached.keep(*selector.digest, *document);
        return document;
    }
    std::size_t bulkSize() const override { return m_registry.bulkSize(); }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override
    {
        auto documents = m_registry.manifests(descriptors, std::move(stop));
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (documents[i])
                m_cached.keep(descriptors[i].digest, *documents[i]);
        }
        return documents;
    }
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override
    {
        auto contents = m_registry.blobs(descriptors, std::move(stop));
        for (std::size_t i = 0; i < contents.size(); ++i) {
            if (contents[i])
                m_cached.m_cache.keep(
                    descriptors[i].digest,
                    {.bytes = *contents[i], .mediaType = descriptors[i].mediaType});
        }
        return contents;
    }
    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token stop) override
    {
        return m_registry.blobStart(descriptor, length, std::move(stop));
    }
    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override
    {
        return m_registry.readBlob(descriptor, sink, std::move(stop));
    }
    Result<void> checkBlob(const Descriptor &descriptor, std::stop_token stop) override
    {
        return m_registry.checkBlob(descriptor, std::move(stop));
    }
    Result<std::vector<Companion>> companions(const Digest &subject, std::stop_token stop) override
    {
        return m_registry.companions(subject, std::move(stop));
    }
    Result<Listing<Listed>> list(std::stop_token stop) override
    {
        return m_registry.list(std::move(stop));
    }

private:
    CachedSource &m_cached;
    ImageSource &m_registry;
};

CachedSource::CachedSource(std::unique_ptr<ImageSource> registry, DocumentCache &cache,
                           QString repository) :
    m_registry(std::move(registry)),
    m_cache(cache), m_layers(cache), m_repository(std::move(repository)),
    m_direct(m_registry ? std::make_unique<Direct>(*this) : nullptr)
{
}

// Takes what it can from the descriptors and the cache, and asks for the rest in one call.
template <class T, class FromCache, class Ask, class Keep>
std::vector<Result<T>> CachedSource::inBulk(std::span<const Descriptor> descriptors,
                                            FromCache fromCache, Ask ask, Keep keepOne)
{
    std::vector<Digest> digests;
    digests.reserve(descriptors.size());
    for (const Descriptor &descriptor : descriptors)
        digests.push_back(descriptor.digest);
    auto documents = m_cache.documents(digests);

    std::vector<std::optional<Result<T>>> results(descriptors.size());
    std::vector<Descriptor> missing;
    QHash<Digest, std::size_t> positions; // in missing: no digest is asked for twice
    for (std::size_t i = 0; i < descriptors.size(); ++i) {
        const Descriptor &descriptor = descriptors[i];
        if (!descriptor.data.isEmpty())
            documents[i] = {.bytes = descriptor.data, .mediaType = descriptor.mediaType};
        if (documents[i]) {
            results[i] = fromCache(descriptor, *std::move(documents[i]));
        } else if (!m_registry) {
            results[i] = offline(m_repository + u'@' + descriptor.digest.toString());
        } else if (!positions.contains(descriptor.digest)) {
            positions.insert(descriptor.digest, missing.size());
            missing.push_back(descriptor);
        }
    }
    std::vector<Result<T>> answers;
    if (!missing.empty())
        answers = ask(missing);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i])
            keepOne(missing[i], *answers[i]);
    }
    std::vector<Result<T>> all;
    all.reserve(descriptors.size());
    for (std::size_t i = 0; i < descriptors.size(); ++i) {
        if (results[i])
            all.push_back(*std::move(results[i]));
        else
            all.push_back(answers[positions.value(descriptors[i].digest)]);
    }
    return all;
}

std::vector<Result<ManifestDocument>> CachedSource::manifests(
    std::span<const Descriptor> descriptors, std::stop_token stop)
{
    return inBulk<ManifestDocument>(
        descriptors, parseCached,
        [&](std::span<const Descriptor> missing) { return m_registry->manifests(missing, stop); },
        [this](const Descriptor &descriptor, const ManifestDocument &document) {
        keep(descriptor.digest, document);
        });
}

std::vector<Result<QByteArray>> CachedSource::blobs(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop)
{
    return inBulk<QByteArray>(
        descriptors, configOf,
        [&](std::span<const Descriptor> missing) { return m_registry->blobs(missing, stop); },
        [this](const Descriptor &descriptor, const QByteArray &bytes) {
        m_cache.keep(descriptor.digest, {.bytes = bytes, .mediaType = descriptor.mediaType});
        });
}

Result<QByteArray> CachedSource::blobStart(const Descriptor &descriptor, qint64 length,
                                           std::stop_token stop)
{
    const QString what = QStringLiteral("start, says ") + m_repository.section(u'/', 0, 0);
    if (const auto start = m_cache.fact(descriptor.digest, what);
        start && (start->size() >= length || start->size() == descriptor.size))
        return start->left(length);
    if (!m_registry)
        return offline(m_repository + u'@' + descriptor.digest.toString());
    auto start = m_registry->blobStart(descriptor, length, std::move(stop));
    if (start && start->size() <= longestStart)
        m_cache.learn(descriptor.digest, what, *start);
    return start;
}

Result<void> CachedSource::readBlob(const Descriptor &descriptor, const BlobSink &sink,
                                    std::stop_token stop)
{
    if (!m_registry)
        return blobOffline(descriptor);
    return m_registry->readBlob(descriptor, sink, std::move(stop));
}

Result<void> CachedSource::checkBlob(const Descriptor &descriptor, std::stop_token stop)
{
    if (!m_registry)
        return blobOffline(descriptor);
    return m_registry->checkBlob(descriptor, std::move(stop));
}

tl::unexpected<Error> CachedSource::blobOffline(const Descriptor &descriptor) const
{
    return failure(ErrorKind::Offline,
                   words::cache::blobNotCached(m_repository, descriptor.digest.toString()));
}

Result<std::vector<Companion>> CachedSource::companions(const Digest &subject, std::stop_token stop)
{
    const QString what = QStringLiteral("companions of ") + m_repository;
    const auto known = KnownCompanions::parsed(m_cache.fact(subject, what));
    if (known && (!m_registry || known->isFresh()))
        return known->companions;
    if (!m_registry)
        return offline(m_repository + u'@' + subject.toString());
    auto found = m_registry->companions(subject, std::move(stop));
    if (found)
        m_cache.learn(subject, what, KnownCompanions::written(*found));
    return found;
}

Result<Listing<Listed>> CachedSource::list(std::stop_token stop)
{
    if (!m_registry) {
        return failure(ErrorKind::Offline, words::cache::tagsNotCached(m_repository));
    }
    return m_registry->list(std::move(stop));
}

} // namespace sameinside
