// SPDX-License-Identifier: MIT
#pragma once

class QThreadPool;

namespace sameinside {

/// Threads for jobs that read files. A disk on a network may never answer, so who goes away waits
/// a moment for them and then leaves them to the end of the program. For work that owns what it
/// uses.
class FilePool {
public:
    FilePool();
    ~FilePool();
    FilePool(const FilePool &) = delete;
    FilePool &operator=(const FilePool &) = delete;

    QThreadPool *threads() const { return m_threads; }

private:
    QThreadPool *m_threads;
};

} // namespace sameinside
