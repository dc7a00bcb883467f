// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/origin.h"

#include <QProcessEnvironment>
#include <QUrl>

#include <vector>

namespace sameinside {

/// Which proxy a request goes through: HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in upper or lower
/// case (lower case wins, as curl has it). Loopback never goes through a proxy.
class ProxyRules {
public:
    ProxyRules() = default;
    static ProxyRules fromEnvironment(const QProcessEnvironment &environment
                                      = QProcessEnvironment::systemEnvironment());

    /// The proxy's URL, with its credentials; empty: straight to the host.
    QUrl proxyFor(const Origin &origin) const;
    bool isEmpty() const { return m_http.isEmpty() && m_https.isEmpty(); }

private:
    struct Exception {
        QString host; ///< "*": every host
        int port = 0; ///< 0: every port
        bool subdomainsOnly = false;
    };
    bool isException(const Origin &origin) const;

    QUrl m_http;
    QUrl m_https;
    std::vector<Exception> m_exceptions;
};

} // namespace sameinside
