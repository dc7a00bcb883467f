// SPDX-License-Identifier: MIT
#include "registry/http/proxyrules.h"

#include <QHostAddress>
#include <QStringList>

#include <algorithm>

namespace sameinside {

namespace {

QString variable(const QProcessEnvironment &environment, const QString &name)
{
    const QString lower = environment.value(name.toLower());
    return lower.isEmpty() ? environment.value(name) : lower;
}

QUrl proxyUrl(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QUrl(text.contains(u"://") ? text : QStringLiteral("http://") + text);
}

// Equal addresses may be written in several ways.
QString canonicalHost(QString host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    QHostAddress address;
    return address.setAddress(host) ? address.toString() : host.toLower();
}

bool isAddress(const QString &host)
{
    return QHostAddress().setAddress(host);
}

} // namespace

ProxyRules ProxyRules::fromEnvironment(const QProcessEnvironment &environment)
{
    ProxyRules rules;
    rules.m_http = proxyUrl(variable(environment, QStringLiteral("HTTP_PROXY")));
    rules.m_https = proxyUrl(variable(environment, QStringLiteral("HTTPS_PROXY")));
    const auto entries = variable(environment, QStringLiteral("NO_PROXY")).split(u',');
    for (const QString &entry : entries) {
        Exception exception;
        QString host = entry.trimmed();
        if (host.isEmpty())
            continue;
        // The port is behind the last colon, unless the colons are those of a bare IPv6 address.
        const qsizetype colon = host.lastIndexOf(u':');
        if (colon > 0 && !isAddress(host)) {
            bool isNumber = false;
            exception.port = QStringView(host).mid(colon + 1).toInt(&isNumber);
            if (isNumber)
                host.truncate(colon);
        }
        if (host.startsWith(u"*."))
            host.remove(0, 1);
        exception.subdomainsOnly = host.startsWith(u'.');
        if (exception.subdomainsOnly)
            host.remove(0, 1);
        exception.host = canonicalHost(host);
        rules.m_exceptions.push_back(exception);
    }
    return rules;
}

bool ProxyRules::isException(const Origin &origin) const
{
    const QString host = canonicalHost(origin.host);
    const bool named = !isAddress(host);
    return std::ranges::any_of(m_exceptions, [&](const Exception &exception) {
        if (exception.host == u"*")
            return true;
        if (exception.port != 0 && exception.port != origin.port)
            return false;
        if (host == exception.host)
            return !exception.subdomainsOnly;
        return named && host.endsWith(u'.' + exception.host);
    });
}

QUrl ProxyRules::proxyFor(const Origin &origin) const
{
    const QUrl &proxy = origin.isHttps() ? m_https : m_http;
    if (proxy.isEmpty() || isLoopbackHost(origin.host) || isException(origin))
        return {};
    return proxy;
}

} // namespace sameinside
