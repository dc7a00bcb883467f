// SPDX-License-Identifier: MIT
#include "registry/http/transport.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

using namespace sameinside;
using std::chrono::milliseconds;
using Then = ScriptedReply::Then;

class TestTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksAsItShould();
    void keepsConnections();
    void findsPlainHttpOnce();
    void answersWithAnyStatus_data();
    void answersWithAnyStatus();
    void joinsRepeatedHeaders();
    void followsRedirectsWithoutCredentials();
    void redirectsToTheLetter_data();
    void redirectsToTheLetter();
    void keepsCredentialsAtHome();
    void stopsRedirectLoops();
    void refusesRedirects_data();
    void refusesRedirects();
    void retriesStatuses_data();
    void retriesStatuses();
    void honoursRetryAfter();
    void limitsAreNoFaults_data();
    void limitsAreNoFaults();
    void doesNotWaitOverItsPatience();
    void manyWorkersAtALimit();
    void retriesDrops_data();
    void retriesDrops();
    void givesUp_data();
    void givesUp();
    void limitsAnswers_data();
    void limitsAnswers();
    void refusesCompressedAnswers();
    void cutsWhereAsked();
    void postsOnce();
    void streams();
    void streamIsBounded();
    void sinkEndsTheStream();
    void streamDropIsTold();
    void stopsAtOnce_data();
    void stopsAtOnce();
    void stopsWhileQueued();
    void keepsToItsRequests();
    void badAnswerHoldsBackNobody_data();
    void badAnswerHoldsBackNobody();
    void silentHostKeepsNoPlace();
    void leavesNoThread();
    void servesManyThreads();
    void logsWithoutSecrets();
    void refusesPlainHttp();
    void usesProxy();
};

namespace {

Request to(const QUrl &url)
{
    return {.url = url};
}

int threadCount()
{
    return int(QDir(QStringLiteral("/proc/self/task"))
                   .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                   .size());
}

} // namespace

void TestTransport::asksAsItShould()
{
    ScriptedServer server([](const ServedRequest &) { return ScriptedReply::text(200, "hello"); });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/v2/a/manifests/1")));
    request.headers = {{"Accept", "application/x"}};
    request.authorization = "Bearer abc";
    const auto response = transport.send(request, {});
    VERIFY_RESULT(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body, QByteArray("hello"));
    QCOMPARE(response->url, request.url);
    QVERIFY(!response->elsewhere);
    const auto seen = server.requests();
    QCOMPARE(seen.size(), std::size_t(1));
    QCOMPARE(seen[0].method, QByteArray("GET"));
    QCOMPARE(seen[0].target, QByteArray("/v2/a/manifests/1"));
    QCOMPARE(seen[0].header("accept"), QByteArray("application/x"));
    QCOMPARE(seen[0].header("accept-encoding"), QByteArray("identity"));
    QCOMPARE(seen[0].header("user-agent"), QByteArray("SameInside/" SAMEINSIDE_VERSION));
    QCOMPARE(seen[0].header("authorization"), QByteArray("Bearer abc"));
    QVERIFY(!seen[0].hasHeader("cookie"));
    QVERIFY(!seen[0].hasHeader("upgrade"));
}

void TestTransport::keepsConnections()
{
    ScriptedServer server([](const ServedRequest &) { return ScriptedReply::text(200, "x"); });
    Transport transport(quickOptions());
    for (int i = 0; i < 20; ++i)
        VERIFY_RESULT(transport.send(to(server.url(QStringLiteral("/"))), {}));
    QCOMPARE(server.requestCount(), 20);
    QCOMPARE(server.connectionCount(), 1);
}

void TestTransport::findsPlainHttpOnce()
{
    ScriptedServer server([](const ServedRequest &) { return ScriptedReply::text(200, "x"); });
    Transport transport(quickOptions());
    Request request = to(QUrl(QStringLiteral("https://") + server.host() + u'/'));
    request.findScheme = true;
    for (int i = 0; i < 5; ++i) {
        const auto response = transport.send(request, {});
        VERIFY_RESULT(response);
        QCOMPARE(response->url.scheme(), QStringLiteral("http"));
        QVERIFY(!response->elsewhere);
    }
    QCOMPARE(server.requestCount(), 5);
    const int connections = server.connectionCount();
    VERIFY_RESULT(transport.send(request, {}));
    QCOMPARE(server.connectionCount(), connections);

    // Where https is said and not left open, it stays https.
    request.findScheme = false;
    const auto refused = transport.send(request, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unreachable);
    QVERIFY2(refused.error().detail.contains(u"--plain-http"), qPrintable(refused.error().detail));
}

void TestTransport::answersWithAnyStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    for (const int status : {200, 204, 206, 304, 400, 403, 404, 405, 410, 416, 418, 451, 501})
        QTest::newRow(qPrintable(QString::number(status))) << status << QByteArray();
    QTest::newRow("401 Bearer") << 401 << QByteArray("Bearer realm=\"https://a.example/t\"");
    QTest::newRow("401 Basic") << 401 << QByteArray("Basic realm=\"x\"");
    QTest::newRow("401 Negotiate") << 401 << QByteArray("Negotiate");
    QTest::newRow("401 garbage") << 401 << QByteArray("Bearer realm=\"unterminated");
    QTest::newRow("401 Digest") << 401 << QByteArray("Digest realm=\"x\", nonce=\"y\"");
    QTest::newRow("401 alone") << 401 << QByteArray();
}

