// SPDX-License-Identifier: MIT
#include "model/text/words/model/errorkindwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::errorkinds {

QString notAnImageName()
{
    return QCoreApplication::translate("ErrorKinds", "Not an image name");
}

QString documentBreaksRules()
{
    return QCoreApplication::translate("ErrorKinds", "A document breaks the rules");
}

QString notFound()
{
    return QCoreApplication::translate("ErrorKinds", "Not found");
}

QString notHere()
{
    return QCoreApplication::translate("ErrorKinds", "Not here");
}

QString damaged()
{
    return QCoreApplication::translate("ErrorKinds", "Damaged");
}

QString tooLarge()
{
    return QCoreApplication::translate("ErrorKinds", "Too large");
}

QString signInNeeded()
{
    return QCoreApplication::translate("ErrorKinds", "Sign-in needed");
}

QString accessDenied()
{
    return QCoreApplication::translate("ErrorKinds", "Access denied");
}

QString tooManyRequests()
{
    return QCoreApplication::translate("ErrorKinds", "Too many requests");
}

QString notReachable()
{
    return QCoreApplication::translate("ErrorKinds", "Not reachable");
}

QString notTrusted()
{
    return QCoreApplication::translate("ErrorKinds", "Certificate not trusted");
}

QString noAnswerInTime()
{
    return QCoreApplication::translate("ErrorKinds", "No answer in time");
}

QString serverFailed()
{
    return QCoreApplication::translate("ErrorKinds", "The server failed");
}

QString notSupported()
{
    return QCoreApplication::translate("ErrorKinds", "Not supported");
}

QString offline()
{
    return QCoreApplication::translate("ErrorKinds", "Offline");
}

QString notReadable()
{
    return QCoreApplication::translate("ErrorKinds", "Could not be read");
}

QString stopped()
{
    return QCoreApplication::translate("ErrorKinds", "Stopped");
}

} // namespace sameinside::words::errorkinds
