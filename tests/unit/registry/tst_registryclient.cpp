// SPDX-License-Identifier: MIT
#include "registry/distribution/registryclient.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QMap>

#include <thread>

using namespace sameinside;
using Then = ScriptedReply::Then;

namespace {

const QByteArray ociManifest = QByteArrayLiteral("application/vnd.oci.image.manifest.v1+json");

QByteArray digestText(const QByteArray &bytes)
{
    return Digest::sha256Of(bytes).toString().toLatin1();
}

Descriptor descriptorOf(const QByteArray &bytes, const QByteArray &type = ociManifest)
{
    return {.mediaType = *MediaType::parse(QString::fromLatin1(type)),
            .digest = Digest::sha256Of(bytes),
            .size = bytes.size()};
}

QByteArray manifestBytes(const QByteArray &note)
{
    const QByteArray digest = digestText("config");
    return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",)"
           R"("config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":")"
        + digest + R"(","size":6},"layers":[],"annotations":{"note":")" + note + R"("}})";
}

/// A registry with one repository, "team/app", without a login. A test puts in what it holds.
class Registry {
public:
    Registry() : server([this](const ServedRequest &request) { return answer(request); }) {}

    RegistryClient client(const QString &tag = {}, TransportOptions options = quickOptions()) const
    {
        const QString path = QStringLiteral("team/app");
        const auto reference = tag.isEmpty()
            ? *Reference::fromParts(server.host(), path)
            : *Reference::parse(server.host() + u'/' + path + u':' + tag);
        return RegistryClient(
            std::make_shared<RegistrySession>(std::move(options), ScriptedCredentials::always({})),
            reference);
    }
    /// Under its digest, and under tag.
    void addManifest(const QByteArray &bytes, const QByteArray &tag = {},
                     const QByteArray &type = ociManifest)
    {
        const QByteArray digest = digestText(bytes);
        const auto reply = ScriptedReply::text(200, bytes, type)
                               .with("Docker-Content-Digest", digest)
                               .with("ETag", '"' + digest + '"');
        replies.insert("/v2/team/app/manifests/" + digest, reply);
        if (!tag.isEmpty())
            replies.insert("/v2/team/app/manifests/" + tag, reply);
    }
    void addBlob(const QByteArray &bytes)
    {
        blobs.insert("/v2/team/app/blobs/" + digestText(bytes), bytes);
    }
    QString name() const { return server.host() + QStringLiteral("/team/app"); }

    QMap<QByteArray, ScriptedReply> replies; ///< by path
    QMap<QByteArray, QByteArray> blobs;      ///< by path; with Range
    ScriptedServer::Handler before;          ///< where it answers with a status, that is it
    bool knowsRanges = true;
    ScriptedServer server;

private:
    ScriptedReply answer(const ServedRequest &request)
    {
        if (before) {
            const ScriptedReply reply = before(request);
            if (reply.status != 0)
                return reply;
        }
        if (const auto blob = blobs.constFind(request.path); blob != blobs.constEnd())
            return part(*blob, request.header("range"));
        const auto reply = replies.constFind(request.path);
        if (reply == replies.constEnd()) {
            return ScriptedReply::text(
                404, R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]})");
        }
        for (const auto &[name, value] : reply->headers) {
            if (name == "ETag" && request.header("if-none-match") == value)
                return {.status = 304};
        }
        return *reply;
    }

    ScriptedReply part(const QByteArray &blob, const QByteArray &range) const
    {
        if (range.isEmpty() || !knowsRanges)
            return ScriptedReply::text(200, blob, "application/octet-stream");
        const QByteArray numbers = range.mid(6);
        const qsizetype first = numbers.left(numbers.indexOf('-')).toLongLong();
        const QByteArray lastText = numbers.mid(numbers.indexOf('-') + 1);
        const qsizetype last = lastText.isEmpty()
            ? blob.size() - 1
            : std::min<qsizetype>(lastText.toLongLong(), blob.size() - 1);
        return ScriptedReply::text(206, blob.mid(first, last - first + 1),
                                   "application/octet-stream")
            .with("Content-Range",
                  "bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) + '/'
                      + QByteArray::number(blob.size()));
    }
};

ScriptedReply pass()
{
    return {.status = 0};
}

Selector tag(const char *name)
{
    return {.name = QString::fromLatin1(name)};
}

} // namespace

class TestRegistryClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsHosts_data();
    void knowsHosts();
    void resolvesTags();
    void resolvesDigests();
    void resolvesItsOwnReference();
    void asksConditionally();
    void refusesOtherBytes_data();
    void refusesOtherBytes();
    void tellsDamageFromBadManifests();
    void listsNothing_data();
    void listsNothing();
    void refusesLargeManifests();
    void believesTheDocument_data();
    void believesTheDocument();
    void refusesWebPages();
    void keepsSigned();
    void tellsWhatIsMissing();
    void tellsRefusals_data();
    void tellsRefusals();
    void tellsUnreachableHosts_data();
    void tellsUnreachableHosts();
    void fetchesManifestsInBulk();
    void descriptorTypeWins();
    void fetchesBlobsInBulk();
    void blobFaults_data();
    void blobFaults();
    void readsStarts();
    void cutsWholeAnswers();
    void asksForBlobs_data();
    void asksForBlobs();
    void readsBlobs();
    void goesOnWhereItBroke_data();
    void goesOnWhereItBroke();
    void asksForTheSameThing();
    void knowsTheEndOfWhatHasNoSize_data();
    void knowsTheEndOfWhatHasNoSize();
    void partsMustFit_data();
    void partsMustFit();
    void asksForRedirectsAnew();
    void goesOnAfterSilence();
    void stopsBetweenParts();
    void continuesDroppedBlobs_data();
    void continuesDroppedBlobs();
    void blobIsCorrupt_data();
    void blobIsCorrupt();
    void followsBlobRedirects();
    void neverFetchesForeignUrls();
    void stopsDownloads();
    void findsWhatComesAlong();
    void listsTags();
    void listsWithoutPageSize();
    void listsAgainAfterACut();
    void listFaults_data();
    void listFaults();
    void stopsLists();
};

void TestRegistryClient::knowsHosts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::newRow("Docker Hub") << QStringLiteral("nginx")
                                << QStringLiteral("https://registry-1.docker.io/v2/library/nginx");
    QTest::newRow("other") << QStringLiteral("ghcr.io/a/b")
                           << QStringLiteral("https://ghcr.io/v2/a/b");
    QTest::newRow("port") << QStringLiteral("localhost:5000/a")
                          << QStringLiteral("https://localhost:5000/v2/a");
    QTest::newRow("IPv6") << QStringLiteral("[::1]:5000/a")
                          << QStringLiteral("https://[::1]:5000/v2/a");
}

void TestRegistryClient::knowsHosts()
{
    QFETCH(QString, name);
    QFETCH(QString, url);
    const auto reference = *Reference::parse(name);
    QCOMPARE(RegistryClient::apiUrl(reference.domain(), reference.path()).toString(), url);
}

