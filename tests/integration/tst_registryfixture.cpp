// SPDX-License-Identifier: MIT
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/registries/registryfixture.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTest>

#include <algorithm>

using namespace sameinside;
using test::RegistryFixture;
using test::TokenServer;
using Kind = RegistryFixture::Kind;

namespace {

struct Reply {
    int status = 0;
    QByteArray body;
    QByteArray challenge;
    QByteArray digest;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

} // namespace

class TestRegistryFixture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void servesEverybody();
    void wantsAPassword();
    void wantsAToken();
    void refusesExpiredTokens();
    void exchangesIdentityTokens();
    void countsRequests();
    void usesPortsOfItsOwn();
    void saysWhyItDoesNotStart();

private:
    Reply ask(const QString &url, const QByteArray &authorization = {},
              const QByteArray &form = {});
    QString tokenUrl(RegistryFixture &registry, const char *scope) const;
    QByteArray basic(const RegistryFixture &registry) const;

    QTemporaryDir m_directory;
    QString m_layout;
    QByteArray m_manifest;
    QByteArray m_authority; ///< of the registry that is asked
};

void TestRegistryFixture::initTestCase()
{
    m_layout = m_directory.filePath(QStringLiteral("layout"));
    const BuiltImage image
        = ImageBuilder().layer(TarWriter().file("etc/motd", "hello\n").finish()).build();
    m_manifest = image.bytes;
    QVERIFY(LayoutWriter().add(image, QStringLiteral("it")).write(m_layout));
}

Reply TestRegistryFixture::ask(const QString &url, const QByteArray &authorization,
                               const QByteArray &form)
{
    QNetworkRequest request{QUrl(url)};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_authority));
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept", MediaType::ociManifest().bytes().toByteArray());
    request.setRawHeader("User-Agent", "the test");
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    request.setTransferTimeout(10'000);
    QNetworkAccessManager network; // an older one would go on with its first certificates
    QNetworkReply *reply = nullptr;
    if (form.isEmpty()) {
        reply = network.get(request);
    } else {
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QStringLiteral("application/x-www-form-urlencoded"));
        reply = network.post(request, form);
    }
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 15'000))
        reply->abort();
    return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply->readAll(),
            .challenge = reply->rawHeader("WWW-Authenticate"),
            .digest = reply->rawHeader("Docker-Content-Digest")};
}

QByteArray TestRegistryFixture::basic(const RegistryFixture &registry) const
{
    return "Basic " + (registry.user() + u':' + registry.password()).toUtf8().toBase64();
}

QString TestRegistryFixture::tokenUrl(RegistryFixture &registry, const char *scope) const
{
    return registry.tokens()->realm()
        + QStringLiteral("?service=registry%20of%20the%20tests&scope=")
        + QString::fromLatin1(scope);
}

void TestRegistryFixture::servesEverybody()
{
    RegistryFixture registry(Kind::Plain);
    const auto started = registry.start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/"))).status, 200);
    const auto pushed
        = registry.push(QStringLiteral("oci:%1:it").arg(m_layout), QStringLiteral("team/app:v1"),
                        {QStringLiteral("--preserve-digests")});
    QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
    const Reply manifest = ask(registry.url(QStringLiteral("/v2/team/app/manifests/v1")));
    QCOMPARE(manifest.status, 200);
    QCOMPARE(manifest.body, m_manifest);
    QCOMPARE(manifest.digest, Digest::sha256Of(m_manifest).toString().toLatin1());

    const auto missing = registry.push(QStringLiteral("oci:%1:other").arg(m_layout),
                                       QStringLiteral("team/app:v2"));
    QVERIFY(!missing);
    QVERIFY2(missing.error().detail.contains(u"other"), qPrintable(missing.error().detail));
}

void TestRegistryFixture::wantsAPassword()
{
    RegistryFixture registry(Kind::Basic);
    const auto started = registry.start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/"))).status, 0); // not a trusted certificate
    m_authority = registry.authority();
    const Reply refused = ask(registry.url(QStringLiteral("/v2/")));
    QCOMPARE(refused.status, 401);
    QVERIFY2(refused.challenge.startsWith("Basic realm="), refused.challenge);
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/")), "Basic " + QByteArray("ann:no").toBase64())
                 .status,
             401);
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/")), basic(registry)).status, 200);

    const auto pushed
        = registry.push(QStringLiteral("oci:%1:it").arg(m_layout), QStringLiteral("team/app:v1"));
    QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/team/app/manifests/v1")), basic(registry)).status,
             200);
}

