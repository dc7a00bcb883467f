// SPDX-License-Identifier: MIT
#include "registry/http/transport.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/certificates.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace sameinside;
using std::chrono::milliseconds;

class TestTransportTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesUnknownAuthority();
    void refusesExpired();
    void refusesOtherName();
    void trustsCaFile();
    void trustsCaFileForOneHost();
    void trustsCertificateDirectory();
    void firstDirectoryWins();
    void showsClientCertificate();
    void saysThatAFileIsBroken_data();
    void saysThatAFileIsBroken();
    void doesNotFallBackForCertificates();
    void refusesDowngradingRedirect();
    void reusesTlsConnections();
    void silenceHoldsBackNobody();

private:
    QString write(const QString &path, const QByteArray &bytes) const;
    QString directoryFor(const ScriptedServer &server, const QString &base) const;

    TestCertificate m_authority;
    TestCertificate m_server;
    QTemporaryDir m_files;
    QString m_caFile;
};

namespace {

TransportOptions quick()
{
    TransportOptions options;
    options.connectTimeout = milliseconds(3'000);
    options.idleTimeout = milliseconds(1'000);
    options.retry.base = milliseconds(10);
    return options;
}

ScriptedReply hello(const ServedRequest &)
{
    return ScriptedReply::text(200, "hello");
}

} // namespace

void TestTransportTls::initTestCase()
{
    m_authority = TestCertificate::authority("Test CA");
    m_server = TestCertificate::signedBy(m_authority, "registry");
    m_caFile = write(QStringLiteral("ca.pem"), m_authority.certificate);
}

QString TestTransportTls::write(const QString &path, const QByteArray &bytes) const
{
    const QString full = m_files.filePath(path);
    QDir().mkpath(QFileInfo(full).path());
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a test's file");
    return full;
}

QString TestTransportTls::directoryFor(const ScriptedServer &server, const QString &base) const
{
    return base + u'/' + server.host() + u'/';
}

void TestTransportTls::refusesUnknownAuthority()
{
    ScriptedServer server(hello, m_server.serverConfiguration());
    Transport transport(quick());
    const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
    QVERIFY(!response);
    QVERIFY2(response.error().detail.contains(u"--ca-file"), qPrintable(response.error().detail));
    QCOMPARE(response.error().kind, ErrorKind::Untrusted);
    QVERIFY(response.error().detail.contains(server.host()));
    QCOMPARE(server.requestCount(), 0);
}

void TestTransportTls::refusesExpired()
{
    ScriptedServer server(hello,
                          TestCertificate::signedBy(m_authority, "old", -1).serverConfiguration());
    TransportOptions options = quick();
    options.caFile = m_caFile;
    Transport transport(options);
    const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Untrusted);
    QVERIFY2(response.error().detail.contains(u"expired"), qPrintable(response.error().detail));
}

void TestTransportTls::refusesOtherName()
{
    const auto other = TestCertificate::signedBy(m_authority, "other", 2, "DNS:other.example");
    ScriptedServer server(hello, other.serverConfiguration());
    TransportOptions options = quick();
    options.caFile = m_caFile;
    Transport transport(options);
    const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Untrusted);
    QVERIFY2(response.error().detail.contains(u"other hosts"), qPrintable(response.error().detail));
}

void TestTransportTls::trustsCaFile()
{
    ScriptedServer server(hello, m_server.serverConfiguration());
    TransportOptions options = quick();
    options.caFile = m_caFile;
    Transport transport(options);
    const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
    VERIFY_RESULT(response);
    QCOMPARE(response->body, QByteArray("hello"));
    QCOMPARE(response->url.scheme(), QStringLiteral("https"));
}

void TestTransportTls::trustsCaFileForOneHost()
{
    ScriptedServer server(hello, m_server.serverConfiguration());
    const ScriptedServer other(hello, m_server.serverConfiguration());
    TransportOptions options = quick();
    options.hostCaFiles.insert(server.host(), m_caFile);
    Transport transport(options);
    VERIFY_RESULT(transport.send({.url = server.url(QStringLiteral("/"))}, {}));
    const auto elsewhere = transport.send({.url = other.url(QStringLiteral("/"))}, {});
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().kind, ErrorKind::Untrusted);
    VERIFY_RESULT(Transport::checkCaFile(m_caFile));
    const auto none = Transport::checkCaFile(write(QStringLiteral("none.pem"), "hello"));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::Io);
}

void TestTransportTls::trustsCertificateDirectory()
{
    ScriptedServer server(hello, m_server.serverConfiguration());
    const QString base = QStringLiteral("trusting");
    write(directoryFor(server, base) + QStringLiteral("ca.crt"), m_authority.certificate);
    write(directoryFor(server, base) + QStringLiteral("notes.txt"), "not a certificate");
    TransportOptions options = quick();
    options.certificateDirectories
        = {m_files.filePath(QStringLiteral("missing")), m_files.filePath(base)};
    Transport transport(options);
    VERIFY_RESULT(transport.send({.url = server.url(QStringLiteral("/"))}, {}));
}