void TestRegistryClient::resolvesTags()
{
    Registry registry;
    const QByteArray bytes = manifestBytes("one");
    registry.addManifest(bytes, "1.0", ociManifest + "; charset=utf-8");
    auto client = registry.client();
    const auto document = client.resolve(tag("1.0"), {});
    VERIFY_RESULT(document);
    QCOMPARE(document->bytes(), bytes);
    QVERIFY(document->manifest());
    const auto asked = registry.server.requests().at(0);
    QCOMPARE(asked.target, QByteArray("/v2/team/app/manifests/1.0"));
    const QByteArray accept = asked.header("accept");
    for (const char *type :
         {"application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.docker.distribution.manifest.v1+prettyjws",
          "application/vnd.docker.distribution.manifest.v1+json",
          "application/vnd.oci.artifact.manifest.v1+json"})
        QVERIFY2(accept.contains(type), type);
    QVERIFY(!accept.contains("q="));
    VERIFY_ERROR(client.resolve(tag("no/tag"), {}), ErrorKind::InvalidName,
                 QStringLiteral("is not a tag"));
}

void TestRegistryClient::resolvesDigests()
{
    Registry registry;
    const QByteArray bytes = manifestBytes("one");
    registry.addManifest(bytes);
    Hasher hasher(Hasher::Algorithm::Sha512);
    hasher.add(bytes);
    const Digest sha512 = hasher.finish();
    registry.replies.insert("/v2/team/app/manifests/" + sha512.toString().toLatin1(),
                            ScriptedReply::text(200, bytes, ociManifest));
    auto client = registry.client();
    VERIFY_RESULT(client.resolve({.digest = Digest::sha256Of(bytes)}, {}));
    VERIFY_RESULT(client.resolve({.name = QStringLiteral("other"), .digest = sha512}, {}));
}

void TestRegistryClient::resolvesItsOwnReference()
{
    Registry registry;
    registry.addManifest(manifestBytes("one"), "1.0");
    registry.addManifest(manifestBytes("two"), "latest");
    VERIFY_RESULT(registry.client(QStringLiteral("1.0")).resolve({}, {}));
    VERIFY_RESULT(registry.client().resolve({}, {}));
    QCOMPARE(registry.server.requests().at(0).path, QByteArray("/v2/team/app/manifests/1.0"));
    QCOMPARE(registry.server.requests().at(1).path, QByteArray("/v2/team/app/manifests/latest"));
}

void TestRegistryClient::asksConditionally()
{
    Registry registry;
    const QByteArray bytes = manifestBytes("one");
    registry.addManifest(bytes, "1.0");
    auto client = registry.client();
    const Digest known = Digest::sha256Of(bytes);
    const auto same = client.resolveIfChanged(tag("1.0"), known, {});
    VERIFY_RESULT(same);
    QVERIFY(!*same);
    QCOMPARE(registry.server.requests().at(0).header("if-none-match"),
             '"' + known.toString().toLatin1() + '"');
    const auto changed = client.resolveIfChanged(tag("1.0"), Digest::sha256Of("old"), {});
    VERIFY_RESULT(changed);
    QVERIFY(*changed);
    QCOMPARE((*changed)->digest(), known);
    // A registry that does not care answers with the same again.
    registry.replies["/v2/team/app/manifests/1.0"].headers.clear();
    const auto again = client.resolveIfChanged(tag("1.0"), known, {});
    VERIFY_RESULT(again);
    QVERIFY(!*again);
    const int before = registry.server.requestCount();
    VERIFY_RESULT(client.resolveIfChanged({.digest = known}, known, {}));
    QCOMPARE(registry.server.requestCount(), before);
}

void TestRegistryClient::refusesOtherBytes_data()
{
    QTest::addColumn<bool>("byDigest");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("by digest") << true << QByteArray("the registry sent other bytes");
    QTest::newRow("by tag, converted") << false << QByteArray("converted or damaged on the way");
}

// What is cut short is damaged, and not a bad manifest.
void TestRegistryClient::tellsDamageFromBadManifests()
{
    Registry registry;
    const QByteArray whole = manifestBytes("whole");
    const QByteArray bad = "{\"schemaVersion\":2}";
    registry.replies.insert("/v2/team/app/manifests/cut",
                            ScriptedReply::text(200, whole.chopped(20), ociManifest)
                                .with("Docker-Content-Digest", digestText(whole)));
    registry.replies.insert(
        "/v2/team/app/manifests/bad",
        ScriptedReply::text(200, bad, ociManifest).with("Docker-Content-Digest", digestText(bad)));
    for (const char *body : {R"({"errors":[{"code":"DENIED"}]})", "{}"}) {
        registry.replies.insert("/v2/team/app/manifests/none",
                                ScriptedReply::text(200, body, "application/json"));
        VERIFY_ERROR(registry.client().resolve(tag("none"), {}), ErrorKind::InvalidDocument,
                     QStringLiteral("no manifest"));
    }
    auto client = registry.client();
    VERIFY_ERROR(client.resolve(tag("cut"), {}), ErrorKind::Corrupt,
                 QStringLiteral("converted or damaged on the way"));
    VERIFY_ERROR(client.resolve(tag("bad"), {}), ErrorKind::InvalidDocument, QStringLiteral("bad"));
}

void TestRegistryClient::refusesOtherBytes()
{
    QFETCH(bool, byDigest);
    QFETCH(QByteArray, says);
    Registry registry;
    const QByteArray wanted = manifestBytes("wanted");
    const QByteArray sent = manifestBytes("sent");
    const auto reply = ScriptedReply::text(200, sent, ociManifest)
                           .with("Docker-Content-Digest", digestText(wanted));
    registry.replies.insert("/v2/team/app/manifests/1.0", reply);
    registry.replies.insert("/v2/team/app/manifests/" + digestText(wanted), reply);
    auto client = registry.client();
    const auto document
        = client.resolve(byDigest ? Selector{.digest = Digest::sha256Of(wanted)} : tag("1.0"), {});
    VERIFY_ERROR(document, ErrorKind::Corrupt, QString::fromLatin1(says));
    QVERIFY(document.error().detail.contains(QLatin1StringView(digestText(wanted))));
    QVERIFY(document.error().detail.contains(QLatin1StringView(digestText(sent))));
}

void TestRegistryClient::refusesLargeManifests()
{
    Registry registry;
    registry.addManifest(QByteArray(10 * 1024 * 1024, ' '), "big");
    VERIFY_ERROR(registry.client().resolve(tag("big"), {}), ErrorKind::TooLarge,
                 QStringLiteral("larger than 4 MiB"));
}

void TestRegistryClient::believesTheDocument_data()
{
    QTest::addColumn<QByteArray>("type");      // in the document
    QTest::addColumn<QByteArray>("announced"); // by Content-Type
    QTest::addColumn<bool>("isRead");
    const QByteArray oci = "application/vnd.oci.image.";
    const QByteArray docker = "application/vnd.docker.distribution.manifest.";
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &announced,
                        bool isRead) { QTest::newRow(name) << type << announced << isRead; };
    row("OCI as Docker", oci + "manifest.v1+json", docker + "v2+json", true);
    row("Docker as OCI", docker + "v2+json", oci + "manifest.v1+json", true);
    row("OCI index as Docker list", oci + "index.v1+json", docker + "list.v2+json", true);
    row("Docker list as OCI index", docker + "list.v2+json", oci + "index.v1+json", true);
    row("index as manifest", oci + "index.v1+json", oci + "manifest.v1+json", false);
    row("list as Docker manifest", docker + "list.v2+json", docker + "v2+json", false);
    row("manifest as index", oci + "manifest.v1+json", oci + "index.v1+json", false);
}

