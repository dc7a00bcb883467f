// SPDX-License-Identifier: MIT
#include "model/text/words/ui/widgetwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::widgets {

QString stop()
{
    return QCoreApplication::translate("Widgets", "Stop");
}

QString copy()
{
    return QCoreApplication::translate("Widgets", "Copy");
}

QString pasteAsLines()
{
    return QCoreApplication::translate("Widgets", "Paste as lines of a list");
}

QString notWritten(const QString &path, const QString &reason)
{
    return said(
        QCoreApplication::translate("Widgets", "%1 could not be written: %2; choose another place"),
        path, reason);
}

QString exactBytes(const QString &number)
{
    return said(QCoreApplication::translate("Widgets", "%1 bytes"), number);
}

} // namespace sameinside::words::widgets
