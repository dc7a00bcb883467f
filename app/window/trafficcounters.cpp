// SPDX-License-Identifier: MIT
#include "app/window/trafficcounters.h"

namespace sameinside {

void TrafficCounters::reset()
{
    for (std::atomic<qint64> *counter : {&m_calls, &m_retried, &m_failed, &m_reused})
        *counter = 0;
}

void TrafficCounters::count(const RequestLogEntry &entry)
{
    if (entry.isStopped)
        return;
    ++m_calls;
    if (entry.tries > 1)
        ++m_retried;
    if (entry.status == 0 || entry.status >= 500)
        ++m_failed;
    if (entry.status == 304) // not modified: the cache has it
        ++m_reused;
}

} // namespace sameinside