void TestRegistryClient::believesTheDocument()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, announced);
    QFETCH(bool, isRead);
    Registry registry;
    const bool isIndex = type.contains("index") || type.contains("list");
    QByteArray bytes = isIndex ? R"({"schemaVersion":2,"mediaType":"TYPE","manifests":[]})"
                               : manifestBytes("one").replace(ociManifest, "TYPE");
    registry.addManifest(bytes.replace("TYPE", type), "1.0", announced);
    const auto document = registry.client().resolve(tag("1.0"), {});
    if (!isRead) {
        VERIFY_ERROR(document, ErrorKind::InvalidDocument, QStringLiteral("announced as"));
        return;
    }
    VERIFY_RESULT(document);
    QCOMPARE(document->bytes(), bytes);
    QCOMPARE(document->mediaType()->bytes(), QByteArrayView(type));
    QVERIFY(document->announced());
    QCOMPARE(document->announced()->bytes(), QByteArrayView(announced));
}

void TestRegistryClient::refusesWebPages()
{
    Registry registry;
    registry.replies.insert("/v2/team/app/manifests/1.0",
                            ScriptedReply::text(200, "<html>welcome</html>", "text/html"));
    const auto document = registry.client().resolve(tag("1.0"), {});
    VERIFY_ERROR(document, ErrorKind::ServerFault, QStringLiteral("answered with a web page"));
    QVERIFY(!document.error().detail.contains(u"<html"));
}

void TestRegistryClient::keepsSigned()
{
    // The digest of a signed schema 1 manifest is not that of its bytes.
    Registry registry;
    const QByteArray payload = R"({
   "schemaVersion": 1,
   "name": "a",
   "tag": "1",
   "architecture": "amd64",
   "fsLayers": [],
   "history": [])";
    const QByteArray tail = "\n}";
    const QByteArray header = R"({"formatLength":)" + QByteArray::number(payload.size())
        + R"(,"formatTail":")"
        + tail.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + R"("})";
    const QByteArray bytes = payload + R"(,"signatures":[{"protected":")"
        + header.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        + R"("}]})";
    registry.replies.insert(
        "/v2/team/app/manifests/1.0",
        ScriptedReply::text(200, bytes, "application/vnd.docker.distribution.manifest.v1+prettyjws")
            .with("Docker-Content-Digest", digestText(payload + tail)));
    const auto document = registry.client().resolve(tag("1.0"), {});
    VERIFY_RESULT(document);
    QCOMPARE(document->digest(), Digest::sha256Of(payload + tail));
}

void TestRegistryClient::tellsWhatIsMissing()
{
    Registry registry;
    registry.addManifest(manifestBytes("one"), "1.0");
    registry.replies.insert("/v2/team/app/tags/list",
                            ScriptedReply::text(200, R"({"tags":["1.0"]})"));
    auto client = registry.client();
    VERIFY_ERROR(client.resolve(tag("2.0"), {}), ErrorKind::NotFound,
                 registry.name() + QStringLiteral(":2.0: the repository has no such tag"));
    VERIFY_ERROR(client.resolve({.digest = Digest::sha256Of("x")}, {}), ErrorKind::NotFound,
                 QStringLiteral("the repository has no such digest"));
    // The second time it is known that the repository is there.
    QCOMPARE(registry.server.requestCount(), 3);

    registry.replies.insert(
        "/v2/team/app/tags/list",
        ScriptedReply::text(404,
                            R"({"errors":[{"code":"NAME_UNKNOWN","message":"unknown name"}]})"));
    VERIFY_ERROR(registry.client().resolve(tag("2.0"), {}), ErrorKind::NotFound,
                 registry.name() + QStringLiteral(": ") + registry.server.host()
                     + QStringLiteral(" has no such repository (NAME_UNKNOWN: unknown name)"));

    registry.before = [](const ServedRequest &) {
        return ScriptedReply::text(404, "<html>404</html>", "text/html");
    };
    const auto noRegistry = registry.client().resolve(tag("2.0"), {});
    VERIFY_ERROR(noRegistry, ErrorKind::ServerFault, QStringLiteral("a registry?"));
    QVERIFY(!noRegistry.error().detail.contains(u"<"));
}

void TestRegistryClient::tellsRefusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("denied") << 403
                            << QByteArray(R"({"errors":[{"code":"DENIED","message":"no access"}]})")
                            << ErrorKind::Denied
                            << QStringLiteral("denies access (DENIED: no access)");
    QTest::newRow("expired, as ECR has it")
        << 403
        << QByteArray(R"({"errors":[{"code":"DENIED","message":)"
                      R"("Your authorization token has expired. Reauthenticate and try again."}]})")
        << ErrorKind::Unauthorized << QStringLiteral("has expired");
    QTest::newRow("limited") << 429
                             << QByteArray(R"({"errors":[{"code":"TOOMANYREQUESTS","message":)"
                                           R"("You have reached your pull rate limit."}]})")
                             << ErrorKind::RateLimited
                             << QStringLiteral("You have reached your pull rate limit.");
    QTest::newRow("down") << 503 << QByteArray("<html>") << ErrorKind::ServerFault
                          << QStringLiteral("failed with status 503; try again later");
    QTest::newRow("control characters are gone")
        << 500
        << QByteArray(
               "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"a\\u0007b\\r\\nc\\u202ed\"}]}")
        << ErrorKind::ServerFault << QStringLiteral("(UNKNOWN: a b c d)");
    QTest::newRow("not supported")
        << 405 << QByteArray() << ErrorKind::Unsupported << QStringLiteral("does not do this");
    QTest::newRow("odd") << 418 << QByteArray() << ErrorKind::ServerFault
                         << QStringLiteral("answered with status 418");
}

void TestRegistryClient::tellsRefusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    Registry registry;
    registry.before = [&](const ServedRequest &) { return ScriptedReply::text(status, body); };
    VERIFY_ERROR(registry.client().resolve(tag("1.0"), {}), kind, says);
    const QByteArray longText = R"({"errors":[{"message":")" + QByteArray(5'000, 'x') + R"("}]})";
    registry.before = [&](const ServedRequest &) { return ScriptedReply::text(status, longText); };
    const auto cut = registry.client().resolve(tag("1.0"), {});
    QVERIFY2(cut.error().detail.size() < 600, qPrintable(cut.error().detail));
}

void TestRegistryClient::tellsUnreachableHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such host") << QStringLiteral("nowhere.invalid") << ErrorKind::Unreachable
                                  << QStringLiteral(
                                         "nowhere.invalid/a:1: there is no host nowhere.invalid");
    QTest::newRow("refused") << QStringLiteral("127.0.0.1:1") << ErrorKind::Unreachable
                             << QStringLiteral(
                                    "127.0.0.1:1/a:1: 127.0.0.1:1 refused the connection");
}

void TestRegistryClient::tellsUnreachableHosts()
{
    QFETCH(QString, host);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    RegistryClient client(
        std::make_shared<RegistrySession>(quickOptions(), ScriptedCredentials::always({})),
        *Reference::fromParts(host, QStringLiteral("a")));
    VERIFY_ERROR(client.resolve(tag("1"), {}), kind, says);
}

