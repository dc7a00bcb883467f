// SPDX-License-Identifier: MIT
#include "model/text/words/ui/scanfieldwords.h"

#include "model/text/groupednumber.h"
#include "model/text/words/speech.h"

namespace sameinside::words::scanpage {

QString listOfImages()
{
    return QCoreApplication::translate("ScanPage", "List of images");
}

QString fileOrLines()
{
    return QCoreApplication::translate("ScanPage", "file, or paste lines");
}

QString waysToAList()
{
    return QCoreApplication::translate("ScanPage", "Ways to a list");
}

QString openTypeOrPaste()
{
    return QCoreApplication::translate("ScanPage", "Open, type or paste a list");
}

QString listChip()
{
    return QCoreApplication::translate("ScanPage", "LIST");
}

QString exampleMenu()
{
    return QCoreApplication::translate("ScanPage", "The &bundled example");
}

QString recent()
{
    return QCoreApplication::translate("ScanPage", "Recent");
}

QString typedLines()
{
    return QCoreApplication::translate("ScanPage", "typed lines");
}

QString reading()
{
    return QCoreApplication::translate("ScanPage", "reading…");
}

QString useTheseLines()
{
    return QCoreApplication::translate("ScanPage", "Use these lines");
}

QString cancel()
{
    return QCoreApplication::translate("ScanPage", "Cancel");
}

QString linesOfTheList()
{
    return QCoreApplication::translate("ScanPage", "Lines of the list");
}

QString controlEnter()
{
    return QCoreApplication::translate("ScanPage", "Ctrl+Enter");
}

QString escape()
{
    return QCoreApplication::translate("ScanPage", "Esc");
}

QString skippedLines()
{
    return QCoreApplication::translate("ScanPage",
                                       "Empty lines and lines that begin with # are skipped. Text "
                                       "or a file can be dropped here too.");
}

QString oneLineAnImage()
{
    return QCoreApplication::translate("ScanPage", "One image a line");
}

QString exampleLines()
{
    return QCoreApplication::translate("ScanPage",
                                       "docker.io/library/nginx:1.25\npublic.ecr.aws/docker/"
                                       "library/redis:7.2\n# a line like this is skipped");
}

QString lines(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "%1 lines"), groupedNumber(count));
}

QString lineIsNoName(int line)
{
    return said(QCoreApplication::translate("ScanPage", "line %1 is no image name"), line);
}

QString whichOfThese()
{
    return QCoreApplication::translate("ScanPage", "Which of these images do we already have?");
}

QString whatAListIs()
{
    return QCoreApplication::translate(
        "ScanPage",
        "A list names public images, one a line. Each is looked for in your private registry, "
        "under every tag and for every platform, although its digest may be another there. Nothing "
        "is pulled: manifests tell.");
}

QString sampleList()
{
    return QCoreApplication::translate("ScanPage",
                                       "# what the team wants to "
                                       "copy\npublic.ecr.aws/docker/library/nginx:1.25\ndocker.io/"
                                       "library/redis:7.2.4\nghcr.io/fluxcd/flux-cli:v2.3.0");
}

QString sampleListName()
{
    return QCoreApplication::translate("ScanPage", "A list of three images, with a comment");
}

QString openAListButton()
{
    return QCoreApplication::translate("ScanPage", "Open a list…");
}

QString openAListDetail()
{
    return QCoreApplication::translate(
        "ScanPage", "A text file, one image a line. It can be dropped here too.");
}

QString typeLinesDetail()
{
    return QCoreApplication::translate("ScanPage", "For a few names at hand.");
}

QString lookAtTheExample()
{
    return QCoreApplication::translate("ScanPage", "Look at the bundled example");
}

QString exampleDetail()
{
    return QCoreApplication::translate(
        "ScanPage",
        "A list and a private registry that come with the program, one image for each answer.");
}

QString addAPlace()
{
    return QCoreApplication::translate("ScanPage", "Add a place to search");
}

QString placesToSearch()
{
    return QCoreApplication::translate("ScanPage", "Places to search");
}

QString addOrRemovePlaces()
{
    return QCoreApplication::translate("ScanPage", "Add or remove places to search");
}

QString placeholderForPlaces()
{
    return QCoreApplication::translate("ScanPage", "docker://host/prefix, oci:DIR");
}

QString placeholderForMore()
{
    return QCoreApplication::translate("ScanPage", "and…");
}

QString moreHidden(qint64 count)
{
    return said(QCoreApplication::translate("ScanPage", "+%1"), count);
}

QString addALayout()
{
    return QCoreApplication::translate("ScanPage", "Add an OCI &layout…");
}

QString searched()
{
    return QCoreApplication::translate("ScanPage", "Searched");
}

QString aLayoutToSearch()
{
    return QCoreApplication::translate("ScanPage", "An OCI layout to search in");
}

QString registryChip()
{
    return QCoreApplication::translate("ScanPage", "REGISTRY");
}

QString doNotSearchHere()
{
    return QCoreApplication::translate("ScanPage", "Do not search here");
}

QString doNotSearchIn(const QString &place)
{
    return said(QCoreApplication::translate("ScanPage", "Do not search in %1"), place);
}

QString countsAsThere(const QString &relation)
{
    return said(QCoreApplication::translate("ScanPage", "counts as there: %1, or better"),
                relation);
}

QString onlyPlatform(const QString &platform)
{
    return said(QCoreApplication::translate("ScanPage", "only %1"), platform);
}

QString countsAsAlreadyThere()
{
    return QCoreApplication::translate("ScanPage", "Counts as already there");
}

QString orBetter(const QString &relation)
{
    return said(QCoreApplication::translate("ScanPage", "%1, or better"), relation);
}

QString platforms()
{
    return QCoreApplication::translate("ScanPage", "Platforms");
}

QString allPlatforms()
{
    return QCoreApplication::translate("ScanPage", "All that the image has");
}

} // namespace sameinside::words::scanpage
