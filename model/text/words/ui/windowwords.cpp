// SPDX-License-Identifier: MIT
#include "model/text/words/ui/windowwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::window {

QString titleOf(const QString &about)
{
    return said(QCoreApplication::translate("Window", "%1 — SameInside"), about);
}

QString tools()
{
    return QCoreApplication::translate("Window", "Tools");
}

QString fileMenu()
{
    return QCoreApplication::translate("Window", "&File");
}

QString editMenu()
{
    return QCoreApplication::translate("Window", "&Edit");
}

QString viewMenu()
{
    return QCoreApplication::translate("Window", "&View");
}

QString helpMenu()
{
    return QCoreApplication::translate("Window", "&Help");
}

QString quit()
{
    return QCoreApplication::translate("Window", "&Quit");
}

QString back()
{
    return QCoreApplication::translate("Window", "&Back");
}

QString about()
{
    return QCoreApplication::translate("Window", "&About SameInside");
}

QString aboutQt()
{
    return QCoreApplication::translate("Window", "About &Qt");
}

QString aboutTitle()
{
    return QCoreApplication::translate("Window", "About SameInside");
}

QString aboutText(const QString &version)
{
    return said(QCoreApplication::translate(
                    "Window",
                    "SameInside %1\n\nTells whether two container images are the same inside "
                    "although their digests say otherwise, and why.\n\nMIT licence."),
                version);
}

QString example(const QString &title)
{
    return said(QCoreApplication::translate("Window", "Example: %1"), title);
}

QString comparePage()
{
    return QCoreApplication::translate("Window", "Compare");
}

QString pairTitle(const QString &publicImage, const QString &privateImage)
{
    return said(QCoreApplication::translate("Window", "%1 ↔ %2"), publicImage, privateImage);
}

QString saved(const QString &path)
{
    return said(QCoreApplication::translate("Window", "Saved %1"), path);
}

QString newComparison()
{
    return QCoreApplication::translate("Window", "&New comparison");
}

QString openLeftLayout()
{
    return QCoreApplication::translate("Window", "Open &left layout…");
}

QString openRightLayout()
{
    return QCoreApplication::translate("Window", "Open ri&ght layout…");
}

QString openLeftArchive()
{
    return QCoreApplication::translate("Window", "Open left &archive…");
}

QString openRightArchive()
{
    return QCoreApplication::translate("Window", "Open right ar&chive…");
}

QString recentPairs()
{
    return QCoreApplication::translate("Window", "Recent &pairs");
}

QString clearRecent()
{
    return QCoreApplication::translate("Window", "&Clear");
}

QString reload()
{
    return QCoreApplication::translate("Window", "&Reload");
}

QString exportComparison()
{
    return QCoreApplication::translate("Window", "&Export…");
}

QString copyDigest()
{
    return QCoreApplication::translate("Window", "Copy &digest");
}

QString copyRow()
{
    return QCoreApplication::translate("Window", "Copy &row");
}

QString copyCommandLine()
{
    return QCoreApplication::translate("Window", "Copy &command line");
}

QString follow()
{
    return QCoreApplication::translate("Window", "&Follow in the other tree");
}

QString expandAll()
{
    return QCoreApplication::translate("Window", "&Expand all");
}

QString collapseAll()
{
    return QCoreApplication::translate("Window", "&Collapse all");
}

QString compareMenu()
{
    return QCoreApplication::translate("Window", "&Compare");
}

QString compare()
{
    return QCoreApplication::translate("Window", "&Compare");
}

QString stop()
{
    return QCoreApplication::translate("Window", "S&top");
}

QString loadContents()
{
    return QCoreApplication::translate("Window", "&Load contents of layers");
}

QString verifyBoth()
{
    return QCoreApplication::translate("Window", "&Verify both sides");
}

QString swapSides()
{
    return QCoreApplication::translate("Window", "&Swap sides");
}

QString nextDifference()
{
    return QCoreApplication::translate("Window", "&Next difference");
}

QString previousDifference()
{
    return QCoreApplication::translate("Window", "&Previous difference");
}

QString noDifferenceAfter()
{
    return QCoreApplication::translate("Window", "No difference after this");
}

QString noDifferenceBefore()
{
    return QCoreApplication::translate("Window", "No difference before this");
}

QString copiedDigest(const QString &digest)
{
    return said(QCoreApplication::translate("Window", "Copied %1"), digest);
}

QString copiedCommandLine(const QString &line)
{
    return said(QCoreApplication::translate("Window", "Copied: %1"), line);
}

QString chooseLayout()
{
    return QCoreApplication::translate("Window",
                                       "Open an OCI layout (a directory that holds index.json)");
}

QString chooseArchive()
{
    return QCoreApplication::translate("Window",
                                       "Open an archive (of docker save, or of an OCI layout)");
}

QString archiveFiles()
{
    return QCoreApplication::translate("Window", "Archives (*.tar *.tar.gz *.tgz);;All files (*)");
}

QString indexPair()
{
    return QCoreApplication::translate("Window", "An index and one of its manifests");
}

QString recompressedPair()
{
    return QCoreApplication::translate("Window", "Layers that were compressed again");
}

QString rebuiltPair()
{
    return QCoreApplication::translate("Window", "An image that was built again");
}

QString builtOnPair()
{
    return QCoreApplication::translate("Window", "An image that was built on another");
}

QString reorderedPair()
{
    return QCoreApplication::translate("Window", "The same layers in another order");
}

QString platformsPair()
{
    return QCoreApplication::translate("Window", "Three platforms against two");
}

QString damagedPair()
{
    return QCoreApplication::translate("Window", "A copy with a damaged layer");
}

QString unsignedPair()
{
    return QCoreApplication::translate("Window", "A copy that lost its signature");
}

QString exampleTitle(const QString &title)
{
    return said(QCoreApplication::translate("Window", "Example: %1"), title);
}

QString noDigestHere()
{
    return QCoreApplication::translate("Window", "This row has no digest");
}

QString find()
{
    return QCoreApplication::translate("Window", "&Find…");
}

QString zoomIn()
{
    return QCoreApplication::translate("Window", "Zoom &in");
}

QString zoomOut()
{
    return QCoreApplication::translate("Window", "Zoom &out");
}

QString zoomActual()
{
    return QCoreApplication::translate("Window", "&Actual size");
}

QString zoomFit()
{
    return QCoreApplication::translate("Window", "Fit the &picture");
}

QString typesPair()
{
    return QCoreApplication::translate("Window", "Docker types instead of OCI types");
}

QString zstdPair()
{
    return QCoreApplication::translate("Window", "The same layers as gzip and as zstd");
}

QString replacedPair()
{
    return QCoreApplication::translate("Window", "The last of three layers is another one");
}

QString configPair()
{
    return QCoreApplication::translate("Window", "A config that another tool wrote again");
}

QString unrelatedPair()
{
    return QCoreApplication::translate("Window", "Two images that have nothing in common");
}

QString attestedPair()
{
    return QCoreApplication::translate("Window",
                                       "An index with attestations, and one manifest of it");
}

QString onePlatformPair()
{
    return QCoreApplication::translate("Window", "An index, and one of its two manifests");
}

QString equalPair()
{
    return QCoreApplication::translate("Window", "The same index under two tags");
}

} // namespace sameinside::words::window