void TestTransport::answersWithAnyStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    const bool hasBody = status != 204 && status != 304;
    ScriptedServer server([=](const ServedRequest &) {
        ScriptedReply reply = ScriptedReply::text(status, hasBody ? "told" : "");
        if (!challenge.isEmpty())
            reply.with("WWW-Authenticate", challenge);
        return reply;
    });
    Transport transport(quickOptions());
    const auto response = transport.send(to(server.url(QStringLiteral("/"))), {});
    VERIFY_RESULT(response);
    QCOMPARE(response->status, status);
    QCOMPARE(response->body, hasBody ? QByteArray("told") : QByteArray());
    QCOMPARE(response->header("www-authenticate"), challenge);
    QCOMPARE(server.requestCount(), 1);
}

void TestTransport::joinsRepeatedHeaders()
{
    ScriptedServer server([](const ServedRequest &) {
        return ScriptedReply::text(401, "")
            .with("WWW-Authenticate", "Basic realm=\"a\"")
            .with("WWW-Authenticate", "Bearer realm=\"b\"");
    });
    Transport transport(quickOptions());
    const auto response = transport.send(to(server.url(QStringLiteral("/"))), {});
    VERIFY_RESULT(response);
    QCOMPARE(response->header("WWW-Authenticate"),
             QByteArray("Basic realm=\"a\", Bearer realm=\"b\""));
}

void TestTransport::followsRedirectsWithoutCredentials()
{
    ScriptedServer storage([](const ServedRequest &) { return ScriptedReply::text(200, "blob"); });
    ScriptedServer registry([&](const ServedRequest &) {
        return ScriptedReply::redirect(
            307, storage.url(QStringLiteral("/b?X-Amz-Signature=s")).toEncoded());
    });
    Transport transport(quickOptions());
    Request request = to(registry.url(QStringLiteral("/v2/a/blobs/x")));
    request.authorization = "Bearer SECRET";
    request.headers = {{"Range", "bytes=0-9"}};
    const auto response = transport.send(request, {});
    VERIFY_RESULT(response);
    QCOMPARE(response->body, QByteArray("blob"));
    QVERIFY(response->elsewhere);
    QCOMPARE(registry.requests().at(0).header("authorization"), QByteArray("Bearer SECRET"));
    QCOMPARE(storage.requestCount(), 1);
    QVERIFY(!storage.requests().at(0).hasHeader("authorization"));
    QCOMPARE(storage.requests().at(0).header("range"), QByteArray("bytes=0-9"));
}

void TestTransport::redirectsToTheLetter_data()
{
    QTest::addColumn<QByteArray>("location"); // HOST: of the storage
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *location, const char *target) {
        QTest::newRow(location) << QByteArray(location) << QByteArray(target);
    };
    for (const char *target : {"/a%2Fb/x%20y?sig=ab%2Bcd%3D&k=%40%3A%25", "/%7Euser/x?sig=1",
                               "/x?sig=ab%2fcd%3d", "/x?p=%41%2D%5F", "/x?p=a+b&q=[1]",
                               "/x//y/%2E%2e/z?", "/x?p='()*!|\"<>^`{}", "/x?next=http://other/"})
        row((QByteArray("http://HOST") + target).constData(), target);
    row("http://HOST?sig=%7e", "/?sig=%7e");
    row("//HOST/%7e#part", "/%7e");
    row("http://HOST/a/../%7e", "/~"); // dot segments are for the client to resolve
    row("http://HOST/a b", "/a%20b");  // nothing that may stand in a request line
}

// A signature covers the bytes of the target. Twice, so that the connection is used again.
void TestTransport::redirectsToTheLetter()
{
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, target);
    ScriptedServer storage([](const ServedRequest &) { return ScriptedReply::text(200, "blob"); });
    location.replace("HOST", storage.host().toLatin1());
    ScriptedServer registry(
        [&](const ServedRequest &) { return ScriptedReply::redirect(307, location); });
    Transport transport(quickOptions());
    Request request = to(registry.url(QStringLiteral("/v2/a/blobs/x")));
    request.headers = {{"Range", "bytes=0-9"}};
    for (int i = 0; i < 2; ++i) {
        const auto response = transport.send(request, {});
        VERIFY_RESULT(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, QByteArray("blob"));
        const ServedRequest served = storage.requests().at(std::size_t(i));
        QCOMPARE(served.method, QByteArray("GET"));
        QCOMPARE(served.target, target);
        QCOMPARE(served.header("host"), storage.host().toLatin1());
        QCOMPARE(served.header("range"), QByteArray("bytes=0-9"));
    }
    QCOMPARE(storage.connectionCount(), 1);
}

