// SPDX-License-Identifier: MIT
#include "registry/http/hostgates.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace sameinside;
using namespace std::chrono_literals;

class TestHostGates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsEverybodyBack();
    void othersPass();
    void keepsToTheWindow();
    void aPassCanBeHandedOn();
    void waitsAreStopped_data();
    void waitsAreStopped();
};

namespace {

const QString host = QStringLiteral("a:443");

RetryPolicy quickPolicy()
{
    return {.base = 1ms, .patience = 1h};
}

// A window of one: two were under way when it was one too many.
void narrow(HostGates &gates, std::chrono::milliseconds wait)
{
    auto first = gates.pass(host, {});
    auto second = gates.pass(host, {});
    QVERIFY(first->noteLimit(wait));
}

} // namespace

void TestHostGates::holdsEverybodyBack()
{
    HostGates gates(quickPolicy(), 48);
    const auto before = HostGates::Clock::now();
    narrow(gates, 30ms);
    std::vector<std::jthread> waiting;
    std::atomic_int early = 0;
    std::atomic_int passed = 0;
    for (int i = 0; i < 4; ++i) {
        waiting.emplace_back([&] {
            const auto pass = gates.pass(host, {});
            early += HostGates::Clock::now() < before + 30ms;
            ++passed;
        });
    }
    waiting.clear();
    QCOMPARE(passed, 4);
    QCOMPARE(early, 0);
}

void TestHostGates::othersPass()
{
    HostGates gates(quickPolicy(), 48);
    narrow(gates, 30min);
    QVERIFY(gates.pass(QStringLiteral("b:443"), {}));
}

void TestHostGates::keepsToTheWindow()
{
    HostGates gates(quickPolicy(), 48);
    narrow(gates, 1ms);
    std::atomic_int underWay = 0;
    std::atomic_int most = 0;
    std::vector<std::jthread> crew;
    for (int i = 0; i < 8; ++i) {
        crew.emplace_back([&] {
            for (int j = 0; j < 5; ++j) {
                const auto pass = gates.pass(host, {});
                most = std::max(most.load(), ++underWay);
                std::this_thread::yield();
                --underWay;
            }
        });
    }
    crew.clear();
    QCOMPARE(most, 1);
}

// It counts once, or nobody would pass afterwards.
void TestHostGates::aPassCanBeHandedOn()
{
    HostGates gates(quickPolicy(), 48);
    narrow(gates, 1ms);
    for (int i = 0; i < 3; ++i) {
        auto pass = gates.pass(host, {});
        QVERIFY(pass);
        const auto taken = *std::move(pass);
        pass.reset();
    }
    QVERIFY(gates.pass(host, {}));
}

void TestHostGates::waitsAreStopped_data()
{
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("for it to open") << true;
    QTest::newRow("for the window") << false;
}

// It would wait for half an hour, or for ever.
void TestHostGates::waitsAreStopped()
{
    QFETCH(bool, isClosed);
    HostGates gates(quickPolicy(), 48);
    narrow(gates, isClosed ? std::chrono::milliseconds(30min) : 1ms);
    const auto only = isClosed ? std::nullopt : gates.pass(host, {});
    std::stop_source source;
    std::atomic_bool passed = true;
    std::jthread waiting([&] { passed = gates.pass(host, source.get_token()).has_value(); });
    source.request_stop();
    waiting.join();
    QVERIFY(!passed);
}

SAMEINSIDE_TEST(TestHostGates)
#include "tst_hostgates.moc"
