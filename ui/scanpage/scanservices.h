// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/scan.h"

#include <functional>
#include <memory>

namespace sameinside {

/// What a scan asked of registries and of the cache, so far.
struct ScanTraffic {
    qint64 calls = 0; ///< requests that were answered, or failed
    qint64 retried = 0;
    qint64 failed = 0;
    qint64 reused = 0; ///< documents that did not change since the cache got them

    bool operator==(const ScanTraffic &) const = default;
};

/// A list and a place to search that come with the program.
struct ScanExample {
    QString title;    ///< "input.txt"
    QByteArray lines; ///< of the list, UTF-8
    QString target;
};

/// What the scan page asks of the rest of the program. The application fills it in; the page knows
/// nothing of registries.
struct ScanServices {
    /// One for each run. Called on the GUI thread; the scan runs on a worker thread.
    std::function<std::shared_ptr<Scan>()> newScan;

    /// Since the last newScan(). Called on the GUI thread while a scan runs; may be absent.
    std::function<ScanTraffic()> traffic;

    /// What was told on the way since the last newScan() and is worth a line: a catalog that may
    /// not be listed, say. Called on the GUI thread when a scan ended; may be absent.
    std::function<QStringList()> remarks;

    std::optional<ScanExample> example;
};

} // namespace sameinside
