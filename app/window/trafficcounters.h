// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/requestlogentry.h"
#include "ui/scanpage/scanservices.h"

#include <atomic>

namespace sameinside {

/// Counts the requests of a scan. Safe to use from any thread.
class TrafficCounters {
public:
    void reset();
    /// Requests that were given up count for nothing: who stops a scan sees no failures of it.
    void count(const RequestLogEntry &entry);
    ScanTraffic traffic() const { return {m_calls, m_retried, m_failed, m_reused}; }

private:
    std::atomic<qint64> m_calls = 0;
    std::atomic<qint64> m_retried = 0;
    std::atomic<qint64> m_failed = 0;
    std::atomic<qint64> m_reused = 0;
};

} // namespace sameinside
