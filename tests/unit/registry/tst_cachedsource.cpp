// SPDX-License-Identifier: MIT
#include "registry/cache/cachedsource.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace sameinside;

namespace {

const auto repository = QStringLiteral("r.example:5000/team/app");

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject descriptorJson(const QString &mediaType, const QByteArray &bytes)
{
    return {{QStringLiteral("mediaType"), mediaType},
            {QStringLiteral("digest"), Digest::sha256Of(bytes).toString()},
            {QStringLiteral("size"), qint64(bytes.size())}};
}

QByteArray configBytes(int number)
{
    return jsonOf({{QStringLiteral("os"), QStringLiteral("linux")},
                   {QStringLiteral("author"), QString::number(number)}});
}

QByteArray manifestBytes(int number)
{
    return jsonOf({{QStringLiteral("schemaVersion"), 2},
                   {QStringLiteral("config"),
                    descriptorJson(MediaType::ociConfig().toString(), configBytes(number))},
                   {QStringLiteral("layers"), QJsonArray()}});
}

Descriptor descriptorOf(const QByteArray &bytes, const MediaType &type)
{
    return {.mediaType = type, .digest = Digest::sha256Of(bytes), .size = bytes.size()};
}

Descriptor manifestDescriptor(int number)
{
    return descriptorOf(manifestBytes(number), MediaType::ociManifest());
}

Descriptor configDescriptor(int number)
{
    return descriptorOf(configBytes(number), MediaType::ociConfig());
}

// What a registry holds, and what was asked of it.
struct Registry {
    std::map<QString, QByteArray> tags;
    std::map<Digest, QByteArray> contents;
    QStringList asked;

    void add(const QByteArray &bytes) { contents.emplace(Digest::sha256Of(bytes), bytes); }
    QStringList takeAsked() { return std::exchange(asked, {}); }
};

// Plays the registry, and writes down the calls: "tag v1", "manifests 3".
class CountingSource final : public ImageSource {
public:
    explicit CountingSource(Registry &registry) : m_registry(registry) {}

    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token) override
    {
        if (selector.digest) {
            m_registry.asked.append(QStringLiteral("digest"));
            return find(*selector.digest);
        }
        m_registry.asked.append(QStringLiteral("tag ") + selector.name);
        return findTag(selector.name);
    }

    Result<std::optional<ManifestDocument>> resolveIfChanged(const Selector &selector,
                                                             const Digest &known,
                                                             std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("if changed ") + selector.name);
        auto document = findTag(selector.name);
        if (!document)
            return tl::unexpected(document.error());
        if (document->digest() == known)
            return std::nullopt;
        return *std::move(document);
    }

    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("manifests %1").arg(descriptors.size()));
        std::vector<Result<ManifestDocument>> found;
        for (const Descriptor &descriptor : descriptors)
            found.push_back(find(descriptor.digest));
        return found;
    }

    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("blobs %1").arg(descriptors.size()));
        std::vector<Result<QByteArray>> found;
        for (const Descriptor &descriptor : descriptors)
            found.push_back(bytes(descriptor.digest));
        return found;
    }

    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("start %1").arg(length));
        auto found = bytes(descriptor.digest);
        return found ? found->left(length) : found;
    }

    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("blob"));
        const auto found = bytes(descriptor.digest);
        return found ? sink(*found) : Result<void>(tl::unexpected(found.error()));
    }

    Result<void> checkBlob(const Descriptor &descriptor, std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("check"));
        const auto found = bytes(descriptor.digest);
        return found ? Result<void>() : Result<void>(tl::unexpected(found.error()));
    }

    Result<std::vector<Companion>> companions(const Digest &subject, std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("companions"));
        return std::vector<Companion>{
            {.digest = subject, .kind = Companion::Kind::Signature, .count = 2}};
    }

    Result<Listing<Listed>> list(std::stop_token) override
    {
        m_registry.asked.append(QStringLiteral("list"));
        return std::vector<Listed>{{.name = QStringLiteral("v1")}};
    }

