// SPDX-License-Identifier: MIT
#include "registry/distribution/registrysession.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>

#include <thread>

using namespace sameinside;

namespace {

/// A registry with token authentication: grants what a test allows, and knows which tokens it gave.
class TokenRegistry {
public:
    TokenRegistry() : m_server([this](const ServedRequest &request) { return answer(request); }) {}

    ScriptedServer &server() { return m_server; }
    Access access(const QString &repository = QStringLiteral("team/app")) const
    {
        return {.domain = m_server.host(), .repository = repository};
    }
    Request request(const QString &repository = QStringLiteral("team/app")) const
    {
        return {.url = QUrl(QStringLiteral("https://") + m_server.host() + QStringLiteral("/v2/")
                            + repository + QStringLiteral("/manifests/1")),
                .findScheme = true};
    }
    int tokens() const { return m_tokens; }
    int challenges() const { return m_challenges; }
    /// What was given so far is worth nothing any more.
    void expireTokens() { m_firstGood = m_tokens + 1; }

    std::function<ScriptedReply(const ServedRequest &)> onToken; ///< empty: grant
    QByteArray extra;                                            ///< of the challenge
    int expiredStatus = 401;
    bool hasScope = true;

private:
    ScriptedReply answer(const ServedRequest &request)
    {
        if (request.path == "/token") {
            if (onToken) {
                ScriptedReply reply = onToken(request);
                if (reply.status != 200)
                    return reply;
            }
            return ScriptedReply::text(
                200, "{\"token\":\"t" + QByteArray::number(++m_tokens) + "\",\"expires_in\":300}");
        }
        const QByteArray authorization = request.header("authorization");
        const bool isToken = authorization.startsWith("Bearer t");
        if (isToken && authorization.mid(8).toInt() >= m_firstGood)
            return ScriptedReply::text(200, "ok");
        if (isToken && expiredStatus != 401)
            return ScriptedReply::text(expiredStatus, "{}");
        ++m_challenges;
        const QByteArray repository = request.path.mid(4, request.path.indexOf("/manifests") - 4);
        QByteArray challenge = "Bearer realm=\""
            + m_server.url(QStringLiteral("/token")).toEncoded() + "\",service=\"registry\""
            + extra;
        if (hasScope)
            challenge += ",scope=\"repository:" + repository + ":pull\"";
        return ScriptedReply::text(401, "{}").with("WWW-Authenticate", challenge);
    }

    std::atomic_int m_tokens = 0;
    std::atomic_int m_firstGood = 1;
    std::atomic_int m_challenges = 0;
    ScriptedServer m_server;
};

std::shared_ptr<ScriptedCredentials> nobody()
{
    return ScriptedCredentials::always({});
}

std::shared_ptr<ScriptedCredentials> user()
{
    return ScriptedCredentials::always(
        {.username = QStringLiteral("me"), .password = QStringLiteral("SECRET")});
}

} // namespace

class TestRegistrySession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pullsAnonymously();
    void usesTheChallengesScope();
    void asksForTheNextRepositoryAtOnce();
    void renewsOnce_data();
    void renewsOnce();
    void takesRefusalsAtTheirWord();
    void sharesOneToken();
    void usesBasic();
    void tellsAWrongPassword();
    void tellsMissingPermission();
    void tellsWhatToDo_data();
    void tellsWhatToDo();
    void sendsARegistryToken();
    void retriesATokenThatIsTooNew();
    void passesCredentialErrorsOn();
    void keepsCredentialsFromStorage();
    void ignoresForeignChallenges();
    void logsNoSecrets();
    void stopsInTheDance();
    void findsChangedCredentials();
};

