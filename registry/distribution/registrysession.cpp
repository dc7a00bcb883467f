// SPDX-License-Identifier: MIT
#include "registry/distribution/registrysession.h"

namespace sameinside {

namespace {

constexpr int mostLogins = 3; // the challenge, one refresh, and once more for clocks that differ

bool blamesToken(const Response &response)
{
    const auto challenges = Challenge::parseAll(response.header("WWW-Authenticate"));
    return challenges && !challenges->empty() && challenges->front().error() == "invalid_token";
}

} // namespace

RegistrySession::RegistrySession(TransportOptions options,
                                 std::shared_ptr<CredentialSource> credentials) :
    m_credentials(std::move(credentials)),
    m_transport(std::move(options)), m_authenticator(m_transport, *m_credentials)
{
}

Result<Response> RegistrySession::send(const Access &access, const Request &request,
                                       const std::stop_token &stop)
{
    return perform(access, request, nullptr, stop);
}

Result<Response> RegistrySession::stream(const Access &access, const Request &request,
                                         const BodySink &sink, const std::stop_token &stop)
{
    return perform(access, request, &sink, stop);
}

Result<Response> RegistrySession::perform(const Access &access, const Request &request,
                                          const BodySink *sink, const std::stop_token &stop)
{
    auto authorization = m_authenticator.opening(access, stop);
    if (!authorization)
        return tl::unexpected(authorization.error());
    const bool isKnown = !authorization->isEmpty();
    bool isRenewed = false;
    Request authorized = request;
    for (int logins = 0;;) {
        authorized.authorization = *authorization;
        auto response = sink ? m_transport.stream(authorized, *sink, stop)
                             : m_transport.send(authorized, stop);
        // What another host says is not about our login.
        if (!response || response->elsewhere)
            return response;
        if (response->status == 401) {
            if (++logins > mostLogins)
                return tl::unexpected(m_authenticator.refusal(access, *response));
            authorization = nextTry(access, *response, *authorization, logins, stop);
            if (!authorization)
                return tl::unexpected(authorization.error());
            continue;
        }
        const bool mayHaveExpired = response->status == 400 || response->status == 403;
        if (!mayHaveExpired || !isKnown || logins > 0)
            return response;
        if (isRenewed) {
            m_authenticator.noteRefusal(access);
            return response;
        }
        isRenewed = true;
        const QByteArray renewed = m_authenticator.renewal(access, *authorization, stop);
        if (renewed.isEmpty())
            return response;
        authorization = renewed;
    }
}

// The second 401 met a login that was new to us. A token service that caches may still have handed
// out an expired token; what comes after that is as new as can be.
Result<QByteArray> RegistrySession::nextTry(const Access &access, const Response &response,
                                            const QByteArray &used, int logins,
                                            const std::stop_token &stop)
{
    if (logins > 1 && !blamesToken(response))
        return tl::unexpected(m_authenticator.refusal(access, response));
    if (logins < mostLogins)
        return m_authenticator.answer(access, response, used, stop);
    // Clocks that differ a little make a new token look invalid for a moment.
    if (!pauseFor(2 * m_transport.options().retry.base, stop))
        return stopped();
    return used;
}

} // namespace sameinside
