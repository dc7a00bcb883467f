// SPDX-License-Identifier: MIT
#include "registry/distribution/answererror.h"

#include "model/text/words/registry/authwords.h"
#include "model/text/words/registry/distributionwords.h"
#include "registry/http/servertext.h"

namespace sameinside {

namespace {

Error denied(const QString &host, const Refusal &refusal, const Access &access)
{
    const QString login = loginCommand(access.domain);
    // ECR says so with a 403.
    if (refusal.message.contains(u"expired", Qt::CaseInsensitive)) {
        return {ErrorKind::Unauthorized,
                words::auth::expiredLogin(access.domain, refusal.inBrackets(), login)};
    }
    return {ErrorKind::Denied, words::distribution::denied(host, refusal.inBrackets(), login)};
}

Error notFoundError(const Response &response, const QString &host, const Refusal &refusal,
                    bool isCatalog, ErrorKind kind)
{
    if (!refusal.isRegistryError && !response.elsewhere) {
        // A page of what stands between says nothing of what a repository holds.
        const bool isSaid = isCatalog || !isWebPage(response);
        return {isSaid ? kind : ErrorKind::ServerFault,
                words::distribution::notFound(host, refusal.inBrackets())};
    }
    if (refusal.code == u"NAME_UNKNOWN") {
        return {kind, words::distribution::noSuchRepository(host, refusal.inBrackets())};
    }
    return {kind, words::distribution::notThere(host, refusal.inBrackets())};
}

Error byStatus(const Response &response, const Access &access, ErrorKind notFound)
{
    const QString host = Origin::of(response.url).hostAndPort();
    const Refusal refusal = Refusal::of(response);
    const QString why = refusal.inBrackets();
    const QString status = QString::number(response.status);
    if (response.elsewhere && (response.status == 401 || response.status == 403)) {
        return {ErrorKind::Denied, words::distribution::storageDenied(host, status, why)};
    }
    switch (response.status) {
    case 403:
        return denied(host, refusal, access);
    case 404:
        return notFoundError(response, host, refusal, access.repository.isEmpty(), notFound);
    case 429:
        return {ErrorKind::RateLimited,
                words::distribution::limited(host, why, loginCommand(access.domain))};
    case 405:
    case 406:
    case 415:
    case 501:
        return {ErrorKind::Unsupported, words::distribution::notSupported(host, status, why)};
    default:
        break;
    }
    if (refusal.code == u"DENIED")
        return denied(host, refusal, access);
    if (response.status >= 500) {
        return {ErrorKind::ServerFault, words::distribution::failed(host, status, why)};
    }
    return {ErrorKind::ServerFault, words::distribution::otherStatus(host, status, why)};
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

Error mismatchError(const Mismatch &mismatch, const Descriptor &descriptor, const QString &what)
{
    if (mismatch.size) {
        return {ErrorKind::Corrupt,
                words::distribution::otherSize(what, *mismatch.size, descriptor.size)};
    }
    return {ErrorKind::Corrupt,
            words::distribution::otherBytes(what, descriptor.digest.toString(),
                                            mismatch.digest->toString())};
}

bool isWebPage(const Response &response)
{
    return response.header("Content-Type").toLower().startsWith("text/html");
}

Error webPageError(const Response &response, const QString &what)
{
    return about(what,
                 {ErrorKind::ServerFault,
                  words::distribution::webPage(Origin::of(response.url).hostAndPort())});
}

} // namespace sameinside
