// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/tokenslot.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace sameinside {

/// What is asked for, of which registry: pulling from one repository, or listing the catalog.
struct Access {
    QString domain;                ///< as in references
    QString repository;            ///< empty: the catalog
    RequestListener listener = {}; ///< told of requests for tokens; may be absent

    QByteArray scope() const;
    QString key() const { return domain + u'\n' + repository; }
    /// For messages: domain/repository, or the domain.
    QString what() const;
};

/// Knows what a registry wants to see before it answers, and gets it: credentials and tokens,
/// remembered for each access, so that only the first request meets a challenge. Safe to use from
/// any thread.
class Authenticator {
public:
    Authenticator(Transport &transport, CredentialSource &credentials) :
        m_transport(transport), m_credentials(credentials)
    {
    }

    /// The Authorization to begin with; empty where nothing is known yet, or nothing needed.
    /// Errors: Cancelled, and those of the transport and of a renewed token.
    Result<QByteArray> opening(const Access &access, const std::stop_token &stop);

    /// What a 401 asks for. used is what the request carried. Errors: Unauthorized (no login, a
    /// wrong or expired one, a way to log in that is not known), Denied, ServerFault (challenges
    /// or tokens that break the rules), and those of credentials and transport.
    Result<QByteArray> answer(const Access &access, const Response &challenged,
                              const QByteArray &used, const std::stop_token &stop);

    /// Some registries say 400 or 403 to what has expired (ECR, ECR Public): something newer than
    /// used, or empty where there is nothing.
    QByteArray renewal(const Access &access, const QByteArray &used, const std::stop_token &stop);
    /// The renewed one was refused as well: no use to try again for a while.
    void noteRefusal(const Access &access);

    /// The error for a 401 that nothing helped against.
    Error refusal(const Access &access, const Response &response) const;

private:
    struct Login {
        QByteArray header; ///< Basic or a token that was given; empty: by slot
        TokenRequest request;
        std::shared_ptr<TokenSlot> slot;
        bool isAnonymous = false;
        TokenSlot::Clock::time_point refusedUntil;
    };
    /// How a registry answered before: other repositories most likely want the same.
    struct Habit {
        bool isBasic = false;
        QUrl realm;
        QByteArray service;
    };

    std::optional<Login> find(const Access &access) const;
    Login &keep(const Access &access, const Login &login);
    Result<QByteArray> openingByHabit(const Access &access, const std::stop_token &stop);
    Result<QByteArray> answerBearer(const Access &access, const QUrl &registry,
                                    const Challenge &challenge, const Credential &credential,
                                    const QByteArray &used, const std::stop_token &stop);
    Result<QByteArray> answerBasic(const Access &access, const Credential &credential,
                                   const QByteArray &used);
    Result<QByteArray> bearer(const Access &access, const Login &login, const QByteArray &used,
                              const std::stop_token &stop);
    std::shared_ptr<TokenSlot> slotFor(const TokenRequest &request);

    Transport &m_transport;
    CredentialSource &m_credentials;
    mutable std::mutex m_mutex;
    QHash<QString, Login> m_logins; ///< by access
    QHash<QString, Habit> m_habits; ///< by domain
    QHash<QByteArray, std::shared_ptr<TokenSlot>> m_slots;
};

} // namespace sameinside