void TestRegistryClient::fetchesManifestsInBulk()
{
    Registry registry;
    std::vector<Descriptor> wanted;
    for (int i = 0; i < 40; ++i) {
        const QByteArray bytes = manifestBytes(QByteArray::number(i));
        if (i != 7)
            registry.addManifest(bytes);
        wanted.push_back(descriptorOf(bytes));
    }
    wanted[9].size += 1;
    wanted[11].size = largestManifest + 1;
    auto client = registry.client();
    const auto documents = client.manifests(wanted, {});
    QCOMPARE(documents.size(), wanted.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (i == 7) {
            VERIFY_ERROR(documents[i], ErrorKind::NotHere, QStringLiteral("MANIFEST_UNKNOWN"));
        } else if (i == 9) {
            VERIFY_ERROR(documents[i], ErrorKind::Corrupt, QStringLiteral("its descriptor says"));
        } else if (i == 11) {
            VERIFY_ERROR(documents[i], ErrorKind::TooLarge, QStringLiteral("larger than 4 MiB"));
        } else {
            VERIFY_RESULT(documents[i]);
            QCOMPARE(documents[i]->digest(), wanted[i].digest);
        }
    }
    QCOMPARE(registry.server.requestCount(), 39);
    QVERIFY(registry.server.connectionCount() <= 9); // 8 at once, and a first try with TLS
}

void TestRegistryClient::descriptorTypeWins()
{
    Registry registry;
    const QByteArray bytes = manifestBytes("x");
    registry.addManifest(bytes, {}, "text/plain; charset=utf-8");
    auto client = registry.client();
    const std::array wanted{descriptorOf(bytes)};
    const auto documents = client.manifests(wanted, {});
    VERIFY_RESULT(documents[0]);
    QVERIFY(documents[0]->manifest());
    VERIFY_RESULT(client.resolve({.digest = wanted[0].digest}, {}));
}

void TestRegistryClient::fetchesBlobsInBulk()
{
    Registry registry;
    std::vector<Descriptor> wanted;
    for (int i = 0; i < 20; ++i) {
        const QByteArray bytes = "config " + QByteArray::number(i);
        registry.addBlob(bytes);
        wanted.push_back(descriptorOf(bytes));
    }
    wanted[3].data = "config 3";
    const auto contents = registry.client().blobs(wanted, {});
    QCOMPARE(contents.size(), wanted.size());
    for (std::size_t i = 0; i < contents.size(); ++i) {
        VERIFY_RESULT(contents[i]);
        QCOMPARE(*contents[i], "config " + QByteArray::number(int(i)));
    }
    QCOMPARE(registry.server.requestCount(), 19); // embedded data is not asked for
    std::stop_source source;
    source.request_stop();
    for (const auto &content : registry.client().blobs(wanted, source.get_token())) {
        if (!content)
            QCOMPARE(content.error().kind, ErrorKind::Cancelled);
    }
}

void TestRegistryClient::blobFaults_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing") << QByteArray("missing") << ErrorKind::NotHere
                             << QStringLiteral("does not have it");
    QTest::newRow("other bytes") << QByteArray("bytes") << ErrorKind::Corrupt
                                 << QStringLiteral(
                                        "the registry sent other bytes: asked for sha256:");
    QTest::newRow("other size") << QByteArray("size") << ErrorKind::Corrupt
                                << QStringLiteral("its descriptor says");
    QTest::newRow("too large by its descriptor")
        << QByteArray("huge") << ErrorKind::TooLarge << QStringLiteral("more than 4 MiB");
    QTest::newRow("too large in fact")
        << QByteArray("endless") << ErrorKind::TooLarge << QStringLiteral("larger than 4 MiB");
    QTest::newRow("unknown algorithm") << QByteArray("algorithm") << ErrorKind::Unsupported
                                       << QStringLiteral("cannot be verified here");
}

void TestRegistryClient::blobFaults()
{
    QFETCH(QByteArray, fault);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    Registry registry;
    Descriptor wanted = descriptorOf("wanted");
    const QByteArray path = "/v2/team/app/blobs/" + digestText("wanted");
    if (fault == "bytes")
        registry.blobs.insert(path, "fetfet");
    if (fault == "size")
        registry.blobs.insert(path, "wanted and more");
    if (fault == "endless")
        registry.blobs.insert(path, QByteArray(6'000'000, 'x'));
    if (fault == "huge")
        wanted.size = 5'000'000;
    if (fault == "algorithm")
        wanted.digest = *Digest::parse(u"sha384:abcdefabcdefabcdefabcdefabcdefabcdef");
    const auto contents = registry.client().blobs(std::span(&wanted, 1), {});
    VERIFY_ERROR(contents.front(), kind, says);
}

void TestRegistryClient::readsStarts()
{
    Registry registry;
    const QByteArray bytes(1'000'000, 'z');
    registry.addBlob(bytes);
    auto client = registry.client();
    const Descriptor blob = descriptorOf(bytes);
    QCOMPARE(*client.blobStart(blob, 100, {}), bytes.first(100));
    QCOMPARE(registry.server.requests().at(0).header("range"), QByteArray("bytes=0-99"));
    QCOMPARE(client.blobStart(blob, 2'000'000, {})->size(), bytes.size());
    registry.knowsRanges = false;
    QCOMPARE(*client.blobStart(blob, 100, {}), bytes.first(100));
    VERIFY_ERROR(client.blobStart(descriptorOf("other"), 100, {}), ErrorKind::NotHere,
                 QStringLiteral("does not have it"));
    const auto empty = client.blobStart(descriptorOf(""), 100, {});
    VERIFY_RESULT(empty);
    QVERIFY(empty->isEmpty());
}