private:
    Result<QByteArray> bytes(const Digest &digest) const
    {
        const auto found = m_registry.contents.find(digest);
        if (found == m_registry.contents.end())
            return failure(ErrorKind::NotFound, QStringLiteral("no such blob"));
        return found->second;
    }
    Result<ManifestDocument> find(const Digest &digest) const
    {
        auto found = bytes(digest);
        return found ? ManifestDocument::parse(*found, MediaType::ociManifest())
                     : Result<ManifestDocument>(tl::unexpected(found.error()));
    }
    Result<ManifestDocument> findTag(const QString &tag) const
    {
        const auto found = m_registry.tags.find(tag);
        if (found == m_registry.tags.end())
            return failure(ErrorKind::NotFound, QStringLiteral("no such tag"));
        return ManifestDocument::parse(found->second, MediaType::ociManifest());
    }

    Registry &m_registry;
};

Selector tagged(const QString &tag)
{
    return {.name = tag, .digest = {}};
}

} // namespace

class TestCachedSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksForTagsConditionally();
    void seesAMovedTag();
    void asksAgainWhenTheDocumentIsGone();
    void forgetsATagThatIsGone();
    void asksForADigestOnce();
    void handsOnConditions();
    void handsOutWhatItHolds();
    void asksOnlyForTheRest();
    void keepsErrorsApart();
    void doesNotKeepSignedSchema1();
    void checksSizes();
    void keepsSmallStarts();
    void keepsWhatCameAlongForAMoment();
    void doesNotTrustAnotherRegistrysStart();
    void passesTheRestThrough();
    void stepsAside();
    void answersOffline();
    void saysWhatIsNotThereOffline_data();
    void saysWhatIsNotThereOffline();

private:
    CachedSource online()
    {
        return {std::make_unique<CountingSource>(m_registry), *m_cache, repository};
    }
    CachedSource offline() { return {nullptr, *m_cache, repository}; }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<DocumentCache> m_cache;
    Registry m_registry;
};

void TestCachedSource::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_cache
        = std::make_unique<DocumentCache>(DocumentCache::Options{.directory = m_directory->path()});
    m_registry = {};
    for (int number = 0; number < 6; ++number) {
        m_registry.add(manifestBytes(number));
        m_registry.add(configBytes(number));
    }
    m_registry.tags[QStringLiteral("v1")] = manifestBytes(1);
}

void TestCachedSource::cleanup()
{
    m_cache.reset();
    m_directory.reset();
}

void TestCachedSource::asksForTagsConditionally()
{
    auto source = online();
    QCOMPARE(source.resolve(tagged(QStringLiteral("v1")), {})->bytes(), manifestBytes(1));
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("tag v1")});
    const auto again = source.resolve(tagged(QStringLiteral("v1")), {});
    QVERIFY(again);
    QCOMPARE(again->bytes(), manifestBytes(1));
    QVERIFY(again->manifest());
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("if changed v1")});
}

void TestCachedSource::seesAMovedTag()
{
    auto source = online();
    QVERIFY(source.resolve(tagged(QStringLiteral("v1")), {}));
    m_registry.tags[QStringLiteral("v1")] = manifestBytes(2);
    QCOMPARE(source.resolve(tagged(QStringLiteral("v1")), {})->bytes(), manifestBytes(2));
    QCOMPARE(source.resolve(tagged(QStringLiteral("v1")), {})->bytes(), manifestBytes(2));
    QCOMPARE(offline().resolve(tagged(QStringLiteral("v1")), {})->bytes(), manifestBytes(2));
    QCOMPARE(m_registry.asked.size(), 3);
}

void TestCachedSource::asksAgainWhenTheDocumentIsGone()
{
    m_cache->rememberTag(repository, QStringLiteral("v1"), Digest::sha256Of(manifestBytes(1)));
    auto source = online();
    QCOMPARE(source.resolve(tagged(QStringLiteral("v1")), {})->bytes(), manifestBytes(1));
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("tag v1")});
}

void TestCachedSource::forgetsATagThatIsGone()
{
    auto source = online();
    QVERIFY(source.resolve(tagged(QStringLiteral("v1")), {}));
    m_registry.tags.clear();
    const auto gone = source.resolve(tagged(QStringLiteral("v1")), {});
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    QCOMPARE(offline().resolve(tagged(QStringLiteral("v1")), {}).error().kind, ErrorKind::Offline);
}

void TestCachedSource::asksForADigestOnce()
{
    auto source = online();
    const Selector selector{.name = {}, .digest = Digest::sha256Of(manifestBytes(3))};
    for (int round = 0; round < 3; ++round)
        QCOMPARE(source.resolve(selector, {})->bytes(), manifestBytes(3));
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("digest")});
}

