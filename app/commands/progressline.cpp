// SPDX-License-Identifier: MIT
#include "app/commands/progressline.h"

namespace sameinside {

namespace {

using namespace std::chrono_literals;

constexpr auto interval = 100ms;

} // namespace

void ProgressLine::show(const ScanProgress &progress)
{
    const auto now = ProgressMeter::Clock::now();
    if (!m_isShown || now < m_next)
        return;
    m_next = now + interval;
    m_isThere = true;
    // Up to the last column: a full line would wrap.
    const QString text = progress.text().left(m_console.progressWidth - 1);
    print(m_console.err, u'\r' + text + QStringLiteral("\x1b[K"));
    m_console.err.flush();
}

void ProgressLine::clear()
{
    if (!m_isThere)
        return;
    m_isThere = false;
    print(m_console.err, QStringLiteral("\r\x1b[K"));
    m_console.err.flush();
}

} // namespace sameinside
