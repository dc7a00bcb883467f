// SPDX-License-Identifier: MIT
#include "model/text/words/ui/comparepagewords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::comparepage {

QString publicChip()
{
    return QCoreApplication::translate("ComparePage", "PUBLIC");
}

QString privateChip()
{
    return QCoreApplication::translate("ComparePage", "PRIVATE");
}

QString publicImage()
{
    return QCoreApplication::translate("ComparePage", "Public image");
}

QString privateImage()
{
    return QCoreApplication::translate("ComparePage", "Private image");
}

QString nameHint()
{
    return QCoreApplication::translate("ComparePage", "nginx:1.25, oci:DIR:TAG");
}

QString compare()
{
    return QCoreApplication::translate("ComparePage", "Compare");
}

QString swapSides()
{
    return QCoreApplication::translate("ComparePage", "Swap the sides");
}

QString platform()
{
    return QCoreApplication::translate("ComparePage", "Platform");
}

QString platformTip()
{
    return QCoreApplication::translate("ComparePage", "The platform that the verdict speaks of");
}

QString allPlatforms()
{
    return QCoreApplication::translate("ComparePage", "All platforms");
}

QString nameBoth()
{
    return QCoreApplication::translate("ComparePage", "Name an image on both sides first");
}

QString namePublic()
{
    return QCoreApplication::translate(
        "ComparePage",
        "Name the public image first: nginx:1.25, host/repository:tag or oci:DIR:TAG");
}

QString namePrivate()
{
    return QCoreApplication::translate(
        "ComparePage",
        "Name the private image first: nginx:1.25, host/repository:tag or oci:DIR:TAG");
}

QString question()
{
    return QCoreApplication::translate("ComparePage", "Are two images the same inside?");
}

QString lead()
{
    return QCoreApplication::translate(
        "ComparePage",
        "Name an image on both sides above and press Enter. Nothing is pulled: manifests and "
        "configs tell, and layers are read only when you ask for it.");
}

QString whatToType()
{
    return QCoreApplication::translate("ComparePage", "What to type");
}

QString dockerHub()
{
    return QCoreApplication::translate("ComparePage", "Docker Hub");
}

QString anyRegistry()
{
    return QCoreApplication::translate("ComparePage",
                                       "any registry: host/repository:tag, or @digest");
}

QString ociLayout()
{
    return QCoreApplication::translate("ComparePage", "an OCI layout, a directory");
}

QString ociArchive()
{
    return QCoreApplication::translate("ComparePage",
                                       "the same in a tar file; docker-archive: for docker save");
}

QString orExample()
{
    return QCoreApplication::translate("ComparePage", "Or look at an example");
}

QString reading()
{
    return QCoreApplication::translate("ComparePage", "Reading both images");
}

QString publicStep(const QString &what)
{
    return said(QCoreApplication::translate("ComparePage", "Public: %1"), what);
}

QString privateStep(const QString &what)
{
    return said(QCoreApplication::translate("ComparePage", "Private: %1"), what);
}

QString stopTip()
{
    return QCoreApplication::translate("ComparePage", "Stop reading (Esc)");
}

QString stopped()
{
    return QCoreApplication::translate("ComparePage", "Stopped");
}

QString stoppedEarly()
{
    return QCoreApplication::translate("ComparePage", "Stopped before it was read.");
}

QString nothingCompared()
{
    return QCoreApplication::translate("ComparePage",
                                       "Nothing was compared. Press F5 to read both images again.");
}

QString notKnown()
{
    return QCoreApplication::translate("ComparePage", "Not known yet");
}

QString neitherRead()
{
    return QCoreApplication::translate("ComparePage",
                                       "Neither image could be read; each side says why.");
}

QString publicNotRead()
{
    return QCoreApplication::translate("ComparePage",
                                       "The public image could not be read; its side says why.");
}

QString privateNotRead()
{
    return QCoreApplication::translate("ComparePage",
                                       "The private image could not be read; its side says why.");
}

QString whatHappened()
{
    return QCoreApplication::translate("ComparePage", "What happened, and what to do");
}

QString tryAgain()
{
    return QCoreApplication::translate("ComparePage", "Try again");
}

QString editName()
{
    return QCoreApplication::translate("ComparePage", "Edit the name");
}

QString exportTitle()
{
    return QCoreApplication::translate("ComparePage", "Export the comparison");
}

QString notExported()
{
    return QCoreApplication::translate("ComparePage", "Not exported");
}

QString lookingIn()
{
    return QCoreApplication::translate("ComparePage", "Looking for an image");
}

QString notOpened()
{
    return QCoreApplication::translate("ComparePage", "Not opened");
}

QString noLayout(const QString &path)
{
    return said(QCoreApplication::translate("ComparePage",
                                            "%1 is not an OCI layout: it holds no index.json"),
                path);
}

QString neitherFile(const QString &path)
{
    return said(QCoreApplication::translate(
                    "ComparePage", "%1 is neither a file nor a directory, so no image is in it"),
                path);
}

QString equalLayers(const QString &rung, qint64 equal, qint64 all)
{
    return said(QCoreApplication::translate("ComparePage", "%1 %2 of %3 ="), rung, equal, all);
}

QString claimed(const QString &rung)
{
    return said(QCoreApplication::translate("ComparePage", "%1 claimed"), rung);
}

QString details()
{
    return QCoreApplication::translate("ComparePage", "Details");
}

QString why()
{
    return QCoreApplication::translate("ComparePage", "Why");
}

QString json()
{
    return QCoreApplication::translate("ComparePage", "JSON");
}

QString exportButton()
{
    return QCoreApplication::translate("ComparePage", "Export…");
}

QString exportTip()
{
    return QCoreApplication::translate("ComparePage",
                                       "Save the picture or the explanation (Ctrl+S)");
}

} // namespace sameinside::words::comparepage