void TestTransport::keepsCredentialsAtHome()
{
    ScriptedServer registry([&](const ServedRequest &request) {
        if (request.path == "/first")
            return ScriptedReply::redirect(302, "second?x=1");
        return ScriptedReply::text(200, "here");
    });
    Transport transport(quickOptions());
    Request request = to(registry.url(QStringLiteral("/first")));
    request.authorization = "Bearer SECRET";
    const auto response = transport.send(request, {});
    VERIFY_RESULT(response);
    QVERIFY(!response->elsewhere);
    QCOMPARE(response->url, registry.url(QStringLiteral("/second?x=1")));
    QCOMPARE(registry.requests().at(1).header("authorization"), QByteArray("Bearer SECRET"));
}

void TestTransport::stopsRedirectLoops()
{
    ScriptedServer server(
        [](const ServedRequest &request) { return ScriptedReply::redirect(307, request.path); });
    Transport transport(quickOptions());
    const auto response = transport.send(to(server.url(QStringLiteral("/v2/"))), {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::ServerFault);
    QVERIFY2(response.error().detail.contains(u"redirects without end"),
             qPrintable(response.error().detail));
    QCOMPARE(server.requestCount(), 11);
}

void TestTransport::refusesRedirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("isPost");
    QTest::newRow("nowhere") << QByteArray() << false;
    QTest::newRow("plain HTTP elsewhere") << QByteArray("http://storage.invalid/x") << false;
    QTest::newRow("a file") << QByteArray("file:///etc/passwd") << false;
    QTest::newRow("no host") << QByteArray("https:///x") << false;
    QTest::newRow("a login elsewhere") << QByteArray("https://127.0.0.1:1/") << true;
}

void TestTransport::refusesRedirects()
{
    QFETCH(QByteArray, location);
    QFETCH(bool, isPost);
    ScriptedServer server(
        [&](const ServedRequest &) { return ScriptedReply::redirect(307, location); });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/")));
    if (isPost)
        request.method = Request::Method::Post;
    const auto response = transport.send(request, {});
    QVERIFY(!response);
    QVERIFY2(response.error().detail.contains(u"refused"), qPrintable(response.error().detail));
    QCOMPARE(server.requestCount(), 1);
}

void TestTransport::retriesStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("finalStatus");
    for (const int status : {408, 429, 500, 502, 503, 504})
        QTest::addRow("%d twice", status) << status << 2 << 3 << 200;
    QTest::newRow("500 for ever") << 500 << 100 << 4 << 500;
    QTest::newRow("404 is not retried") << 404 << 1 << 1 << 404;
    QTest::newRow("501 is not retried") << 501 << 1 << 1 << 501;
}

void TestTransport::retriesStatuses()
{
    QFETCH(int, status);
    QFETCH(int, failures);
    QFETCH(int, requests);
    QFETCH(int, finalStatus);
    ScriptedServer server([&](const ServedRequest &request) {
        return ScriptedReply::text(request.number <= failures ? status : 200, "x");
    });
    TransportOptions options = quickOptions();
    SeenRequests log;
    options.onRequest = log.listener();
    Transport transport(options);
    const auto response = transport.send(to(server.url(QStringLiteral("/"))), {});
    VERIFY_RESULT(response);
    QCOMPARE(response->status, finalStatus);
    QCOMPARE(server.requestCount(), requests);
    QCOMPARE(log.entries().size(), std::size_t(1));
    QCOMPARE(log.entries()[0].retries, requests - 1);
    QCOMPARE(log.entries()[0].status, finalStatus);
}

void TestTransport::honoursRetryAfter()
{
    using Clock = std::chrono::steady_clock;
    std::mutex mutex;
    std::vector<Clock::time_point> asked;
    ScriptedServer server([&](const ServedRequest &request) {
        const std::lock_guard lock(mutex);
        asked.push_back(Clock::now());
        if (request.number == 1)
            return ScriptedReply::text(429, "").with("Retry-After", "1");
        return ScriptedReply::text(200, "x");
    });
    TransportOptions options = quickOptions();
    options.retry.patience = std::chrono::hours(1);
    Transport transport(options);
    VERIFY_RESULT(transport.send(to(server.url(QStringLiteral("/"))), {}));
    QCOMPARE(server.requestCount(), 2);
    const std::lock_guard lock(mutex);
    QVERIFY(asked[1] - asked[0] >= milliseconds(990));
}

void TestTransport::limitsAreNoFaults_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<int>("requests");
    QTest::newRow("429") << 429 << QByteArray() << 6;
    QTest::newRow("429 that says when") << 429 << QByteArray("0") << 6;
    QTest::newRow("503 that says when") << 503 << QByteArray("0") << 6;
    QTest::newRow("503 is a fault") << 503 << QByteArray() << 4;
}

