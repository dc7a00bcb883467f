// SPDX-License-Identifier: MIT
#include "registry/auth/tokenslot.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <thread>

using namespace sameinside;

class TestToken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fetchesAnonymously();
    void fetchesWithPassword();
    void fetchesWithIdentityToken();
    void fallsBackToThePassword_data();
    void fallsBackToThePassword();
    void keepsTheRealmsQuery();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void retriesAFailingService();
    void checksRealms_data();
    void checksRealms();
    void keysTellRequestsApart();
    void slotSharesOneFetch();
    void slotRenews();
    void slotSharesFailures();
    void slotSurvivesACancelledFetch();
};

namespace {

const Credential password{.username = QStringLiteral("me+you"),
                          .password = QStringLiteral("SECRET:with&signs")};
const Credential identity{.username = QStringLiteral("me"),
                          .identityToken = QStringLiteral("SECRET refresh")};

TokenRequest requestTo(const QUrl &realm, const Credential &credential = {})
{
    return {.domain = QStringLiteral("r.example"),
            .realm = realm,
            .service = "a service",
            .scopes = {"repository:b/x:pull", "repository:a:pull"},
            .credential = credential};
}

ScriptedReply granted(const ServedRequest &)
{
    return ScriptedReply::text(200, R"({"token":"abc","expires_in":300})");
}

} // namespace

void TestToken::fetchesAnonymously()
{
    ScriptedServer server(granted);
    Transport transport(quickOptions());
    const auto token = fetchToken(transport, requestTo(server.url(QStringLiteral("/token"))), {});
    VERIFY_RESULT(token);
    QCOMPARE(token->value, QByteArray("abc"));
    QCOMPARE(token->lifetime, std::chrono::seconds(300));
    const auto asked = server.requests().at(0);
    QCOMPARE(asked.method, QByteArray("GET"));
    QCOMPARE(asked.target,
             QByteArray("/token?service=a%20service&scope=repository%3Aa%3Apull"
                        "&scope=repository%3Ab%2Fx%3Apull&client_id=sameinside"));
    QVERIFY(!asked.hasHeader("authorization"));
}

void TestToken::fetchesWithPassword()
{
    ScriptedServer server(granted);
    Transport transport(quickOptions());
    VERIFY_RESULT(
        fetchToken(transport, requestTo(server.url(QStringLiteral("/token")), password), {}));
    const auto asked = server.requests().at(0);
    QCOMPARE(asked.header("authorization"),
             "Basic " + QByteArray("me+you:SECRET:with&signs").toBase64());
    QVERIFY2(asked.target.contains("account=me%2Byou"), asked.target.constData());
    QVERIFY(!asked.target.contains("SECRET"));
}

void TestToken::fetchesWithIdentityToken()
{
    ScriptedServer server([](const ServedRequest &) {
        return ScriptedReply::text(200, R"({"access_token":"xyz"})");
    });
    Transport transport(quickOptions());
    const auto token
        = fetchToken(transport, requestTo(server.url(QStringLiteral("/token")), identity), {});
    VERIFY_RESULT(token);
    QCOMPARE(token->value, QByteArray("xyz"));
    QCOMPARE(token->lifetime, std::chrono::seconds(60));
    const auto asked = server.requests().at(0);
    QCOMPARE(asked.method, QByteArray("POST"));
    QCOMPARE(asked.target, QByteArray("/token"));
    QCOMPARE(asked.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(asked.body,
             QByteArray("grant_type=refresh_token&refresh_token=SECRET%20refresh"
                        "&client_id=sameinside&service=a%20service"
                        "&scope=repository%3Aa%3Apull%20repository%3Ab%2Fx%3Apull"));
    QVERIFY(!asked.hasHeader("authorization"));
}

void TestToken::fallsBackToThePassword_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("hasPassword");
    for (const int status : {400, 401, 404, 405})
        QTest::addRow("%d", status) << status << true;
    QTest::newRow("404, no password") << 404 << false;
    QTest::newRow("403") << 403 << true;
}

