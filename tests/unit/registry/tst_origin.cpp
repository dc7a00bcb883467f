// SPDX-License-Identifier: MIT
#include "registry/http/origin.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestOrigin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofUrls_data();
    void ofUrls();
    void differs_data();
    void differs();
    void localHosts_data();
    void localHosts();
};

void TestOrigin::ofUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("hostAndPort");
    QTest::addColumn<QString>("withPort");
    QTest::addColumn<bool>("isHttps");
    const auto row
        = [](const char *name, const char *url, const char *text, const char *whole, bool isHttps) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(text)
                            << QString::fromLatin1(whole) << isHttps;
    };
    row("https", "https://r.example/v2/", "r.example", "r.example:443", true);
    row("its port said", "https://r.example:443/v2/", "r.example", "r.example:443", true);
    row("another port", "https://r.example:5000/", "r.example:5000", "r.example:5000", true);
    row("http", "http://r.example/", "r.example", "r.example:80", false);
    row("http at the port of https", "http://r.example:443/", "r.example:443", "r.example:443",
        false);
    row("large letters", "HTTPS://R.Example/", "r.example", "r.example:443", true);
    row("user and path", "https://me:secret@r.example/a?b#c", "r.example", "r.example:443", true);
    row("IPv4", "http://127.0.0.1:5000/", "127.0.0.1:5000", "127.0.0.1:5000", false);
    row("IPv6", "https://[::1]/", "[::1]", "[::1]:443", true);
    row("IPv6 with a port", "https://[2001:db8::1]:5000/", "[2001:db8::1]:5000",
        "[2001:db8::1]:5000", true);
}

void TestOrigin::ofUrls()
{
    QFETCH(QString, url);
    const Origin origin = Origin::of(QUrl(url));
    QTEST(origin.hostAndPort(), "hostAndPort");
    QTEST(origin.withPort(), "withPort");
    QTEST(origin.isHttps(), "isHttps");
}

void TestOrigin::differs_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("path") << QStringLiteral("https://r.example/x") << true;
    QTest::newRow("port said") << QStringLiteral("https://R.example:443") << true;
    QTest::newRow("scheme") << QStringLiteral("http://r.example") << false;
    QTest::newRow("scheme at its port") << QStringLiteral("http://r.example:443") << false;
    QTest::newRow("port") << QStringLiteral("https://r.example:444") << false;
    QTest::newRow("host") << QStringLiteral("https://r.example.org") << false;
    QTest::newRow("dot") << QStringLiteral("https://r.example.") << false;
}

void TestOrigin::differs()
{
    QFETCH(QString, other);
    QFETCH(bool, isSame);
    QCOMPARE(Origin::of(QUrl(other)) == Origin::of(QUrl(QStringLiteral("https://r.example/"))),
             isSame);
}

void TestOrigin::localHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopback");
    QTest::addColumn<bool>("isLocal");
    const auto row = [](const char *host, bool isLoopback, bool isLocal) {
        QTest::newRow(host) << QString::fromLatin1(host) << isLoopback << isLocal;
    };
    row("localhost", true, true);
    row("LOCALHOST", true, true);
    row("127.0.0.1", true, true);
    row("127.255.0.9", true, true);
    row("::1", true, true);
    row("localhost.example", false, false);
    row("10.1.2.3", false, true);
    row("172.16.0.1", false, true);
    row("172.31.255.255", false, true);
    row("172.32.0.1", false, false);
    row("192.168.1.1", false, true);
    row("100.64.0.1", false, true);
    row("100.128.0.1", false, false);
    row("169.254.169.254", false, true);
    row("0.0.0.0", false, true);
    row("::", false, true);
    row("fe80::1", false, true);
    row("fd00::1", false, true);
    row("::ffff:10.0.0.1", false, true);
    row("::ffff:8.8.8.8", false, false);
    row("8.8.8.8", false, false);
    row("2001:db8::1", false, false);
    row("10.example", false, false);
    row("", false, false);
}

void TestOrigin::localHosts()
{
    QFETCH(QString, host);
    QTEST(isLoopbackHost(host), "isLoopback");
    QTEST(isLocalAddress(host), "isLocal");
}

SAMEINSIDE_TEST(TestOrigin)
#include "tst_origin.moc"
