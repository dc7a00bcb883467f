// SPDX-License-Identifier: MIT
#include "tests/support/registries/memoryregistry.h"

#include <algorithm>
#include <condition_variable>

namespace sameinside {

namespace {

tl::unexpected<Error> notFound(const QString &what)
{
    return failure(ErrorKind::NotFound, QStringLiteral("%1: not found").arg(what));
}

} // namespace

class MemoryRepository final : public ImageSource {
public:
    MemoryRepository(MemoryRegistry &registry, QString repository) :
        m_registry(registry), m_repository(std::move(repository))
    {
    }

    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override
    {
        const QString name = selector.digest ? selector.digest->toString() : selector.name;
        if (auto called
            = m_registry.call(QStringLiteral("tag %1:%2").arg(m_repository, name), stop);
            !called)
            return tl::unexpected(called.error());
        return find(selector);
    }

    Result<std::optional<ManifestDocument>> resolveIfChanged(const Selector &selector,
                                                             const Digest &known,
                                                             std::stop_token stop) override
    {
        if (auto called = m_registry.call(QStringLiteral("if changed ") + selector.name, stop);
            !called)
            return tl::unexpected(called.error());
        auto document = find(selector);
        if (!document)
            return tl::unexpected(document.error());
        if (document->digest() == known)
            return std::nullopt;
        return *std::move(document);
    }

    std::vector<std::optional<ManifestDocument>> atHand(
        std::span<const Selector> selectors) override
    {
        std::vector<std::optional<ManifestDocument>> found(selectors.size());
        for (std::size_t i = 0; i < selectors.size() && m_registry.m_isRemembered; ++i) {
            const Selector &selector = selectors[i];
            const auto document = selector.digest
                ? m_registry.document(
                    {.mediaType = MediaType::ociManifest(), .digest = *selector.digest})
                : find(selector);
            if (document)
                found[i] = *document;
        }
        return found;
    }

    std::size_t bulkSize() const override { return m_registry.m_bulkSize; }

    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override
    {
        std::vector<Result<ManifestDocument>> documents;
        if (m_registry.m_bulkSize > 1)
            (void)m_registry.call(QStringLiteral("bulk %1").arg(descriptors.size()), stop);
        for (const Descriptor &descriptor : descriptors) {
            const auto called
                = m_registry.call(QStringLiteral("manifest ") + descriptor.digest.toString(), stop);
            const auto error = m_registry.m_holds
                ? m_registry.m_holds(m_repository, descriptor.digest)
                : std::nullopt;
            if (called && error)
                documents.emplace_back(tl::unexpected(*error));
            else if (called)
                documents.push_back(m_registry.document(descriptor));
            else
                documents.emplace_back(tl::unexpected(called.error()));
        }
        return documents;
    }

    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override
    {
        std::vector<Result<QByteArray>> blobs;
        for (const Descriptor &descriptor : descriptors) {
            const QString name = QStringLiteral("config ") + descriptor.digest.toString();
            const auto called = m_registry.call(name, stop);
            const auto found = m_registry.m_blobs.find(descriptor.digest);
            if (!called)
                blobs.emplace_back(tl::unexpected(called.error()));
            else if (found == m_registry.m_blobs.end())
                blobs.emplace_back(notFound(name));
            else
                blobs.emplace_back(found->second);
        }
        return blobs;
    }

    Result<QByteArray> blobStart(const Descriptor &, qint64, std::stop_token) override
    {
        return notFound(QStringLiteral("layers"));
    }
    Result<void> readBlob(const Descriptor &, const BlobSink &, std::stop_token) override
    {
        return notFound(QStringLiteral("layers"));
    }

