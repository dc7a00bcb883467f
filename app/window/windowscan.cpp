// SPDX-License-Identifier: MIT
#include "app/window/windowscan.h"

#include "app/window/trafficcounters.h"
#include "model/scan/run/scanrunner.h"
#include "ui/comparepage/comparepage.h"
#include "ui/scanpage/scanpage.h"
#include "ui/window/mainwindow.h"

#include <QFile>

namespace sameinside {

namespace {

/// Keeps what is told on any thread, each thing once.
class Remarks {
public:
    void reset()
    {
        const std::lock_guard lock(m_mutex);
        m_texts.clear();
    }
    void add(const QString &text)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_texts.contains(text))
            m_texts.append(text);
    }
    QStringList texts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
};

/// A runner, and the sources that it reads from for as long as it lives.
struct RunningOn {
    std::shared_ptr<Sources> sources;
    ScanRunner runner;

    explicit RunningOn(std::shared_ptr<Sources> from) :
        sources(std::move(from)),
        runner({[this](const ImageName &name) { return sources->open(name); },
                [this](const TargetName &name) { return sources->openStore(name); }})
    {
    }
};

// The bundled list names its layouts from the root of the source tree.
std::optional<ScanExample> exampleIn(const QString &directory)
{
    QFile list(directory + QStringLiteral("/input.txt"));
    if (directory.isEmpty() || !list.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray lines = list.readAll();
    lines.replace("oci:resources/example/", "oci:" + directory.toUtf8() + '/');
    return ScanExample{.title = QStringLiteral("input.txt"),
                       .lines = lines,
                       .target = QStringLiteral("oci:%1/private").arg(directory)};
}

} // namespace

ScanServices scanServices(std::shared_ptr<Sources> sources, const QString &exampleDirectory)
{
    auto counters = std::make_shared<TrafficCounters>();
    auto remarks = std::make_shared<Remarks>();
    sources->watchRequests([counters](const RequestLogEntry &entry) { counters->count(entry); });
    sources->watchRemarks([remarks](const QString &text) { remarks->add(text); });
    ScanServices services;
    services.newScan = [sources, counters, remarks] {
        counters->reset();
        remarks->reset();
        auto scan = std::make_shared<RunningOn>(sources);
        return std::shared_ptr<Scan>(scan, &scan->runner);
    };
    services.traffic = [counters] { return counters->traffic(); };
    services.remarks = [remarks] { return remarks->texts(); };
    services.example = exampleIn(exampleDirectory);
    return services;
}

ScanPage *addScanPage(MainWindow &window, ScanServices services, ComparePage &compare)
{
    auto *page = new ScanPage(std::move(services), &window.settings());
    window.addPage(page);
    QObject::connect(
        page, &ScanPage::compareRequested, &compare,
        [&compare](const QString &left, const QString &right, const QString &platform) {
        PairRequest pair{left, right, {}};
        if (auto parsed = Platform::parse(platform))
            pair.platform = *std::move(parsed);
        Q_EMIT compare.wanted();
        compare.compare(pair);
        });
    return page;
}

} // namespace sameinside