void TestToken::fallsBackToThePassword()
{
    QFETCH(int, status);
    QFETCH(bool, hasPassword);
    ScriptedServer server([&](const ServedRequest &request) {
        return request.method == "POST" ? ScriptedReply::text(status, "{}") : granted(request);
    });
    Transport transport(quickOptions());
    Credential credential = identity;
    if (hasPassword)
        credential.password = QStringLiteral("SECRET");
    const auto token
        = fetchToken(transport, requestTo(server.url(QStringLiteral("/token")), credential), {});
    const bool falls = hasPassword && status != 403;
    QCOMPARE(token.has_value(), falls);
    QCOMPARE(server.requestCount(), falls ? 2 : 1);
}

void TestToken::keepsTheRealmsQuery()
{
    ScriptedServer server(granted);
    Transport transport(quickOptions());
    VERIFY_RESULT(
        fetchToken(transport, requestTo(server.url(QStringLiteral("/token?tenant=a%2Bb"))), {}));
    QVERIFY2(server.requests().at(0).target.startsWith("/token?tenant=a%2Bb&service="),
             server.requests().at(0).target.constData());
}

void TestToken::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds");
    QTest::newRow("token") << QByteArray(R"({"token":"a","expires_in":300})") << QByteArray("a")
                           << 300;
    QTest::newRow("access_token") << QByteArray(R"({"access_token":"a"})") << QByteArray("a") << 60;
    QTest::newRow("both") << QByteArray(R"({"token":"a","access_token":"b"})") << QByteArray("a")
                          << 60;
    QTest::newRow("too short a life")
        << QByteArray(R"({"token":"a","expires_in":1})") << QByteArray("a") << 60;
    QTest::newRow("negative life")
        << QByteArray(R"({"token":"a","expires_in":-5})") << QByteArray("a") << 60;
    QTest::newRow("absurd life") << QByteArray(R"({"token":"a","expires_in":1e300})")
                                 << QByteArray("a") << 12 * 3600;
    QTest::newRow("life as text") << QByteArray(R"({"token":"a","expires_in":"300"})")
                                  << QByteArray("a") << 60;
}

void TestToken::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    ScriptedServer server([&](const ServedRequest &) { return ScriptedReply::text(200, body); });
    Transport transport(quickOptions());
    const auto token = fetchToken(transport, requestTo(server.url(QStringLiteral("/"))), {});
    VERIFY_RESULT(token);
    QCOMPARE(token->value, value);
    QCOMPARE(int(token->lifetime.count()), seconds);
}

void TestToken::refuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("login"); // none, password, identity
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    const QByteArray none("none"), pass("password"), ident("identity");
    QTest::newRow("no JSON") << 200 << QByteArray("<html>hello</html>") << none
                             << ErrorKind::ServerFault << QStringLiteral("is not a JSON object");
    QTest::newRow("an array") << 200 << QByteArray("[]") << none << ErrorKind::ServerFault
                              << QStringLiteral("is not a JSON object");
    QTest::newRow("no token") << 200 << QByteArray("{}") << none << ErrorKind::ServerFault
                              << QStringLiteral("without a usable token");
    QTest::newRow("empty token") << 200 << QByteArray(R"({"token":""})") << none
                                 << ErrorKind::ServerFault
                                 << QStringLiteral("without a usable token");
    QTest::newRow("token with a line break")
        << 200 << QByteArray(R"({"token":"a\r\nX-Evil: 1"})") << none << ErrorKind::ServerFault
        << QStringLiteral("without a usable token");
    QTest::newRow("over 1 MiB") << 200 << QByteArray(1'100'000, ' ') << none << ErrorKind::TooLarge
                                << QStringLiteral("larger than 1 MiB");
    QTest::newRow("anonymous 401") << 401 << QByteArray() << none << ErrorKind::Unauthorized
                                   << QStringLiteral("Log in with: docker login r.example");
    QTest::newRow("anonymous 403")
        << 403 << QByteArray(R"({"errors":[{"code":"DENIED","message":"requested access"}]})")
        << none << ErrorKind::Unauthorized << QStringLiteral("(DENIED: requested access)");
    QTest::newRow("wrong password")
        << 401 << QByteArray(R"({"details":"incorrect username or password"})") << pass
        << ErrorKind::Unauthorized
        << QStringLiteral("refused the user name or password (incorrect username or password)");
    QTest::newRow("no permission")
        << 403 << QByteArray() << pass << ErrorKind::Denied << QStringLiteral("has no permission");
    QTest::newRow("expired login")
        << 401 << QByteArray(R"({"error":"invalid_grant"})") << ident << ErrorKind::Unauthorized
        << QStringLiteral("has expired or was revoked (invalid_grant); log in again");
    QTest::newRow("expired login, 400") << 400 << QByteArray() << ident << ErrorKind::Unauthorized
                                        << QStringLiteral("has expired or was revoked");
    QTest::newRow("limited") << 429 << QByteArray() << none << ErrorKind::RateLimited
                             << QStringLiteral("limits requests");
    QTest::newRow("down") << 500 << QByteArray("<html>") << none << ErrorKind::ServerFault
                          << QStringLiteral("failed with status 500");
}

