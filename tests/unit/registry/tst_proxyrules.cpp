// SPDX-License-Identifier: MIT
#include "registry/http/proxyrules.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestProxyRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chooses_data();
    void chooses();
    void readsBothCases();
};

void TestProxyRules::chooses_data()
{
    QTest::addColumn<QString>("exceptions");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("proxy"); // empty: direct
    const QString secure = QStringLiteral("http://proxy:3128");
    const QString plain = QStringLiteral("http://plainproxy:3129");
    const auto row
        = [](const char *name, QStringView exceptions, QStringView url, const QString &proxy) {
        QTest::newRow(name) << exceptions.toString() << url.toString() << proxy;
    };
    row("https", u"", u"https://r.example/", secure);
    row("http", u"", u"http://r.example/", plain);
    row("loopback", u"", u"https://127.0.0.1:5000/", {});
    row("other loopback", u"", u"https://127.8.8.8/", {});
    row("loopback, IPv6", u"", u"https://[::1]:5000/", {});
    row("localhost", u"", u"http://localhost:5000/", {});
    row("everything", u"*", u"https://r.example/", {});
    row("same host", u"other.example, r.example", u"https://r.example/", {});
    row("same host in upper case", u"R.EXAMPLE", u"https://r.example/", {});
    row("subdomain", u"example", u"https://r.example/", {});
    row("not a subdomain", u"r.example", u"https://xr.example/", secure);
    row("leading dot: subdomain", u".example", u"https://r.example/", {});
    row("leading dot: not the domain", u".r.example", u"https://r.example/", secure);
    row("star dot", u"*.example", u"https://a.r.example/", {});
    row("port", u"r.example:5000", u"https://r.example:5000/", {});
    row("other port", u"r.example:5000", u"https://r.example:5001/", secure);
    row("usual port", u"r.example:443", u"https://r.example/", {});
    row("address", u"10.1.2.3", u"https://10.1.2.3:5000/", {});
    row("other address", u"10.1.2.3", u"https://10.1.2.30/", secure);
    row("address is no suffix", u"2.3", u"https://10.1.2.3/", secure);
    row("IPv6 address", u"2001:db8::1", u"https://[2001:db8:0::1]/", {});
    row("IPv6 address with port", u"[2001:db8::1]:5000", u"https://[2001:db8::1]:5000/", {});
    row("IPv6 address, other port", u"[2001:db8::1]:5000", u"https://[2001:db8::1]/", secure);
    row("empty entries", u",, ,", u"https://r.example/", secure);
}

void TestProxyRules::chooses()
{
    QFETCH(QString, exceptions);
    QFETCH(QString, url);
    QFETCH(QString, proxy);
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HTTPS_PROXY"), QStringLiteral("http://proxy:3128"));
    environment.insert(QStringLiteral("HTTP_PROXY"), QStringLiteral("plainproxy:3129"));
    environment.insert(QStringLiteral("NO_PROXY"), exceptions);
    const auto rules = ProxyRules::fromEnvironment(environment);
    QCOMPARE(rules.proxyFor(Origin::of(QUrl(url))).toString(), proxy);
}

void TestProxyRules::readsBothCases()
{
    const Origin origin = Origin::of(QUrl(QStringLiteral("https://r.example/")));
    QProcessEnvironment environment;
    QVERIFY(ProxyRules::fromEnvironment(environment).isEmpty());
    QVERIFY(ProxyRules::fromEnvironment(environment).proxyFor(origin).isEmpty());
    environment.insert(QStringLiteral("https_proxy"), QStringLiteral("http://lower:1"));
    QCOMPARE(ProxyRules::fromEnvironment(environment).proxyFor(origin).host(),
             QStringLiteral("lower"));
    environment.insert(QStringLiteral("HTTPS_PROXY"), QStringLiteral("http://upper:1"));
    QCOMPARE(ProxyRules::fromEnvironment(environment).proxyFor(origin).host(),
             QStringLiteral("lower"));
    environment.insert(QStringLiteral("no_proxy"), QStringLiteral("r.example"));
    QVERIFY(ProxyRules::fromEnvironment(environment).proxyFor(origin).isEmpty());
}

SAMEINSIDE_TEST(TestProxyRules)
#include "tst_proxyrules.moc"
