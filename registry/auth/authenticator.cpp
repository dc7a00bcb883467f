// SPDX-License-Identifier: MIT
#include "registry/auth/authenticator.h"

#include "model/text/words/registry/authwords.h"
#include "registry/http/servertext.h"

#include <algorithm>

namespace sameinside {

namespace {

// For so long a 400 or 403 is taken at its word.
constexpr std::chrono::minutes refusalLasts{1};

constexpr QByteArrayView bearerPrefix("Bearer ");

Error wantsLogin(const Access &access)
{
    const QString login = loginCommand(access.domain);
    return {ErrorKind::Unauthorized,
            access.repository.isEmpty() ? words::auth::catalogueWantsLogin(access.domain, {}, login)
                                        : words::auth::wantsLogin(access.domain, login)};
}

Error wrongPassword(const Access &access, const QString &why)
{
    return {ErrorKind::Unauthorized,
            words::auth::wrongPassword(access.domain, why, loginCommand(access.domain))};
}

Error expiredLogin(const Access &access, const QString &why)
{
    return {ErrorKind::Unauthorized,
            words::auth::expiredLogin(access.domain, why, loginCommand(access.domain))};
}

const Challenge *find(const std::vector<Challenge> &challenges, QByteArrayView scheme)
{
    const auto found = std::ranges::find_if(
        challenges, [&](const Challenge &challenge) { return challenge.scheme == scheme; });
    return found == challenges.end() ? nullptr : &*found;
}

QSet<QByteArray> scopesOf(const Challenge &challenge, const Access &access)
{
    QSet<QByteArray> scopes;
    for (const QByteArray &scope : challenge.scope().split(' ')) {
        if (!scope.isEmpty())
            scopes.insert(scope);
    }
    if (scopes.isEmpty())
        scopes.insert(access.scope());
    return scopes;
}

// The challenge that can be met: Bearer before Basic.
Result<Challenge> usableChallenge(const Access &access, const Response &challenged)
{
    const auto challenges = Challenge::parseAll(challenged.header("WWW-Authenticate"));
    if (!challenges) {
        return failure(ErrorKind::ServerFault,
                       words::auth::unreadableChallenge(access.domain, challenges.error().detail));
    }
    if (const Challenge *bearer = find(*challenges, "bearer"); bearer && !bearer->realm().isEmpty())
        return *bearer;
    if (const Challenge *basic = find(*challenges, "basic"))
        return *basic;
    QStringList schemes;
    for (const Challenge &challenge : *challenges)
        schemes += plainText(challenge.scheme.left(20));
    return failure(ErrorKind::Unsupported,
                   schemes.isEmpty() ? words::auth::silentChallenge(access.domain)
                                     : words::auth::unsupportedSchemes(
                                         access.domain, schemes.join(QStringLiteral(", "))));
}

} // namespace

QByteArray Access::scope() const
{
    return repository.isEmpty() ? catalogScope.toByteArray()
                                : "repository:" + repository.toUtf8() + ":pull";
}

QString Access::what() const
{
    return repository.isEmpty() ? domain : domain + u'/' + repository;
}

std::optional<Authenticator::Login> Authenticator::find(const Access &access) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_logins.constFind(access.key());
    if (found == m_logins.constEnd())
        return std::nullopt;
    return *found;
}

Authenticator::Login &Authenticator::keep(const Access &access, const Login &login)
{
    return *m_logins.insert(access.key(), login);
}

std::shared_ptr<TokenSlot> Authenticator::slotFor(const TokenRequest &request)
{
    auto &slot = m_slots[request.key()];
    if (!slot)
        slot = std::make_shared<TokenSlot>();
    return slot;
}

Result<QByteArray> Authenticator::bearer(const Access &access, const Login &login,
                                         const QByteArray &used, const std::stop_token &stop)
{
    const QByteArray rejected
        = used.startsWith(bearerPrefix) ? used.mid(bearerPrefix.size()) : QByteArray();
    auto token = login.slot->value(
        rejected, [&] { return fetchToken(m_transport, login.request, stop, access.listener); },
        stop);
    if (!token)
        return token;
    return bearerPrefix.toByteArray() + *token;
}

Result<QByteArray> Authenticator::opening(const Access &access, const std::stop_token &stop)
{
    const auto login = find(access);
    if (!login)
        return openingByHabit(access, stop);
    if (!login->slot)
        return login->header;
    auto header = bearer(access, *login, {}, stop);
    // Whatever the credentials were good for has changed: let the registry say what it wants.
    if (!header && header.error().kind == ErrorKind::Unauthorized)
        return QByteArray();
    return header;
}