void TestCachedSource::handsOnConditions()
{
    auto source = online();
    const auto tag = tagged(QStringLiteral("v1"));
    const Digest first = Digest::sha256Of(manifestBytes(1));
    const Digest second = Digest::sha256Of(manifestBytes(2));
    const auto same = source.resolveIfChanged(tag, first, {});
    QVERIFY(same && !*same);
    const auto other = source.resolveIfChanged(tag, second, {});
    QVERIFY(other && *other);
    QVERIFY((*other)->digest() == first);
    QCOMPARE(m_registry.takeAsked().size(), 2);

    const Selector byDigest{.name = {}, .digest = first};
    const auto itself = source.resolveIfChanged(byDigest, first, {});
    QVERIFY(itself && !*itself);
    const auto offlineSame = offline().resolveIfChanged(tag, first, {});
    QVERIFY(offlineSame && !*offlineSame);
    const auto offlineOther = offline().resolveIfChanged(tag, second, {});
    QVERIFY(offlineOther && *offlineOther);
    QCOMPARE(m_registry.takeAsked(), QStringList());
}

void TestCachedSource::handsOutWhatItHolds()
{
    auto source = online();
    QVERIFY(source.resolve(tagged(QStringLiteral("v1")), {}));
    QVERIFY(source.resolve({{}, Digest::sha256Of(manifestBytes(3))}, {}));
    m_cache->rememberTag(repository, QStringLiteral("lost"), Digest::sha256Of(manifestBytes(4)));
    m_registry.asked.clear();
    const std::vector<Selector> selectors{tagged(QStringLiteral("lost")),
                                          {{}, Digest::sha256Of(manifestBytes(3))},
                                          tagged(QStringLiteral("v2")),
                                          tagged(QStringLiteral("v1")),
                                          {{}, Digest::sha256Of(manifestBytes(5))}};
    const auto found = source.atHand(selectors);
    QCOMPARE(found.size(), selectors.size());
    QVERIFY(!found[0] && !found[2] && !found[4]);
    QVERIFY(found[1] && found[3]);
    QCOMPARE(found[1]->bytes(), manifestBytes(3));
    QCOMPARE(found[3]->bytes(), manifestBytes(1));
    QCOMPARE(m_registry.takeAsked(), QStringList());
}

void TestCachedSource::asksOnlyForTheRest()
{
    auto source = online();
    const std::vector<Descriptor> some{manifestDescriptor(1), manifestDescriptor(3)};
    QCOMPARE(source.manifests(some, {}).size(), std::size_t(2));
    const std::vector<Descriptor> all{manifestDescriptor(0), manifestDescriptor(1),
                                      manifestDescriptor(2), manifestDescriptor(0),
                                      manifestDescriptor(3)};
    m_registry.takeAsked();
    for (const int round : {0, 1}) {
        const auto found = source.manifests(all, {});
        QCOMPARE(found.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            QVERIFY(found[i] && found[i]->digest() == all[i].digest);
        QCOMPARE(m_registry.takeAsked(),
                 round == 0 ? QStringList{QStringLiteral("manifests 2")} : QStringList());
    }

    const std::vector<Descriptor> configs{configDescriptor(0), configDescriptor(1)};
    for (const int round : {0, 1}) {
        const auto found = source.blobs(configs, {});
        QCOMPARE(found.size(), configs.size());
        QVERIFY(found[0] && *found[0] == configBytes(0));
        QVERIFY(found[1] && *found[1] == configBytes(1));
        QCOMPARE(m_registry.takeAsked(),
                 round == 0 ? QStringList{QStringLiteral("blobs 2")} : QStringList());
    }
    QVERIFY(source.manifests({}, {}).empty());
    QCOMPARE(m_registry.takeAsked(), QStringList());
}

void TestCachedSource::keepsErrorsApart()
{
    auto source = online();
    m_registry.contents.erase(Digest::sha256Of(manifestBytes(2)));
    const std::vector<Descriptor> all{manifestDescriptor(1), manifestDescriptor(2),
                                      manifestDescriptor(3)};
    const auto found = source.manifests(all, {});
    QVERIFY(found[0] && found[2]);
    QVERIFY(!found[1]);
    QCOMPARE(found[1].error().kind, ErrorKind::NotFound);
    m_registry.takeAsked();
    QVERIFY(!source.manifests(all, {})[1]);
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("manifests 1")});
}