void TestRegistrySession::pullsAnonymously()
{
    TokenRegistry registry;
    RegistrySession session(quickOptions(), nobody());
    for (int i = 0; i < 5; ++i) {
        const auto response = session.send(registry.access(), registry.request(), {});
        VERIFY_RESULT(response);
        QCOMPARE(response->status, 200);
    }
    QCOMPARE(registry.tokens(), 1);
    QCOMPARE(registry.challenges(), 1);
    QCOMPARE(registry.server().requestCount(), 7);
}

void TestRegistrySession::usesTheChallengesScope()
{
    TokenRegistry registry;
    registry.hasScope = false;
    registry.extra = ",scope=\"aws\"";
    RegistrySession session(quickOptions(), nobody());
    VERIFY_RESULT(session.send(registry.access(), registry.request(), {}));
    QVERIFY(registry.server().requests().at(1).target.contains("scope=aws&"));
    // A scope of its own kind is not guessed at, but the token is good for both.
    const QString other = QStringLiteral("team/other");
    VERIFY_RESULT(session.send(registry.access(other), registry.request(other), {}));
    QCOMPARE(registry.challenges(), 2);
    QCOMPARE(registry.tokens(), 1);
}

void TestRegistrySession::asksForTheNextRepositoryAtOnce()
{
    TokenRegistry registry;
    RegistrySession session(quickOptions(), nobody());
    VERIFY_RESULT(session.send(registry.access(), registry.request(), {}));
    const QString other = QStringLiteral("team/other");
    VERIFY_RESULT(session.send(registry.access(other), registry.request(other), {}));
    QCOMPARE(registry.challenges(), 1);
    QCOMPARE(registry.tokens(), 2);
    QVERIFY(registry.server().requests().at(3).target.contains(
        "scope=repository%3Ateam%2Fother%3Apull"));
}

void TestRegistrySession::renewsOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("401") << 401;
    QTest::newRow("403, as ECR has it") << 403;
    QTest::newRow("400, as ECR Public has it") << 400;
}

void TestRegistrySession::renewsOnce()
{
    QFETCH(int, status);
    TokenRegistry registry;
    registry.expiredStatus = status;
    RegistrySession session(quickOptions(), nobody());
    VERIFY_RESULT(session.send(registry.access(), registry.request(), {}));
    registry.expireTokens();
    const auto response = session.send(registry.access(), registry.request(), {});
    VERIFY_RESULT(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(registry.tokens(), 2);
}

void TestRegistrySession::takesRefusalsAtTheirWord()
{
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.path == "/token")
            return ScriptedReply::text(200, R"({"token":"t"})" + QByteArray(request.number, ' '));
        if (!request.hasHeader("authorization")) {
            return ScriptedReply::text(401, "").with(
                "WWW-Authenticate", "Bearer realm=\"/token\",scope=\"repository:a:pull\"");
        }
        return ScriptedReply::text(request.path == "/v2/a/good" ? 200 : 403, "{}");
    });
    RegistrySession session(quickOptions(), nobody());
    const Access access{.domain = server.host(), .repository = QStringLiteral("a")};
    Request request{.url = server.url(QStringLiteral("/v2/a/good"))};
    VERIFY_RESULT(session.send(access, request, {}));
    server.forget();
    request.url = server.url(QStringLiteral("/v2/a/bad"));
    // The same token comes again: nothing newer to try, at the price of one fetch.
    for (int i = 0; i < 5; ++i) {
        const auto response = session.send(access, request, {});
        VERIFY_RESULT(response);
        QCOMPARE(response->status, 403);
    }
    QVERIFY2(server.requests().size() <= 10, qPrintable(QString::number(server.requests().size())));
}

void TestRegistrySession::sharesOneToken()
{
    TokenRegistry registry;
    registry.onToken = [](const ServedRequest &) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return ScriptedReply::text(200, "");
    };
    RegistrySession session(quickOptions(), nobody());
    std::atomic_int right = 0;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 16; ++i) {
            callers.emplace_back([&] {
                const auto response = session.send(registry.access(), registry.request(), {});
                right += response && response->status == 200;
            });
        }
    }
    QCOMPARE(right, 16);
    QCOMPARE(registry.tokens(), 1);
}

