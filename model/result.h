// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace sameinside {

/// What callers switch on; people read Error::detail.
enum class ErrorKind {
    InvalidName,     ///< a reference, tag, platform or digest that does not parse
    InvalidDocument, ///< a manifest, index or config that breaks a rule of its specification
    NotFound,        ///< the registry or store answers that there is no such name
    NotHere,         ///< named by digest, but the store does not hold the blob (legal)
    Corrupt,         ///< bytes that do not match their digest or size
    TooLarge,        ///< over a limit of ours
    Unauthorized,    ///< no or wrong credentials (401)
    Denied,          ///< credentials without the permission (403)
    RateLimited,     ///< 429, after the retries
    Unreachable,     ///< no such host, refused, reset, no route
    Untrusted,       ///< the certificate is not trusted
    TimedOut,        ///< connect or idle time-out
    ServerFault,     ///< 5xx after the retries, or an answer outside the protocol
    Unsupported,     ///< legal, but this program or this server cannot do it
    Offline,         ///< --offline, and not in the cache
    Io,              ///< a local file or directory
    Cancelled,       ///< the stop token was set
};

/// detail is one line for a person: what happened, where, what to do next. It never holds
/// credentials, and may hold text from a server: show it as plain text.
struct Error {
    ErrorKind kind;
    QString detail;

    bool operator==(const Error &) const = default;
};

/// There is no such thing, and nothing to worry about.
constexpr bool isAbsent(ErrorKind kind)
{
    return kind == ErrorKind::NotFound || kind == ErrorKind::NotHere;
}

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, QString detail)
{
    return tl::unexpected<Error>(Error{kind, std::move(detail)});
}

/// The error of a call that was told to stop.
tl::unexpected<Error> stopped();

} // namespace sameinside