// Its digest is that of a part of its bytes, which the cache cannot verify.
void TestCachedSource::doesNotKeepSignedSchema1()
{
    const QByteArray bytes = manifestBytes(1);
    const Digest other = Digest::sha256Of("another");
    m_registry.contents.emplace(other, bytes);
    auto source = online();
    const Descriptor descriptor{.mediaType = MediaType::ociManifest(), .digest = other, .size = -1};
    for (int round = 0; round < 2; ++round)
        QVERIFY(source.manifests(std::span(&descriptor, 1), {}).front());
    QCOMPARE(m_registry.takeAsked().size(), 2);
}

void TestCachedSource::checksSizes()
{
    auto source = online();
    QVERIFY(source.blobs(std::vector{configDescriptor(1)}, {}).front());
    Descriptor wrong = configDescriptor(1);
    wrong.size += 1;
    const auto found = source.blobs(std::vector{wrong}, {}).front();
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Corrupt);
    Descriptor unknown = configDescriptor(1);
    unknown.size = -1;
    QVERIFY(source.blobs(std::vector{unknown}, {}).front());

    QByteArray large(5 * 1024 * 1024, 'x');
    m_cache->keep(Digest::sha256Of(large), {.bytes = large, .mediaType = {}});
    const auto tooLarge
        = source.blobs(std::vector{descriptorOf(large, MediaType::ociConfig())}, {}).front();
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().kind, ErrorKind::TooLarge);
}

