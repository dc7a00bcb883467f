// SPDX-License-Identifier: MIT
#include "model/text/words/scanwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::scan {

QString ofFile(const QString &path, const QString &reason)
{
    return said(QCoreApplication::translate("Scan", "%1: %2"), path, reason);
}

QString noFile(const QString &path, const QString &kind)
{
    return said(
        QCoreApplication::translate("Scan", "%1 is no file but %2; save the list as a file first"),
        path, kind);
}

QString aPipe()
{
    return QCoreApplication::translate("Scan", "a pipe");
}

QString aSocket()
{
    return QCoreApplication::translate("Scan", "a socket");
}

QString aDevice()
{
    return QCoreApplication::translate("Scan", "a device");
}

QString listTooLarge(const QString &path)
{
    return said(
        QCoreApplication::translate("Scan", "%1: more than the 64 MiB that a list may have"), path);
}

QString listIsUtf16()
{
    return QCoreApplication::translate("Scan", "the list is UTF-16; save it as UTF-8");
}

QString lineTooLong(qint64 bytes)
{
    return said(QCoreApplication::translate(
                    "Scan", "the line has %1 bytes, more than the 4 KiB that a name may have"),
                bytes);
}

QString lineNotUtf8()
{
    return QCoreApplication::translate("Scan", "the line is not UTF-8; save the list as UTF-8");
}

QString notChecked()
{
    return QCoreApplication::translate("Scan", "not checked: the scan was stopped");
}

} // namespace sameinside::words::scan
