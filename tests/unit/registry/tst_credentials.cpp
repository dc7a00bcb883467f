// SPDX-License-Identifier: MIT
#include "registry/auth/credentials.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace sameinside;

namespace {

const QStringList usualFiles{QStringLiteral("run/containers/auth.json"),
                             QStringLiteral(".config/containers/auth.json"),
                             QStringLiteral(".docker/config.json"), QStringLiteral(".dockercfg")};

QByteArray auth(const QByteArray &pair)
{
    return R"({"auth":")" + pair.toBase64() + R"("})";
}

QByteArray auths(const QByteArray &key, const QByteArray &entry)
{
    return R"({"auths":{")" + key + R"(":)" + entry + "}}";
}

} // namespace

class TestCredentials : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void choosesTheFirstFile_data();
    void choosesTheFirstFile();
    void anExplicitFileStandsAlone();
    void theVariableComesFirst();
    void configHomesAreHonoured();
    void matchesKeys_data();
    void matchesKeys();
    void decodesEntries_data();
    void decodesEntries();
    void namesWhatIsBroken_data();
    void namesWhatIsBroken();
    void asksHelpersFirst_data();
    void asksHelpersFirst();
    void asksOnceForManyThreads();
    void waitersTakeOverFromOneWhoStopped();
    void readsAgainWhatChanged();

private:
    QString path(const QString &name) const { return m_home->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    void writeHelper(const QByteArray &name, const QByteArray &script) const;
    int helperRuns() const;
    Credentials::Options options() const;

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

void TestCredentials::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_environment.clear();
    m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    m_environment.insert(QStringLiteral("PATH"),
                         path(QStringLiteral("bin")) + QStringLiteral(":/usr/bin:/bin"));
    m_environment.insert(QStringLiteral("RUNS"), path(QStringLiteral("runs")));
}

