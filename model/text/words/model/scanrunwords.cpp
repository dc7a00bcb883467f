// SPDX-License-Identifier: MIT
#include "model/text/words/model/scanrunwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::scanrun {

QString tooDeep(qint64 depth)
{
    return said(QCoreApplication::translate("ScanRun", "indexes within indexes, more than %1 deep"),
                depth);
}

QString notAllAsked(const QString &detail)
{
    return said(
        QCoreApplication::translate("ScanRun", "%1; not all repositories that name it were asked"),
        detail);
}

QString nobodyHoldsConfig()
{
    return QCoreApplication::translate("ScanRun", "nobody is known to hold the config");
}

QString goneSince(const QString &place)
{
    return said(QCoreApplication::translate("ScanRun", "%1: gone since the tags were listed"),
                place);
}

QString notFoundSoFar()
{
    return QCoreApplication::translate("ScanRun", "not found so far: the scan was stopped");
}

QString notFoundOneUnread(const QString &reason)
{
    return said(
        QCoreApplication::translate(
            "ScanRun", "not found, but 1 image or repository of the targets could not be read: %1"),
        reason);
}

QString notFoundManyUnread(const QString &count, const QString &reason)
{
    return said(QCoreApplication::translate("ScanRun",
                                            "not found, but %1 images or repositories of the "
                                            "targets could not be read, one of them: %2"),
                count, reason);
}

QString notChecked()
{
    return QCoreApplication::translate("ScanRun", "not checked: the scan was stopped");
}

QString otherPlatforms(const QString &platform, const QString &platforms)
{
    return said(QCoreApplication::translate("ScanRun", "the image has no platform %1; it has %2"),
                platform, platforms);
}

} // namespace sameinside::words::scanrun
