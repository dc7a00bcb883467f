// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/console.h"
#include "model/scan/progress.h"

#include <mutex>

namespace sameinside {

/// One line at the bottom of a terminal that is written over, and gone when the work is done.
/// Says nothing where there is no terminal. Thread-safe.
class ProgressLine {
public:
    ProgressLine(Console &console, bool isQuiet) :
        m_console(console), m_isShown(console.isTerminal && !isQuiet)
    {
    }
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// At most ten times a second, whatever is asked for.
    void show(const ScanProgress &progress);
    /// Now. text is of others: what cannot be seen is escaped.
    void show(const QString &text);
    void clear();

private:
    void write(const QString &text);

    Console &m_console;
    bool m_isShown;
    bool m_isThere = false;
    std::mutex m_mutex;
    ProgressMeter::Clock::time_point m_next;
};

} // namespace sameinside
