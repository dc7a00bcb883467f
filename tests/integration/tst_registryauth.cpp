// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/capturedrun.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/registries/registryfixture.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QTest>

using namespace sameinside;
using namespace sameinside::test;
using Kind = RegistryFixture::Kind;

namespace {

const auto bundled = QStringLiteral("oci:" SAMEINSIDE_SOURCE_DIR "/resources/example/public:");

// Nothing is wrong: the private image has but one of the public one's platforms.
bool isOnlyOfPlatforms(const QString &complaints)
{
    return complaints.count(u'\n') == 1
        && complaints.contains(u"are missing in the private image.");
}

} // namespace

/// The compare command against a registry with a token server and one with passwords: where
/// credentials come from, and what becomes of bad ones.
class TestRegistryAuth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void logsIn_data();
    void logsIn();
    void refreshesAnExpiredTokenOnce_data();
    void refreshesAnExpiredTokenOnce();
    void keepsAShortLivedToken();
    void givesUpOnTokensThatAreAlwaysExpired();
    void isRefused_data();
    void isRefused();

private:
    QString publicImage() const { return m_plain->domain() + QStringLiteral("/db/postgres:16"); }
    QString privateImage() const
    {
        return m_token->domain() + QStringLiteral("/mirror/postgres:16");
    }
    CommandRun compare() const
    {
        return runCompareCommand(m_options, publicImage(), privateImage());
    }
    QJsonObject login(const QString &user, const QString &password) const
    {
        return Surroundings::passwordFor(m_token->domain(), user, password);
    }
    QJsonObject identity(const QString &token) const;
    /// What docker-credential-test answers.
    void helperAnswers(const QString &user, const QString &secret);
    QByteArray helperWasAsked() const;

    Surroundings m_surroundings;
    std::unique_ptr<RegistryFixture> m_plain;
    std::unique_ptr<RegistryFixture> m_basic;
    std::unique_ptr<RegistryFixture> m_token;
    CommonOptions m_options;
    QString m_trusted; ///< both authorities
};

void TestRegistryAuth::initTestCase()
{
    const QByteArray programs = m_surroundings.path(QStringLiteral("bin")).toLocal8Bit();
    qputenv("PATH", programs + ':' + qgetenv("PATH"));
    m_plain = std::make_unique<RegistryFixture>(Kind::Plain);
    m_basic = std::make_unique<RegistryFixture>(Kind::Basic);
    m_token = std::make_unique<RegistryFixture>(Kind::Token);
    for (RegistryFixture *registry : {m_plain.get(), m_basic.get(), m_token.get()}) {
        const auto started = registry->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    }
    m_trusted = m_surroundings.path(QStringLiteral("ca.crt"));
    QVERIFY(writeFile(m_trusted, m_basic->authority() + m_token->authority()));
    const QString image = bundled + QStringLiteral("postgres:16");
    for (const auto &[registry, name] : {std::pair(m_plain.get(), "db/postgres:16"),
                                         std::pair(m_basic.get(), "mirror/postgres:16"),
                                         std::pair(m_token.get(), "mirror/postgres:16")}) {
        QStringList extra;
        if (registry == m_plain.get())
            extra << QStringLiteral("--all");
        const auto pushed = registry->push(image, QString::fromLatin1(name), extra);
        QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
    }
    m_token->tokens()->addUser(QStringLiteral("bob"), QStringLiteral("builder"));
    m_token->tokens()->grant(QStringLiteral("bob"), QStringLiteral("repository:open/*"),
                             {QStringLiteral("pull")});
}

void TestRegistryAuth::init()
{
    m_options = m_surroundings.options(m_trusted);
    m_options.noCache = true; // so that every run asks for the same
    QVERIFY(m_surroundings.writeDockerConfig(login(m_token->user(), m_token->password())));
    m_token->tokens()->setExpiresIn(300);
    m_token->tokens()->issueExpired(0);
    m_token->tokens()->refusePost(0);
    m_token->tokens()->resetCounts();
}

