// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

namespace sameinside {

/// One request to a registry, as the log shows it. Holds no credentials: the URL has lost its
/// user and the values of its query that sign or authorise.
struct RequestLogEntry {
    QDateTime started;
    QString method;
    QString url;
    int status = 0; ///< of the reply; 0 where none came
    qint64 bytes = 0;
    qint64 milliseconds = 0;
    int tries = 1;
    QString note;           ///< what a person should know: "from the cache", "retried", the error
    bool isStopped = false; ///< the caller gave it up: no failure

    bool operator==(const RequestLogEntry &) const = default;
};

} // namespace sameinside
