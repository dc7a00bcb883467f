// SPDX-License-Identifier: MIT
#include "ui/widgets/errorwords.h"

#include "model/text/words/model/errorkindwords.h"

namespace sameinside {

QString errorTitle(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidName:
        return words::errorkinds::notAnImageName();
    case ErrorKind::InvalidDocument:
        return words::errorkinds::documentBreaksRules();
    case ErrorKind::NotFound:
        return words::errorkinds::notFound();
    case ErrorKind::NotHere:
        return words::errorkinds::notHere();
    case ErrorKind::Corrupt:
        return words::errorkinds::damaged();
    case ErrorKind::TooLarge:
        return words::errorkinds::tooLarge();
    case ErrorKind::Unauthorized:
        return words::errorkinds::signInNeeded();
    case ErrorKind::Denied:
        return words::errorkinds::accessDenied();
    case ErrorKind::RateLimited:
        return words::errorkinds::tooManyRequests();
    case ErrorKind::Unreachable:
        return words::errorkinds::notReachable();
    case ErrorKind::Untrusted:
        return words::errorkinds::notTrusted();
    case ErrorKind::TimedOut:
        return words::errorkinds::noAnswerInTime();
    case ErrorKind::ServerFault:
        return words::errorkinds::serverFailed();
    case ErrorKind::Unsupported:
        return words::errorkinds::notSupported();
    case ErrorKind::Offline:
        return words::errorkinds::offline();
    case ErrorKind::Io:
        return words::errorkinds::notReadable();
    case ErrorKind::Cancelled:
        return words::errorkinds::stopped();
    }
    return {};
}

} // namespace sameinside
