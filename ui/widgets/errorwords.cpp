// SPDX-License-Identifier: MIT
#include "ui/widgets/errorwords.h"

namespace sameinside {

QString errorTitle(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidName:
        return QStringLiteral("Not an image name");
    case ErrorKind::InvalidDocument:
        return QStringLiteral("A document breaks the rules");
    case ErrorKind::NotFound:
        return QStringLiteral("Not found");
    case ErrorKind::NotHere:
        return QStringLiteral("Not here");
    case ErrorKind::Corrupt:
        return QStringLiteral("Damaged");
    case ErrorKind::TooLarge:
        return QStringLiteral("Too large");
    case ErrorKind::Unauthorized:
        return QStringLiteral("Sign-in needed");
    case ErrorKind::Denied:
        return QStringLiteral("Access denied");
    case ErrorKind::RateLimited:
        return QStringLiteral("Too many requests");
    case ErrorKind::Unreachable:
        return QStringLiteral("Not reachable");
    case ErrorKind::Untrusted:
        return QStringLiteral("Certificate not trusted");
    case ErrorKind::TimedOut:
        return QStringLiteral("No answer in time");
    case ErrorKind::ServerFault:
        return QStringLiteral("The server failed");
    case ErrorKind::Unsupported:
        return QStringLiteral("Not supported");
    case ErrorKind::Offline:
        return QStringLiteral("Offline");
    case ErrorKind::Io:
        return QStringLiteral("Could not be read");
    case ErrorKind::Cancelled:
        return QStringLiteral("Stopped");
    }
    return {};
}

} // namespace sameinside
