// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace sameinside {

/// Scheme, host and port of a URL, with the default port made explicit: what credentials and
/// connections are bound to.
struct Origin {
    QString scheme;
    QString host; ///< lower case, an IPv6 address without brackets
    int port = 0;

    static Origin of(const QUrl &url);

    bool isHttps() const;
    /// host[:port] as a reference writes it: without a default port, an IPv6 address in brackets.
    QString hostAndPort() const;
    /// host:port, always with the port.
    QString withPort() const;

    bool operator==(const Origin &) const = default;
};

/// 127.0.0.0/8, ::1 and localhost.
bool isLoopbackHost(const QString &host);

/// An address that only means something near by: loopback, private, link-local, unspecified.
bool isLocalAddress(const QString &host);

} // namespace sameinside
