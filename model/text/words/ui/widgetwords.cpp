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

QString unknownEnding(const QString &path, const QString &ending, const QStringList &known)
{
    return said(
        QCoreApplication::translate(
            "Widgets", "%1 was not written: %2 is no kind of file that is made here; end it in %3"),
        path, ending, known.join(QStringLiteral(", ")));
}

QString isThereAlready(const QString &path)
{
    return said(QCoreApplication::translate(
                    "Widgets", "%1 was not written: it is there already; choose another name"),
                path);
}

QString savedAs(const QString &path)
{
    return said(QCoreApplication::translate("Widgets", "Saved as %1"), path);
}

QString openSaved()
{
    return QCoreApplication::translate("Widgets", "Open");
}

QString showInFolder()
{
    return QCoreApplication::translate("Widgets", "Show in folder");
}

QString close()
{
    return QCoreApplication::translate("Widgets", "Close");
}

QString exactBytes(const QString &number)
{
    return said(QCoreApplication::translate("Widgets", "%1 bytes"), number);
}

} // namespace sameinside::words::widgets
