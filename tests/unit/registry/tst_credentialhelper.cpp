// SPDX-License-Identifier: MIT
#include "registry/auth/credentialhelper.h"
#include "tests/support/expectations.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace sameinside;
using namespace std::chrono_literals;

class TestCredentialHelper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_directory.reset(); }

    void handsOnWhatIsKept_data();
    void handsOnWhatIsKept();
    void saysWhatFailed_data();
    void saysWhatFailed();
    void refusesNames_data();
    void refusesNames();
    void isAskedWithoutAShell();
    void endsAtTheTimeLimit();
    void endsOnStop_data();
    void endsOnStop();

private:
    void writeHelper(const QByteArray &script) const;
    CredentialHelper helper(std::chrono::milliseconds limit = 20s,
                            const QString &name = QStringLiteral("test")) const;
    QByteArray read(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestCredentialHelper::writeHelper(const QByteArray &script) const
{
    QFile file(m_directory->filePath(QStringLiteral("docker-credential-test")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script + '\n');
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

CredentialHelper TestCredentialHelper::helper(std::chrono::milliseconds limit,
                                              const QString &name) const
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"),
                       m_directory->path() + QStringLiteral(":/usr/bin:/bin"));
    environment.insert(QStringLiteral("DIR"), m_directory->path());
    return {name, QStringLiteral("/home/a/config.json"), environment, limit};
}

QByteArray TestCredentialHelper::read(const QString &name) const
{
    QFile file(m_directory->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestCredentialHelper::handsOnWhatIsKept_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("identityToken");
    QTest::newRow("password") << QByteArray(
        R"(echo '{"ServerURL":"r.example","Username":"AWS","Secret":"p:w\u00e9"}')")
                              << QStringLiteral("AWS") << QStringLiteral("p:wé") << QString();
    QTest::newRow("identity token")
        << QByteArray(R"(echo '{"Username":"<token>","Secret":"refresh"}')") << QString()
        << QString() << QStringLiteral("refresh");
    QTest::newRow("nothing kept") << QByteArray(
        "echo 'credentials not found in native keychain'; exit 1")
                                  << QString() << QString() << QString();
    QTest::newRow("a helper that does not read")
        << QByteArray(R"(exec <&-; echo '{"Username":"u","Secret":"s"}')") << QStringLiteral("u")
        << QStringLiteral("s") << QString();
    QTest::newRow("output closed before the end")
        << QByteArray(R"(echo '{"Username":"u","Secret":"s"}'; exec >&- 2>&-; sleep 0.2)")
        << QStringLiteral("u") << QStringLiteral("s") << QString();
    QTest::newRow("noise on standard error")
        << QByteArray(R"(yes | head -c 300000 >&2; echo '{"Username":"u","Secret":"s"}')")
        << QStringLiteral("u") << QStringLiteral("s") << QString();
}

void TestCredentialHelper::handsOnWhatIsKept()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, username);
    QFETCH(QString, password);
    QFETCH(QString, identityToken);
    writeHelper(script);
    const auto found = helper().find(QStringLiteral("r.example"), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found->username, username);
    QCOMPARE(found->password, password);
    QCOMPARE(found->identityToken, identityToken);
}

void TestCredentialHelper::saysWhatFailed_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("expected");
    using enum ErrorKind;
    QTest::newRow("message on standard output")
        << QByteArray("echo 'pass not initialized:'; echo '  exit status 1'; exit 1")
        << Unauthorized
        << QStringLiteral("failed for r.example: pass not initialized: exit status 1; log in");
    QTest::newRow("message on standard error")
        << QByteArray("echo 'token has expired' >&2; exit 2") << Unauthorized
        << QStringLiteral("failed for r.example: token has expired; log in");
    QTest::newRow("no message") << QByteArray("exit 3") << Unauthorized
                                << QStringLiteral("failed for r.example: exit code 3;");
    QTest::newRow("hidden characters") << QByteArray("printf 'a\\033[31mb'; exit 1") << Unauthorized
                                       << QStringLiteral("failed for r.example: a\\e[31mb;");
    QTest::newRow("long message") << QByteArray("yes word | head -c 3000; exit 1") << Unauthorized
                                  << QStringLiteral("failed for r.example: word word");
    QTest::newRow("secret in a failure")
        << QByteArray(R"(echo '{"Username":"u","Secret":"s3cret"}'; exit 1)") << Unauthorized
        << QStringLiteral("failed for r.example: exit code 1;");
    QTest::newRow("killed") << QByteArray("kill -9 $$") << Unauthorized
                            << QStringLiteral("failed for r.example: exit code 9;");
    QTest::newRow("not JSON") << QByteArray("echo s3cret") << Io
                              << QStringLiteral("answered for r.example with something");
    QTest::newRow("no Secret") << QByteArray(R"(echo '{"Username":"s3cret"}')") << Io
                               << QStringLiteral("answered for r.example with something");
    QTest::newRow("no answer") << QByteArray("true") << Io
                               << QStringLiteral("answered for r.example with something");
    QTest::newRow("endless answer")
        << QByteArray("exec yes s3cret") << Io << QStringLiteral("answered more than 64 KiB");
    QTest::newRow("too long an answer") << QByteArray("head -c 65537 /dev/zero") << Io
                                        << QStringLiteral("answered more than 64 KiB");
}

