// SPDX-License-Identifier: MIT
#include "registry/cache/cachedstore.h"
#include "tests/support/expectations.h"
#include "tests/support/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sameinside;

namespace {

const QByteArray manifest = R"({"schemaVersion":2,)"
                            R"("mediaType":"application/vnd.oci.image.manifest.v1+json",)"
                            R"("config":{"mediaType":"application/vnd.oci.image.config.v1+json",)"
                            R"("digest":"sha256:)"
    + QByteArray(64, 'a') + R"(","size":2},"layers":[]})";

// Every tag of every repository is the same manifest.
class OneManifest final : public ImageSource {
public:
    explicit OneManifest(int &asked) : m_asked(asked) {}

    Result<ManifestDocument> resolve(const Selector &, std::stop_token) override
    {
        ++m_asked;
        return ManifestDocument::parse(manifest, MediaType::ociManifest());
    }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor>,
                                                    std::stop_token) override
    {
        return {};
    }
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor>, std::stop_token) override
    {
        return {};
    }
    Result<QByteArray> blobStart(const Descriptor &, qint64, std::stop_token) override
    {
        return failure(ErrorKind::NotFound, {});
    }
    Result<void> readBlob(const Descriptor &, const BlobSink &, std::stop_token) override
    {
        return failure(ErrorKind::NotFound, {});
    }
    Result<Listing<Listed>> list(std::stop_token) override { return std::vector<Listed>{}; }

private:
    int &m_asked;
};

class SmallStore final : public ImageStore {
public:
    explicit SmallStore(int &asked) : m_asked(asked) {}

    Result<Listing<QString>> repositories(std::stop_token stop) override
    {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
        return std::vector{QStringLiteral("team/app")};
    }
    Result<std::unique_ptr<ImageSource>> source(const QString &repository) override
    {
        if (repository != u"team/app")
            return failure(ErrorKind::NotFound, QStringLiteral("there is no ") + repository);
        return std::make_unique<OneManifest>(m_asked);
    }
    QString place(const QString &repository, const QString &name, const Digest &) const override
    {
        return QStringLiteral("r.example/") + repository + u':' + name;
    }

private:
    int &m_asked;
};

} // namespace

class TestCachedStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksEachDocumentOnce();
    void keepsRegistriesApart();
    void handsOnWhatTheRegistrySays();

private:
    CachedStore store(const QString &host)
    {
        return CachedStore(std::make_unique<SmallStore>(m_asked), *m_cache, host);
    }
    Result<ManifestDocument> ask(ImageStore &store, const Selector &selector)
    {
        auto source = store.source(QStringLiteral("team/app"));
        if (!source)
            return tl::unexpected(source.error());
        return (*source)->resolve(selector, {});
    }

    int m_asked = 0;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<DocumentCache> m_cache;
};

void TestCachedStore::init()
{
    m_asked = 0;
    m_cache.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_cache
        = std::make_unique<DocumentCache>(DocumentCache::Options{.directory = m_directory->path()});
}

void TestCachedStore::asksEachDocumentOnce()
{
    CachedStore store = this->store(QStringLiteral("r.example"));
    const Selector byDigest{.digest = Digest::sha256Of(manifest)};
    const auto first = ask(store, byDigest);
    VERIFY_RESULT(first);
    QCOMPARE(first->bytes(), manifest);
    VERIFY_RESULT(ask(store, byDigest)); // of another source of the same store
    QCOMPARE(m_asked, 1);
}

// What a tag names is remembered with the host: two registries have a team/app.
void TestCachedStore::keepsRegistriesApart()
{
    CachedStore one = store(QStringLiteral("r.example"));
    CachedStore other = store(QStringLiteral("s.example"));
    const Selector byTag{.name = QStringLiteral("v1")};
    VERIFY_RESULT(ask(one, byTag));
    QCOMPARE(m_cache->rememberedTag(QStringLiteral("r.example/team/app"), byTag.name),
             Digest::sha256Of(manifest));
    QVERIFY(!m_cache->rememberedTag(QStringLiteral("s.example/team/app"), byTag.name));
    VERIFY_RESULT(ask(other, byTag));
    QVERIFY(m_cache->rememberedTag(QStringLiteral("s.example/team/app"), byTag.name));
}

void TestCachedStore::handsOnWhatTheRegistrySays()
{
    CachedStore store = this->store(QStringLiteral("r.example"));
    QCOMPARE(*store.repositories({}), std::vector{QStringLiteral("team/app")});
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(store.repositories(stop.get_token()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(store.source(QStringLiteral("none")).error().kind, ErrorKind::NotFound);
    QCOMPARE(store.place(QStringLiteral("a"), QStringLiteral("1"), Digest::sha256Of(manifest)),
             QStringLiteral("r.example/a:1"));
}

SAMEINSIDE_TEST(TestCachedStore)
#include "tst_cachedstore.moc"