void TestToken::refuses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, login);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    ScriptedServer server([&](const ServedRequest &) { return ScriptedReply::text(status, body); });
    Transport transport(quickOptions());
    const Credential credential = login == "password" ? password
        : login == "identity"                         ? identity
                                                      : Credential{};
    const auto token
        = fetchToken(transport, requestTo(server.url(QStringLiteral("/token")), credential), {});
    VERIFY_ERROR(token, kind, says);
    QVERIFY(!token.error().detail.contains(u"SECRET"));
    QVERIFY(!token.error().detail.contains(u"<html"));
}

void TestToken::retriesAFailingService()
{
    ScriptedServer server([](const ServedRequest &request) {
        return request.number <= 2 ? ScriptedReply::text(503, "") : granted(request);
    });
    Transport transport(quickOptions());
    VERIFY_RESULT(
        fetchToken(transport, requestTo(server.url(QStringLiteral("/token")), identity), {}));
    QCOMPARE(server.requestCount(), 3);
}

void TestToken::checksRealms_data()
{
    QTest::addColumn<QString>("registry");
    QTest::addColumn<QByteArray>("realm");
    QTest::addColumn<QString>("expected"); // empty: refused
    const auto row
        = [](const char *name, QStringView registry, const char *realm, QStringView expected) {
        QTest::newRow(name) << registry.toString() << QByteArray(realm) << expected.toString();
    };
    row("Docker Hub", u"https://registry-1.docker.io/v2/", "https://auth.docker.io/token",
        u"https://auth.docker.io/token");
    row("relative", u"https://r.example/v2/", "/token", u"https://r.example/token");
    row("same host", u"https://10.0.0.1:5000/v2/", "https://10.0.0.1:5001/t",
        u"https://10.0.0.1:5001/t");
    row("loopback", u"http://127.0.0.1:5000/v2/", "http://127.0.0.1:5001/t",
        u"http://127.0.0.1:5001/t");
    row("private registry, private service", u"https://192.168.1.1/v2/", "https://10.0.0.1/t",
        u"https://10.0.0.1/t");
    row("http for https", u"https://r.example/v2/", "http://r.example/t", u"");
    row("http for https on loopback", u"https://127.0.0.1/v2/", "http://127.0.0.1/t", u"");
    row("http elsewhere", u"http://127.0.0.1:5000/v2/", "http://r.example/t", u"");
    row("loopback for public", u"https://r.example/v2/", "https://127.0.0.1/t", u"");
    row("metadata service", u"https://r.example/v2/", "https://169.254.169.254/t", u"");
    row("private for public", u"https://r.example/v2/", "https://10.0.0.1/t", u"");
    row("private, mapped", u"https://r.example/v2/", "https://[::ffff:10.0.0.1]/t", u"");
    row("a file", u"https://r.example/v2/", "file:///etc/passwd", u"");
    row("with user", u"https://r.example/v2/", "https://a:b@auth.example/t", u"");
    row("empty", u"https://r.example/v2/", "", u"");
    row("no host", u"https://r.example/v2/", "https:///t", u"");
}