void TestCredentials::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestCredentials::writeHelper(const QByteArray &name, const QByteArray &script) const
{
    const QString file = QStringLiteral("bin/docker-credential-") + QString::fromLatin1(name);
    write(file, "#!/bin/sh\nread -r server\necho \"$1 $server\" >> \"$RUNS\"\n" + script);
    QVERIFY(
        QFile::setPermissions(path(file), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

int TestCredentials::helperRuns() const
{
    QFile file(path(QStringLiteral("runs")));
    return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
}

Credentials::Options TestCredentials::options() const
{
    Credentials::Options options;
    options.environment = m_environment;
    options.home = m_home->path();
    options.userId = 4'000'000'000; // nobody's /run/containers/UID
    return options;
}

void TestCredentials::choosesTheFirstFile_data()
{
    QTest::addColumn<QStringList>("present");
    QTest::addColumn<QString>("expected");
    for (int first = 0; first <= usualFiles.size(); ++first) {
        const QStringList present = usualFiles.mid(first);
        QTest::addRow("from %d", first)
            << present << (present.isEmpty() ? QString() : present.front());
    }
    // A file that has nothing for the host hands on to the next.
    QTest::newRow("first and last")
        << QStringList{usualFiles.front(), usualFiles.back()} << usualFiles.front();
}

void TestCredentials::choosesTheFirstFile()
{
    QFETCH(QStringList, present);
    QFETCH(QString, expected);
    for (const QString &file : usualFiles) {
        const QByteArray key = present.contains(file) ? "r.example" : "other.example";
        const QByteArray entry = auth(file.toUtf8() + ":pw");
        write(file, file == u".dockercfg" ? "{\"" + key + "\":" + entry + "}" : auths(key, entry));
    }
    Credentials credentials(options());
    const auto found
        = credentials.find(QStringLiteral("r.example"), QStringLiteral("team/app"), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found->username, expected);
    QCOMPARE(found->isAnonymous(), expected.isEmpty());
}

void TestCredentials::anExplicitFileStandsAlone()
{
    const auto host = QStringLiteral("r.example");
    write(usualFiles[2], auths("r.example", auth("usual:pw")));
    write(QStringLiteral("given.json"), auths("r.example", auth("given:pw")));
    write(QStringLiteral("empty.json"), "{}");
    m_environment.insert(QStringLiteral("DOCKER_AUTH_CONFIG"),
                         QString::fromUtf8(auths("r.example", auth("variable:pw"))));
    const auto userOf = [&](const Credentials::Options &chosen) {
        const auto found = Credentials(chosen).find(host, {}, {});
        return found ? found->username : found.error().detail;
    };
    auto given = options();
    given.authFile = path(QStringLiteral("given.json"));
    QCOMPARE(userOf(given), QStringLiteral("given"));
    given.authFile = path(QStringLiteral("empty.json"));
    QCOMPARE(userOf(given), QString());

    m_environment.insert(QStringLiteral("REGISTRY_AUTH_FILE"), path(QStringLiteral("given.json")));
    QCOMPARE(userOf(options()), QStringLiteral("given"));

    m_environment.insert(QStringLiteral("REGISTRY_AUTH_FILE"), path(QStringLiteral("none.json")));
    QCOMPARE(userOf(options()),
             path(QStringLiteral("none.json"))
                 + QStringLiteral(": no such file; check REGISTRY_AUTH_FILE"));
    given.authFile = m_home->path();
    QCOMPARE(userOf(given), m_home->path() + QStringLiteral(": not a regular file"));
}

void TestCredentials::theVariableComesFirst()
{
    write(usualFiles[0], auths("r.example", auth("file:pw")));
    write(usualFiles[2], auths("other.example", auth("other:pw")));
    m_environment.insert(QStringLiteral("DOCKER_AUTH_CONFIG"),
                         QString::fromUtf8(auths("r.example", auth("variable:pw"))));
    Credentials credentials(options());
    QCOMPARE(credentials.find(QStringLiteral("r.example"), {}, {})->username,
             QStringLiteral("variable"));
    QCOMPARE(credentials.find(QStringLiteral("other.example"), {}, {})->username,
             QStringLiteral("other"));

    m_environment.insert(QStringLiteral("DOCKER_AUTH_CONFIG"), QStringLiteral("{\"auths\""));
    const auto broken = Credentials(options()).find(QStringLiteral("r.example"), {}, {});
    QVERIFY(!broken);
    QVERIFY(broken.error().detail.startsWith(u"DOCKER_AUTH_CONFIG: not JSON"));
}

void TestCredentials::configHomesAreHonoured()
{
    const auto host = QStringLiteral("r.example");
    write(QStringLiteral("xdg/containers/auth.json"), auths("r.example", auth("xdg:pw")));
    write(QStringLiteral("docker/config.json"), auths("d.example", auth("docker:pw")));
    write(usualFiles[1], auths("r.example", auth("usual:pw")));
    write(usualFiles[2], auths("d.example", auth("usual:pw")));
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("xdg")));
    m_environment.insert(QStringLiteral("DOCKER_CONFIG"), path(QStringLiteral("docker")));
    Credentials credentials(options());
    QCOMPARE(credentials.find(host, {}, {})->username, QStringLiteral("xdg"));
    QCOMPARE(credentials.find(QStringLiteral("d.example"), {}, {})->username,
             QStringLiteral("docker"));
}

void TestCredentials::matchesKeys_data()
{
    QTest::addColumn<QList<QByteArray>>("keys"); // the user of each entry is its key's position
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<int>("expected"); // -1: none
    const auto row = [](const char *name, QList<QByteArray> keys, const QString &domain,
                        const QString &repository, int expected) {
        QTest::newRow(name) << keys << domain << repository << expected;
    };
    const auto host = QStringLiteral("r.example");
    const auto hub = QStringLiteral("docker.io");
    const auto app = QStringLiteral("team/app");
    const auto ubuntu = QStringLiteral("library/ubuntu");
    row("host", {"r.example"}, host, app, 0);
    row("another host", {"s.example"}, host, app, -1);
    row("upper case", {"R.Example"}, host, app, 0);
    row("scheme", {"https://r.example"}, host, app, 0);
    row("scheme and API", {"https://r.example/v1/"}, host, app, 0);
    row("plain http", {"http://r.example/v2/"}, host, app, 0);
    row("API without scheme", {"r.example/v2/"}, host, app, 0);
    row("trailing slash", {"r.example/"}, host, app, 0);
    row("port", {"r.example:5000"}, QStringLiteral("r.example:5000"), app, 0);
    row("port is not the host", {"r.example:5000"}, host, app, -1);
    row("host is not the port", {"r.example"}, QStringLiteral("r.example:5000"), app, -1);
    row("suffix of a host", {"example"}, host, app, -1);
    row("repository", {"r.example", "r.example/team", "r.example/team/app"}, host, app, 2);
    row("namespace", {"r.example", "r.example/team", "r.example/team/app"}, host,
        QStringLiteral("team/other"), 1);
    row("neither", {"r.example", "r.example/team", "r.example/team/app"}, host,
        QStringLiteral("teams/app"), 0);
    row("half a component", {"r.example/te"}, host, app, -1);
    row("as written goes first", {"https://r.example", "r.example"}, host, app, 1);
    row("Hub, v1", {"https://index.docker.io/v1/"}, hub, ubuntu, 0);
    row("Hub, docker.io", {"docker.io"}, hub, ubuntu, 0);
    row("Hub, index", {"index.docker.io"}, hub, ubuntu, 0);
    row("Hub, registry-1", {"registry-1.docker.io"}, hub, ubuntu, 0);
    row("Hub, its own key before others", {"registry-1.docker.io", "https://index.docker.io/v1/"},
        hub, ubuntu, 1);
    row("Hub, namespaced", {"docker.io", "docker.io/library/ubuntu"}, hub, ubuntu, 1);
}

void TestCredentials::matchesKeys()
{
    QFETCH(QList<QByteArray>, keys);
    QFETCH(QString, domain);
    QFETCH(QString, repository);
    QFETCH(int, expected);
    QByteArray entries;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        entries += (i ? "," : "");
        entries += '"' + keys[i] + "\":" + auth(QByteArray::number(i) + ":pw");
    }
    write(usualFiles[1], "{\"auths\":{" + entries + "}}");
    const auto found = Credentials(options()).find(domain, repository, {});
    QVERIFY(found);
    QCOMPARE(found->username, expected < 0 ? QString() : QString::number(expected));
}