// Patience ends with time, not with a number of tries.
void TestTransport::limitsAreNoFaults()
{
    QFETCH(int, status);
    QFETCH(QByteArray, retryAfter);
    QFETCH(int, requests);
    ScriptedServer server([&](const ServedRequest &request) {
        ScriptedReply reply = ScriptedReply::text(request.number < 6 ? status : 200, "x");
        if (!retryAfter.isEmpty())
            reply.with("Retry-After", retryAfter);
        return reply;
    });
    TransportOptions options = quickOptions();
    options.retry.base = milliseconds(1);
    options.retry.patience = std::chrono::hours(1);
    Transport transport(options);
    const auto response = transport.send(to(server.url(QStringLiteral("/"))), {});
    VERIFY_RESULT(response);
    QCOMPARE(response->status, requests == 6 ? 200 : status);
    QCOMPARE(server.requestCount(), requests);
}

void TestTransport::doesNotWaitOverItsPatience()
{
    ScriptedServer server([&](const ServedRequest &) {
        return ScriptedReply::text(429, "no").with("Retry-After", "3600");
    });
    Transport transport(quickOptions());
    for (int i = 1; i < 4; ++i) {
        const auto response = transport.send(to(server.url(QStringLiteral("/"))), {});
        VERIFY_RESULT(response);
        QCOMPARE(response->status, 429);
        QCOMPARE(server.requestCount(), i);
    }
}

// As an API with a rate does: what is over it is refused, and nothing is said of when to come back.
void TestTransport::manyWorkersAtALimit()
{
    using Clock = std::chrono::steady_clock;
    constexpr double perSecond = 200;
    constexpr double burst = 10;
    double tokens = burst;
    auto last = Clock::now();
    ScriptedServer server([&](const ServedRequest &request) {
        const auto now = Clock::now();
        tokens += perSecond * std::chrono::duration<double>(now - last).count();
        tokens = std::min(tokens, burst);
        last = now;
        if (tokens < 1)
            return ScriptedReply::text(429, "");
        tokens -= 1;
        return ScriptedReply::text(200, request.path);
    });
    TransportOptions options = quickOptions();
    options.retry.patience = std::chrono::minutes(5);
    Transport transport(options);
    std::atomic_int right = 0;
    std::vector<std::jthread> callers;
    for (int caller = 0; caller < 60; ++caller) {
        callers.emplace_back([&, caller] {
            for (int i = 0; i < 4; ++i) {
                const QString path = QStringLiteral("/%1/%2").arg(caller).arg(i);
                const auto response = transport.send(to(server.url(path)), {});
                right += response && response->status == 200 && response->body == path.toLatin1();
            }
        });
    }
    callers.clear();
    QCOMPARE(right, 60 * 4);
}

void TestTransport::retriesDrops_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("reset in mid-body") << QByteArray("mid-body reset");
    QTest::newRow("closed in mid-body") << QByteArray("mid-body close");
    QTest::newRow("reset before the answer") << QByteArray("reset");
    QTest::newRow("closed before the answer") << QByteArray("close");
}

void TestTransport::retriesDrops()
{
    QFETCH(QByteArray, kind);
    const QByteArray body(100'000, 'x');
    const int failures = 2;
    ScriptedServer server([&](const ServedRequest &request) {
        ScriptedReply reply = ScriptedReply::text(200, body);
        if (request.number > failures)
            return reply;
        if (kind == "reset")
            return ScriptedReply::reset();
        if (kind == "close")
            return ScriptedReply{.raw = QByteArray(""), .then = Then::Close};
        reply.cutAfter = 50'000;
        reply.then = kind == "mid-body reset" ? Then::Reset : Then::Close;
        return reply;
    });
    Transport transport(quickOptions());
    const auto response = transport.send(to(server.url(QStringLiteral("/"))), {});
    VERIFY_RESULT(response);
    QCOMPARE(response->body, body);
    QVERIFY(server.requestCount() > failures);
}

void TestTransport::givesUp_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<ErrorKind>("error");
    QTest::addColumn<QString>("says");
    QTest::newRow("always reset") << QByteArray("reset") << ErrorKind::Unreachable
                                  << QStringLiteral("dropped the connection");
    QTest::newRow("always short") << QByteArray("short") << ErrorKind::Unreachable
                                  << QStringLiteral("after 3 of 10 bytes");
    QTest::newRow("silence") << QByteArray("silence") << ErrorKind::TimedOut
                             << QStringLiteral("no bytes for 300 ms");
    QTest::newRow("stalled body") << QByteArray("stall") << ErrorKind::TimedOut
                                  << QStringLiteral("no bytes for 300 ms");
    QTest::newRow("refused") << QByteArray("refused") << ErrorKind::Unreachable
                             << QStringLiteral("refused the connection");
    QTest::newRow("no such host") << QByteArray("no host") << ErrorKind::Unreachable
                                  << QStringLiteral("there is no host nowhere.invalid");
    QTest::newRow("not HTTP") << QByteArray("garbage") << ErrorKind::Unreachable
                              << QStringLiteral("before an answer came");
}

