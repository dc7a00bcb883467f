// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/authenticator.h"

namespace sameinside {

/// What clients of registries share: connections, credentials and tokens; and whom they tell of
/// their requests. Safe to use from any thread; must outlive its calls.
class RegistrySession {
public:
    RegistrySession(TransportOptions options, std::shared_ptr<CredentialSource> credentials);

    /// The same connections, credentials and tokens, for clients that tell somebody else. listener
    /// is called on the threads that ask; calls may overlap.
    std::shared_ptr<RegistrySession> heardBy(RequestListener listener) const;

    /// Like Transport::send, with the login that access needs. Never answers 401 of the registry
    /// itself: that is an error with what to do. Errors: those of Authenticator, too.
    Result<Response> send(const Access &access, const Request &request,
                          const std::stop_token &stop);
    /// Like Transport::stream, likewise.
    Result<Response> stream(const Access &access, const Request &request, const BodySink &sink,
                            const std::stop_token &stop);

    Transport &transport() { return m_transport; }

private:
    struct Shared;
    RegistrySession(std::shared_ptr<Shared> shared, RequestListener listener);
    Access heard(const Access &access) const;
    Result<Response> perform(const Access &access, const Request &request, const BodySink *sink,
                             const std::stop_token &stop);
    Result<QByteArray> nextTry(const Access &access, const Response &response,
                               const QByteArray &used, int logins, const std::stop_token &stop);

    const std::shared_ptr<Shared> m_shared;
    const RequestListener m_listener;
    Transport &m_transport;         ///< of m_shared
    Authenticator &m_authenticator; ///< likewise
};

} // namespace sameinside
