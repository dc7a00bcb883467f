// SPDX-License-Identifier: MIT
#include "registry/http/fault.h"

#include "model/text/words/registry/httpwords.h"

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
        return stopped().value();
    case Kind::NoSuchHost:
        return {ErrorKind::Unreachable, words::http::noSuchHost(origin.host)};
    case Kind::Refused:
        return {ErrorKind::Unreachable, words::http::refusedConnection(host)};
    case Kind::Dropped:
        return {ErrorKind::Unreachable,
                text.isEmpty() ? words::http::droppedConnection(host)
                               : words::http::droppedConnectionWhen(host, text)};
    case Kind::ConnectTimeOut:
        return {ErrorKind::TimedOut, words::http::notReached(host, text)};
    case Kind::IdleTimeOut:
        return {ErrorKind::TimedOut, words::http::stoppedAnswering(host, text)};
    case Kind::NoTls:
        return {ErrorKind::Unreachable, words::http::noTls(host)};
    case Kind::TlsFailed:
        return {ErrorKind::Unreachable, words::http::tlsFailed(host, text)};
    case Kind::Untrusted:
        return {ErrorKind::Untrusted, words::http::untrusted(host, text)};
    case Kind::Proxy:
        return {ErrorKind::Unreachable, words::http::proxyFailed(host, text)};
    case Kind::TooLarge:
        return {ErrorKind::TooLarge, words::http::answerTooLarge(host, text)};
    }
    return {ErrorKind::ServerFault, words::http::badAnswer(host, text)};
}

} // namespace sameinside
