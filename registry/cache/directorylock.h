// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// Keeps the other processes out of a directory, as long as it exists. The kernel frees it when
/// its process dies.
class DirectoryLock {
public:
    /// Waits three seconds at most.
    explicit DirectoryLock(const QString &directory);
    ~DirectoryLock();
    Q_DISABLE_COPY_MOVE(DirectoryLock)

    bool isHeld() const { return m_isHeld; }
    /// Why it is not held.
    const QString &problem() const { return m_problem; }

private:
    int m_file = -1;
    bool m_isHeld = false;
    QString m_problem;
};

} // namespace sameinside