void TestRegistrySession::usesBasic()
{
    const QByteArray wanted = "Basic " + QByteArray("me:SECRET").toBase64();
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.header("authorization") == wanted)
            return ScriptedReply::text(200, "ok");
        return ScriptedReply::text(401, "").with("WWW-Authenticate", "Basic realm=\"r\"");
    });
    const auto credentials = user();
    RegistrySession session(quickOptions(), credentials);
    for (const auto &repository : {QStringLiteral("a"), QStringLiteral("a"), QStringLiteral("b")}) {
        const Access access{.domain = server.host(), .repository = repository};
        const auto response = session.send(access, {.url = server.url(QStringLiteral("/v2/"))}, {});
        VERIFY_RESULT(response);
        QCOMPARE(response->status, 200);
    }
    QCOMPARE(server.requestCount(), 4); // one challenge in all
    QCOMPARE(credentials->count, 2);
}

void TestRegistrySession::tellsAWrongPassword()
{
    ScriptedServer server([&](const ServedRequest &) {
        return ScriptedReply::text(401, "").with("WWW-Authenticate", "Basic realm=\"r\"");
    });
    RegistrySession session(quickOptions(), user());
    const Access access{.domain = server.host(), .repository = QStringLiteral("a")};
    const auto response = session.send(access, {.url = server.url(QStringLiteral("/v2/"))}, {});
    VERIFY_ERROR(
        response, ErrorKind::Unauthorized,
        QStringLiteral("refused the user name or password; log in again with: docker login ")
            + server.host());
    QCOMPARE(server.requestCount(), 2);
}

void TestRegistrySession::tellsMissingPermission()
{
    RegistrySession other(quickOptions(), user());
    ScriptedServer hiding([&](const ServedRequest &request) {
        if (request.path == "/token")
            return ScriptedReply::text(200, R"({"token":"t"})");
        return ScriptedReply::text(401, R"({"errors":[{"code":"UNAUTHORIZED","message":"no"}]})")
            .with(
                "WWW-Authenticate",
                "Bearer realm=\"/token\",scope=\"repository:a:pull\",error=\"insufficient_scope\"");
    });
    const Access access{.domain = hiding.host(), .repository = QStringLiteral("a")};
    VERIFY_ERROR(other.send(access, {.url = hiding.url(QStringLiteral("/v2/"))}, {}),
                 ErrorKind::Denied, QStringLiteral("may not pull"));
    RegistrySession anonymous(quickOptions(), nobody());
    VERIFY_ERROR(anonymous.send(access, {.url = hiding.url(QStringLiteral("/v2/"))}, {}),
                 ErrorKind::Unauthorized, QStringLiteral("wants a login"));
}

void TestRegistrySession::tellsWhatToDo_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("garbage") << QByteArray("Bearer realm=\"unterminated") << ErrorKind::ServerFault
                             << QStringLiteral("a quoted value is not closed");
    QTest::newRow("none") << QByteArray() << ErrorKind::Unsupported
                          << QStringLiteral("does not say how");
    QTest::newRow("Negotiate") << QByteArray("Negotiate, NTLM") << ErrorKind::Unsupported
                               << QStringLiteral(
                                      "a login by negotiate, ntlm, which is not supported");
    QTest::newRow("Bearer without realm")
        << QByteArray("Bearer service=\"x\"") << ErrorKind::Unsupported
        << QStringLiteral("a login by bearer");
    QTest::newRow("Basic") << QByteArray("Basic realm=\"x\"") << ErrorKind::Unauthorized
                           << QStringLiteral("Log in with: docker login 127.0.0.1:");
    QTest::newRow("foreign plain realm")
        << QByteArray("Bearer realm=\"http://auth.invalid/t\"") << ErrorKind::ServerFault
        << QStringLiteral("without TLS (http://auth.invalid); refused");
}

