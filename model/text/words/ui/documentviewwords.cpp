// SPDX-License-Identifier: MIT
#include "model/text/words/ui/documentviewwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::documentview {

namespace {

constexpr char context[] = "Documents";

} // namespace

QString pretty()
{
    return QCoreApplication::translate("Documents", "Pretty");
}

QString rawBytes()
{
    return QCoreApplication::translate("Documents", "Raw bytes");
}

QString search()
{
    return QCoreApplication::translate("Documents", "Search");
}

QString searchHint()
{
    return QCoreApplication::translate("Documents", "Search (Ctrl+F)");
}

QString previousDifference()
{
    return QCoreApplication::translate("Documents", "Previous difference (Alt+Up)");
}

QString nextDifference()
{
    return QCoreApplication::translate("Documents", "Next difference (Alt+Down)");
}

QString previousHit()
{
    return QCoreApplication::translate("Documents", "Previous hit (Shift+F3)");
}

QString nextHit()
{
    return QCoreApplication::translate("Documents", "Next hit (F3)");
}

QString layingOut()
{
    return QCoreApplication::translate("Documents", "laying out …");
}

QString differences(qint64 count)
{
    return plural(context, "%n difference", QT_TRANSLATE_N_NOOP("Documents", "%n differences"),
                  count);
}

QString differenceOf(qint64 count, int position)
{
    return plural(context, "%1 of %n difference",
                  QT_TRANSLATE_N_NOOP("Documents", "%1 of %n differences"), count, position);
}

QString noDifference()
{
    return QCoreApplication::translate("Documents", "no difference");
}

QString sameLines()
{
    return QCoreApplication::translate("Documents", "other bytes, the same lines");
}

QString notFound()
{
    return QCoreApplication::translate("Documents", "not found");
}

QString hitOf(int position, int count)
{
    return said(QCoreApplication::translate("Documents", "%1 of %2"), position, count);
}

QString moreCharacters(qint64 count)
{
    return said(QCoreApplication::translate("Documents", " … %1 characters more"), count);
}

QString save()
{
    return QCoreApplication::translate("Documents", "Save…");
}

QString saveTitle()
{
    return QCoreApplication::translate("Documents", "Save the document");
}

QString jsonFilter()
{
    return QCoreApplication::translate("Documents", "JSON (*.json)");
}

QString notSaved()
{
    return QCoreApplication::translate("Documents", "Not saved");
}

QString notInStore()
{
    return QCoreApplication::translate("Documents", "not in this store");
}

QString notVerifiable()
{
    return QCoreApplication::translate("Documents", "? not verifiable here");
}

QString matches()
{
    return QCoreApplication::translate("Documents", "= matches");
}

QString doesNotMatch()
{
    return QCoreApplication::translate("Documents", "! does not match");
}

QString computed(qint64 bytes, const QString &computed, const QString &named)
{
    return said(
        QCoreApplication::translate("Documents", "Computed from these %1 bytes: %2\nNamed by: %3"),
        bytes, computed, named);
}

} // namespace sameinside::words::documentview
