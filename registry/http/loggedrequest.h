// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

#include <functional>

namespace sameinside {

/// A request that has ended, as people may see it: no secrets.
struct LoggedRequest {
    QString method;
    QString url;             ///< without userinfo; query values that may be secrets are "***"
    int status = 0;          ///< 0: no answer
    qint64 bytes = 0;        ///< of the body that arrived
    qint64 milliseconds = 0; ///< all tries and the waiting between them
    int retries = 0;
    QString error;          ///< empty where there was an answer
    bool isStopped = false; ///< the caller gave it up: no failure
};

/// Told of a request that has ended, on the thread that asked.
using RequestListener = std::function<void(const LoggedRequest &)>;

/// url for people. Only query values that are known to be harmless are kept: a presigned URL has
/// its secret in the query (facts section 7.3).
QString redactedUrl(const QUrl &url);

} // namespace sameinside
