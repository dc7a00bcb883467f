// SPDX-License-Identifier: MIT
#include "registry/distribution/answererror.h"

#include "registry/http/servertext.h"

namespace sameinside {

namespace {

Error denied(const QString &host, const Refusal &refusal, const Access &access)
{
    const QString login = loginCommand(access.domain);
    // ECR says so with a 403.
    if (refusal.message.contains(u"expired", Qt::CaseInsensitive)) {
        return {ErrorKind::Unauthorized,
                QStringLiteral("the login for %1 has expired%2; log in again with: %3")
                    .arg(access.domain, refusal.inBrackets(), login)};
    }
    return {ErrorKind::Denied,
            QStringLiteral("%1 denies access%2; ask for the permission to pull, or log in with: %3")
                .arg(host, refusal.inBrackets(), login)};
}

Error notFoundError(const Response &response, const QString &host, const Refusal &refusal,
                    ErrorKind kind)
{
    if (!refusal.isRegistryError && !response.elsewhere) {
        return {kind,
                QStringLiteral("not found; is %1 a registry%2?").arg(host, refusal.inBrackets())};
    }
    if (refusal.code == u"NAME_UNKNOWN") {
        return {kind,
                QStringLiteral("%1 has no such repository%2; check its name, and the login")
                    .arg(host, refusal.inBrackets())};
    }
    return {kind, QStringLiteral("%1 does not have it%2").arg(host, refusal.inBrackets())};
}

Error byStatus(const Response &response, const Access &access, ErrorKind notFound)
{
    const QString host = Origin::of(response.url).hostAndPort();
    const Refusal refusal = Refusal::of(response);
    const QString why = refusal.inBrackets();
    const QString status = QString::number(response.status);
    if (response.elsewhere && (response.status == 401 || response.status == 403)) {
        return {ErrorKind::Denied,
                QStringLiteral("the storage %1 denied the download with status %2%3; try again")
                    .arg(host, status, why)};
    }
    switch (response.status) {
    case 403:
        return denied(host, refusal, access);
    case 404:
        return notFoundError(response, host, refusal, notFound);
    case 429:
        return {ErrorKind::RateLimited,
                QStringLiteral("%1 limits requests%2; try again later, or log in with: %3")
                    .arg(host, why, loginCommand(access.domain))};
    case 405:
    case 406:
    case 415:
    case 501:
        return {ErrorKind::Unsupported,
                QStringLiteral("%1 does not do this: status %2%3").arg(host, status, why)};
    default:
        break;
    }
    if (refusal.code == u"DENIED")
        return denied(host, refusal, access);
    if (response.status >= 500) {
        return {
            ErrorKind::ServerFault,
            QStringLiteral("%1 failed with status %2%3; try again later").arg(host, status, why)};
    }
    return {ErrorKind::ServerFault,
            QStringLiteral("%1 answered with status %2%3").arg(host, status, why)};
}

} // namespace

Error about(const QString &what, Error error)
{
    const bool isNamed
        = error.detail.startsWith(what + u' ') || error.detail.startsWith(what + u':');
    if (error.kind != ErrorKind::Cancelled && !isNamed)
        error.detail = QStringLiteral("%1: %2").arg(what, error.detail);
    return error;
}

Error answerError(const Response &response, const QString &what, const Access &access,
                  ErrorKind notFound)
{
    return about(what, byStatus(response, access, notFound));
}

bool isWebPage(const Response &response)
{
    return response.header("Content-Type").toLower().startsWith("text/html");
}

Error webPageError(const Response &response, const QString &what)
{
    return about(what,
                 {ErrorKind::ServerFault,
                  QStringLiteral("%1 answered with a web page; is it a registry, or does the "
                                 "network want a login?")
                      .arg(Origin::of(response.url).hostAndPort())});
}

} // namespace sameinside
