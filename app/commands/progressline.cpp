// SPDX-License-Identifier: MIT
#include "app/commands/progressline.h"

#include "model/text/plaintext.h"

namespace sameinside {

namespace {

using namespace std::chrono_literals;

constexpr auto interval = 100ms;

} // namespace

void ProgressLine::show(const ScanProgress &progress)
{
    const std::scoped_lock lock(m_mutex);
    const auto now = ProgressMeter::Clock::now();
    if (!m_isShown || now < m_next)
        return;
    m_next = now + interval;
    write(progress.text());
}

void ProgressLine::show(const QString &text)
{
    const std::scoped_lock lock(m_mutex);
    if (m_isShown)
        write(shownText(text));
}

void ProgressLine::write(const QString &text)
{
    m_isThere = true;
    // Up to the last column: a full line would wrap.
    print(m_console.err, u'\r' + text.left(m_console.progressWidth - 1) + QStringLiteral("\x1b[K"));
    m_console.err.flush();
}

void ProgressLine::clear()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_isThere)
        return;
    m_isThere = false;
    print(m_console.err, QStringLiteral("\r\x1b[K"));
    m_console.err.flush();
}

} // namespace sameinside
