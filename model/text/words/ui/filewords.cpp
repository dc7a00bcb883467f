// SPDX-License-Identifier: MIT
#include "model/text/words/ui/filewords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::files {

namespace {

constexpr char context[] = "Files";

} // namespace

QString title()
{
    return QCoreApplication::translate("Files", "Files");
}

QString scopes()
{
    return QCoreApplication::translate("Files", "Files of");
}

QString allLayersMerged()
{
    return QCoreApplication::translate("Files", "All layers merged");
}

QString onlyDifferences()
{
    return QCoreApplication::translate("Files", "Only differences");
}

QString filterByName()
{
    return QCoreApplication::translate("Files", "Filter by name");
}

QString filterHint()
{
    return QCoreApplication::translate("Files", "Filter by name (Ctrl+F)");
}

QString copyPath()
{
    return QCoreApplication::translate("Files", "Copy path");
}

QString insideLayers()
{
    return QCoreApplication::translate("Files", "The files of the images are inside their layers.");
}

QString layersNotRead()
{
    return QCoreApplication::translate("Files",
                                       "The files are inside the layers, which were not read.");
}

QString noPair()
{
    return QCoreApplication::translate("Files",
                                       "There is no pair of images whose files could be compared.");
}

QString stopped()
{
    return QCoreApplication::translate("Files",
                                       "Stopped. Choose what to look at above to start again.");
}

QString comparing()
{
    return QCoreApplication::translate("Files", "Comparing the files …");
}

QString loadContents()
{
    return QCoreApplication::translate("Files", "Load contents");
}

QString loadContentsOf(const QString &size)
{
    return said(QCoreApplication::translate("Files", "Load contents (%1)"), size);
}

QString noFiles()
{
    return QCoreApplication::translate("Files", "There are no files.");
}

QString allEqual()
{
    return QCoreApplication::translate("Files", "All files are equal.");
}

QString noSuchName()
{
    return QCoreApplication::translate("Files", "No file has a name like this.");
}

QString files(qint64 count, const QString &number)
{
    return plural(context, "%1 file", QT_TRANSLATE_N_NOOP("Files", "%1 files"), count, number);
}

QString differing(const QString &number)
{
    return said(QCoreApplication::translate("Files", "%1 differ"), number);
}

QString onlyLeftCount(const QString &number)
{
    return said(QCoreApplication::translate("Files", "%1 only left"), number);
}

QString onlyRightCount(const QString &number)
{
    return said(QCoreApplication::translate("Files", "%1 only right"), number);
}

QString otherTimes(const QString &number)
{
    return said(QCoreApplication::translate("Files", "%1 with other times"), number);
}

QString name()
{
    return QCoreApplication::translate("Files", "Name");
}

QString left()
{
    return QCoreApplication::translate("Files", "Left");
}

QString right()
{
    return QCoreApplication::translate("Files", "Right");
}

QString publicSize()
{
    return QCoreApplication::translate("Files", "Public");
}

QString publicMode()
{
    return QCoreApplication::translate("Files", "Public mode");
}

QString privateSize()
{
    return QCoreApplication::translate("Files", "Private");
}

QString privateMode()
{
    return QCoreApplication::translate("Files", "Private mode");
}

QString owner()
{
    return QCoreApplication::translate("Files", "Owner");
}

QString time()
{
    return QCoreApplication::translate("Files", "Time (UTC)");
}

QString state()
{
    return QCoreApplication::translate("Files", "State");
}

QString onlyLeft()
{
    return QCoreApplication::translate("Files", "only left");
}

QString onlyRight()
{
    return QCoreApplication::translate("Files", "only right");
}

QString below(int count)
{
    return said(QCoreApplication::translate("Files", "%1 below"), count);
}

QString same()
{
    return QCoreApplication::translate("Files", "same");
}

QString sameButTime()
{
    return QCoreApplication::translate("Files", "same, other time");
}

QString longState()
{
    return QCoreApplication::translate("Files", "≠ bytes, mode, owner, x");
}

QString owned(const QString &side, const QString &kind, qint64 user, qint64 group)
{
    return said(QCoreApplication::translate("Files", "%1: %2, owner %3:%4"), side, kind, user,
                group);
}

} // namespace sameinside::words::files
