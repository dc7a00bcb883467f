// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/registries/identity.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QUrlQuery>

#include <memory>
#include <mutex>
#include <vector>

class QTcpSocket;

namespace sameinside::test {

/// The token service of a registry (distribution/spec/auth/{token,oauth}), over TLS on a loopback
/// port, on its own thread. Its functions may be called from any thread at any time.
class TokenServer {
public:
    struct Counts {
        int anonymous = 0; ///< GET without credentials
        int basic = 0;     ///< GET with a password
        int refresh = 0;   ///< POST grant_type=refresh_token
        int password = 0;  ///< POST grant_type=password
        int refused = 0;   ///< of all these, answered without a token

        bool operator==(const Counts &) const = default;
    };

    /// tls is for 127.0.0.1; service is what the registry calls itself.
    TokenServer(const Identity &tls, QString service);
    ~TokenServer();
    Q_DISABLE_COPY_MOVE(TokenServer)

    /// https://127.0.0.1:PORT/token
    QString realm() const;
    QString issuer() const { return QStringLiteral("token server of the tests"); }
    /// What the registry checks tokens with (rootcertbundle), as PEM.
    QByteArray signerCertificate() const { return m_signer.certificatePem(); }

    void addUser(const QString &name, const QString &password);
    /// user empty: everybody. resource is "repository:team/app", "repository:team/*",
    /// "repository:*" or "registry:catalog"; actions are "pull", "push", "*".
    void grant(const QString &user, const QString &resource, const QStringList &actions);
    void revokeAll();
    /// A new refresh token of a user, valid until revokeIdentityTokens().
    QString identityToken(const QString &user);
    void revokeIdentityTokens();

    /// The expires_in of answers, in seconds; 0: not said. Default 300.
    void setExpiresIn(int seconds);
    /// The next count tokens are over when they are handed out, though expires_in says otherwise.
    void issueExpired(int count);
    /// Answer POST with this status (404, 405); 0: as it should be.
    void refusePost(int status);

    Counts counts() const;
    void resetCounts();

private:
    struct Grant {
        QString user;
        QString resource;
        QStringList actions;
    };
    struct Request {
        QByteArray method;
        QByteArray authorization;
        QUrlQuery values; ///< of the URL, or of the form
    };
    struct Answer {
        int status = 200;
        QByteArray body;
    };

    void listen(const Identity &tls);
    void serve(QTcpSocket *socket);
    Answer answer(const Request &request);
    Answer answerGet(const Request &request);
    Answer answerPost(const Request &request);
    Answer refuse(int status, const char *error, const char *detail);
    Answer token(const QString &user, const QStringList &scopes, bool withIdentity);
    QByteArray signedToken(const QString &user, const QStringList &scopes);
    QStringList granted(const QString &user, const QString &resource,
                        const QStringList &asked) const;
    QString newIdentityToken(const QString &user);

    const QString m_service;
    const Identity m_signer;
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives on the thread, and the server below it
    quint16 m_port = 0;

    mutable std::mutex m_mutex;
    QHash<QString, QString> m_passwords;
    QHash<QString, QString> m_identityTokens; ///< token -> user
    std::vector<Grant> m_grants;
    Counts m_counts;
    int m_expiresIn = 300;
    int m_expired = 0;
    int m_refusedPost = 0;
    int m_serial = 0;
};

} // namespace sameinside::test
