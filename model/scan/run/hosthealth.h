// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <mutex>
#include <optional>

namespace sameinside {

/// Remembers whether a host still answers, so that thousands of requests to one that is gone need
/// not each wait for their time-out. For several threads.
class HostHealth {
public:
    /// Requests in a row without any answer, after which a host counts as gone.
    static constexpr int patience = 16;

    /// What to answer instead of asking; nothing while the host is there.
    std::optional<Error> verdict() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_verdict;
    }
    void noteAnswer()
    {
        const std::scoped_lock lock(m_mutex);
        m_silent = 0;
    }
    void noteError(const Error &error)
    {
        const std::scoped_lock lock(m_mutex);
        const bool isSilent
            = error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::TimedOut;
        m_silent = isSilent ? m_silent + 1 : 0;
        if (m_silent >= patience && !m_verdict)
            m_verdict = error;
    }

    /// Whatever came of asking.
    template <class T>
    void note(const Result<T> &answer)
    {
        if (answer)
            noteAnswer();
        else if (answer.error().kind != ErrorKind::Cancelled)
            noteError(answer.error());
    }

private:
    mutable std::mutex m_mutex;
    int m_silent = 0;
    std::optional<Error> m_verdict;
};

} // namespace sameinside