void TestCredentials::decodesEntries_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<Credential>("expected");
    const auto user = QStringLiteral("user");
    const auto pw = QStringLiteral("pw");
    QTest::newRow("auth") << auth("user:pw") << Credential{user, pw, {}, {}};
    QTest::newRow("colons in the password")
        << auth("user:p:w:") << Credential{user, QStringLiteral("p:w:"), {}, {}};
    QTest::newRow("not ASCII") << auth("us\xc3\xa9r:p\xe2\x82\xacw")
                               << Credential{QStringLiteral("usér"), QStringLiteral("p€w"), {}, {}};
    QTest::newRow("empty password") << auth("user:") << Credential{user, {}, {}, {}};
    QTest::newRow("padding missing") << QByteArray(R"({"auth":"dXNlcjpwdzE"})")
                                     << Credential{user, QStringLiteral("pw1"), {}, {}};
    QTest::newRow("line break") << QByteArray("{\"auth\":\"dXNlcjpwdw==\\n\"}")
                                << Credential{user, pw, {}, {}};
    QTest::newRow("trailing NULs")
        << auth(QByteArray("user:pw\0\0\0", 10)) << Credential{user, pw, {}, {}};
    QTest::newRow("username and password")
        << QByteArray(R"({"username":"user","password":"pw"})") << Credential{user, pw, {}, {}};
    QTest::newRow("auth before username")
        << QByteArray(R"({"auth":"dXNlcjpwdw==","username":"no","password":"no"})")
        << Credential{user, pw, {}, {}};
    QTest::newRow("identity token")
        << QByteArray(R"({"username":"<token>","identitytoken":"refresh"})")
        << Credential{QStringLiteral("<token>"), {}, QStringLiteral("refresh"), {}};
    QTest::newRow("registry token") << QByteArray(R"({"registrytoken":"bearer"})")
                                    << Credential{{}, {}, {}, QStringLiteral("bearer")};
    QTest::newRow("empty") << QByteArray("{}") << Credential{};
}

