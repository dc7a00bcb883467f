// SPDX-License-Identifier: MIT
#include "registry/http/origin.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace sameinside {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

QString bracketed(const QString &host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

} // namespace

Origin Origin::of(const QUrl &url)
{
    const QString scheme = url.scheme();
    const int usual = scheme == u"https" ? httpsPort : httpPort;
    return {.scheme = scheme, .host = url.host().toLower(), .port = url.port(usual)};
}

bool Origin::isHttps() const
{
    return scheme == u"https";
}

QString Origin::hostAndPort() const
{
    return port == (isHttps() ? httpsPort : httpPort) ? bracketed(host) : withPort();
}

QString Origin::withPort() const
{
    return bracketed(host) + u':' + QString::number(port);
}

bool isLoopbackHost(const QString &host)
{
    if (host.compare(u"localhost", Qt::CaseInsensitive) == 0)
        return true;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

bool isLocalAddress(const QString &host)
{
    if (isLoopbackHost(host))
        return true;
    QHostAddress address;
    if (!address.setAddress(host))
        return false;
    if (bool isMapped = false; address.protocol() == QAbstractSocket::IPv6Protocol) {
        const quint32 mapped = address.toIPv4Address(&isMapped);
        if (isMapped)
            address = QHostAddress(mapped);
    }
    // RFC 1918, RFC 6598, RFC 3927, "this network", unique local, link-local.
    constexpr std::array<QLatin1StringView, 8> local{
        QLatin1StringView("10.0.0.0/8"),     QLatin1StringView("172.16.0.0/12"),
        QLatin1StringView("192.168.0.0/16"), QLatin1StringView("100.64.0.0/10"),
        QLatin1StringView("169.254.0.0/16"), QLatin1StringView("0.0.0.0/8"),
        QLatin1StringView("fc00::/7"),       QLatin1StringView("fe80::/10")};
    return address == QHostAddress(QHostAddress::AnyIPv6)
        || std::ranges::any_of(local, [&](QLatin1StringView subnet) {
               return address.isInSubnet(QHostAddress::parseSubnet(subnet));
           });
}

} // namespace sameinside