void TestToken::checksRealms()
{
    QFETCH(QString, registry);
    QFETCH(QByteArray, realm);
    QFETCH(QString, expected);
    const Transport transport(quickOptions());
    const auto url = checkedRealm(transport, QUrl(registry), realm);
    QCOMPARE(url ? url->toString() : QString(), expected);
    if (!url)
        QVERIFY2(url.error().detail.contains(u"refused"), qPrintable(url.error().detail));
}

void TestToken::keysTellRequestsApart()
{
    const QUrl realm(QStringLiteral("https://auth.example/t"));
    const TokenRequest request = requestTo(realm, password);
    TokenRequest other = request;
    QCOMPARE(other.key(), request.key());
    other.credential.password = QStringLiteral("another");
    QVERIFY(other.key() != request.key());
    other = request;
    other.scopes.insert("repository:c:pull");
    QVERIFY(other.key() != request.key());
    other = request;
    other.domain = QStringLiteral("other.example");
    QVERIFY(other.key() != request.key());
    QVERIFY(!request.key().contains("SECRET"));
}

void TestToken::slotSharesOneFetch()
{
    TokenSlot slot;
    std::atomic_int fetches = 0;
    std::atomic_int right = 0;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 16; ++i) {
            callers.emplace_back([&] {
                const auto value = slot.value(
                    {},
                    [&]() -> Result<Token> {
                        ++fetches;
                        std::this_thread::sleep_for(std::chrono::milliseconds(50));
                        return Token{.value = "a", .lifetime = std::chrono::seconds(60)};
                    },
                    {});
                right += value && *value == "a";
            });
        }
    }
    QCOMPARE(fetches, 1);
    QCOMPARE(right, 16);
}

void TestToken::slotRenews()
{
    TokenSlot slot;
    int fetches = 0;
    const auto fetch = [&]() -> Result<Token> {
        return Token{.value = "t" + QByteArray::number(++fetches),
                     .lifetime = std::chrono::seconds(fetches == 2 ? 5 : 60)};
    };
    QCOMPARE(*slot.value({}, fetch, {}), QByteArray("t1"));
    QCOMPARE(*slot.value({}, fetch, {}), QByteArray("t1"));
    QCOMPARE(*slot.value("t1", fetch, {}), QByteArray("t2")); // rejected
    QCOMPARE(*slot.value("t1", fetch, {}), QByteArray("t3")); // 5 s of life count as none
    QCOMPARE(*slot.value("t1", fetch, {}), QByteArray("t3")); // somebody renewed it already
    QCOMPARE(fetches, 3);
}

void TestToken::slotSharesFailures()
{
    TokenSlot slot;
    std::atomic_int fetches = 0;
    std::atomic_int failures = 0;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 8; ++i) {
            callers.emplace_back([&] {
                const auto value
                    = slot.value({},
                                 [&]() -> Result<Token> {
                                     ++fetches;
                                     std::this_thread::sleep_for(std::chrono::milliseconds(100));
                                     return failure(ErrorKind::Unauthorized, QStringLiteral("no"));
                                 },
                                 {});
                failures += !value && value.error().kind == ErrorKind::Unauthorized;
            });
        }
    }
    QCOMPARE(failures, 8);
    QVERIFY(fetches < 8);
}

void TestToken::slotSurvivesACancelledFetch()
{
    TokenSlot slot;
    std::stop_source source;
    std::atomic_bool isFetching = false;
    std::jthread first([&] {
        (void)slot.value(
            {},
            [&]() -> Result<Token> {
                isFetching = true;
                (void)pauseFor(std::chrono::seconds(10), source.get_token());
                return stopped();
            },
            source.get_token());
    });
    QTRY_VERIFY(isFetching);
    Result<QByteArray> second = stopped();
    std::jthread other([&] {
        second = slot.value({}, [&]() -> Result<Token> { return Token{.value = "b"}; }, {});
    });
    source.request_stop();
    first.join();
    other.join();
    VERIFY_RESULT(second);
    QCOMPARE(*second, QByteArray("b"));
}

SAMEINSIDE_TEST(TestToken)
#include "tst_token.moc"