void TestCredentials::decodesEntries()
{
    QFETCH(QByteArray, entry);
    QFETCH(Credential, expected);
    write(usualFiles[2], auths("r.example", entry));
    const auto found = Credentials(options()).find(QStringLiteral("r.example"), {}, {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found->username, expected.username);
    QCOMPARE(found->password, expected.password);
    QVERIFY(*found == expected);
}

void TestCredentials::namesWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no JSON") << QByteArray("s3cret") << QStringLiteral("not JSON");
    QTest::newRow("cut") << QByteArray(R"({"auths":{"r.example":{"auth":"s3cr)")
                         << QStringLiteral("not JSON");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("not JSON");
    QTest::newRow("array") << QByteArray("[]") << QStringLiteral("not a JSON object");
    QTest::newRow("auths is text")
        << QByteArray(R"({"auths":"s3cret"})") << QStringLiteral("auths is not an object");
    QTest::newRow("entry is text") << auths("r.example", "\"s3cret\"")
                                   << QStringLiteral("the entry for r.example is not an object");
    QTest::newRow("not base64") << auths("r.example", R"({"auth":"s3cret!!"})")
                                << QStringLiteral(
                                       "the entry for r.example holds an auth that is not base64");
    QTest::newRow("no colon")
        << auths("r.example", auth("s3cret"))
        << QStringLiteral("the entry for r.example holds an auth that is not user:password");
    QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, ' ')
                               << QStringLiteral("larger than the 4 MiB");
}

void TestCredentials::namesWhatIsBroken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    write(usualFiles[2], bytes);
    const auto found = Credentials(options()).find(QStringLiteral("r.example"), {}, {});
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Io);
    QVERIFY2(found.error().detail.startsWith(path(usualFiles[2]) + QStringLiteral(": ") + expected),
             qPrintable(found.error().detail));
    QVERIFY(!found.error().detail.contains(u"s3cr"));
    QVERIFY(!found.error().detail.contains(u'\n'));
}

void TestCredentials::asksHelpersFirst_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("expected"); // helper:key that it was asked with, or a user
    const auto host = QStringLiteral("r.example");
    const QByteArray entries = R"("auths":{"https://r.example/v2/":)" + auth("file:pw") + "},";
    QTest::newRow("of the host") << host
                                 << QByteArray(
                                        R"({"credsStore":"two","credHelpers":{"r.example":"one"}})")
                                 << QStringLiteral("one:r.example");
    QTest::newRow("of the file") << host
                                 << QByteArray(
                                        R"({"credsStore":"two","credHelpers":{"s.example":"one"}})")
                                 << QStringLiteral("two:r.example");
    QTest::newRow("with the key of auths") << host << "{" + entries + R"("credsStore":"two"})"
                                           << QStringLiteral("two:https://r.example/v2/");
    QTest::newRow("none for this host")
        << host << "{" + entries + R"("credsStore":"two","credHelpers":{"r.example":""}})"
        << QStringLiteral("file");
    QTest::newRow("empty entry") << host
                                 << QByteArray(R"({"auths":{"r.example":{}},"credsStore":"two"})")
                                 << QStringLiteral("two:r.example");
    QTest::newRow("nothing kept, then auths")
        << host << "{" + entries + R"("credsStore":"nothing"})" << QStringLiteral("file");
    QTest::newRow("nothing kept, then the store")
        << host << QByteArray(R"({"credsStore":"two","credHelpers":{"r.example":"nothing"}})")
        << QStringLiteral("two:r.example");
    QTest::newRow("nothing anywhere")
        << host << QByteArray(R"({"auths":{"r.example":{}},"credsStore":"nothing"})") << QString();
    QTest::newRow("Hub") << QStringLiteral("docker.io")
                         << QByteArray(R"({"credHelpers":{"docker.io":"one"}})")
                         << QStringLiteral("one:https://index.docker.io/v1/");
    QTest::newRow("key with a scheme")
        << host << QByteArray(R"({"credHelpers":{"https://r.example":"one"}})")
        << QStringLiteral("one:r.example");
}

