// SPDX-License-Identifier: MIT
#include "app/wiring/sources.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/certificates.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>

using namespace sameinside;

namespace {

const QByteArray manifest = R"({"schemaVersion":2,)"
                            R"("mediaType":"application/vnd.oci.image.manifest.v1+json",)"
                            R"("config":{"mediaType":"application/vnd.oci.image.config.v1+json",)"
                            R"("digest":"sha256:)"
    + QByteArray(64, 'a') + R"(","size":2},"layers":[]})";

ScriptedReply manifestReply()
{
    return ScriptedReply::text(200, manifest,
                               QByteArrayLiteral("application/vnd.oci.image.manifest.v1+json"));
}

/// A registry that wants a token, and answers each repository as it is told.
class Registry {
public:
    using Answers = std::map<QByteArray, std::vector<ScriptedReply>>; ///< by path, in turn
    explicit Registry(Answers answers = {}) :
        m_answers(std::move(answers)),
        m_server([this](const ServedRequest &request) { return answer(request); })
    {
    }

    ImageName image(const QString &name) const
    {
        return *ImageName::parse(m_server.host() + u'/' + name);
    }
    int askedFor(const QByteArray &part) const
    {
        const auto requests = m_server.requests();
        return int(std::ranges::count_if(
            requests, [&](const ServedRequest &request) { return request.target.contains(part); }));
    }

private:
    ScriptedReply answer(const ServedRequest &request)
    {
        if (request.path == "/token")
            return ScriptedReply::text(200, R"({"token":"t","expires_in":300})");
        if (request.header("authorization") != "Bearer t") {
            return ScriptedReply::text(401, "{}").with("WWW-Authenticate",
                                                       "Bearer realm=\"/token\",service=\"r\"");
        }
        auto found = m_answers.find(request.path);
        if (found == m_answers.end() || found->second.empty())
            return manifestReply();
        const ScriptedReply reply = found->second.front();
        found->second.erase(found->second.begin());
        return reply;
    }

    Answers m_answers; // on the server's thread
    ScriptedServer m_server;
};

/// Sources whose cache is a directory of their own.
class Opened {
public:
    const Sources &sources() const { return m_sources; }

private:
    QTemporaryDir m_cache;
    Sources m_sources{CommonOptions{.cacheDirectory = m_cache.path().toStdString()}};
};

Result<ManifestDocument> resolve(Sources &sources, const ImageName &image, const Selector &selector)
{
    auto source = sources.open(image);
    if (!source)
        return tl::unexpected(source.error());
    return (*source)->resolve(selector, {});
}

ScriptedReply busy()
{
    return ScriptedReply::text(503, "{}").with("Retry-After", "0");
}

} // namespace

class TestSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sessionsShareLoginsAndCache();
    void sessionsHearOfTheirOwn();
    void tellsHowOftenItTried();
    void signsInForTheSession();
    void typesItsOptions();
};

void TestSources::sessionsShareLoginsAndCache()
{
    const Registry registry;
    const Opened opened;
    const auto one = opened.sources().session();
    const auto other = opened.sources().session();
    const ImageName image = registry.image(QStringLiteral("team/app:v1"));
    const Selector byTag{.name = QStringLiteral("v1")};
    const auto document = resolve(*one, image, byTag);
    VERIFY_RESULT(document);
    QCOMPARE(registry.askedFor("/token"), 1);
    QCOMPARE(registry.askedFor("/manifests/"), 2); // a challenge, and the answer
    VERIFY_RESULT(resolve(*other, image, byTag));
    QCOMPARE(registry.askedFor("/token"), 1);
    QCOMPARE(registry.askedFor("/manifests/"), 3);
    VERIFY_RESULT(resolve(*other, image, {.digest = document->digest()}));
    QCOMPARE(registry.askedFor("/manifests/"), 3); // the cache had it
}

void TestSources::sessionsHearOfTheirOwn()
{
    const Registry registry;
    const Opened opened;
    const auto one = opened.sources().session();
    const auto other = opened.sources().session();
    QStringList heardByOne;
    QStringList heardByOther;
    const auto note = [](QStringList &heard) {
        return [&heard](const RequestLogEntry &entry) {
            heard.append(QStringLiteral("%1 %2").arg(QString::number(entry.status),
                                                     entry.url.section(u'/', 3)));
        };
    };
    one->watchRequests(note(heardByOne));
    other->watchRequests(note(heardByOther));
    VERIFY_RESULT(
        resolve(*one, registry.image(QStringLiteral("a:v1")), {.name = QStringLiteral("v1")}));
    QCOMPARE(heardByOne.size(), 3);
    QCOMPARE(heardByOne.at(0), QStringLiteral("401 v2/a/manifests/v1"));
    QVERIFY2(heardByOne.at(1).startsWith(QStringLiteral("200 token?")),
             qPrintable(heardByOne.at(1)));
    QCOMPARE(heardByOne.at(2), QStringLiteral("200 v2/a/manifests/v1"));
    QCOMPARE(heardByOther, QStringList());
    heardByOne.clear();
    VERIFY_RESULT(
        resolve(*other, registry.image(QStringLiteral("b:v1")), {.name = QStringLiteral("v1")}));
    QCOMPARE(heardByOne, QStringList());
    QVERIFY(heardByOther.contains(QStringLiteral("200 v2/b/manifests/v1")));
}

