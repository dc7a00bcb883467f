// SPDX-License-Identifier: MIT
// How fluid the scan page is with 50,000 lines: how long each act takes until it is on the screen,
// and the processor time of the longest single event on the way. Prints both against their limits;
// fails beyond them.
#include "tests/support/windows/scansamples.h"
#include "tests/support/windows/scriptedscan.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/scanpage.h"
#include "ui/scanpage/table/filterbar.h"
#include "ui/scanpage/table/scantable.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace sameinside;

namespace {

constexpr int lineCount = 50'000;
constexpr double eventLimit = 50;   // ms, of one event handler
constexpr double filterLimit = 150; // ms, from the key to the screen
constexpr double sortLimit = 150;

/// Measures the handlers of events.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const double begin = ownTime();
        const bool isHandled = QApplication::notify(receiver, event);
        longest = std::max(longest, ownTime() - begin);
        --m_depth;
        return isHandled;
    }

    double longest = 0; ///< ms

private:
    // of this thread's processor time, so that what else the machine does is not counted
    static double ownTime()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    int m_depth = 0;
};

class Bench {
public:
    explicit Bench(TimedApplication &application) : m_application(application) {}

    /// Lets act happen as an event, goes on until isDone, and prints how long it took until all
    /// was drawn.
    void measure(
        const char *name, double limit, const std::function<void()> &act,
        const std::function<bool()> &isDone = [] { return true; })
    {
        m_application.longest = 0;
        QElapsedTimer timer;
        timer.start();
        post(act);
        until(isDone);
        const double total = double(timer.nsecsElapsed()) / 1e6;
        const bool isGood = (limit <= 0 || total <= limit) && m_application.longest <= eventLimit;
        m_isGood = m_isGood && isGood;
        std::printf("%-34s %8.1f ms", name, total);
        if (limit > 0)
            std::printf(" (limit %3.0f)", limit);
        else
            std::printf("            ");
        std::printf("   longest event %6.1f ms (limit %2.0f)  %s\n", m_application.longest,
                    eventLimit, isGood ? "ok" : "TOO SLOW");
        std::fflush(stdout);
    }
    void measureEach(const char *name, int count, const std::function<void(int)> &act)
    {
        int done = 0;
        measure(
            name, 0, [] {},
            [&] {
            post([&] { act(done); });
            QApplication::processEvents();
            return ++done == count;
            });
    }
    bool isGood() const { return m_isGood; }

private:
    void post(const std::function<void()> &act)
    {
        bool isDone = false;
        QTimer::singleShot(0, &m_application, [&] {
            act();
            isDone = true;
        });
        until([&] { return isDone; });
        QApplication::processEvents();
    }
    static void until(const std::function<bool()> &isTrue)
    {
        QElapsedTimer timer;
        timer.start();
        while (!isTrue() && timer.elapsed() < 60'000)
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }

    TimedApplication &m_application;
    bool m_isGood = true;
};

std::vector<SourceResult> manySources()
{
    const std::vector<SourceResult> samples = sampleScan();
    std::vector<SourceResult> sources;
    sources.reserve(lineCount);
    for (int i = 0; i < lineCount; ++i) {
        SourceResult source = samples[std::size_t(i) * 7 % samples.size()];
        source.line = i + 1;
        if (source.status != ScanStatus::Error || !source.source.contains(u'!'))
            source.source += QStringLiteral("-%1").arg(i * 7919 % lineCount);
        source.digest = sampleDigest(source.source);
        sources.push_back(std::move(source));
    }
    return sources;
}

void script(ScriptedScan &scan, const std::vector<SourceResult> &sources, int steps)
{
    scan.steps.clear();
    const std::size_t perStep = sources.size() / std::size_t(steps);
    for (int i = 0; i < steps; ++i) {
        ScriptedScan::Step step;
        const auto begin = sources.begin() + std::ptrdiff_t(std::size_t(i) * perStep);
        step.sources.assign(begin, begin + std::ptrdiff_t(perStep));
        step.progress.total = lineCount;
        step.progress.done = qint64(i) * qint64(perStep);
        scan.steps.push_back(std::move(step));
    }
    ScanResult result;
    result.sources = sources;
    result.countStatuses();
    scan.ending = std::move(result);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QLoggingCategory::setFilterRules(QStringLiteral("qt.qpa.plugin=false"));
    auto scan = std::make_shared<ScriptedScan>();
    ScanServices services;
    services.newScan = [&scan] { return scan; };
    ScanPage page(services, nullptr);
    page.resize(1440, 800);
    page.show();
    page.bar()->resize(1440, 40);
    page.bar()->targets()->setTargets({*TargetName::parse(u"docker://registry.example.com")});
    auto *table = page.findChild<ScanTable *>();
    auto *filters = page.findChild<FilterBar *>();
    const std::vector<SourceResult> sources = manySources();
    const QByteArray list = sampleList(sources).toUtf8();
    script(*scan, sources, 20);
    std::printf("%d lines, list of %.1f MB\n", lineCount, double(list.size()) / 1e6);

    Bench bench(application);
    bench.measure(
        "open the list", 0, [&] { page.useLines(list); },
        [&] { return page.model()->rowCount() == lineCount; });
    bench.measure(
        "scan, 20 batches of 2,500", 0,
        [&] {
        page.start();
        scan->allowAll();
        },
        [&] { return !page.isRunning(); });
    script(*scan, sources, 1);
    bench.measure(
        "scan, one batch of 50,000", 0,
        [&] {
        page.start();
        scan->allowAll();
        },
        [&] { return !page.isRunning(); });
    for (int column = 0; column < scanColumnCount; ++column) {
        const std::string name = "sort by "
            + page.model()
                  ->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                  .toString()
                  .toStdString();
        bench.measure(name.c_str(), sortLimit,
                      [&] { table->sortByColumn(column, Qt::DescendingOrder); });
    }
    QString text;
    const QString typed = QStringLiteral("redis:7");
    for (const QChar key : typed) {
        text += key;
        const std::string name = "filter " + text.toStdString();
        bench.measure(name.c_str(), filterLimit, [&] { filters->edit()->setText(text); });
    }
    bench.measure("filter, nowhere", filterLimit,
                  [&] { filters->edit()->setText(QStringLiteral("no such thing")); });
    bench.measure("filter taken back", filterLimit, [&] { filters->edit()->clear(); });
    for (const char *chip : {"chipMissing", "chipErrors", "chipAll"}) {
        bench.measure(chip, filterLimit, [&] {
            QTest::mouseClick(page.findChild<QWidget *>(QString::fromLatin1(chip)), Qt::LeftButton);
        });
    }
    bench.measure("select all", 0, [&] { QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier); });
    bench.measure("sort with all selected", sortLimit,
                  [&] { table->sortByColumn(0, Qt::AscendingOrder); });
    bench.measure(
        "copy all rows", 0, [&] { table->copyRows(); },
        [] { return QApplication::clipboard()->text().count(u'\n') == lineCount; });
    table->setCurrentIndex(table->model()->index(0, 0));
    bench.measureEach("200 pages down", 200,
                      [&](int) { QTest::keyClick(table, Qt::Key_PageDown); });
    bench.measureEach("200 jumps of the scroll bar", 200, [&](int i) {
        QScrollBar *bar = table->verticalScrollBar();
        bar->setValue(int(qint64(bar->maximum()) * (i * 37 % 200) / 200));
    });
    script(*scan, sources, 20);
    table->sortByColumn(int(ScanColumn::FoundAt), Qt::AscendingOrder);
    filters->edit()->setText(QStringLiteral("redis"));
    bench.measure(
        "scan, sorted and filtered", 0,
        [&] {
        page.start();
        scan->allowAll();
        },
        [&] { return !page.isRunning(); });
    std::printf("%s\n", bench.isGood() ? "all within the limits" : "some beyond the limits");
    return bench.isGood() ? 0 : 1;
}
