// SPDX-License-Identifier: MIT
#include "registry/http/tlstrust.h"

#include "model/text/words/registry/httpwords.h"

#include <QDir>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>

namespace sameinside {

namespace {

tl::unexpected<Error> unreadable(const QString &path, const QString &why)
{
    return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, why));
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    return file.readAll();
}

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto certificates = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (certificates.isEmpty())
        return unreadable(path, words::http::noCertificate());
    return certificates;
}

Result<QSslKey> readKey(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        if (const QSslKey key(*bytes, algorithm, QSsl::Pem); !key.isNull())
            return key;
    }
    return unreadable(path, words::http::noPrivateKey());
}

Result<void> addTrusted(QSslConfiguration &configuration, const QString &path)
{
    const auto certificates = readCertificates(path);
    if (!certificates)
        return tl::unexpected(certificates.error());
    configuration.addCaCertificates(*certificates); // the system's stay
    return {};
}

Result<void> addClientPair(QSslConfiguration &configuration, const QString &certificatePath,
                           const QString &keyPath)
{
    const auto certificates = readCertificates(certificatePath);
    if (!certificates)
        return tl::unexpected(certificates.error());
    const auto key = readKey(keyPath);
    if (!key)
        return tl::unexpected(key.error());
    configuration.setLocalCertificateChain(*certificates);
    configuration.setPrivateKey(*key);
    return {};
}

Result<void> addDirectory(QSslConfiguration &configuration, const QDir &directory)
{
    const QStringList names = directory.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = directory.filePath(name);
        const QString base = name.section(u'.', 0, -2);
        Result<void> done;
        if (name.endsWith(u".crt")) {
            done = addTrusted(configuration, path);
        } else if (name.endsWith(u".cert")) {
            if (!names.contains(base + QStringLiteral(".key")))
                return unreadable(path, words::http::keyMissing(base));
            done = addClientPair(configuration, path,
                                 directory.filePath(base + QStringLiteral(".key")));
        } else if (name.endsWith(u".key") && !names.contains(base + QStringLiteral(".cert"))) {
            return unreadable(path, words::http::certificateMissing(base));
        }
        if (!done)
            return done;
    }
    return {};
}

} // namespace

QStringList TlsTrust::usualDirectories()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                + QStringLiteral("/containers/certs.d"),
            QStringLiteral("/etc/containers/certs.d"), QStringLiteral("/etc/docker/certs.d")};
}

Result<void> TlsTrust::checkFile(const QString &path)
{
    const auto certificates = readCertificates(path);
    if (!certificates)
        return tl::unexpected(certificates.error());
    return {};
}

Result<QSslConfiguration> TlsTrust::configurationFor(const Origin &origin)
{
    const QString key = origin.withPort();
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_known.constFind(key); known != m_known.constEnd())
        return *known;
    return *m_known.insert(key, read(origin));
}

Result<QSslConfiguration> TlsTrust::read(const Origin &origin) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!m_caFile.isEmpty()) {
        if (const auto added = addTrusted(configuration, m_caFile); !added)
            return tl::unexpected(added.error());
    }
    for (const QString &name : {origin.hostAndPort(), origin.withPort()}) {
        const QString path = m_hostCaFiles.value(name);
        const auto added = path.isEmpty() ? Result<void>() : addTrusted(configuration, path);
        if (!added)
            return tl::unexpected(added.error());
    }
    for (const QString &base : m_directories) {
        for (const QString &name : {origin.hostAndPort(), origin.withPort()}) {
            const QDir directory(base + u'/' + name);
            if (!directory.exists())
                continue;
            if (const auto added = addDirectory(configuration, directory); !added)
                return tl::unexpected(added.error());
            return configuration;
        }
    }
    return configuration;
}

} // namespace sameinside