void TestSources::tellsHowOftenItTried()
{
    const ScriptedReply refused = manifestReply().with("Content-Encoding", "gzip");
    const Registry registry({{"/v2/slow/manifests/v1", {busy(), manifestReply()}},
                             {"/v2/broken/manifests/v1", {busy(), busy(), refused}}});
    const Opened opened;
    const auto sources = opened.sources().session();
    std::vector<RequestLogEntry> entries;
    sources->watchRequests([&](const RequestLogEntry &entry) {
        if (entry.url.contains(QStringLiteral("/manifests/")) && entry.status != 401)
            entries.push_back(entry);
    });
    const auto ask = [&](const QString &repository) {
        return resolve(*sources, registry.image(repository + QStringLiteral(":v1")),
                       {.name = QStringLiteral("v1")});
    };
    VERIFY_RESULT(ask(QStringLiteral("slow")));
    QVERIFY(!ask(QStringLiteral("broken")));
    VERIFY_RESULT(ask(QStringLiteral("good")));
    QCOMPARE(entries.size(), std::size_t(3));
    QCOMPARE(entries[0].tries, 2);
    QCOMPARE(entries[0].note, QStringLiteral("tried 2 times"));
    QCOMPARE(entries[1].tries, 3);
    QVERIFY2(!entries[1].note.isEmpty() && !entries[1].note.startsWith(QStringLiteral("tried")),
             qPrintable(entries[1].note));
    QCOMPARE(entries[2].tries, 1);
}

// A name and a password that a person typed: from then on, for this host, and for every session.
void TestSources::signsInForTheSession()
{
    std::atomic<int> refused = 0;
    const ScriptedServer server([&](const ServedRequest &request) {
        if (request.header("authorization") == "Basic " + QByteArray("me:secret").toBase64())
            return manifestReply();
        ++refused;
        return ScriptedReply::text(401, "{}").with("WWW-Authenticate", "Basic realm=\"r\"");
    });
    const ImageName image = *ImageName::parse(server.host() + QStringLiteral("/team/app:v1"));
    const Selector byTag{.name = QStringLiteral("v1")};
    const Opened opened;
    const auto one = opened.sources().session();
    const auto other = opened.sources().session();
    const auto before = resolve(*one, image, byTag);
    QVERIFY(!before);
    QCOMPARE(before.error().kind, ErrorKind::Unauthorized);
    QVERIFY(refused > 0);
    one->signIn(QStringLiteral("elsewhere.example"), QStringLiteral("me"),
                QStringLiteral("secret"));
    QVERIFY(!resolve(*one, image, byTag));
    one->signIn(server.host(), QStringLiteral("me"), QStringLiteral("secret"));
    VERIFY_RESULT(resolve(*one, image, byTag));
    VERIFY_RESULT(resolve(*other, image, byTag));
    QCOMPARE(Sources::loginCommand(server.host()), QStringLiteral("docker login ") + server.host());
}

void TestSources::typesItsOptions()
{
    const QTemporaryDir files;
    QFile ca(files.filePath(QStringLiteral("ca.pem")));
    QVERIFY(ca.open(QIODevice::WriteOnly));
    ca.write(TestCertificate::authority("CA").certificate);
    ca.close();
    Sources sources({.plainHttpHosts = {"one:80", "two"},
                     .authFile = "auth.json",
                     .cacheDirectory = files.path().toStdString(),
                     .noCache = true,
                     .offline = true});
    QStringList options{QStringLiteral("--plain-http"), QStringLiteral("one:80"),
                        QStringLiteral("--plain-http"), QStringLiteral("two"),
                        QStringLiteral("--authfile"),   QStringLiteral("auth.json"),
                        QStringLiteral("--cache-dir"),  files.path(),
                        QStringLiteral("--no-cache"),   QStringLiteral("--offline")};
    QCOMPARE(sources.typedOptions(), options);
    QVERIFY(!sources.trust(QStringLiteral("host"), files.filePath(QStringLiteral("absent"))));
    QCOMPARE(sources.typedOptions(), options);
    VERIFY_RESULT(sources.trust(QStringLiteral("host"), ca.fileName()));
    options.insert(4, ca.fileName());
    options.insert(4, QStringLiteral("--ca-file"));
    QCOMPARE(sources.typedOptions(), options);
    QCOMPARE(Sources({.caFile = "mine.pem"}).typedOptions(),
             (QStringList{QStringLiteral("--ca-file"), QStringLiteral("mine.pem")}));
}

SAMEINSIDE_TEST(TestSources)
#include "tst_sources.moc"