void TestTransport::givesUp()
{
    QFETCH(QByteArray, kind);
    QFETCH(ErrorKind, error);
    QFETCH(QString, says);
    ScriptedServer server([&](const ServedRequest &) {
        if (kind == "reset")
            return ScriptedReply::reset();
        if (kind == "silence")
            return ScriptedReply::silence();
        if (kind == "garbage")
            return ScriptedReply{.raw = "SSH-2.0-OpenSSH_9.2p1 Debian\r\n\r\n",
                                 .then = Then::Close};
        ScriptedReply reply = ScriptedReply::text(200, "0123456789");
        reply.cutAfter = 3;
        reply.then = kind == "short" ? Then::Close : Then::Stall;
        return reply;
    });
    QUrl url = server.url(QStringLiteral("/"));
    if (kind == "refused")
        url = QUrl(QStringLiteral("http://127.0.0.1:1/"));
    if (kind == "no host")
        url = QUrl(QStringLiteral("https://nowhere.invalid/"));
    Transport transport(quickOptions());
    const auto response = transport.send(to(url), {});
    QVERIFY(!response);
    QVERIFY2(response.error().detail.contains(says), qPrintable(response.error().detail));
    QCOMPARE(response.error().kind, error);
    QVERIFY(!response.error().detail.contains(u'\n'));
}

void TestTransport::limitsAnswers_data()
{
    QTest::addColumn<AnswerKind>("kind");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("chunked");
    QTest::addColumn<bool>("allowed");
    constexpr qint64 mebibyte = 1024 * 1024;
    QTest::newRow("manifest of 4 MiB") << AnswerKind::Manifest << 4 * mebibyte << false << true;
    QTest::newRow("manifest over 4 MiB")
        << AnswerKind::Manifest << 4 * mebibyte + 1 << false << false;
    QTest::newRow("manifest of 10 MiB") << AnswerKind::Manifest << 10 * mebibyte << false << false;
    QTest::newRow("manifest of 10 MiB in a chunk")
        << AnswerKind::Manifest << 10 * mebibyte << true << false;
    QTest::newRow("token of 1 MiB") << AnswerKind::Token << mebibyte << false << true;
    QTest::newRow("token over 1 MiB") << AnswerKind::Token << mebibyte + 1 << true << false;
    QTest::newRow("page of 16 MiB") << AnswerKind::Page << 16 * mebibyte << false << true;
    QTest::newRow("page over 16 MiB") << AnswerKind::Page << 16 * mebibyte + 1 << false << false;
}

void TestTransport::limitsAnswers()
{
    QFETCH(AnswerKind, kind);
    QFETCH(qint64, size);
    QFETCH(bool, chunked);
    QFETCH(bool, allowed);
    ScriptedServer server([=](const ServedRequest &) {
        const QByteArray body(size, 'x');
        if (!chunked)
            return ScriptedReply::text(200, body);
        return ScriptedReply{.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                 + QByteArray::number(size, 16) + "\r\n" + body + "\r\n0\r\n\r\n"};
    });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/")));
    request.kind = kind;
    const auto response = transport.send(request, {});
    QCOMPARE(response.has_value(), allowed);
    if (allowed)
        QCOMPARE(response->body.size(), size);
    else
        QCOMPARE(response.error().kind, ErrorKind::TooLarge);
    QCOMPARE(server.requestCount(), 1);
}

void TestTransport::refusesCompressedAnswers()
{
    ScriptedServer server([](const ServedRequest &) {
        return ScriptedReply::text(200, "\x1f\x8b").with("Content-Encoding", "gzip");
    });
    Transport transport(quickOptions());
    VERIFY_ERROR(transport.send(to(server.url(QStringLiteral("/"))), {}), ErrorKind::ServerFault,
                 QStringLiteral("compressed its answer"));
}

