// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/authenticator.h"

namespace sameinside {

/// What all clients of registries share: connections, credentials and tokens. Safe to use from any
/// thread; must outlive its calls.
class RegistrySession {
public:
    RegistrySession(TransportOptions options, std::shared_ptr<CredentialSource> credentials);

    /// Like Transport::send, with the login that access needs. Never answers 401 of the registry
    /// itself: that is an error with what to do. Errors: those of Authenticator, too.
    Result<Response> send(const Access &access, const Request &request,
                          const std::stop_token &stop);
    /// Like Transport::stream, likewise.
    Result<Response> stream(const Access &access, const Request &request, const BodySink &sink,
                            const std::stop_token &stop);

    Transport &transport() { return m_transport; }

private:
    Result<Response> perform(const Access &access, const Request &request, const BodySink *sink,
                             const std::stop_token &stop);
    Result<QByteArray> nextTry(const Access &access, const Response &response,
                               const QByteArray &used, int logins, const std::stop_token &stop);

    const std::shared_ptr<CredentialSource> m_credentials;
    Transport m_transport;
    Authenticator m_authenticator;
};

} // namespace sameinside
