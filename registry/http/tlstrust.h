// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"
#include "registry/http/origin.h"

#include <QHash>
#include <QSslConfiguration>
#include <QStringList>

#include <mutex>

namespace sameinside {

/// Whom a TLS connection trusts and as whom it shows itself: the system's CAs, a CA file, and the
/// certs.d directories of the containers ecosystem (facts section 7.5). Safe to use from any
/// thread.
class TlsTrust {
public:
    /// caFile: PEM, may be empty. directories: the certs.d, the first that holds a host wins.
    /// hostCaFiles: PEM, each trusted for one host[:port] alone.
    TlsTrust(QString caFile, QStringList directories, QHash<QString, QString> hostCaFiles = {}) :
        m_caFile(std::move(caFile)), m_directories(std::move(directories)),
        m_hostCaFiles(std::move(hostCaFiles))
    {
    }

    /// Whether path holds a certificate. Errors: Io.
    static Result<void> checkFile(const QString &path);

    /// ~/.config/containers/certs.d, /etc/containers/certs.d, /etc/docker/certs.d.
    static QStringList usualDirectories();

    /// Read once a host. Errors: Io, where a file cannot be read, holds no certificate or key, or
    /// misses its partner; the detail names the file.
    Result<QSslConfiguration> configurationFor(const Origin &origin);

private:
    Result<QSslConfiguration> read(const Origin &origin) const;

    const QString m_caFile;
    const QStringList m_directories;
    const QHash<QString, QString> m_hostCaFiles;
    std::mutex m_mutex;
    QHash<QString, Result<QSslConfiguration>> m_known;
};

} // namespace sameinside