// A server that knows no ranges sends all of it: what is not wanted is not waited for.
void TestRegistryClient::cutsWholeAnswers()
{
    Registry registry;
    const QByteArray bytes(32 << 20, 'z');
    registry.addBlob(bytes);
    registry.knowsRanges = false;
    SeenRequests seen;
    TransportOptions options = quickOptions();
    options.onRequest = seen.listener();
    const auto start = registry.client({}, options).blobStart(descriptorOf(bytes), 65'536, {});
    VERIFY_RESULT(start);
    QCOMPARE(start->size(), 65'536);
    const qint64 received = seen.entries().back().bytes;
    QVERIFY2(received < 1 << 20, qPrintable(QString::number(received)));
}

void TestRegistryClient::asksForBlobs_data()
{
    QTest::addColumn<int>("refusal"); // of HEAD; 0: it is answered
    QTest::addColumn<QStringList>("methods");
    QTest::newRow("by HEAD") << 0 << QStringList{QStringLiteral("HEAD")};
    const QStringList both{QStringLiteral("HEAD"), QStringLiteral("GET")};
    QTest::newRow("HEAD is not supported") << 405 << both;
    QTest::newRow("the storage signs for GET") << 403 << both;
    QTest::newRow("HEAD finds nothing") << 404 << both;
}

void TestRegistryClient::asksForBlobs()
{
    QFETCH(int, refusal);
    QFETCH(QStringList, methods);
    Registry registry;
    registry.before = [refusal](const ServedRequest &request) -> ScriptedReply {
        return {.status = request.method == "HEAD" ? refusal : 0};
    };
    const QByteArray bytes(1'000'000, 'z');
    registry.addBlob(bytes);
    auto client = registry.client();
    QVERIFY(client.checkBlob(descriptorOf(bytes), {}));
    QStringList asked;
    for (const ServedRequest &request : registry.server.requests())
        asked << QString::fromLatin1(request.method);
    QCOMPARE(asked, methods);
    Descriptor longer = descriptorOf(bytes);
    ++longer.size;
    VERIFY_ERROR(client.checkBlob(longer, {}), ErrorKind::Corrupt,
                 QStringLiteral("it has 1000000 bytes, but its descriptor says 1000001"));
    VERIFY_ERROR(client.checkBlob(descriptorOf("other"), {}), ErrorKind::NotHere,
                 QStringLiteral("does not have it"));
    registry.knowsRanges = false;
    QVERIFY(client.checkBlob(descriptorOf(bytes), {}));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(client.checkBlob(descriptorOf(bytes), stop.get_token()).error().kind,
             ErrorKind::Cancelled);
}

void TestRegistryClient::readsBlobs()
{
    Registry registry;
    const QByteArray bytes(5'000'000, 'y');
    registry.addBlob(bytes);
    registry.addBlob({});
    auto client = registry.client();
    QByteArray seen;
    const BlobSink sink = [&](QByteArrayView part) -> Result<void> {
        seen += part;
        return {};
    };
    VERIFY_RESULT(client.readBlob(descriptorOf(bytes), sink, {}));
    QVERIFY(seen == bytes);
    seen.clear();
    VERIFY_RESULT(client.readBlob(descriptorOf(""), sink, {}));
    QVERIFY(seen.isEmpty());
    VERIFY_ERROR(client.readBlob(descriptorOf("missing"), sink, {}), ErrorKind::NotHere,
                 QStringLiteral("does not have it"));
    VERIFY_ERROR(client.readBlob(descriptorOf(bytes),
                                 [](QByteArrayView) -> Result<void> {
                                     return failure(ErrorKind::Io, QStringLiteral("disk full"));
                                 },
                                 {}),
                 ErrorKind::Io, QStringLiteral("disk full"));
}

namespace {

/// Bytes of which no part is like another.
QByteArray numbered(qsizetype size)
{
    QByteArray bytes;
    while (bytes.size() < size)
        bytes += QByteArray::number(bytes.size());
    return bytes.first(size);
}

/// A registry that breaks off, once at each of these bytes, and a client that reads it whole.
class BreakingRegistry {
public:
    BreakingRegistry(const QByteArray &bytes, std::vector<qsizetype> breaks) :
        m_bytes(bytes), m_breaks(std::move(breaks))
    {
        registry.addBlob(bytes);
        registry.before = [this](const ServedRequest &request) { return answer(request); };
    }

    Result<void> read(qint64 size = -2, std::stop_token stop = {})
    {
        Descriptor blob = descriptorOf(m_bytes);
        if (size != -2)
            blob.size = size;
        seen.clear();
        return registry.client().readBlob(
            blob,
            [this](QByteArrayView part) -> Result<void> {
                seen += part;
                return {};
            },
            std::move(stop));
    }
    // "-" where all is asked for. Qt asks a second time now and then, for answers that nobody sees.
    QByteArrayList ranges() const
    {
        QByteArrayList asked;
        for (const ServedRequest &request : registry.server.requests()) {
            const QByteArray range
                = request.hasHeader("range") ? request.header("range").mid(6) : QByteArray("-");
            if (asked.isEmpty() || asked.back() != range)
                asked << range;
        }
        return asked;
    }

    QByteArray seen;
    QByteArray tag; ///< of entity; empty: none
    std::function<void(ScriptedReply &, qsizetype from)> change;
    Registry registry;

private:
    ScriptedReply answer(const ServedRequest &request)
    {
        qsizetype from = 0;
        if (request.hasHeader("range") && registry.knowsRanges)
            from = request.header("range").mid(6).chopped(1).toLongLong();
        ScriptedReply reply = ScriptedReply::text(from > 0 ? 206 : 200, m_bytes.mid(from));
        if (from >= m_bytes.size()) {
            return ScriptedReply::text(416, "{}").with(
                "Content-Range", "bytes */" + QByteArray::number(m_bytes.size()));
        }
        if (from > 0) {
            reply.with("Content-Range",
                       "bytes " + QByteArray::number(from) + '-'
                           + QByteArray::number(m_bytes.size() - 1) + '/'
                           + QByteArray::number(m_bytes.size()));
        }
        if (!tag.isEmpty())
            reply.with("ETag", tag);
        const auto next = std::ranges::find_if(m_breaks, [&](qsizetype at) { return at > from; });
        if (next != m_breaks.end()) {
            reply.cutAfter = *next - from;
            reply.then = Then::Close;
            reply.pause = 50; // what comes with the end of a connection may be lost
            if (!registry.knowsRanges)
                m_breaks.erase(next);
        }
        if (change)
            change(reply, from);
        return reply;
    }

    QByteArray m_bytes;
    std::vector<qsizetype> m_breaks; ///< ascending
};

} // namespace

void TestRegistryClient::goesOnWhereItBroke_data()
{
    QTest::addColumn<QList<qsizetype>>("breaks");
    QTest::addColumn<bool>("knowsRanges");
    QTest::addColumn<QByteArrayList>("ranges");
    QTest::newRow("once") << QList<qsizetype>{100'000} << true << QByteArrayList{"-", "100000-"};
    QTest::newRow("at the first byte") << QList<qsizetype>{1} << true << QByteArrayList{"-", "1-"};
    QTest::newRow("before the last byte")
        << QList<qsizetype>{299'999} << true << QByteArrayList{"-", "299999-"};
    QTest::newRow("several times") << QList<qsizetype>{10, 70'000, 200'000} << true
                                   << QByteArrayList{"-", "10-", "70000-", "200000-"};
    QTest::newRow("without ranges")
        << QList<qsizetype>{100'000} << false << QByteArrayList{"-", "100000-"};
    // What comes again breaks earlier than before.
    QTest::newRow("without ranges, twice")
        << QList<qsizetype>{200'000, 50'000} << false << QByteArrayList{"-", "200000-"};
}

void TestRegistryClient::goesOnWhereItBroke()
{
    QFETCH(QList<qsizetype>, breaks);
    QFETCH(bool, knowsRanges);
    QFETCH(QByteArrayList, ranges);
    const QByteArray bytes = numbered(300'000);
    BreakingRegistry breaking(bytes, {breaks.begin(), breaks.end()});
    breaking.registry.knowsRanges = knowsRanges;
    VERIFY_RESULT(breaking.read());
    QVERIFY(breaking.seen == bytes);
    QCOMPARE(breaking.ranges(), ranges);
}

void TestRegistryClient::asksForTheSameThing()
{
    const QByteArray bytes = numbered(300'000);
    for (const QByteArray &tag : {QByteArray("\"one\""), QByteArray("W/\"one\""), QByteArray()}) {
        BreakingRegistry breaking(bytes, {100'000});
        breaking.tag = tag;
        VERIFY_RESULT(breaking.read());
        const auto requests = breaking.registry.server.requests();
        QVERIFY(!requests.front().hasHeader("if-range"));
        QCOMPARE(requests.back().header("if-range"),
                 tag.startsWith('"') ? tag : QByteArray()); // a weak one says too little
    }
}

void TestRegistryClient::knowsTheEndOfWhatHasNoSize_data()
{
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<bool>("succeeds");
    QTest::newRow("it says so") << QByteArray("bytes */300000") << true;
    QTest::newRow("there is less") << QByteArray("bytes */299999") << false;
    QTest::newRow("it says nothing") << QByteArray() << true;
}

// The last byte came, and then the connection broke, and no descriptor says how many there are.
void TestRegistryClient::knowsTheEndOfWhatHasNoSize()
{
    QFETCH(QByteArray, contentRange);
    QFETCH(bool, succeeds);
    const QByteArray bytes = numbered(300'000);
    BreakingRegistry breaking(bytes, {});
    int whole = 0;
    breaking.change = [&](ScriptedReply &reply, qsizetype) {
        if (++whole > 1)
            return;
        // A byte more is promised, and never comes.
        reply.raw = "HTTP/1.1 200 OK\r\nContent-Length: 300001\r\n\r\n" + bytes;
        reply.then = Then::Close;
        reply.pause = 50;
    };
    if (contentRange != "bytes */300000") {
        breaking.registry.before
            = [&, before = breaking.registry.before](const ServedRequest &request) {
            if (!request.hasHeader("range"))
                return before(request);
            ScriptedReply reply = ScriptedReply::text(416, "{}");
            return contentRange.isEmpty() ? reply : reply.with("Content-Range", contentRange);
        };
    }
    const auto done = breaking.read(-1);
    QCOMPARE(done.has_value(), succeeds);
    if (succeeds)
        QVERIFY(breaking.seen == bytes);
    else
        VERIFY_ERROR(done, ErrorKind::ServerFault, QStringLiteral("nothing behind it"));
}

void TestRegistryClient::partsMustFit_data()
{
    QTest::addColumn<QByteArray>("header"); // of the second part
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *header, const char *value, const char *tag,
                        ErrorKind kind, const char *says) {
        QTest::newRow(name) << QByteArray(header) << QByteArray(value) << QByteArray(tag) << kind
                            << QString::fromLatin1(says);
    };
    row("from elsewhere", "Content-Range", "bytes 100001-299999/300000", "", ErrorKind::ServerFault,
        "broke off at byte 100000");
    row("from nowhere", "Content-Range", "lines 7", "", ErrorKind::ServerFault,
        "broke off at byte 100000");
    row("of another size", "Content-Range", "bytes 100000-399999/400000", "", ErrorKind::Corrupt,
        "it has 400000 bytes");
    // Two things made these bytes, and neither is proven to be damaged.
    row("other contents", "X", "x", "", ErrorKind::ServerFault, "the parts do not make up");
    row("of another thing", "ETag", "\"two\"", "\"one\"", ErrorKind::ServerFault,
        "the parts do not make up");
    row("other contents of one thing", "X", "x", "\"one\"", ErrorKind::Corrupt, "sent other bytes");
}

void TestRegistryClient::partsMustFit()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, tag);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    BreakingRegistry breaking(numbered(300'000), {100'000});
    breaking.tag = tag;
    breaking.change = [&](ScriptedReply &reply, qsizetype from) {
        if (from == 0)
            return;
        reply.body[5] = char(reply.body[5] ^ 1);
        for (auto &[name, text] : reply.headers) {
            if (name == header)
                text = value;
        }
    };
    const auto done = breaking.read();
    VERIFY_ERROR(done, kind, says);
}

// What a registry redirects to is signed for a while, and is not for those who hold its login.
void TestRegistryClient::asksForRedirectsAnew()
{
    const QByteArray bytes = numbered(300'000);
    std::atomic_int signedFor = 0;
    ScriptedServer storage([&](const ServedRequest &request) {
        if (request.target != "/b?X-Amz-Signature=" + QByteArray::number(signedFor.load()))
            return ScriptedReply::text(403, "<Error><Code>AccessDenied</Code></Error>");
        if (!request.hasHeader("range")) {
            ScriptedReply reply = ScriptedReply::text(200, bytes);
            reply.cutAfter = 100'000;
            reply.then = Then::Close;
            reply.pause = 50;
            return reply;
        }
        return ScriptedReply::text(206, bytes.mid(100'000))
            .with("Content-Range", "bytes 100000-299999/300000");
    });
    Registry registry;
    registry.before = [&](const ServedRequest &request) {
        if (!request.hasHeader("authorization"))
            return ScriptedReply::text(401, "").with("WWW-Authenticate", "Basic realm=\"r\"");
        const auto target = QStringLiteral("/b?X-Amz-Signature=%1").arg(++signedFor);
        return ScriptedReply::redirect(307, storage.url(target).toEncoded());
    };
    RegistryClient client(
        std::make_shared<RegistrySession>(
            quickOptions(),
            ScriptedCredentials::always(
                {.username = QStringLiteral("me"), .password = QStringLiteral("SECRET")})),
        *Reference::fromParts(registry.server.host(), QStringLiteral("team/app")));
    QByteArray seen;
    VERIFY_RESULT(client.readBlob(descriptorOf(bytes),
                                  [&](QByteArrayView part) -> Result<void> {
                                      seen += part;
                                      return {};
                                  },
                                  {}));
    QVERIFY(seen == bytes);
    QVERIFY(signedFor >= 2);
    for (const ServedRequest &request : storage.requests())
        QVERIFY(!request.hasHeader("authorization"));
    QCOMPARE(storage.requests().back().header("range"), QByteArray("bytes=100000-"));
}

void TestRegistryClient::goesOnAfterSilence()
{
    const QByteArray bytes = numbered(300'000);
    BreakingRegistry breaking(bytes, {100'000});
    breaking.change = [](ScriptedReply &reply, qsizetype from) {
        if (from == 0)
            reply.then = Then::Stall; // the idle time-out ends it
    };
    VERIFY_RESULT(breaking.read());
    QVERIFY(breaking.seen == bytes);
}

void TestRegistryClient::stopsBetweenParts()
{
    TransportOptions options = quickOptions();
    options.retry.base = std::chrono::seconds(60);
    options.retry.longestBackoff = std::chrono::seconds(60);
    const QByteArray bytes = numbered(300'000);
    BreakingRegistry breaking(bytes, {100'000});
    auto client = breaking.registry.client({}, options);
    std::stop_source stop;
    std::atomic<qint64> seen = 0;
    Result<void> done;
    std::jthread caller([&] {
        done = client.readBlob(
            descriptorOf(bytes),
            [&](QByteArrayView part) -> Result<void> {
                seen += part.size();
                return {};
            },
            stop.get_token());
    });
    QTRY_COMPARE(seen, 100'000);
    QTest::qWait(200); // the connection is gone by now
    QElapsedTimer clock;
    clock.start();
    stop.request_stop();
    caller.join();
    QVERIFY(clock.elapsed() < longestStop);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
}

void TestRegistryClient::continuesDroppedBlobs_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<bool>("succeeds");
    QTest::newRow("with ranges") << QByteArray("range") << true;
    QTest::newRow("without ranges") << QByteArray("whole") << true;
    QTest::newRow("continues elsewhere") << QByteArray("wrong") << false;
    QTest::newRow("drops for ever") << QByteArray("always") << false;
}

void TestRegistryClient::continuesDroppedBlobs()
{
    QFETCH(QByteArray, how);
    QFETCH(bool, succeeds);
    Registry registry;
    QByteArray bytes;
    while (bytes.size() < 300'000)
        bytes += QByteArray::number(bytes.size());
    registry.addBlob(bytes);
    registry.knowsRanges = how != "whole";
    std::atomic_int asked = 0;
    registry.before = [&](const ServedRequest &request) {
        const int number = ++asked;
        const QByteArray range = request.header("range");
        const qsizetype from = range.isEmpty() ? 0 : range.mid(6, range.size() - 7).toLongLong();
        if ((how == "range" && from >= 100'000) || (how == "whole" && number > 2))
            return pass();
        ScriptedReply reply = ScriptedReply::text(200, bytes);
        if (from > 0 && how != "whole") {
            reply = ScriptedReply::text(206, bytes.mid(from));
            reply.with("Content-Range",
                       "bytes " + QByteArray::number(how == "wrong" ? from + 1 : from) + "-/*");
        }
        reply.cutAfter = how == "whole" ? 100'000 * number : 50'000;
        reply.then = Then::Close;
        reply.pause = 50; // what comes with the end of a connection may be lost
        return reply;
    };
    QByteArray seen;
    const auto done = registry.client().readBlob(descriptorOf(bytes),
                                                 [&](QByteArrayView part) -> Result<void> {
                                                     seen += part;
                                                     return {};
                                                 },
                                                 {});
    QCOMPARE(done.has_value(), succeeds);
    if (succeeds) {
        QVERIFY(seen == bytes);
    } else if (how == "wrong") {
        VERIFY_ERROR(done, ErrorKind::ServerFault, QStringLiteral("broke off at byte 50000"));
    } else {
        VERIFY_ERROR(done, ErrorKind::Unreachable, QStringLiteral("dropped the connection"));
        // Qt asks a second time now and then, for answers that nobody sees.
        QVERIFY2(asked >= 4 && asked <= 8, qPrintable(QString::number(asked)));
    }
}

void TestRegistryClient::blobIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("says");
    const QByteArray wanted(100'000, 'w');
    QTest::newRow("other bytes") << QByteArray(100'000, 'v')
                                 << QStringLiteral("the registry sent other bytes: asked for ");
    QTest::newRow("shorter") << wanted.first(99'999) << QStringLiteral("its descriptor says");
    QTest::newRow("longer") << QByteArray(wanted + 'w') << QStringLiteral("its descriptor says");
}

void TestRegistryClient::blobIsCorrupt()
{
    QFETCH(QByteArray, sent);
    QFETCH(QString, says);
    const QByteArray wanted(100'000, 'w');
    Registry registry;
    registry.blobs.insert("/v2/team/app/blobs/" + digestText(wanted), sent);
    const auto ignore = [](QByteArrayView) -> Result<void> { return {}; };
    VERIFY_ERROR(registry.client().readBlob(descriptorOf(wanted), ignore, {}), ErrorKind::Corrupt,
                 says);
}

void TestRegistryClient::followsBlobRedirects()
{
    const QByteArray bytes(200'000, 'r');
    ScriptedServer storage([&](const ServedRequest &) { return ScriptedReply::text(200, bytes); });
    Registry registry;
    registry.before = [&](const ServedRequest &request) {
        if (!request.hasHeader("authorization"))
            return ScriptedReply::text(401, "").with("WWW-Authenticate", "Basic realm=\"r\"");
        return ScriptedReply::redirect(
            307, storage.url(QStringLiteral("/b?X-Amz-Signature=abc")).toEncoded());
    };
    RegistryClient client(
        std::make_shared<RegistrySession>(
            quickOptions(),
            ScriptedCredentials::always(
                {.username = QStringLiteral("me"), .password = QStringLiteral("SECRET")})),
        *Reference::fromParts(registry.server.host(), QStringLiteral("team/app")));
    qint64 total = 0;
    VERIFY_RESULT(client.readBlob(descriptorOf(bytes),
                                  [&](QByteArrayView part) -> Result<void> {
                                      total += part.size();
                                      return {};
                                  },
                                  {}));
    QCOMPARE(total, bytes.size());
    QVERIFY(!storage.requests().at(0).hasHeader("authorization"));
}

void TestRegistryClient::neverFetchesForeignUrls()
{
    ScriptedServer foreign(
        [](const ServedRequest &) { return ScriptedReply::text(200, "foreign"); });
    Registry registry;
    Descriptor layer = descriptorOf("foreign");
    layer.urls = {foreign.url(QStringLiteral("/layer")).toString()};
    auto client = registry.client();
    const auto ignore = [](QByteArrayView) -> Result<void> { return {}; };
    VERIFY_ERROR(client.readBlob(layer, ignore, {}), ErrorKind::NotHere,
                 QStringLiteral("foreign layer, whose URLs are not followed"));
    VERIFY_ERROR(client.blobStart(layer, 10, {}), ErrorKind::NotHere,
                 QStringLiteral("foreign layer"));
    const auto contents = client.blobs(std::span(&layer, 1), {});
    VERIFY_ERROR(contents.front(), ErrorKind::NotHere, QStringLiteral("foreign layer"));
    QCOMPARE(foreign.requestCount(), 0);
}

void TestRegistryClient::stopsDownloads()
{
    Registry registry;
    registry.before = [&](const ServedRequest &) {
        ScriptedReply reply = ScriptedReply::text(200, QByteArray(2'000'000, 'x'));
        reply.cutAfter = 1'000'000;
        reply.then = Then::Stall;
        return reply;
    };
    TransportOptions options = quickOptions();
    options.idleTimeout = std::chrono::seconds(30);
    auto client = registry.client({}, options);
    std::stop_source source;
    std::atomic<qint64> seen = 0;
    Result<void> done;
    Descriptor blob = descriptorOf("x");
    blob.size = 2'000'000;
    std::jthread caller([&] {
        done = client.readBlob(
            blob,
            [&](QByteArrayView part) -> Result<void> {
                seen += part.size();
                return {};
            },
            source.get_token());
    });
    QTRY_COMPARE(seen, 1'000'000);
    QElapsedTimer clock;
    clock.start();
    source.request_stop();
    caller.join();
    QVERIFY(clock.elapsed() < longestStop);
    QVERIFY(!done);
    QCOMPARE(done.error(), (Error{ErrorKind::Cancelled, QStringLiteral("stopped")}));
}

void TestRegistryClient::listsTags()
{
    Registry registry;
    registry.before = [&](const ServedRequest &request) {
        if (request.target == "/v2/team/app/tags/list?n=1000") {
            return ScriptedReply::text(200, R"({"name":"x","tags":["1","2"]})")
                .with("Link", "</v2/team/app/tags/list?last=2&n=2>; rel=\"next\"");
        }
        if (request.target == "/v2/team/app/tags/list?last=2&n=2") {
            return ScriptedReply::text(200, R"({"name":"x","tags":["3","sha256:abc","2"]})",
                                       "text/plain; charset=utf-8")
                .with("Link",
                      '<'
                          + registry.server
                                .url(QStringLiteral("/v2/team/app/tags/list?last=opaque%2B%3D"))
                                .toEncoded()
                          + ">; rel=next");
        }
        if (request.target == "/v2/team/app/tags/list?last=opaque%2B%3D") {
            return ScriptedReply::text(200, R"({"name":"x","tags":null})")
                .with("Link", "<list?last=end>; rel=next");
        }
        if (request.target == "/v2/team/app/tags/list?last=end")
            return ScriptedReply::text(200, R"({"name":"x","tags":["4"]})");
        return pass();
    };
    const auto tags = registry.client().list({});
    VERIFY_RESULT(tags);
    QStringList names;
    for (const Listed &listed : *tags)
        names += listed.name;
    QCOMPARE(names.join(u' '), QStringLiteral("1 2 3 4"));
    QCOMPARE(registry.server.requestCount(), 4);
}

void TestRegistryClient::listsWithoutPageSize()
{
    Registry registry;
    registry.before = [&](const ServedRequest &request) {
        if (request.target.contains("n=1000"))
            return ScriptedReply::text(400, R"({"errors":[{"code":"PAGINATION_NUMBER_INVALID"}]})");
        return ScriptedReply::text(200, R"({"tags":["1"]})");
    };
    const auto tags = registry.client().list({});
    VERIFY_RESULT(tags);
    QCOMPARE(tags->size(), std::size_t(1));
}

void TestRegistryClient::listsNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isList");
    QTest::newRow("null") << QByteArray(R"({"name":"team/app","tags":null})") << true;
    QTest::newRow("empty") << QByteArray(R"({"tags":[]})") << true;
    QTest::newRow("left out") << QByteArray(R"({"name":"team/app"})") << true;
    QTest::newRow("something else") << QByteArray("{}") << false;
    QTest::newRow("another type") << QByteArray(R"({"name":"team/app","tags":"1"})") << false;
    QTest::newRow("an error with status 200")
        << QByteArray(R"({"errors":[{"code":"DENIED"}]})") << false;
}

void TestRegistryClient::listsNothing()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isList);
    Registry registry;
    registry.before = [&](const ServedRequest &) { return ScriptedReply::text(200, body); };
    const auto tags = registry.client().list({});
    if (isList) {
        VERIFY_RESULT(tags);
        QVERIFY(tags->empty());
    } else {
        VERIFY_ERROR(tags, ErrorKind::InvalidDocument, QStringLiteral("sent no list of tags"));
    }
}

void TestRegistryClient::listsAgainAfterACut()
{
    Registry registry;
    registry.before = [](const ServedRequest &request) {
        const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nf\r\n";
        if (request.number == 1)
            return ScriptedReply{.raw = head + R"({"tags":["1")", .then = Then::Close};
        return ScriptedReply{.raw = head + R"({"tags":["1","2)" + "\r\n3\r\n\"]}\r\n0\r\n\r\n"};
    };
    const auto tags = registry.client().list({});
    VERIFY_RESULT(tags);
    QCOMPARE(tags->size(), std::size_t(2));
    QVERIFY(registry.server.requestCount() >= 2);
}

void TestRegistryClient::listFaults_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("garbage") << ErrorKind::InvalidDocument
                             << QStringLiteral("not valid JSON");
    QTest::newRow("a web page") << QByteArray("html") << ErrorKind::ServerFault
                                << QStringLiteral("a web page");
    QTest::newRow("no such repository")
        << QByteArray("missing") << ErrorKind::NotFound << QStringLiteral("has no such repository");
    QTest::newRow("the 404 of something else")
        << QByteArray("proxy") << ErrorKind::ServerFault << QStringLiteral("not found; is ");
    QTest::newRow("17 MiB") << QByteArray("large") << ErrorKind::TooLarge
                            << QStringLiteral("larger than 16 MiB");
}

void TestRegistryClient::listFaults()
{
    QFETCH(QByteArray, fault);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    Registry registry;
    registry.before = [&](const ServedRequest &) {
        if (fault == "garbage")
            return ScriptedReply::text(200, "tags: none");
        if (fault == "html")
            return ScriptedReply::text(200, "<html>", "text/html; charset=utf-8");
        if (fault == "proxy")
            return ScriptedReply::text(404, "<html>", "text/html");
        if (fault == "large")
            return ScriptedReply::text(200, QByteArray(17 * 1024 * 1024, ' '));
        return ScriptedReply::text(404, R"({"errors":[{"code":"NAME_UNKNOWN"}]})");
    };
    QElapsedTimer clock;
    clock.start();
    VERIFY_ERROR(registry.client().list({}), kind, says);
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
}

void TestRegistryClient::stopsLists()
{
    Registry registry;
    registry.before = [&](const ServedRequest &request) {
        const QByteArray number = QByteArray::number(request.number);
        return ScriptedReply::text(200, "{\"tags\":[\"t" + number + "\"]}")
            .with("Link", "</v2/team/app/tags/list?last=" + number + ">; rel=\"next\"");
    };
    auto client = registry.client();
    std::stop_source source;
    std::optional<Result<Listing<Listed>>> tags;
    std::jthread caller([&] { tags = client.list(source.get_token()); });
    QTRY_VERIFY(registry.server.requestCount() > 10);
    QElapsedTimer clock;
    clock.start();
    source.request_stop();
    caller.join();
    QVERIFY(clock.elapsed() < longestStop);
    QVERIFY(!*tags);
    QCOMPARE(tags->error().kind, ErrorKind::Cancelled);
}

// By the referrers API, by the fallback tag where there is none, and by cosign's tags.
void TestRegistryClient::findsWhatComesAlong()
{
    Registry registry;
    const QByteArray image = manifestBytes("image");
    registry.addManifest(image, "1");
    const Digest subject = Digest::sha256Of(image);
    const QByteArray hex = subject.encoded().toByteArray();
    const auto listOf = [](const QByteArray &artifactType) {
        return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",)"
               R"("manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":")"
            + digestText(artifactType) + R"(","size":5,"artifactType":")" + artifactType
            + R"("}]})";
    };
    const auto kinds = [&] {
        const auto found = registry.client().companions(subject, {});
        QStringList names;
        for (const Companion &one : found.value_or(std::vector<Companion>()))
            names << QString::number(int(one.kind)) + u'x' + QString::number(one.count);
        return found ? names.join(u' ') : QStringLiteral("not known");
    };
    QCOMPARE(kinds(), QString());

    registry.addManifest(
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",)"
        R"("config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":")"
            + digestText("{}")
            + R"(","size":2},"layers":[{"mediaType":)"
              R"("application/vnd.dev.cosign.simplesigning.v1+json","digest":")"
            + digestText("signed") + R"(","size":6}]})",
        "sha256-" + hex + ".sig");
    QCOMPARE(kinds(), QStringLiteral("1x1"));
    registry.addManifest(listOf("application/vnd.in-toto+json"), "sha256-" + hex,
                         "application/vnd.oci.image.index.v1+json");
    QCOMPARE(kinds(), QStringLiteral("0x1 1x1"));

    registry.before = [&](const ServedRequest &request) {
        return request.target.startsWith("/v2/team/app/referrers/") ? ScriptedReply::text(
                   200, listOf("application/spdx+json"), "application/vnd.oci.image.index.v1+json")
                                                                    : pass();
    };
    QCOMPARE(kinds(), QStringLiteral("2x1 1x1"));

    // A long list comes in pages.
    registry.before = [&](const ServedRequest &request) {
        if (!request.path.startsWith("/v2/team/app/referrers/"))
            return pass();
        const bool isFirst = !request.target.contains("last=");
        auto page = ScriptedReply::text(
            200, listOf(isFirst ? "application/spdx+json" : "application/vnd.in-toto+json"),
            "application/vnd.oci.image.index.v1+json");
        return isFirst ? page.with("Link", "<?last=1>; rel=\"next\"") : page;
    };
    QCOMPARE(kinds(), QStringLiteral("2x1 0x1 1x1"));
    registry.addManifest(
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",)"
        R"("config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":")"
            + digestText("{}") + R"(","size":2},"layers":[{"mediaType":"text/spdx+json","digest":")"
            + digestText("sbom") + R"(","size":4}]})",
        "sha256-" + hex + ".sbom");
    QCOMPARE(kinds(), QStringLiteral("2x1 0x1 1x1 2x1"));
    registry.before = [&](const ServedRequest &request) {
        return request.target.startsWith("/v2/team/app/referrers/") ? ScriptedReply::text(403, "{}")
                                                                    : pass();
    };
    QCOMPARE(kinds(), QStringLiteral("not known"));
}

SAMEINSIDE_TEST(TestRegistryClient)
#include "tst_registryclient.moc"
