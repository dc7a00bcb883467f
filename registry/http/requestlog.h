// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

#include <deque>
#include <functional>
#include <mutex>
#include <vector>

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

/// Keeps the latest requests. Safe to use from any thread.
class RequestLog {
public:
    explicit RequestLog(std::size_t capacity = 10'000) : m_capacity(capacity) {}

    void add(const LoggedRequest &request);
    /// The kept ones, oldest first.
    std::vector<LoggedRequest> entries() const;
    /// All that were ever added.
    std::size_t count() const;

private:
    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    std::deque<LoggedRequest> m_entries;
    std::size_t m_count = 0;
};

/// url for people. Only query values that are known to be harmless are kept: a presigned URL has
/// its secret in the query (facts section 7.3).
QString redactedUrl(const QUrl &url);

} // namespace sameinside
