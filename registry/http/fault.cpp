// SPDX-License-Identifier: MIT
#include "registry/http/fault.h"

namespace sameinside {

bool Fault::isTransient() const
{
    return kind == Kind::Dropped || kind == Kind::ConnectTimeOut;
}

Error Fault::toError(const Origin &origin) const
{
    const QString host = origin.hostAndPort();
    switch (kind) {
    case Kind::None:
    case Kind::BadAnswer:
        break;
    case Kind::Cancelled:
        return {ErrorKind::Cancelled, QStringLiteral("stopped")};
    case Kind::NoSuchHost:
        return {ErrorKind::Unreachable,
                QStringLiteral("there is no host %1; check its name").arg(origin.host)};
    case Kind::Refused:
        return {ErrorKind::Unreachable,
                QStringLiteral("%1 refused the connection; check host and port, and that the "
                               "registry runs")
                    .arg(host)};
    case Kind::Dropped:
        return {ErrorKind::Unreachable,
                QStringLiteral("%1 dropped the connection%2; try again")
                    .arg(host, text.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(text))};
    case Kind::ConnectTimeOut:
        return {ErrorKind::TimedOut,
                QStringLiteral("%1 could not be reached in %2; check host and network")
                    .arg(host, text)};
    case Kind::IdleTimeOut:
        return {ErrorKind::TimedOut,
                QStringLiteral("%1 stopped answering: no bytes for %2; try again").arg(host, text)};
    case Kind::NoTls:
        return {ErrorKind::Unreachable,
                QStringLiteral("%1 does not speak TLS; if it is meant to be plain HTTP, pass "
                               "--plain-http %1")
                    .arg(host)};
    case Kind::TlsFailed:
        return {ErrorKind::Unreachable,
                QStringLiteral("no TLS connection with %1: %2").arg(host, text)};
    case Kind::Untrusted:
        return {ErrorKind::Untrusted,
                QStringLiteral("the certificate of %1 is not trusted: %2").arg(host, text)};
    case Kind::Proxy:
        return {ErrorKind::Unreachable,
                QStringLiteral("the proxy on the way to %1 failed: %2; check HTTPS_PROXY, "
                               "HTTP_PROXY and NO_PROXY")
                    .arg(host, text)};
    case Kind::TooLarge:
        return {ErrorKind::TooLarge,
                QStringLiteral("the answer of %1 is larger than %2").arg(host, text)};
    }
    return {ErrorKind::ServerFault,
            QStringLiteral("%1 did not answer as a web server should: %2").arg(host, text)};
}

} // namespace sameinside
