// SPDX-License-Identifier: MIT
#include "registry/http/plainhosts.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace sameinside;
using Scheme = PlainHosts::Scheme;

class TestPlainHosts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesHosts_data();
    void namesHosts();
    void probesLoopbackOnce_data();
    void probesLoopbackOnce();
    void othersWaitForTheProbe();
    void anotherProbesWhereNothingWasLearned();
    void waitingCanBeStopped();
};

namespace {

Origin origin(const QString &url)
{
    return Origin::of(QUrl(url));
}

const Origin loopback = origin(QStringLiteral("https://127.0.0.1:5000"));

} // namespace

void TestPlainHosts::namesHosts_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("mayBePlain");
    QTest::addColumn<Scheme>("scheme");
    const auto row = [](const char *name, const char *url, bool mayBePlain, Scheme scheme) {
        QTest::newRow(name) << QString::fromLatin1(url) << mayBePlain << scheme;
    };
    row("any port of it", "https://any.example:1234", true, Scheme::Http);
    row("its usual port", "https://any.example", true, Scheme::Http);
    row("large letters", "https://ANY.example", true, Scheme::Http);
    row("the port of it", "https://one.example:5000", true, Scheme::Http);
    row("another port of it", "https://one.example:5001", false, Scheme::Https);
    row("no port of it", "https://one.example", false, Scheme::Https);
    row("the usual port, said", "https://usual.example", true, Scheme::Http);
    row("a host below it", "https://sub.any.example", false, Scheme::Https);
    row("another", "https://other.example", false, Scheme::Https);
    row("IPv6", "https://[fd00::1]:5000", true, Scheme::Http);
    row("near by", "https://10.0.0.1:5000", false, Scheme::Https);
    row("loopback", "https://127.0.0.1:5000", true, Scheme::Probe);
    row("localhost", "https://localhost:5000", true, Scheme::Probe);
}

void TestPlainHosts::namesHosts()
{
    QFETCH(QString, url);
    PlainHosts hosts({QStringLiteral("any.example"), QStringLiteral("one.example:5000"),
                      QStringLiteral("usual.example:443"), QStringLiteral("[fd00::1]:5000")});
    QTEST(hosts.mayBePlain(origin(url)), "mayBePlain");
    QTEST(hosts.scheme(origin(url), {}), "scheme");
}

void TestPlainHosts::probesLoopbackOnce_data()
{
    QTest::addColumn<Scheme>("learned");
    QTest::newRow("TLS") << Scheme::Https;
    QTest::newRow("plain") << Scheme::Http;
}

void TestPlainHosts::probesLoopbackOnce()
{
    QFETCH(Scheme, learned);
    PlainHosts hosts({});
    QCOMPARE(hosts.scheme(loopback, {}), Scheme::Probe);
    // Each port for itself.
    QCOMPARE(hosts.scheme(origin(QStringLiteral("https://127.0.0.1:5001")), {}), Scheme::Probe);
    hosts.learned(loopback, learned);
    QCOMPARE(hosts.scheme(loopback, {}), learned);
    QCOMPARE(hosts.scheme(loopback, {}), learned);
}

void TestPlainHosts::othersWaitForTheProbe()
{
    PlainHosts hosts({});
    QCOMPARE(hosts.scheme(loopback, {}), Scheme::Probe);
    std::atomic_int plain = 0;
    std::vector<std::jthread> others;
    for (int i = 0; i < 4; ++i)
        others.emplace_back([&] { plain += hosts.scheme(loopback, {}) == Scheme::Http; });
    QCOMPARE(plain, 0);
    hosts.learned(loopback, Scheme::Http);
    others.clear();
    QCOMPARE(plain, 4);
}

void TestPlainHosts::anotherProbesWhereNothingWasLearned()
{
    PlainHosts hosts({});
    QCOMPARE(hosts.scheme(loopback, {}), Scheme::Probe);
    std::atomic_int probes = 0;
    std::vector<std::jthread> others;
    for (int i = 0; i < 4; ++i) {
        others.emplace_back([&] {
            if (hosts.scheme(loopback, {}) != Scheme::Probe)
                return;
            ++probes;
            hosts.unlearned(loopback);
        });
    }
    hosts.unlearned(loopback);
    others.clear();
    QCOMPARE(probes, 4); // one after the other
}

void TestPlainHosts::waitingCanBeStopped()
{
    PlainHosts hosts({});
    QCOMPARE(hosts.scheme(loopback, {}), Scheme::Probe);
    std::stop_source source;
    std::atomic<Scheme> found = Scheme::Probe;
    std::jthread waiting([&] { found = hosts.scheme(loopback, source.get_token()); });
    source.request_stop();
    waiting.join();
    QCOMPARE(found, Scheme::Https);
}

SAMEINSIDE_TEST(TestPlainHosts)
#include "tst_plainhosts.moc"
