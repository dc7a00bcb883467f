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

struct RegistrySession::Shared {
    Shared(TransportOptions options, std::shared_ptr<CredentialSource> source) :
        credentials(std::move(source)), transport(std::move(options)),
        authenticator(transport, *credentials)
    {
    }
    const std::shared_ptr<CredentialSource> credentials;
    Transport transport;
    Authenticator authenticator;
};

RegistrySession::RegistrySession(TransportOptions options,
                                 std::shared_ptr<CredentialSource> credentials) :
    RegistrySession(std::make_shared<Shared>(std::move(options), std::move(credentials)), {})
{
}

RegistrySession::RegistrySession(std::shared_ptr<Shared> shared, RequestListener listener) :
    m_shared(std::move(shared)), m_listener(std::move(listener)), m_transport(m_shared->transport),
    m_authenticator(m_shared->authenticator)
{
}

std::shared_ptr<RegistrySession> RegistrySession::heardBy(RequestListener listener) const
{
    return std::shared_ptr<RegistrySession>(new RegistrySession(m_shared, std::move(listener)));
}

// What is asked for a login tells the same listener.
Access RegistrySession::heard(const Access &access) const
{
    Access heard = access;
    heard.listener = m_listener;
    return heard;
}

Result<Response> RegistrySession::send(const Access &access, const Request &request,
                                       const std::stop_token &stop)
{
    return perform(heard(access), request, nullptr, stop);
}

Result<Response> RegistrySession::stream(const Access &access, const Request &request,
                                         const BodySink &sink, const std::stop_token &stop)
{
    return perform(heard(access), request, &sink, stop);
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
    authorized.listener = access.listener;
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