void TestCredentialHelper::saysWhatFailed()
{
    QFETCH(QByteArray, script);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, expected);
    writeHelper(script);
    const auto found = helper().find(QStringLiteral("r.example"), {});
    QVERIFY(!found);
    const QString detail = found.error().detail;
    QCOMPARE(found.error().kind, kind);
    QVERIFY2(detail.startsWith(QStringLiteral("docker-credential-test ") + expected),
             qPrintable(detail));
    QVERIFY(!detail.contains(u"s3cret"));
    QVERIFY(!detail.contains(u'\n'));
    QVERIFY(detail.size() < 400);
}

void TestCredentialHelper::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto notAName = QStringLiteral("is not the name of a credential helper");
    QTest::newRow("path") << QStringLiteral("x/../../../bin/sh") << notAName;
    QTest::newRow("shell") << QStringLiteral("x;id") << notAName;
    QTest::newRow("space") << QStringLiteral("x y") << notAName;
    QTest::newRow("dots") << QStringLiteral("..") << notAName;
    QTest::newRow("empty") << QString() << notAName;
    QTest::newRow("missing") << QStringLiteral("no-such-helper")
                             << QStringLiteral(
                                    "is named in /home/a/config.json, but it is not in PATH");
}

void TestCredentialHelper::refusesNames()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    const auto found = helper(1s, name).find(QStringLiteral("r.example"), {});
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Io);
    QVERIFY2(found.error().detail.contains(expected), qPrintable(found.error().detail));
    QVERIFY(found.error().detail.contains(u"/home/a/config.json"));
}

void TestCredentialHelper::isAskedWithoutAShell()
{
    writeHelper(R"(printf '%s|' "$@" > "$DIR/arguments"; cat > "$DIR/input"
echo '{"Username":"u","Secret":"s"}')");
    QVERIFY(helper().find(QStringLiteral("https://index.docker.io/v1/"), {}));
    QCOMPARE(read(QStringLiteral("arguments")), "get|");
    QCOMPARE(read(QStringLiteral("input")), "https://index.docker.io/v1/");
    QVERIFY(helper().find(QStringLiteral("$(touch $DIR/made)"), {}));
    QCOMPARE(read(QStringLiteral("input")), "$(touch $DIR/made)");
    QVERIFY(!QFile::exists(m_directory->filePath(QStringLiteral("made"))));
}

void TestCredentialHelper::endsAtTheTimeLimit()
{
    writeHelper("sleep 60 & echo $! > \"$DIR/child\"; wait");
    QElapsedTimer clock;
    clock.start();
    const auto found = helper(300ms).find(QStringLiteral("r.example"), {});
    QVERIFY(clock.elapsed() >= 290);
    QVERIFY(clock.elapsed() < 3000);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Io);
    QVERIFY2(found.error().detail.contains(u"did not answer for r.example within 0.3 s"),
             qPrintable(found.error().detail));
    const int child = read(QStringLiteral("child")).trimmed().toInt();
    QVERIFY(child > 0);
    const auto isGone = [child] {
        QFile status(QStringLiteral("/proc/%1/stat").arg(child));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
    };
    QTRY_VERIFY(isGone());
}

void TestCredentialHelper::endsOnStop_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("silent") << QByteArray("touch \"$DIR/runs\"; sleep 60");
    QTest::newRow("deaf to signals")
        << QByteArray("trap '' TERM INT; touch \"$DIR/runs\"; sleep 60");
    QTest::newRow("noisy") << QByteArray("touch \"$DIR/runs\"; exec yes >&2");
    QTest::newRow("noisy twice") << QByteArray("touch \"$DIR/runs\"; yes >&2 & yes >&2 & wait");
    QTest::newRow("closed output") << QByteArray("exec >&- 2>&-; touch \"$DIR/runs\"; sleep 60");
}

void TestCredentialHelper::endsOnStop()
{
    QFETCH(QByteArray, script);
    writeHelper(script);
    std::stop_source stop;
    std::optional<Result<Credential>> found;
    std::jthread thread(
        [&] { found = helper().find(QStringLiteral("r.example"), stop.get_token()); });
    QTRY_VERIFY(QFile::exists(m_directory->filePath(QStringLiteral("runs"))));
    QElapsedTimer clock;
    clock.start();
    stop.request_stop();
    thread.join();
    QVERIFY2(clock.elapsed() < longestStop, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(found && !*found);
    QCOMPARE(found->error().kind, ErrorKind::Cancelled);
}

SAMEINSIDE_TEST(TestCredentialHelper)
#include "tst_credentialhelper.moc"
