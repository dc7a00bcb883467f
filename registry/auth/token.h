// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/challenge.h"
#include "registry/auth/credential.h"
#include "registry/http/transport.h"

#include <QSet>

namespace sameinside {

/// What the catalog of a registry is called in a scope.
inline constexpr QByteArrayView catalogScope("registry:catalog:*");

/// What a Bearer challenge asks to be fetched, and for whom (distribution's token specification).
struct TokenRequest {
    QString domain; ///< the registry, as in references
    QUrl realm;
    QByteArray service;
    QSet<QByteArray> scopes;
    Credential credential;

    /// Equal for requests whose tokens are interchangeable. Holds no secret.
    QByteArray key() const;
};

/// An opaque token and how long it is good for.
struct Token {
    QByteArray value;
    std::chrono::seconds lifetime{60};
};

/// Where a challenge of registry sends for a token. Errors: ServerFault for a realm that is no
/// address, or that credentials must not be sent to (facts section 7.3).
Result<QUrl> checkedRealm(const Transport &transport, const QUrl &registry,
                          const QByteArray &realm);

/// Fetches a token: GET, with Basic where there is a password, or POST for an identity token.
/// Errors: Unauthorized (wrong password, expired login, login needed), Denied, ServerFault (an
/// answer that is no token), and those of the transport. listener is told of what was asked.
Result<Token> fetchToken(Transport &transport, const TokenRequest &request,
                         const std::stop_token &stop, const RequestListener &listener = {});

/// "docker login HOST", as a person types it.
QString loginCommand(const QString &domain);

/// A Basic Authorization header.
QByteArray basicHeader(const Credential &credential);

} // namespace sameinside