void TestTransport::cutsWhereAsked()
{
    ScriptedServer server([](const ServedRequest &request) {
        return ScriptedReply::text(request.path == "/error" ? 404 : 200,
                                   QByteArray(1'000'000, 'x'));
    });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/")));
    request.largest = 1'000;
    request.cutAtLargest = true;
    const auto start = transport.send(request, {});
    VERIFY_RESULT(start);
    QCOMPARE(start->body.size(), 1'000);

    const auto error = transport.send(to(server.url(QStringLiteral("/error"))), {});
    VERIFY_RESULT(error);
    QCOMPARE(error->status, 404);
    QCOMPARE(error->body.size(), largestErrorBody);
}

void TestTransport::postsOnce()
{
    ScriptedServer server([](const ServedRequest &) { return ScriptedReply::text(500, ""); });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/token")));
    request.method = Request::Method::Post;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "a=b";
    VERIFY_RESULT(transport.send(request, {}));
    QCOMPARE(server.requestCount(), 1);
    QCOMPARE(server.requests()[0].method, QByteArray("POST"));
    QCOMPARE(server.requests()[0].body, QByteArray("a=b"));
    request.repeatable = true;
    VERIFY_RESULT(transport.send(request, {}));
    QCOMPARE(server.requestCount(), 5);
}

void TestTransport::streams()
{
    QByteArray body;
    for (int i = 0; i < 1'500'000; ++i)
        body += QByteArray::number(i % 97);
    ScriptedServer server([&](const ServedRequest &request) {
        return request.path == "/404" ? ScriptedReply::text(404, "no")
                                      : ScriptedReply::text(200, body);
    });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/")));
    request.kind = AnswerKind::Blob;
    QByteArray seen;
    const auto thread = std::this_thread::get_id();
    bool sameThread = true;
    const BlobSink sink = [&](QByteArrayView bytes) -> Result<void> {
        sameThread = sameThread && std::this_thread::get_id() == thread;
        seen += bytes;
        return {};
    };
    const auto response = transport.stream(request, {.bytes = sink}, {});
    VERIFY_RESULT(response);
    QVERIFY(seen == body);
    QVERIFY(sameThread);
    QVERIFY(response->body.isEmpty());

    seen.clear();
    request.url = server.url(QStringLiteral("/404"));
    const auto missing = transport.stream(request, {.bytes = sink}, {});
    VERIFY_RESULT(missing);
    QCOMPARE(missing->status, 404);
    QCOMPARE(missing->body, QByteArray("no"));
    QVERIFY(seen.isEmpty());
}

void TestTransport::streamIsBounded()
{
    // Much more than the sockets' buffers take; the sink is slow at first.
    const QByteArray body(64 * 1024 * 1024, 'x');
    ScriptedServer server([&](const ServedRequest &) { return ScriptedReply::text(200, body); });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/")));
    request.kind = AnswerKind::Blob;
    qint64 total = 0;
    qint64 largest = 0;
    bool isFirst = true;
    const auto response
        = transport.stream(request, {.bytes = [&](QByteArrayView bytes) -> Result<void> {
                               // Longer than the idle time-out: a slow reader is not a silent
                               // server.
                               if (std::exchange(isFirst, false))
                                   std::this_thread::sleep_for(milliseconds(700));
                               total += bytes.size();
                               largest = std::max(largest, qint64(bytes.size()));
                               return {};
                           }},
                           {});
    VERIFY_RESULT(response);
    QCOMPARE(total, body.size());
    QVERIFY2(largest <= 3 * 1024 * 1024, qPrintable(QString::number(largest)));
}

void TestTransport::sinkEndsTheStream()
{
    ScriptedServer server(
        [](const ServedRequest &) { return ScriptedReply::text(200, QByteArray(8'000'000, 'x')); });
    Transport transport(quickOptions());
    Request request = to(server.url(QStringLiteral("/")));
    request.kind = AnswerKind::Blob;
    const auto response
        = transport.stream(request, {.bytes = [](QByteArrayView) -> Result<void> {
                               return failure(ErrorKind::Io, QStringLiteral("disk full"));
                           }},
                           {});
    QVERIFY(!response);
    QCOMPARE(response.error(), (Error{ErrorKind::Io, QStringLiteral("disk full")}));
    QCOMPARE(server.requestCount(), 1);
}

void TestTransport::streamDropIsTold()
{
    ScriptedServer server([](const ServedRequest &) {
        ScriptedReply reply = ScriptedReply::text(200, QByteArray(100'000, 'x'));
        reply.cutAfter = 60'000;
        reply.then = Then::Close;
        reply.pause = 50; // what comes with the end of a connection may be lost
        return reply;
    });
    TransportOptions options = quickOptions();
    SeenRequests log;
    options.onRequest = log.listener();
    Transport transport(options);
    Request request = to(server.url(QStringLiteral("/")));
    request.kind = AnswerKind::Blob;
    qint64 total = 0;
    const auto response
        = transport.stream(request, {.bytes = [&](QByteArrayView bytes) -> Result<void> {
                               total += bytes.size();
                               return {};
                           }},
                           {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Unreachable);
    QCOMPARE(total, 60'000);
    // What the sink has cannot be taken back.
    QCOMPARE(log.entries().size(), std::size_t(1));
    QCOMPARE(log.entries()[0].retries, 0);
}

void TestTransport::stopsAtOnce_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("waiting for the answer") << QByteArray("silence");
    QTest::newRow("in mid-body") << QByteArray("stall");
    QTest::newRow("in a stream") << QByteArray("stream");
    QTest::newRow("waiting for a retry") << QByteArray("retry");
}

void TestTransport::stopsAtOnce()
{
    QFETCH(QByteArray, kind);
    ScriptedServer server([&](const ServedRequest &) {
        if (kind == "silence")
            return ScriptedReply::silence();
        if (kind == "retry")
            return ScriptedReply::text(429, "").with("Retry-After", "30");
        ScriptedReply reply = ScriptedReply::text(200, QByteArray(3'000'000, 'x'));
        reply.cutAfter = 2'000'000;
        reply.then = Then::Stall;
        return reply;
    });
    TransportOptions options = quickOptions();
    options.idleTimeout = milliseconds(30'000);
    options.retry.patience = std::chrono::hours(1);
    SeenRequests log;
    options.onRequest = log.listener();
    Transport transport(options);
    std::stop_source source;
    std::atomic_bool ended = false;
    std::atomic<qint64> seen = 0;
    std::optional<Result<Response>> response;
    std::jthread caller([&] {
        Request request = to(server.url(QStringLiteral("/")));
        if (kind == "stream") {
            request.kind = AnswerKind::Blob;
            response
                = transport.stream(request, {.bytes = [&](QByteArrayView bytes) -> Result<void> {
                                       seen += bytes.size();
                                       return {};
                                   }},
                                   source.get_token());
        } else {
            response = transport.send(request, source.get_token());
        }
        ended = true;
    });
    QTRY_COMPARE(server.requestCount(), 1);
    if (kind == "stream")
        QTRY_COMPARE(seen, 2'000'000);
    else if (kind != "silence")
        QTest::qWait(100); // nothing tells that it waits for the rest, or to try again
    QVERIFY(!ended);
    QElapsedTimer clock;
    clock.start();
    source.request_stop();
    caller.join();
    QVERIFY2(clock.elapsed() < longestStop, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!*response);
    QCOMPARE(response->error().kind, ErrorKind::Cancelled);
    QVERIFY(log.entries().at(0).isStopped);
}

void TestTransport::stopsWhileQueued()
{
    ScriptedServer server([&](const ServedRequest &) { return ScriptedReply::silence(); });
    TransportOptions options = quickOptions();
    options.idleTimeout = milliseconds(30'000);
    options.managers = 1;
    Transport transport(options);
    std::stop_source source;
    std::atomic_int cancelled = 0;
    QElapsedTimer clock;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 20; ++i) {
            callers.emplace_back([&] {
                const auto response
                    = transport.send(to(server.url(QStringLiteral("/"))), source.get_token());
                cancelled += !response && response.error().kind == ErrorKind::Cancelled;
            });
        }
        QTRY_COMPARE(server.requestCount(), 6); // the window of one manager
        clock.start();
        source.request_stop();
    }
    QVERIFY(clock.elapsed() < longestStop);
    QCOMPARE(cancelled, 20);
    // Afterwards it works as before.
    QCOMPARE(server.requestCount(), 6);
}

void TestTransport::keepsToItsRequests()
{
    ScriptedServer server([](const ServedRequest &) {
        ScriptedReply reply = ScriptedReply::text(200, "{}");
        reply.delay = 10;
        return reply;
    });
    TransportOptions options = quickOptions();
    options.requests = 5; // of the 48 that its managers could make
    Transport transport(options);
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 20; ++i) {
            callers.emplace_back([&] {
                for (int j = 0; j < 5; ++j)
                    QVERIFY(transport.send(to(server.url(QStringLiteral("/"))), {}));
            });
        }
    }
    QCOMPARE(server.requestCount(), 100);
    QCOMPARE(server.connectionCount(), 5);
}

void TestTransport::badAnswerHoldsBackNobody_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("silence") << QByteArray();
    // Qt 6.4 stops reading a head that is larger than its socket's buffer of 64 KiB.
    QTest::newRow("a header of 1 MiB") << "HTTP/1.1 200 OK\r\nX: " + QByteArray(1024 * 1024, 'x')
            + "\r\nContent-Length: 0\r\n\r\n";
    QTest::newRow("a header without end") << QByteArray("HTTP/1.1 200 OK\r\nX: ");
    QTest::newRow("a body without end")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123");
}

// The one that finds the scheme is the one with the bad answer: the others know it before that.
void TestTransport::badAnswerHoldsBackNobody()
{
    QFETCH(QByteArray, answer);
    ScriptedServer server([&](const ServedRequest &request) {
        return request.path == "/bad" ? ScriptedReply{.raw = answer, .then = Then::Stall}
                                      : ScriptedReply::text(200, "x");
    });
    TransportOptions options = quickOptions();
    options.idleTimeout = milliseconds(60'000);
    Transport transport(options);
    const auto ask = [&](const QString &path, const std::stop_token &stop) {
        return transport.send(
            {.url = QUrl(QStringLiteral("https://") + server.host() + path), .findScheme = true},
            stop);
    };
    std::stop_source source;
    std::atomic_bool ended = false;
    std::jthread caller([&] {
        const auto response = ask(QStringLiteral("/bad"), source.get_token());
        ended = true;
        VERIFY_ERROR(response, ErrorKind::Cancelled, QString());
    });
    QTRY_COMPARE(server.requestCount(), 1);
    for (int i = 0; i < 3; ++i)
        VERIFY_RESULT(ask(QStringLiteral("/good"), {}));
    QVERIFY(!ended);
    source.request_stop();
}

void TestTransport::silentHostKeepsNoPlace()
{
    ScriptedServer silent([](const ServedRequest &) { return ScriptedReply::silence(); });
    ScriptedServer other([](const ServedRequest &) { return ScriptedReply::text(200, "x"); });
    TransportOptions options = quickOptions();
    options.idleTimeout = milliseconds(60'000);
    options.requests = 4;
    options.silence = milliseconds(50);
    Transport transport(options);
    std::stop_source source;
    std::atomic_int ended = 0;
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i) {
        callers.emplace_back([&] {
            (void)transport.send(to(silent.url(QStringLiteral("/"))), source.get_token());
            ++ended;
        });
    }
    QTRY_COMPARE(silent.requestCount(), 4);
    for (int i = 0; i < 3; ++i)
        VERIFY_RESULT(transport.send(to(other.url(QStringLiteral("/"))), {}));
    QCOMPARE(ended, 0);
    // Nor does it get more than the window because of that.
    QCOMPARE(silent.requestCount(), 4);
    source.request_stop();
}

void TestTransport::leavesNoThread()
{
    ScriptedServer server([&](const ServedRequest &request) {
        return request.path == "/silent" ? ScriptedReply::silence() : ScriptedReply::text(200, "x");
    });
    const int before = threadCount();
    QElapsedTimer clock;
    {
        TransportOptions options = quickOptions();
        options.idleTimeout = milliseconds(30'000);
        Transport transport(options);
        std::stop_source source;
        {
            std::vector<std::jthread> callers;
            for (int i = 0; i < 30; ++i) {
                callers.emplace_back([&, i] {
                    const QUrl url
                        = server.url(i % 2 ? QStringLiteral("/silent") : QStringLiteral("/"));
                    (void)transport.send(to(url), source.get_token());
                });
            }
            QTRY_VERIFY(server.requestCount() >= 30);
            QVERIFY(threadCount() > before);
            source.request_stop();
        }
        clock.start();
    }
    QVERIFY2(clock.elapsed() < longestStop, qPrintable(QString::number(clock.elapsed())));
    QTRY_COMPARE(threadCount(), before);
}

void TestTransport::servesManyThreads()
{
    ScriptedServer server(
        [](const ServedRequest &request) { return ScriptedReply::text(200, request.path); },
        ScriptedServer::Recording::Off);
    Transport transport(quickOptions());
    std::atomic_int right = 0;
    {
        std::vector<std::jthread> callers;
        for (int caller = 0; caller < 48; ++caller) {
            callers.emplace_back([&, caller] {
                for (int i = 0; i < 50; ++i) {
                    const QString path = QStringLiteral("/%1/%2").arg(caller).arg(i);
                    const auto response = transport.send(to(server.url(path)), {});
                    right += response && response->body == path.toLatin1();
                }
            });
        }
    }
    QCOMPARE(right, 48 * 50);
    QVERIFY(server.connectionCount() <= 48);
}

void TestTransport::logsWithoutSecrets()
{
    ScriptedServer storage([](const ServedRequest &) { return ScriptedReply::text(200, "blob"); });
    ScriptedServer registry([&](const ServedRequest &) {
        return ScriptedReply::redirect(
            307, storage.url(QStringLiteral("/b?X-Amz-Signature=SECRET&sig=SECRET")).toEncoded());
    });
    TransportOptions options = quickOptions();
    SeenRequests log;
    options.onRequest = log.listener();
    Transport transport(options);
    Request request = to(registry.url(QStringLiteral("/v2/a/blobs/x?access_token=SECRET")));
    request.authorization = "Bearer SECRET";
    VERIFY_RESULT(transport.send(request, {}));
    const auto entries = log.entries();
    QCOMPARE(entries.size(), std::size_t(2));
    QCOMPARE(entries[0].status, 307);
    QCOMPARE(entries[1].status, 200);
    QCOMPARE(entries[1].bytes, 4);
    QCOMPARE(entries[0].url,
             registry.url(QStringLiteral("/v2/a/blobs/x?access_token=***")).toString());
    for (const auto &entry : entries)
        QVERIFY(!(entry.url + entry.error).contains(u"SECRET"));
}

void TestTransport::refusesPlainHttp()
{
    Transport transport(quickOptions());
    const auto refused = transport.send(to(QUrl(QStringLiteral("http://r.invalid:5000/v2/"))), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    QVERIFY(refused.error().detail.contains(u"--plain-http r.invalid:5000"));

    TransportOptions options = quickOptions();
    options.plainHttpHosts = {QStringLiteral("r.invalid")};
    Transport allowing(options);
    const auto allowed = allowing.send(to(QUrl(QStringLiteral("http://r.invalid:5000/v2/"))), {});
    QVERIFY(!allowed);
    QVERIFY2(allowed.error().detail.contains(u"there is no host r.invalid"),
             qPrintable(allowed.error().detail));
}

void TestTransport::usesProxy()
{
    ScriptedServer proxy([](const ServedRequest &request) {
        return ScriptedReply::text(200, "by proxy: " + request.target);
    });
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("http_proxy"),
                       QStringLiteral("http://user:pass@") + proxy.host());
    TransportOptions options = quickOptions();
    options.proxies = ProxyRules::fromEnvironment(environment);
    options.plainHttpHosts = {QStringLiteral("r.invalid")};
    Transport transport(options);
    const auto response = transport.send(to(QUrl(QStringLiteral("http://r.invalid/v2/"))), {});
    VERIFY_RESULT(response);
    QCOMPARE(response->body, QByteArray("by proxy: http://r.invalid/v2/"));
}

SAMEINSIDE_TEST(TestTransport)
#include "tst_transport.moc"