void TestCachedSource::keepsSmallStarts()
{
    auto source = online();
    const QByteArray layer(200'000, 'l');
    const QByteArray tiny("tiny layer");
    m_registry.add(layer);
    m_registry.add(tiny);
    const auto descriptor = descriptorOf(layer, MediaType::ociConfig());
    const auto tinyDescriptor = descriptorOf(tiny, MediaType::ociConfig());
    const auto ask = [&](const Descriptor &blob, qint64 length) {
        return source.blobStart(blob, length, {})->size();
    };
    QCOMPARE(ask(descriptor, 512), 512);
    QCOMPARE(ask(descriptor, 512), 512);
    QCOMPARE(ask(descriptor, 100), 100);
    QCOMPARE(ask(tinyDescriptor, 512), tiny.size());
    QCOMPARE(ask(tinyDescriptor, 512), tiny.size());
    QCOMPARE(m_registry.takeAsked(),
             (QStringList{QStringLiteral("start 512"), QStringLiteral("start 512")}));
    QCOMPARE(ask(descriptor, 65'536), 65'536);
    QCOMPARE(ask(descriptor, 65'536), 65'536);
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("start 65536")});
    QCOMPARE(ask(descriptor, 65'537), 65'537);
    QCOMPARE(ask(descriptor, 65'537), 65'537);
    QCOMPARE(m_registry.takeAsked().size(), 2);
    QCOMPARE(offline().blobStart(descriptor, 512, {})->size(), 512);
}

void TestCachedSource::keepsWhatCameAlongForAMoment()
{
    auto source = online();
    const Digest subject = Digest::sha256Of(manifestBytes(1));
    const auto first = source.companions(subject, {});
    QVERIFY(first && first->size() == 1);
    QCOMPARE(*source.companions(subject, {}), *first);
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("companions")});
    QCOMPARE(*offline().companions(subject, {}), *first);
    const Digest other = Digest::sha256Of(manifestBytes(2));
    QCOMPARE(offline().companions(other, {}).error().kind, ErrorKind::Offline);
    // An old answer is asked for again, and is as good as any without a network.
    m_cache->learn(subject, QStringLiteral("companions of ") + repository, "1700000000");
    QVERIFY(offline().companions(subject, {})->empty());
    QCOMPARE(*source.companions(subject, {}), *first);
    QCOMPARE(m_registry.takeAsked(), QStringList{QStringLiteral("companions")});
}

void TestCachedSource::doesNotTrustAnotherRegistrysStart()
{
    const QByteArray layer(1000, 'l');
    const auto descriptor = descriptorOf(layer, MediaType::ociConfig());
    m_registry.contents.emplace(descriptor.digest, QByteArray(1000, 'x')); // lies
    QVERIFY(online().blobStart(descriptor, 100, {})->startsWith("xxx"));

    Registry honest;
    honest.add(layer);
    CachedSource source(std::make_unique<CountingSource>(honest), *m_cache,
                        QStringLiteral("other.example/team/app"));
    QVERIFY(source.blobStart(descriptor, 100, {})->startsWith("lll"));
}

void TestCachedSource::passesTheRestThrough()
{
    auto source = online();
    QByteArray read;
    const auto sink = [&](QByteArrayView bytes) -> Result<void> {
        read += bytes;
        return {};
    };
    QVERIFY(source.readBlob(configDescriptor(1), sink, {}));
    QCOMPARE(read, configBytes(1));
    QVERIFY(source.checkBlob(configDescriptor(1), {}));
    QCOMPARE(source.list({})->front().name, QStringLiteral("v1"));
    QCOMPARE(
        m_registry.takeAsked(),
        (QStringList{QStringLiteral("blob"), QStringLiteral("check"), QStringLiteral("list")}));
}

// Who verifies asks the registry, whatever the cache holds; offline there is nobody to ask.
void TestCachedSource::stepsAside()
{
    auto source = online();
    const Descriptor config = configDescriptor(1);
    for (int i = 0; i < 2; ++i)
        QVERIFY(source.blobs(std::span(&config, 1), {}).front());
    QCOMPARE(m_registry.takeAsked().size(), 1);
    for (int i = 0; i < 2; ++i)
        QVERIFY(source.direct()->blobs(std::span(&config, 1), {}).front());
    QCOMPARE(m_registry.takeAsked().size(), 2);
    auto alone = offline();
    QCOMPARE(alone.direct(), nullptr);
    QCOMPARE(alone.checkBlob(config, {}).error().kind, ErrorKind::Offline);
}

void TestCachedSource::answersOffline()
{
    {
        auto source = online();
        QVERIFY(source.resolve(tagged(QStringLiteral("v1")), {}));
        QVERIFY(source.blobs(std::vector{configDescriptor(1)}, {}).front());
    }
    m_registry.takeAsked();
    auto source = offline();
    QCOMPARE(source.resolve(tagged(QStringLiteral("v1")), {})->bytes(), manifestBytes(1));
    const Selector byDigest{.name = {}, .digest = Digest::sha256Of(manifestBytes(1))};
    QCOMPARE(source.resolve(byDigest, {})->bytes(), manifestBytes(1));
    const std::vector<Descriptor> two{configDescriptor(1), configDescriptor(2)};
    const auto configs = source.blobs(two, {});
    QCOMPARE(*configs[0], configBytes(1));
    QVERIFY(!configs[1]);
    QCOMPARE(configs[1].error().kind, ErrorKind::Offline);
    // What the descriptor carries itself needs no cache.
    Descriptor embedded = configDescriptor(3);
    embedded.data = configBytes(3);
    QCOMPARE(*source.blobs(std::vector{embedded}, {}).front(), configBytes(3));
    QCOMPARE(m_registry.takeAsked(), QStringList());
}

void TestCachedSource::saysWhatIsNotThereOffline_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call : {"tag", "digest", "manifests", "blobs", "start", "blob", "list"})
        QTest::newRow(call) << QString::fromLatin1(call);
}

void TestCachedSource::saysWhatIsNotThereOffline()
{
    QFETCH(QString, call);
    auto source = offline();
    const auto descriptor = configDescriptor(1);
    const std::span one(&descriptor, 1);
    std::optional<Error> error;
    const auto note = [&](const auto &result) {
        if (!result)
            error = result.error();
    };
    if (call == u"tag")
        note(source.resolve(tagged(QStringLiteral("v1")), {}));
    else if (call == u"digest")
        note(source.resolve({.name = {}, .digest = descriptor.digest}, {}));
    else if (call == u"manifests")
        note(source.manifests(one, {}).front());
    else if (call == u"blobs")
        note(source.blobs(one, {}).front());
    else if (call == u"start")
        note(source.blobStart(descriptor, 10, {}));
    else if (call == u"blob")
        note(source.readBlob(descriptor, [](QByteArrayView) { return Result<void>(); }, {}));
    else
        note(source.list({}));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Offline);
    QVERIFY2(error->detail.contains(repository) && error->detail.contains(u"without --offline"),
             qPrintable(error->detail));
}

SAMEINSIDE_TEST(TestCachedSource)
#include "tst_cachedsource.moc"