void TestRegistrySession::tellsWhatToDo()
{
    QFETCH(QByteArray, challenge);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    ScriptedServer server([&](const ServedRequest &) {
        ScriptedReply reply = ScriptedReply::text(401, "");
        if (!challenge.isEmpty())
            reply.with("WWW-Authenticate", challenge);
        return reply;
    });
    RegistrySession session(quickOptions(), nobody());
    const Access access{.domain = server.host(), .repository = QStringLiteral("a")};
    VERIFY_ERROR(session.send(access, {.url = server.url(QStringLiteral("/v2/"))}, {}), kind, says);
    QCOMPARE(server.requestCount(), 1);
}

void TestRegistrySession::sendsARegistryToken()
{
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.header("authorization") == "Bearer given")
            return ScriptedReply::text(200, "ok");
        return ScriptedReply::text(401, "").with("WWW-Authenticate", "Bearer realm=\"/token\"");
    });
    const Access access{.domain = server.host(), .repository = QStringLiteral("a")};
    const Request request{.url = server.url(QStringLiteral("/v2/"))};
    RegistrySession session(
        quickOptions(), ScriptedCredentials::always({.registryToken = QStringLiteral("given")}));
    VERIFY_RESULT(session.send(access, request, {}));
    VERIFY_RESULT(session.send(access, request, {}));
    QCOMPARE(server.requestCount(), 3);

    RegistrySession expired(quickOptions(),
                            ScriptedCredentials::always({.registryToken = QStringLiteral("old")}));
    VERIFY_ERROR(expired.send(access, request, {}), ErrorKind::Unauthorized,
                 QStringLiteral("has expired"));
}

void TestRegistrySession::retriesATokenThatIsTooNew()
{
    std::atomic_int refusals = 1;
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.path == "/token")
            return ScriptedReply::text(200, R"({"token":"t"})");
        if (request.hasHeader("authorization") && refusals-- <= 0)
            return ScriptedReply::text(200, "ok");
        return ScriptedReply::text(401, "").with("WWW-Authenticate",
                                                 "Bearer realm=\"/token\",error=\"invalid_token\"");
    });
    RegistrySession session(quickOptions(), nobody());
    const Access access{.domain = server.host(), .repository = QStringLiteral("a")};
    const auto response = session.send(access, {.url = server.url(QStringLiteral("/v2/"))}, {});
    VERIFY_RESULT(response);
    QCOMPARE(response->status, 200);
}

void TestRegistrySession::passesCredentialErrorsOn()
{
    TokenRegistry registry;
    RegistrySession session(quickOptions(),
                            std::make_shared<ScriptedCredentials>(
                                [](const QString &, const QString &) -> Result<Credential> {
                                    return failure(ErrorKind::Io, QStringLiteral("helper broke"));
                                }));
    VERIFY_ERROR(session.send(registry.access(), registry.request(), {}), ErrorKind::Io,
                 QStringLiteral("helper broke"));
}

void TestRegistrySession::keepsCredentialsFromStorage()
{
    ScriptedServer storage([](const ServedRequest &) { return ScriptedReply::text(200, "blob"); });
    ScriptedServer registry([&](const ServedRequest &request) {
        if (!request.hasHeader("authorization"))
            return ScriptedReply::text(401, "").with("WWW-Authenticate", "Basic realm=\"r\"");
        return ScriptedReply::redirect(307, storage.url(QStringLiteral("/b")).toEncoded());
    });
    RegistrySession session(quickOptions(), user());
    const Access access{.domain = registry.host(), .repository = QStringLiteral("a")};
    VERIFY_RESULT(session.send(access, {.url = registry.url(QStringLiteral("/v2/"))}, {}));
    QCOMPARE(storage.requestCount(), 1);
    QVERIFY(!storage.requests().at(0).hasHeader("authorization"));
}

