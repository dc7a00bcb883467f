// SPDX-License-Identifier: MIT
#include "model/scan/progress.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace std::chrono_literals;

class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ratesAndEstimates();
    void noEstimateWhileListing();
    void pauseStartsAnew();
    void text_data();
    void text();
    void percent();
};

void TestProgress::ratesAndEstimates()
{
    ProgressMeter meter;
    const ProgressMeter::Clock::time_point start{};
    ScanProgress progress;
    for (int i = 0; i <= 20; ++i) {
        progress
            = {.phase = ScanPhase::Reading, .done = i * 10, .total = 400, .isTotalKnown = true};
        meter.measure(progress, start + i * 100ms);
    }
    QCOMPARE(progress.perSecond, 100.0);
    QCOMPARE(progress.remaining, std::optional(2s));
    // What was fast long ago does not count.
    for (int i = 0; i <= 60; ++i) {
        progress
            = {.phase = ScanPhase::Reading, .done = 200 + i, .total = 400, .isTotalKnown = true};
        meter.measure(progress, start + 2s + i * 100ms);
    }
    QVERIFY2(std::abs(progress.perSecond - 10.0) < 0.5,
             qPrintable(QString::number(progress.perSecond)));
    QCOMPARE(progress.remaining, std::optional(14s));
}

void TestProgress::noEstimateWhileListing()
{
    ProgressMeter meter;
    ScanProgress progress;
    for (int i = 0; i < 10; ++i) {
        progress = {.done = i, .total = 20};
        meter.measure(progress, ProgressMeter::Clock::time_point{} + i * 100ms);
    }
    QVERIFY(progress.perSecond > 0);
    QVERIFY(!progress.remaining);
}

void TestProgress::pauseStartsAnew()
{
    ProgressMeter meter;
    const ProgressMeter::Clock::time_point start{};
    ScanProgress progress{
        .phase = ScanPhase::Reading, .done = 0, .total = 100, .isTotalKnown = true};
    meter.measure(progress, start);
    progress.isPaused = true;
    meter.measure(progress, start + 60s);
    progress.isPaused = false;
    meter.measure(progress, start + 60s);
    progress.done = 10;
    meter.measure(progress, start + 61s);
    QCOMPARE(progress.perSecond, 10.0);
}

void TestProgress::text_data()
{
    QTest::addColumn<ScanProgress>("progress");
    QTest::addColumn<QString>("text");
    QTest::newRow("listing") << ScanProgress{.done = 713, .total = 900}
                             << QStringLiteral("Listing and reading · 713 images");
    QTest::newRow("reading") << ScanProgress{.phase = ScanPhase::Reading,
                                             .done = 713,
                                             .total = 1004,
                                             .isTotalKnown = true,
                                             .found = 31,
                                             .perSecond = 412,
                                             .remaining = 1s}
                             << QStringLiteral(
                                    "Reading manifests · 713 of 1,004 images · 31 found · "
                                    "412/s · about 1 s left");
    QTest::newRow("failed") << ScanProgress{
        .phase = ScanPhase::Platforms,
        .done = 1,
        .total = 1,
        .isTotalKnown = true,
        .failed = 2,
        .remaining
        = 300s} << QStringLiteral("Reading platforms · 1 of 1 image · 2 failed · about 5 min left");
    QTest::newRow("paused") << ScanProgress{.phase = ScanPhase::Reading,
                                            .done = 1,
                                            .total = 2,
                                            .isTotalKnown = true,
                                            .perSecond = 9,
                                            .isPaused = true}
                            << QStringLiteral("Paused · 1 of 2 images");
}

void TestProgress::text()
{
    QFETCH(ScanProgress, progress);
    QFETCH(QString, text);
    QCOMPARE(progress.text(), text);
}

void TestProgress::percent()
{
    const auto known = [](qint64 done, qint64 total) {
        return ScanProgress{.done = done, .total = total, .isTotalKnown = true}.percent();
    };
    QCOMPARE(known(0, 0), std::optional(0));
    QCOMPARE(known(713, 1004), std::optional(71));
    // What is known of so far was read, and more is still listed.
    QCOMPARE((ScanProgress{.done = 52, .total = 52}.percent()), std::optional<int>());
    QCOMPARE((ScanProgress{.phase = ScanPhase::Done}.percent()), std::optional(100));
}

SAMEINSIDE_TEST(TestProgress)
#include "tst_progress.moc"
