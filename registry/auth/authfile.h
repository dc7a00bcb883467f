// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/credential.h"

#include <QJsonObject>

#include <compare>
#include <vector>

namespace sameinside {

/// One file of credentials: Docker's config.json, containers' auth.json (containers-auth.json(5)),
/// or the old .dockercfg.
class AuthFile {
public:
    enum class Shape {
        Current, ///< an object with auths, credHelpers, credsStore
        Legacy   ///< .dockercfg: what auths holds, at the top
    };
    /// Which helper to ask, and the text that it knows the registry by.
    struct Helper {
        QString name;
        QString serverKey;

        std::strong_ordering operator<=>(const Helper &) const = default;
    };

    /// origin is the path (or variable) that errors name. Errors: Io.
    static Result<AuthFile> parse(const QByteArray &bytes, QString origin, Shape shape);

    const QString &origin() const { return m_origin; }

    /// The helpers for a host[:port] in the order in which they are asked: credHelpers, then
    /// credsStore. An empty name in credHelpers means: none for this host.
    std::vector<Helper> helpersFor(const QString &domain) const;

    /// The most specific entry: host/ns/repo, host/ns, host. Anonymous where there is none.
    /// Errors: Io, where that entry cannot be read.
    Result<Credential> entryFor(const QString &domain, const QString &repository) const;

private:
    AuthFile(QString origin, Shape shape) : m_origin(std::move(origin)), m_shape(shape) {}
    QString serverKey(const QString &domain) const;
    std::vector<QString> keysFor(const QString &domain, const QString &repository) const;
    Result<Credential> decode(const QString &key) const;

    QString m_origin;
    Shape m_shape;
    QJsonObject m_auths;
    QJsonObject m_helpers;
    QString m_store;
};

} // namespace sameinside