void TestRegistryFixture::wantsAToken()
{
    RegistryFixture registry(Kind::Token);
    const auto started = registry.start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    m_authority = registry.authority();
    for (const char *repository : {"team/app:v1", "public/app:v1"}) {
        const auto pushed = registry.push(QStringLiteral("oci:%1:it").arg(m_layout),
                                          QString::fromLatin1(repository));
        QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
    }
    const QString privateUrl = registry.url(QStringLiteral("/v2/team/app/manifests/v1"));
    const QString publicUrl = registry.url(QStringLiteral("/v2/public/app/manifests/v1"));
    TokenServer &tokens = *registry.tokens();
    tokens.grant({}, QStringLiteral("repository:public/*"), {QStringLiteral("pull")});
    tokens.resetCounts();

    const Reply refused = ask(privateUrl);
    QCOMPARE(refused.status, 401);
    QVERIFY2(refused.challenge.startsWith("Bearer realm=\"" + tokens.realm().toLatin1())
                 && refused.challenge.contains("scope=\"repository:team/app:pull\""),
             refused.challenge);

    const auto bearer = [&](const char *scope, const QByteArray &authorization = {}) {
        const Reply reply = ask(tokenUrl(registry, scope), authorization);
        return "Bearer " + reply.json().value(u"token").toString().toLatin1();
    };
    QCOMPARE(ask(publicUrl, bearer("repository:public/app:pull")).status, 200);
    QCOMPARE(ask(privateUrl, bearer("repository:team/app:pull")).status, 401);
    QCOMPARE(ask(privateUrl, bearer("repository:team/app:pull", basic(registry))).status, 200);
    QCOMPARE(ask(publicUrl, bearer("repository:team/app:pull", basic(registry))).status, 401);
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/_catalog")),
                 bearer("registry:catalog:*", basic(registry)))
                 .json()
                 .value(u"repositories")
                 .toArray()
                 .size(),
             2);
    QCOMPARE(ask(tokenUrl(registry, ""), "Basic " + QByteArray("ann:no").toBase64()).status, 401);
    QVERIFY((tokens.counts() == TokenServer::Counts{.anonymous = 2, .basic = 4, .refused = 1}));
}

void TestRegistryFixture::refusesExpiredTokens()
{
    RegistryFixture registry(Kind::Token);
    QVERIFY(registry.start());
    m_authority = registry.authority();
    TokenServer &tokens = *registry.tokens();
    tokens.grant({}, QStringLiteral("repository:app"), {QStringLiteral("pull")});
    tokens.issueExpired(1);
    for (const int expected : {401, 404}) { // refused, then let in: there is no such image
        const Reply token = ask(tokenUrl(registry, "repository:app:pull"));
        QCOMPARE(token.json().value(u"expires_in").toInt(), 300);
        QCOMPARE(ask(registry.url(QStringLiteral("/v2/app/manifests/v1")),
                     "Bearer " + token.json().value(u"token").toString().toLatin1())
                     .status,
                 expected);
    }
    tokens.setExpiresIn(0);
    QVERIFY(!ask(tokenUrl(registry, "repository:app:pull")).json().contains(u"expires_in"));
}

void TestRegistryFixture::exchangesIdentityTokens()
{
    RegistryFixture registry(Kind::Token);
    QVERIFY(registry.start());
    m_authority = registry.authority();
    TokenServer &tokens = *registry.tokens();
    const QByteArray common
        = "service=registry+of+the+tests&client_id=test&scope=repository%3Aapp%3Apull";
    const auto post
        = [&](const QByteArray &form) { return ask(tokens.realm(), {}, common + '&' + form); };
    const auto status = [&](const Reply &token) {
        return ask(registry.url(QStringLiteral("/v2/app/manifests/v1")),
                   "Bearer " + token.json().value(u"access_token").toString().toLatin1())
            .status;
    };
    const QByteArray refresh = "grant_type=refresh_token&refresh_token="
        + tokens.identityToken(registry.user()).toLatin1();
    QCOMPARE(status(post(refresh)), 404);
    const Reply offline = post("grant_type=password&access_type=offline&username=ann&password="
                               + QUrl::toPercentEncoding(registry.password()));
    QCOMPARE(status(offline), 404);
    const QByteArray another = offline.json().value(u"refresh_token").toString().toLatin1();
    QCOMPARE(status(post("grant_type=refresh_token&refresh_token=" + another)), 404);
    tokens.revokeIdentityTokens();
    QCOMPARE(post(refresh).status, 401);
    tokens.refusePost(405);
    QCOMPARE(post(refresh).status, 405);
    QVERIFY((tokens.counts() == TokenServer::Counts{.refresh = 4, .password = 1, .refused = 2}));
}

void TestRegistryFixture::countsRequests()
{
    RegistryFixture registry(Kind::Plain);
    QVERIFY(registry.start());
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/"))).status, 200);
    QCOMPARE(ask(registry.url(QStringLiteral("/v2/a/tags/list?n=5"))).status, 404);
    QTRY_COMPARE(registry.requests().size(), std::size_t(2));
    const auto request = registry.requests().back();
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.path, "/v2/a/tags/list?n=5");
    QCOMPARE(request.status, 404);
    QCOMPARE(request.client, "the test");
}

void TestRegistryFixture::usesPortsOfItsOwn()
{
    RegistryFixture one(Kind::Plain);
    RegistryFixture two(Kind::Plain);
    QVERIFY(one.start());
    QVERIFY(two.start());
    QVERIFY(one.domain() != two.domain());
    QCOMPARE(ask(one.url(QStringLiteral("/v2/"))).status, 200);
    QCOMPARE(ask(two.url(QStringLiteral("/v2/"))).status, 200);
    QString ended;
    {
        RegistryFixture three(Kind::Plain);
        QVERIFY(three.start());
        ended = three.url(QStringLiteral("/v2/"));
    }
    QCOMPARE(ask(ended).status, 0);
}

void TestRegistryFixture::saysWhyItDoesNotStart()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    RegistryFixture registry(Kind::Plain);
    const auto started = registry.start();
    qputenv("PATH", path);
    QVERIFY(!started);
    QVERIFY2(started.error().detail.contains(u"docker-registry"),
             qPrintable(started.error().detail));
}

SAMEINSIDE_TEST(TestRegistryFixture)
#include "tst_registryfixture.moc"
