// SPDX-License-Identifier: MIT
#include "registry/auth/token.h"

#include "model/image/json.h"
#include "model/text/words/registry/authwords.h"
#include "registry/http/servertext.h"

#include <QCryptographicHash>
#include <QUrlQuery>

#include <algorithm>

namespace sameinside {

namespace {

using Seconds = std::chrono::seconds;
constexpr Seconds shortestLifetime{60}; // "should be at least 60 seconds"; less is taken as that
constexpr Seconds longestLifetime{12 * 3600};
constexpr char clientId[] = "sameinside";

QByteArray encoded(const QByteArray &value)
{
    return QUrl::toPercentEncoding(QString::fromUtf8(value));
}

QList<QByteArray> sortedScopes(const TokenRequest &request)
{
    QList<QByteArray> scopes = request.scopes.values();
    std::ranges::sort(scopes);
    return scopes;
}

Request getRequest(const TokenRequest &wanted)
{
    QByteArray query = wanted.realm.query(QUrl::FullyEncoded).toLatin1();
    const auto add = [&](const QByteArray &name, const QByteArray &value) {
        if (!query.isEmpty())
            query += '&';
        query += name + '=' + encoded(value);
    };
    if (!wanted.service.isEmpty())
        add("service", wanted.service);
    for (const QByteArray &scope : sortedScopes(wanted))
        add("scope", scope);
    add("client_id", clientId);
    Request request{.url = wanted.realm, .kind = AnswerKind::Token};
    if (!wanted.credential.username.isEmpty()) {
        add("account", wanted.credential.username.toUtf8());
        request.authorization = basicHeader(wanted.credential);
    }
    request.url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return request;
}

Request postRequest(const TokenRequest &wanted)
{
    QByteArray form = "grant_type=refresh_token&refresh_token="
        + encoded(wanted.credential.identityToken.toUtf8()) + "&client_id=" + clientId;
    if (!wanted.service.isEmpty())
        form += "&service=" + encoded(wanted.service);
    if (!wanted.scopes.isEmpty())
        form += "&scope=" + encoded(sortedScopes(wanted).join(' '));
    return {.method = Request::Method::Post,
            .url = wanted.realm,
            .headers = {{QByteArrayLiteral("Content-Type"),
                         QByteArrayLiteral("application/x-www-form-urlencoded")}},
            .body = form,
            .kind = AnswerKind::Token,
            .repeatable = true};
}

// It goes into a header as it is.
bool isSendable(const QByteArray &token)
{
    return !token.isEmpty()
        && std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7f'; });
}

Result<Token> parseToken(const Response &response, const QString &service)
{
    const auto object = parseJsonObject(response.body, {});
    if (!object)
        return failure(ErrorKind::ServerFault, words::auth::tokenIsNoObject(service));
    Token token;
    for (const auto &name : {u"token", u"access_token"}) {
        if (token.value.isEmpty())
            token.value = object->value(QStringView(name)).toString().toUtf8();
    }
    if (!isSendable(token.value))
        return failure(ErrorKind::ServerFault, words::auth::noUsableToken(service));
    // From now, not from issued_at: clocks differ, and a 401 tells as well.
    const double lifetime = object->value(u"expires_in").toDouble(0);
    token.lifetime = Seconds(qint64(
        std::clamp(lifetime, double(shortestLifetime.count()), double(longestLifetime.count()))));
    return token;
}

Error refused(const Response &response, const TokenRequest &wanted, const QString &service)
{
    const QString why = Refusal::of(response).inBrackets();
    const QString login = loginCommand(wanted.domain);
    const Credential &credential = wanted.credential;
    if (response.status == 429) {
        return {ErrorKind::RateLimited, words::auth::tokenLimited(service, why)};
    }
    const bool isRefusal = response.status == 401 || response.status == 403
        || (response.status == 400 && !credential.isAnonymous());
    if (!isRefusal) {
        return {ErrorKind::ServerFault,
                words::auth::tokenFailed(service, QString::number(response.status), why)};
    }
    if (credential.isAnonymous()) {
        const bool isCatalogue = wanted.scopes.contains(catalogScope.toByteArray());
        return {ErrorKind::Unauthorized,
                isCatalogue ? words::auth::catalogueWantsLogin(wanted.domain, why, login)
                            : words::auth::wantsLoginSaying(wanted.domain, why, login)};
    }
    if (response.status == 403) {
        return {ErrorKind::Denied, words::auth::noPermission(wanted.domain, why, login)};
    }
    if (!credential.identityToken.isEmpty()) {
        return {ErrorKind::Unauthorized, words::auth::revokedLogin(wanted.domain, why, login)};
    }
    return {ErrorKind::Unauthorized, words::auth::wrongPassword(wanted.domain, why, login)};
}

// Whether a service that does not take the POST may take a password (facts section 7.2).
bool mayFallBack(const Response &response, const Credential &credential)
{
    const int status = response.status;
    return !credential.password.isEmpty() && !credential.username.isEmpty()
        && (status == 400 || status == 401 || status == 404 || status == 405);
}

} // namespace

QByteArray TokenRequest::key() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part :
         {credential.username, credential.password, credential.identityToken}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    return domain.toUtf8() + '\n' + realm.toEncoded() + '\n' + service + '\n'
        + sortedScopes(*this).join(' ') + '\n' + hash.result().toHex();
}

Result<QUrl> checkedRealm(const Transport &transport, const QUrl &registry, const QByteArray &realm)
{
    const Origin from = Origin::of(registry);
    const auto refusedRealm
        = [](const QString &detail) { return failure(ErrorKind::ServerFault, detail); };
    const QString host = from.hostAndPort();
    QUrl url = registry.resolved(QUrl::fromEncoded(realm, QUrl::StrictMode));
    url.setFragment({});
    if (realm.isEmpty() || !url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
        || (url.scheme() != u"https" && url.scheme() != u"http"))
        return refusedRealm(words::auth::realmIsNoAddress(host));
    const Origin to = Origin::of(url);
    if (!to.isHttps() && (from.isHttps() || !transport.mayBePlain(url)))
        return refusedRealm(words::auth::realmWithoutTls(host, to.hostAndPort()));
    // A public registry has no business in our network.
    if (to.host != from.host && isLocalAddress(to.host) && !isLocalAddress(from.host)
        && !transport.mayBePlain(registry))
        return refusedRealm(words::auth::privateRealm(host, to.hostAndPort()));
    return url;
}

Result<Token> fetchToken(Transport &transport, const TokenRequest &request,
                         const std::stop_token &stop, const RequestListener &listener)
{
    const auto send = [&](Request message) {
        message.listener = listener;
        return transport.send(message, stop);
    };
    const QString service = Origin::of(request.realm).hostAndPort();
    const bool byPost = !request.credential.identityToken.isEmpty();
    auto response = send(byPost ? postRequest(request) : getRequest(request));
    TokenRequest asked = request;
    if (response && byPost && mayFallBack(*response, request.credential)) {
        asked.credential.identityToken.clear();
        response = send(getRequest(asked));
    }
    if (!response)
        return tl::unexpected(response.error());
    if (!response->isSuccess())
        return tl::unexpected(refused(*response, asked, service));
    return parseToken(*response, service);
}

QString loginCommand(const QString &domain)
{
    return domain == u"docker.io" ? QStringLiteral("docker login")
                                  : QStringLiteral("docker login ") + domain;
}

QByteArray basicHeader(const Credential &credential)
{
    return "Basic " + (credential.username + u':' + credential.password).toUtf8().toBase64();
}

} // namespace sameinside