Result<QByteArray> Authenticator::openingByHabit(const Access &access, const std::stop_token &stop)
{
    Habit habit;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_habits.constFind(access.domain);
        if (found == m_habits.constEnd())
            return QByteArray();
        habit = *found;
    }
    const auto credential = m_credentials.find(access.domain, access.repository, stop);
    if (!credential)
        return tl::unexpected(credential.error());
    if (!credential->registryToken.isEmpty())
        return QByteArray(); // the challenge decides
    if (habit.isBasic) {
        if (credential->username.isEmpty())
            return QByteArray();
        const std::lock_guard lock(m_mutex);
        return keep(access, {.header = basicHeader(*credential)}).header;
    }
    Login login{.request = {.domain = access.domain,
                            .realm = habit.realm,
                            .service = habit.service,
                            .scopes = {access.scope()},
                            .credential = *credential},
                .isAnonymous = credential->isAnonymous()};
    {
        const std::lock_guard lock(m_mutex);
        login.slot = slotFor(login.request);
    }
    auto header = bearer(access, login, {}, stop);
    if (!header) {
        // A guess that failed costs nothing: the registry has the word.
        if (header.error().kind == ErrorKind::Cancelled)
            return header;
        return QByteArray();
    }
    const std::lock_guard lock(m_mutex);
    keep(access, login);
    return header;
}

Result<QByteArray> Authenticator::answer(const Access &access, const Response &challenged,
                                         const QByteArray &used, const std::stop_token &stop)
{
    const auto challenge = usableChallenge(access, challenged);
    if (!challenge)
        return tl::unexpected(challenge.error());
    const auto credential = m_credentials.find(access.domain, access.repository, stop);
    if (!credential)
        return tl::unexpected(credential.error());
    if (!credential->registryToken.isEmpty()) {
        const QByteArray header = bearerPrefix.toByteArray() + credential->registryToken.toUtf8();
        if (header == used)
            return tl::unexpected(expiredLogin(access, Refusal::of(challenged).inBrackets()));
        const std::lock_guard lock(m_mutex);
        return keep(access, {.header = header}).header;
    }
    if (challenge->scheme == "bearer")
        return answerBearer(access, challenged.url, *challenge, *credential, used, stop);
    return answerBasic(access, *credential, used);
}

Result<QByteArray> Authenticator::answerBasic(const Access &access, const Credential &credential,
                                              const QByteArray &used)
{
    if (credential.username.isEmpty() || credential.password.isEmpty())
        return tl::unexpected(wantsLogin(access));
    const QByteArray header = basicHeader(credential);
    if (header == used)
        return tl::unexpected(wrongPassword(access, {}));
    const std::lock_guard lock(m_mutex);
    m_habits.insert(access.domain, {.isBasic = true});
    return keep(access, {.header = header}).header;
}

Result<QByteArray> Authenticator::answerBearer(const Access &access, const QUrl &registry,
                                               const Challenge &challenge,
                                               const Credential &credential, const QByteArray &used,
                                               const std::stop_token &stop)
{
    const auto realm = checkedRealm(m_transport, registry, challenge.realm());
    if (!realm)
        return tl::unexpected(realm.error());
    Login login{.request = {.domain = access.domain,
                            .realm = *realm,
                            .service = challenge.service(),
                            .scopes = scopesOf(challenge, access),
                            .credential = credential},
                .isAnonymous = credential.isAnonymous()};
    {
        const std::lock_guard lock(m_mutex);
        // Scopes add up: what was needed before is needed again.
        if (const auto known = m_logins.constFind(access.key());
            known != m_logins.constEnd() && known->slot && known->request.realm == *realm)
            login.request.scopes += known->request.scopes;
        login.slot = slotFor(login.request);
        keep(access, login);
        // Only where the scope is the usual one can another repository's be guessed.
        if (login.request.scopes == QSet<QByteArray>{access.scope()}
            && !access.repository.isEmpty())
            m_habits.insert(access.domain, {.realm = *realm, .service = challenge.service()});
    }
    return bearer(access, login, used, stop);
}

QByteArray Authenticator::renewal(const Access &access, const QByteArray &used,
                                  const std::stop_token &stop)
{
    auto login = find(access);
    if (!login || TokenSlot::Clock::now() < login->refusedUntil)
        return {};
    const auto credential = m_credentials.find(access.domain, access.repository, stop);
    if (!credential || !credential->registryToken.isEmpty())
        return {};
    if (!login->slot) {
        const QByteArray header = basicHeader(*credential);
        if (credential->username.isEmpty() || header == used)
            return {};
        const std::lock_guard lock(m_mutex);
        return keep(access, {.header = header}).header;
    }
    if (login->request.credential != *credential) {
        login->request.credential = *credential;
        const std::lock_guard lock(m_mutex);
        login->slot = slotFor(login->request);
        keep(access, *login);
    }
    const auto header = bearer(access, *login, used, stop);
    return header && *header != used ? *header : QByteArray();
}

void Authenticator::noteRefusal(const Access &access)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_logins.find(access.key()); found != m_logins.end())
        found->refusedUntil = TokenSlot::Clock::now() + refusalLasts;
}

Error Authenticator::refusal(const Access &access, const Response &response) const
{
    const QString why = Refusal::of(response).inBrackets();
    const auto login = find(access);
    if (!login || login->isAnonymous)
        return wantsLogin(access);
    if (!login->slot) {
        return login->header.startsWith(bearerPrefix) ? expiredLogin(access, why)
                                                      : wrongPassword(access, why);
    }
    const QString command = loginCommand(access.domain);
    return {ErrorKind::Denied,
            access.repository.isEmpty()
                ? words::auth::mayNotList(access.domain, why, command)
                : words::auth::mayNotPull(access.domain, access.what(), why, command)};
}

} // namespace sameinside
