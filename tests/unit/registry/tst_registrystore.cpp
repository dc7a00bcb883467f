// SPDX-License-Identifier: MIT
#include "registry/distribution/registrystore.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

using namespace sameinside;

namespace {

QString joined(const std::vector<QString> &names)
{
    QStringList all(names.begin(), names.end());
    return all.join(u' ');
}

} // namespace

class TestRegistryStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsTheCatalog_data();
    void listsTheCatalog();
    void standsInForARefusedCatalog_data();
    void standsInForARefusedCatalog();
    void wantsALoginForTheCatalog_data();
    void wantsALoginForTheCatalog();
    void knowsThatDockerHubHasNone();
    void keepsWhatWasListed();
    void asksForTheCatalogsScope();
    void namesPlaces();

private:
    static RegistryStore store(const ScriptedServer &server, const QString &prefix,
                               std::function<void(const QString &)> remark = {})
    {
        return RegistryStore(
            std::make_shared<RegistrySession>(quickOptions(), ScriptedCredentials::always({})),
            *TargetName::parse(QStringLiteral("docker://") + server.host() + prefix),
            std::move(remark));
    }
};

void TestRegistryStore::listsTheCatalog_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all") << QString() << QStringLiteral("app team team/a team/b teams/c");
    QTest::newRow("prefix") << QStringLiteral("/team") << QStringLiteral("team team/a team/b");
    QTest::newRow("one") << QStringLiteral("/team/a") << QStringLiteral("team/a");
    QTest::newRow("not listed") << QStringLiteral("/hidden") << QStringLiteral("hidden");
}

void TestRegistryStore::listsTheCatalog()
{
    QFETCH(QString, prefix);
    QFETCH(QString, expected);
    ScriptedServer server([](const ServedRequest &request) {
        if (request.target == "/v2/_catalog?n=1000") {
            return ScriptedReply::text(200, R"({"repositories":["app","team","team/a","../evil"]})")
                .with("Link", "</v2/_catalog?last=x>; rel=\"next\"");
        }
        return ScriptedReply::text(200, R"({"repositories":["team/b","teams/c"]})");
    });
    const auto names = store(server, prefix).repositories({});
    VERIFY_RESULT(names);
    QCOMPARE(joined(*names), expected);
}

void TestRegistryStore::standsInForARefusedCatalog_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind"); // without a prefix
    QTest::newRow("403") << 403 << ErrorKind::Denied;
    QTest::newRow("404") << 404 << ErrorKind::Denied;
    QTest::newRow("405") << 405 << ErrorKind::Denied;
    QTest::newRow("501") << 501 << ErrorKind::Denied;
}

void TestRegistryStore::standsInForARefusedCatalog()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    ScriptedServer server([&](const ServedRequest &) {
        return ScriptedReply::text(status, "{}").with("WWW-Authenticate", "Basic realm=\"harbor\"");
    });
    QString remark;
    auto withPrefix
        = store(server, QStringLiteral("/team/app"), [&](const QString &text) { remark = text; });
    const auto names = withPrefix.repositories({});
    VERIFY_RESULT(names);
    QCOMPARE(joined(*names), QStringLiteral("team/app"));
    QVERIFY2(remark.contains(u"is taken as one repository"), qPrintable(remark));

    VERIFY_ERROR(store(server, {}).repositories({}), kind,
                 QStringLiteral("docker://") + server.host() + QStringLiteral("/REPOSITORY"));
}

void TestRegistryStore::wantsALoginForTheCatalog_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("Basic") << QByteArray("Basic realm=\"harbor\"");
    QTest::newRow("Bearer, and a token that does not help")
        << QByteArray("Bearer realm=\"/token\"");
    QTest::newRow("Bearer, and no token") << QByteArray("Bearer realm=\"/none\"");
}