    Result<Listing<Listed>> list(std::stop_token stop) override
    {
        if (auto called = m_registry.call(QStringLiteral("list ") + m_repository, stop); !called)
            return tl::unexpected(called.error());
        Listing<Listed> listed;
        listed.gap = m_registry.gap(QStringLiteral("list ") + m_repository);
        for (const auto &[tag, descriptor] : m_registry.m_repositories.at(m_repository)) {
            if (m_registry.m_listsDigests)
                listed.push_back({tag, descriptor.digest, descriptor.mediaType});
            else if (!tag.isEmpty())
                listed.push_back({tag, {}, {}});
        }
        return listed;
    }

private:
    Result<ManifestDocument> find(const Selector &selector) const
    {
        const auto repository = m_registry.m_repositories.find(m_repository);
        if (repository == m_registry.m_repositories.end())
            return notFound(m_repository);
        for (const auto &tagged : repository->second) {
            if (selector.digest ? tagged.descriptor.digest == *selector.digest
                                : tagged.tag == selector.name)
                return m_registry.document(tagged.descriptor);
        }
        return notFound(m_repository + u':'
                        + (selector.digest ? selector.digest->toString() : selector.name));
    }

    MemoryRegistry &m_registry;
    QString m_repository;
};

class MemoryStore final : public ImageStore {
public:
    explicit MemoryStore(MemoryRegistry &registry) : m_registry(registry) {}

    Result<Listing<QString>> repositories(std::stop_token stop) override
    {
        if (auto called = m_registry.call(QStringLiteral("catalog"), stop); !called)
            return tl::unexpected(called.error());
        Listing<QString> names;
        names.gap = m_registry.gap(QStringLiteral("catalog"));
        for (const auto &[name, tags] : m_registry.m_repositories)
            names.push_back(name);
        return names;
    }
    Result<std::unique_ptr<ImageSource>> source(const QString &repository) override
    {
        return m_registry.source(repository);
    }
    QString place(const QString &repository, const QString &name,
                  const Digest &digest) const override
    {
        const QString whole = m_registry.host() + u'/' + repository;
        return name.isEmpty() ? whole + u'@' + digest.toString() : whole + u':' + name;
    }

private:
    MemoryRegistry &m_registry;
};

void MemoryRegistry::push(const QString &repository, const QString &tag, const Sketched &image)
{
    m_repositories[repository].push_back({tag, image.descriptor});
    m_blobs.insert(image.blobs.begin(), image.blobs.end());
}

std::unique_ptr<ImageSource> MemoryRegistry::source(const QString &repository)
{
    return std::make_unique<MemoryRepository>(*this, repository);
}

std::unique_ptr<ImageStore> MemoryRegistry::store()
{
    return std::make_unique<MemoryStore>(*this);
}

Result<void> MemoryRegistry::call(const QString &text, std::stop_token stop)
{
    const int now = ++m_atOnce;
    int most = m_mostAtOnce;
    while (most < now && !m_mostAtOnce.compare_exchange_weak(most, now)) {
    }
    if (m_delay.count() > 0) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any never;
        never.wait_for(lock, stop, m_delay, [] { return false; });
    }
    --m_atOnce;
    if (stop.stop_requested())
        return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
    const std::scoped_lock lock(m_mutex);
    m_log.append(text);
    if (m_hook) {
        if (auto error = m_hook(text))
            return tl::unexpected(*std::move(error));
    }
    return {};
}

Result<ManifestDocument> MemoryRegistry::document(const Descriptor &descriptor) const
{
    const auto found = m_blobs.find(descriptor.digest);
    if (found == m_blobs.end())
        return notFound(descriptor.digest.toString());
    return ManifestDocument::parse(found->second, descriptor.mediaType);
}

int MemoryRegistry::calls(const QString &prefix) const
{
    const std::scoped_lock lock(m_mutex);
    return int(
        std::ranges::count_if(m_log, [&](const QString &call) { return call.startsWith(prefix); }));
}

QStringList MemoryRegistry::log() const
{
    const std::scoped_lock lock(m_mutex);
    return m_log;
}

} // namespace sameinside