QJsonObject TestRegistryAuth::identity(const QString &token) const
{
    const auto name = QByteArray("00000000-0000-0000-0000-000000000000:").toBase64();
    return {{QStringLiteral("auths"),
             QJsonObject{{m_token->domain(),
                          QJsonObject{{QStringLiteral("auth"), QString::fromLatin1(name)},
                                      {QStringLiteral("identitytoken"), token}}}}}};
}

void TestRegistryAuth::helperAnswers(const QString &user, const QString &secret)
{
    const QString program = m_surroundings.path(QStringLiteral("bin/docker-credential-test"));
    const QString asked = m_surroundings.path(QStringLiteral("asked"));
    QFile::remove(asked);
    const QString answer
        = QStringLiteral(R"({"ServerURL":"","Username":"%1","Secret":"%2"})").arg(user, secret);
    QVERIFY(writeFile(program,
                      QStringLiteral("#!/bin/sh\n"
                                     "{ echo \"$@\"; cat; echo; } >> '%1'\n"
                                     "echo '%2'\n")
                          .arg(asked, answer)
                          .toUtf8()));
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

QByteArray TestRegistryAuth::helperWasAsked() const
{
    QFile file(m_surroundings.path(QStringLiteral("asked")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRegistryAuth::logsIn_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("byPost");
    QTest::newRow("password in config.json") << "config" << false;
    QTest::newRow("password in --authfile") << "authfile" << false;
    QTest::newRow("credential helper of the host") << "credHelpers" << false;
    QTest::newRow("credential helper of all hosts") << "credsStore" << false;
    QTest::newRow("identity token") << "identitytoken" << true;
    QTest::newRow("identity token of a credential helper") << "helper token" << true;
}

void TestRegistryAuth::logsIn()
{
    QFETCH(QString, how);
    QFETCH(bool, byPost);
    const auto helper = QStringLiteral("test");
    const QString identityToken = m_token->tokens()->identityToken(m_token->user());
    const bool isToken = how == u"helper token";
    helperAnswers(isToken ? QStringLiteral("<token>") : m_token->user(),
                  isToken ? identityToken : m_token->password());
    QJsonObject config;
    if (how == u"config") {
        config = login(m_token->user(), m_token->password());
    } else if (how == u"credsStore") {
        config = {{QStringLiteral("credsStore"), helper}};
    } else if (how == u"credHelpers" || isToken) {
        config = {{QStringLiteral("credHelpers"), QJsonObject{{m_token->domain(), helper}}}};
    } else if (how == u"identitytoken") {
        config = identity(identityToken);
    } else {
        const QString file = m_surroundings.path(QStringLiteral("auth.json"));
        QVERIFY(m_surroundings.writeDockerConfig(login(m_token->user(), m_token->password())));
        QVERIFY(QFile::exists(file)
                || QFile::copy(m_surroundings.path(QStringLiteral("docker/config.json")), file));
        m_options.authFile = file.toStdString();
    }
    QVERIFY(m_surroundings.writeDockerConfig(config));

    const CommandRun run = compare();
    QVERIFY2(run.code == 0, run.text());
    QVERIFY2(isOnlyOfPlatforms(run.err), run.text());
    QCOMPARE(run.relation(), QStringLiteral("same-manifest"));
    QCOMPARE(run.causes(),
             QStringList({QStringLiteral("attestations"), QStringLiteral("index-vs-manifest"),
                          QStringLiteral("platform-set")}));
    const auto counts = m_token->tokens()->counts();
    QCOMPARE(counts.refresh, byPost ? 1 : 0);
    QCOMPARE(counts.basic, byPost ? 0 : 1);
    QCOMPARE(counts.anonymous + counts.password + counts.refused, 0);
    QVERIFY2(!run.text().contains(m_token->password().toUtf8())
                 && !run.text().contains(identityToken.toUtf8()),
             run.text());
    const bool usesHelper = isToken || how.startsWith(u"creds") || how == u"credHelpers";
    QCOMPARE(helperWasAsked().contains("get\n" + m_token->domain().toUtf8() + '\n'), usesHelper);
}

void TestRegistryAuth::refreshesAnExpiredTokenOnce_data()
{
    QTest::addColumn<bool>("byIdentity");
    QTest::newRow("password") << false;
    QTest::newRow("identity token") << true;
}

void TestRegistryAuth::refreshesAnExpiredTokenOnce()
{
    QFETCH(bool, byIdentity);
    TokenServer &tokens = *m_token->tokens();
    if (byIdentity) {
        QVERIFY(m_surroundings.writeDockerConfig(identity(tokens.identityToken(m_token->user()))));
    }
    tokens.issueExpired(1);
    const CommandRun run = compare();
    QVERIFY2(run.code == 0, run.text());
    QVERIFY2(isOnlyOfPlatforms(run.err), run.text());
    QCOMPARE(run.relation(), QStringLiteral("same-manifest"));
    const auto counts = tokens.counts();
    QCOMPARE(byIdentity ? counts.refresh : counts.basic, 2); // the expired one, and one more
    QCOMPARE(byIdentity ? counts.basic : counts.refresh, 0);
    QCOMPARE(counts.refused, 0);
}

void TestRegistryAuth::keepsAShortLivedToken()
{
    m_token->tokens()->setExpiresIn(1); // the specification: at least 60 s
    QCOMPARE(compare().code, 0);
    QCOMPARE(m_token->tokens()->counts().basic, 1);
    m_token->tokens()->setExpiresIn(0);
    QCOMPARE(compare().code, 0);
    QCOMPARE(m_token->tokens()->counts().basic, 2);
}

void TestRegistryAuth::givesUpOnTokensThatAreAlwaysExpired()
{
    m_token->tokens()->issueExpired(1000);
    const CommandRun run = compare();
    QCOMPARE(run.code, 2);
    QVERIFY2(!run.complaint().isEmpty(), run.text());
    QVERIFY2(m_token->tokens()->counts().basic <= 3, run.text());
}

void TestRegistryAuth::isRefused_data()
{
    QTest::addColumn<QString>("registry");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("says");
    const auto passwordIsWrong = QStringLiteral("refused the user name or password");
    const auto loginIsMissing = QStringLiteral("wants a login");
    const auto token = QStringLiteral("token");
    const auto basic = QStringLiteral("basic");
    QTest::newRow("wrong password") << token << "ann"
                                    << "wr0ng-one" << passwordIsWrong;
    QTest::newRow("wrong password, Basic") << basic << "ann"
                                           << "wr0ng-one" << passwordIsWrong;
    QTest::newRow("missing permission") << token << "bob"
                                        << "builder"
                                        << "may not pull";
    QTest::newRow("no login") << token << ""
                              << "" << loginIsMissing;
    QTest::newRow("no login, Basic") << basic << ""
                                     << "" << loginIsMissing;
    QTest::newRow("revoked identity token") << token << "<token>"
                                            << "0ld-token"
                                            << "has expired or was revoked";
}

void TestRegistryAuth::isRefused()
{
    QFETCH(QString, registry);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, says);
    const QString domain = (registry == u"token" ? m_token : m_basic)->domain();
    QJsonObject config;
    if (user == u"<token>")
        config = identity(password);
    else if (!user.isEmpty())
        config = Surroundings::passwordFor(domain, user, password);
    QVERIFY(m_surroundings.writeDockerConfig(config));
    const QString image = domain + QStringLiteral("/mirror/postgres:16");
    const CommandRun compared = runCompareCommand(m_options, publicImage(), image);
    const CommandRun inspected = runInspectCommand(m_options, image);
    for (const CommandRun *run : {&compared, &inspected}) {
        QCOMPARE(run->code, 2);
        QVERIFY2(run->complaint().contains(says), run->text());
        QVERIFY2(run->complaint().contains(QStringLiteral("docker login ") + domain), run->text());
        QVERIFY2(password.isEmpty() || !run->text().contains(password.toUtf8()), run->text());
    }
    const auto others = {"refused the user name", "wants a login", "may not pull", "has expired"};
    int kinds = 0;
    for (const char *other : others)
        kinds += compared.err.contains(QString::fromLatin1(other)) ? 1 : 0;
    QVERIFY2(kinds == 1, compared.text());
}

SAMEINSIDE_TEST(TestRegistryAuth)
#include "tst_registryauth.moc"