void TestCredentials::asksHelpersFirst()
{
    QFETCH(QString, domain);
    QFETCH(QByteArray, config);
    QFETCH(QString, expected);
    for (const char *name : {"one", "two"})
        writeHelper(name,
                    "printf '{\"Username\":\"" + QByteArray(name)
                        + ":%s\",\"Secret\":\"s\"}' \"$server\"\n");
    writeHelper("nothing", "echo credentials not found in native keychain\nexit 1\n");
    write(usualFiles[2], config);
    const auto found = Credentials(options()).find(domain, QStringLiteral("app"), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found->username, expected);
}

void TestCredentials::asksOnceForManyThreads()
{
    // The helper waits until the test saw it run, so that all threads meet it running.
    writeHelper("slow",
                "while [ ! -e \"$RUNS.go\" ]; do sleep 0.02; done\n"
                "echo '{\"Username\":\"u\",\"Secret\":\"s\"}'\n");
    write(usualFiles[2], R"({"credsStore":"slow"})");
    Credentials credentials(options());
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                const auto found = credentials.find(QStringLiteral("r.example"), {}, {});
                right += found && found->username == u"u";
            });
        }
        QTRY_COMPARE(helperRuns(), 1);
        write(QStringLiteral("runs.go"), {});
    }
    QCOMPARE(right.load(), 8);
    QCOMPARE(helperRuns(), 1);
    QVERIFY(credentials.find(QStringLiteral("r.example"), QStringLiteral("another"), {}));
    QCOMPARE(helperRuns(), 1);
    QVERIFY(credentials.find(QStringLiteral("s.example"), {}, {}));
    QCOMPARE(helperRuns(), 2);
}

void TestCredentials::waitersTakeOverFromOneWhoStopped()
{
    writeHelper("slow",
                "while [ ! -e \"$RUNS.go\" ]; do sleep 0.02; done\n"
                "echo '{\"Username\":\"u\",\"Secret\":\"s\"}'\n");
    write(usualFiles[2], R"({"credsStore":"slow"})");
    Credentials credentials(options());
    const auto host = QStringLiteral("r.example");
    std::optional<Result<Credential>> stopped;
    std::optional<Result<Credential>> served;
    std::stop_source stop;
    std::jthread first([&] { stopped = credentials.find(host, {}, stop.get_token()); });
    QTRY_COMPARE(helperRuns(), 1);
    std::jthread second([&] { served = credentials.find(host, {}, {}); });
    stop.request_stop();
    first.join();
    QVERIFY(stopped && !*stopped);
    QCOMPARE(stopped->error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(helperRuns(), 2);
    write(QStringLiteral("runs.go"), {});
    second.join();
    QVERIFY(served && *served);
    QCOMPARE((*served)->username, QStringLiteral("u"));
}

void TestCredentials::readsAgainWhatChanged()
{
    write(usualFiles[2], auths("r.example", auth("before:pw")));
    Credentials credentials(options());
    const auto userNow
        = [&] { return credentials.find(QStringLiteral("r.example"), {}, {})->username; };
    QCOMPARE(userNow(), QStringLiteral("before"));
    write(usualFiles[2], auths("r.example", auth("afterwards:pw")));
    QCOMPARE(userNow(), QStringLiteral("afterwards"));
    QVERIFY(QFile::remove(path(usualFiles[2])));
    QCOMPARE(userNow(), QString());
}

SAMEINSIDE_TEST(TestCredentials)
#include "tst_credentials.moc"