void TestRegistryStore::wantsALoginForTheCatalog()
{
    QFETCH(QByteArray, challenge);
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.path == "/token")
            return ScriptedReply::text(200, R"({"token":"t"})");
        return ScriptedReply::text(401, "{}").with("WWW-Authenticate", challenge);
    });
    const QString says = server.host() + QStringLiteral(" wants a login for its catalogue");
    const QString remedy = QStringLiteral("docker login ") + server.host();
    QString remark;
    auto withPrefix
        = store(server, QStringLiteral("/team"), [&](const QString &text) { remark = text; });
    const auto names = withPrefix.repositories({});
    VERIFY_RESULT(names);
    QCOMPARE(joined(*names), QStringLiteral("team"));
    QVERIFY(remark.isEmpty());
    QVERIFY(names->gap);
    QCOMPARE(names->gap->kind, ErrorKind::Unauthorized);
    QVERIFY2(names->gap->detail.contains(says), qPrintable(names->gap->detail));
    QVERIFY2(names->gap->detail.contains(remedy), qPrintable(names->gap->detail));
    VERIFY_ERROR(store(server, {}).repositories({}), ErrorKind::Unauthorized, says);
}

void TestRegistryStore::knowsThatDockerHubHasNone()
{
    const auto hub = [](const char *name, std::function<void(const QString &)> remark = {}) {
        return RegistryStore(
            std::make_shared<RegistrySession>(quickOptions(), ScriptedCredentials::always({})),
            *TargetName::parse(QString::fromLatin1(name)), std::move(remark));
    };
    QString remark;
    const auto names
        = hub("docker.io/nginx", [&](const QString &text) { remark = text; }).repositories({});
    VERIFY_RESULT(names);
    QCOMPARE(joined(*names), QStringLiteral("library/nginx"));
    QCOMPARE(remark,
             QStringLiteral("Docker Hub has no catalogue: docker://docker.io/library/nginx is "
                            "taken as one repository"));
    for (const char *all : {"docker.io", "index.docker.io/library"}) {
        VERIFY_ERROR(hub(all).repositories({}), ErrorKind::Denied,
                     QStringLiteral("Docker Hub has no catalogue; pass its repositories"));
    }
}

void TestRegistryStore::keepsWhatWasListed()
{
    ScriptedServer server([](const ServedRequest &request) {
        if (request.target == "/v2/_catalog?n=1000") {
            return ScriptedReply::text(200, R"({"repositories":["app","team/a"]})")
                .with("Link", "</v2/_catalog?last=x>; rel=\"next\"");
        }
        return ScriptedReply::text(403, R"({"errors":[{"code":"DENIED"}]})");
    });
    for (const QString &prefix : {QString(), QStringLiteral("/team")}) {
        const auto names = store(server, prefix).repositories({});
        VERIFY_RESULT(names);
        QCOMPARE(joined(*names),
                 prefix.isEmpty() ? QStringLiteral("app team/a") : QStringLiteral("team/a"));
        QVERIFY(names->gap);
        QCOMPARE(names->gap->kind, ErrorKind::Denied);
    }
}

void TestRegistryStore::asksForTheCatalogsScope()
{
    ScriptedServer server([](const ServedRequest &request) {
        if (request.path == "/token")
            return ScriptedReply::text(200, R"({"token":"t"})");
        if (!request.hasHeader("authorization"))
            return ScriptedReply::text(401, "").with("WWW-Authenticate", "Bearer realm=\"/token\"");
        return ScriptedReply::text(200, R"({"repositories":["a"]})");
    });
    VERIFY_RESULT(store(server, {}).repositories({}));
    QCOMPARE(server.requests().at(1).target,
             QByteArray("/token?scope=registry%3Acatalog%3A%2A&client_id=sameinside"));
}

void TestRegistryStore::namesPlaces()
{
    ScriptedServer server([](const ServedRequest &) { return ScriptedReply::text(200, "{}"); });
    auto target = store(server, {});
    const Digest digest = Digest::sha256Of("x");
    QCOMPARE(target.place(QStringLiteral("a/b"), QStringLiteral("1"), digest),
             server.host() + QStringLiteral("/a/b:1"));
    QCOMPARE(target.place(QStringLiteral("a/b"), {}, digest),
             server.host() + QStringLiteral("/a/b@") + digest.toString());
    VERIFY_RESULT(target.source(QStringLiteral("a/b")));
    VERIFY_ERROR(target.source(QStringLiteral("A/B")), ErrorKind::InvalidName,
                 QStringLiteral("lower case"));
}

SAMEINSIDE_TEST(TestRegistryStore)
#include "tst_registrystore.moc"
