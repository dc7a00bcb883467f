// SPDX-License-Identifier: MIT
#include "registry/cache/directorylock.h"

#include "model/text/words/registry/cachewords.h"

#include <QFile>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sameinside {

DirectoryLock::DirectoryLock(const QString &directory)
{
    const QByteArray path = QFile::encodeName(directory + QStringLiteral("/sameinside-cache.lock"));
    m_file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_file < 0) {
        m_problem = qt_error_string();
        return;
    }
    for (int attempt = 0; !m_isHeld && attempt < 150; ++attempt) {
        m_isHeld = ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
        if (!m_isHeld)
            QThread::msleep(20);
    }
    if (!m_isHeld)
        m_problem = words::cache::locked();
}

DirectoryLock::~DirectoryLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace sameinside
