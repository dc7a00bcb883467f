// SPDX-License-Identifier: MIT
#include "model/text/words/ui/requestwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::requests {

namespace {

constexpr char context[] = "Requests";

} // namespace

QString title()
{
    return QCoreApplication::translate("Requests", "Requests");
}

QString nothingAsked()
{
    return QCoreApplication::translate("Requests", "Nothing was asked of a registry yet.");
}

QString requests(qint64 count)
{
    return plural(context, "%n request", QT_TRANSLATE_N_NOOP("Requests", "%n requests"), count);
}

QString summary(const QString &requests, const QString &size, const QString &seconds)
{
    return said(QCoreApplication::translate("Requests", "%1 · %2 · %3 s"), requests, size, seconds);
}

QString noStatus()
{
    return QCoreApplication::translate("Requests", "none");
}

QString milliseconds(qint64 count)
{
    return said(QCoreApplication::translate("Requests", "%1 ms"), count);
}

QString method()
{
    return QCoreApplication::translate("Requests", "Method");
}

QString address()
{
    return QCoreApplication::translate("Requests", "Address");
}

QString status()
{
    return QCoreApplication::translate("Requests", "Status");
}

QString size()
{
    return QCoreApplication::translate("Requests", "Size");
}

QString time()
{
    return QCoreApplication::translate("Requests", "Time");
}

QString note()
{
    return QCoreApplication::translate("Requests", "Note");
}

} // namespace sameinside::words::requests