void TestTransportTls::firstDirectoryWins()
{
    ScriptedServer server(hello, m_server.serverConfiguration());
    const auto other = TestCertificate::authority("Other CA");
    write(directoryFor(server, QStringLiteral("first")) + QStringLiteral("ca.crt"),
          other.certificate);
    write(directoryFor(server, QStringLiteral("second")) + QStringLiteral("ca.crt"),
          m_authority.certificate);
    TransportOptions options = quick();
    options.certificateDirectories
        = {m_files.filePath(QStringLiteral("first")), m_files.filePath(QStringLiteral("second"))};
    Transport transport(options);
    const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Untrusted);
}

void TestTransportTls::showsClientCertificate()
{
    ScriptedServer server(hello, m_server.serverConfiguration(m_authority.certificate));
    TransportOptions options = quick();
    options.caFile = m_caFile;
    {
        Transport transport(options);
        const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Unreachable);
    }
    const auto client = TestCertificate::signedBy(m_authority, "client");
    const QString base = QStringLiteral("client");
    write(directoryFor(server, base) + QStringLiteral("me.cert"), client.certificate);
    write(directoryFor(server, base) + QStringLiteral("me.key"), client.key);
    options.certificateDirectories = {m_files.filePath(base)};
    Transport transport(options);
    VERIFY_RESULT(transport.send({.url = server.url(QStringLiteral("/"))}, {}));
}

void TestTransportTls::saysThatAFileIsBroken_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("certificate without key")
        << QStringLiteral("a.cert") << m_server.certificate << QStringLiteral("a.key is missing");
    QTest::newRow("key without certificate")
        << QStringLiteral("a.key") << m_server.key << QStringLiteral("a.cert is missing");
    QTest::newRow("no certificate") << QStringLiteral("a.crt") << QByteArray("nothing")
                                    << QStringLiteral("holds no certificate");
    QTest::newRow("CA file missing") << QString() << QByteArray() << QStringLiteral("No such file");
    QTest::newRow("CA file empty")
        << QStringLiteral("ca") << QByteArray() << QStringLiteral("holds no certificate");
}

void TestTransportTls::saysThatAFileIsBroken()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    ScriptedServer server(hello, m_server.serverConfiguration());
    TransportOptions options = quick();
    if (file.isEmpty()) {
        options.caFile = m_files.filePath(QStringLiteral("no-such-file"));
    } else if (file == u"ca") {
        options.caFile = write(QStringLiteral("empty.pem"), content);
    } else {
        const QString base = QStringLiteral("broken") + file;
        write(directoryFor(server, base) + file, content);
        options.certificateDirectories = {m_files.filePath(base)};
    }
    Transport transport(options);
    const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Io);
    QVERIFY2(response.error().detail.contains(says), qPrintable(response.error().detail));
    QCOMPARE(server.requestCount(), 0);
}

void TestTransportTls::doesNotFallBackForCertificates()
{
    ScriptedServer server(hello, m_server.serverConfiguration());
    Transport transport(quick());
    const auto response
        = transport.send({.url = server.url(QStringLiteral("/")), .findScheme = true}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Untrusted);
    QCOMPARE(server.requestCount(), 0);
}

void TestTransportTls::refusesDowngradingRedirect()
{
    ScriptedServer plain(hello);
    ScriptedServer server(
        [&](const ServedRequest &) {
        return ScriptedReply::redirect(307, plain.url(QStringLiteral("/")).toEncoded());
        },
        m_server.serverConfiguration());
    TransportOptions options = quick();
    options.caFile = m_caFile;
    Transport transport(options);
    const auto response = transport.send({.url = server.url(QStringLiteral("/"))}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::ServerFault);
    QVERIFY2(response.error().detail.contains(u"from https to http"),
             qPrintable(response.error().detail));
    QCOMPARE(plain.requestCount(), 0);
}

void TestTransportTls::reusesTlsConnections()
{
    ScriptedServer server(hello, m_server.serverConfiguration());
    TransportOptions options = quick();
    options.caFile = m_caFile;
    Transport transport(options);
    const Request request{.url = server.url(QStringLiteral("/")), .findScheme = true};
    for (int i = 0; i < 10; ++i)
        VERIFY_RESULT(transport.send(request, {}));
    QCOMPARE(server.connectionCount(), 1);
}

// The scheme of a host near by is found when TLS is up, not when the first answer comes.
void TestTransportTls::silenceHoldsBackNobody()
{
    ScriptedServer server(
        [](const ServedRequest &request) {
        return request.path == "/silent" ? ScriptedReply::silence()
                                         : ScriptedReply::text(200, "hello");
        },
        m_server.serverConfiguration());
    TransportOptions options = quick();
    options.idleTimeout = milliseconds(60'000);
    options.caFile = m_caFile;
    Transport transport(options);
    std::stop_source source;
    std::atomic_bool ended = false;
    std::jthread caller([&] {
        (void)transport.send({.url = server.url(QStringLiteral("/silent")), .findScheme = true},
                             source.get_token());
        ended = true;
    });
    QTRY_COMPARE(server.requestCount(), 1);
    VERIFY_RESULT(transport.send({.url = server.url(QStringLiteral("/")), .findScheme = true}, {}));
    QVERIFY(!ended);
    source.request_stop();
}

SAMEINSIDE_TEST(TestTransportTls)
#include "tst_transporttls.moc"