void TestRegistrySession::ignoresForeignChallenges()
{
    ScriptedServer storage([](const ServedRequest &) {
        return ScriptedReply::text(401, "").with("WWW-Authenticate", "Basic realm=\"give me\"");
    });
    ScriptedServer registry([&](const ServedRequest &) {
        return ScriptedReply::redirect(307, storage.url(QStringLiteral("/b")).toEncoded());
    });
    const auto credentials = user();
    RegistrySession session(quickOptions(), credentials);
    const Access access{.domain = registry.host(), .repository = QStringLiteral("a")};
    const auto response = session.send(access, {.url = registry.url(QStringLiteral("/v2/"))}, {});
    VERIFY_RESULT(response);
    QCOMPARE(response->status, 401);
    QVERIFY(response->elsewhere);
    QCOMPARE(credentials->count, 0);
    QCOMPARE(storage.requestCount(), 1);
}

void TestRegistrySession::logsNoSecrets()
{
    TokenRegistry registry;
    TransportOptions options = quickOptions();
    SeenRequests log;
    options.onRequest = log.listener();
    RegistrySession session(
        options,
        ScriptedCredentials::always({.username = QStringLiteral("me"),
                                     .password = QStringLiteral("SECRET"),
                                     .identityToken = QStringLiteral("SECRET")}));
    VERIFY_RESULT(session.send(registry.access(), registry.request(), {}));
    QCOMPARE(log.entries().size(), std::size_t(3));
    for (const auto &entry : log.entries()) {
        const QString told = entry.method + entry.url + entry.error;
        QVERIFY2(!told.contains(u"SECRET"), qPrintable(told));
        QVERIFY2(!told.contains(QLatin1StringView(QByteArray("me:SECRET").toBase64())),
                 qPrintable(told));
    }
}

void TestRegistrySession::stopsInTheDance()
{
    TokenRegistry registry;
    registry.onToken = [](const ServedRequest &) {
        ScriptedReply reply = ScriptedReply::silence();
        reply.status = 0;
        return reply;
    };
    TransportOptions options = quickOptions();
    options.idleTimeout = std::chrono::seconds(30);
    RegistrySession session(options, nobody());
    std::stop_source source;
    Result<Response> response = failure(ErrorKind::Io, {});
    std::jthread caller([&] {
        response = session.send(registry.access(), registry.request(), source.get_token());
    });
    QTRY_COMPARE(registry.server().requestCount(), 2);
    QElapsedTimer clock;
    clock.start();
    source.request_stop();
    caller.join();
    QVERIFY(clock.elapsed() < longestStop);
    QCOMPARE(response.error().kind, ErrorKind::Cancelled);
}

void TestRegistrySession::findsChangedCredentials()
{
    std::atomic_int version = 1;
    ScriptedServer server([&](const ServedRequest &request) {
        const QByteArray wanted
            = "Basic " + QByteArray("me:" + QByteArray::number(version)).toBase64();
        if (request.header("authorization") == wanted)
            return ScriptedReply::text(200, "ok");
        if (request.hasHeader("authorization")) // ECR
            return ScriptedReply::text(403, R"({"errors":[{"code":"DENIED"}]})");
        return ScriptedReply::text(401, "").with("WWW-Authenticate", "Basic realm=\"r\"");
    });
    RegistrySession session(quickOptions(),
                            std::make_shared<ScriptedCredentials>(
                                [&](const QString &, const QString &) {
        return Credential{.username = QStringLiteral("me"), .password = QString::number(version)};
                            }));
    const Access access{.domain = server.host(), .repository = QStringLiteral("a")};
    const Request request{.url = server.url(QStringLiteral("/v2/"))};
    QCOMPARE(session.send(access, request, {})->status, 200);
    version = 2;
    QCOMPARE(session.send(access, request, {})->status, 200);
}

SAMEINSIDE_TEST(TestRegistrySession)
#include "tst_registrysession.moc"
