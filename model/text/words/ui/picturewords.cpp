// SPDX-License-Identifier: MIT
#include "model/text/words/ui/picturewords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::picture {

namespace {

constexpr char context[] = "Picture";

} // namespace

QString index()
{
    return QCoreApplication::translate("Picture", "Index");
}

QString manifest()
{
    return QCoreApplication::translate("Picture", "Manifest");
}

QString config()
{
    return QCoreApplication::translate("Picture", "Config");
}

QString blobs()
{
    return QCoreApplication::translate("Picture", "Blobs");
}

QString layerBlobs()
{
    return QCoreApplication::translate("Picture", "Layer blobs");
}

QString contents()
{
    return QCoreApplication::translate("Picture", "Contents");
}

QString files()
{
    return QCoreApplication::translate("Picture", "Files");
}

QString envelope()
{
    return QCoreApplication::translate("Picture", "the envelope");
}

QString imageId()
{
    return QCoreApplication::translate("Picture", "the image ID");
}

QString compressed()
{
    return QCoreApplication::translate("Picture", "compressed");
}

QString diffIds()
{
    return QCoreApplication::translate("Picture", "diff IDs");
}

QString merged()
{
    return QCoreApplication::translate("Picture", "merged");
}

QString sideNotRead()
{
    return QCoreApplication::translate("Picture", "This side could not be read");
}

QString manifestNotRead()
{
    return QCoreApplication::translate("Picture", "The manifest could not be read");
}

QString noIndexHere()
{
    return QCoreApplication::translate("Picture", "no index here");
}

QString noImageHere()
{
    return QCoreApplication::translate("Picture", "no image here");
}

QString noConfigHere()
{
    return QCoreApplication::translate("Picture", "no config here");
}

QString noLayersHere()
{
    return QCoreApplication::translate("Picture", "no layers here");
}

QString notHere()
{
    return QCoreApplication::translate("Picture", "not here");
}

QString notLoaded()
{
    return QCoreApplication::translate("Picture", "not loaded");
}

QString mergedFiles()
{
    return QCoreApplication::translate("Picture", "merged files");
}

QString platforms(qint64 count)
{
    return plural(context, "%n platform", QT_TRANSLATE_N_NOOP("Picture", "%n platforms"), count);
}

QString hashChain()
{
    return QCoreApplication::translate("Picture", "Hash chain");
}

QString hashChainAt(const QString &box)
{
    return said(QCoreApplication::translate("Picture", "Hash chain: %1"), box);
}

QString none()
{
    return QCoreApplication::translate("Picture", "none");
}

QString row(const QString &label, const QString &symbol, const QString &left, const QString &right)
{
    return said(QCoreApplication::translate("Picture", "%1 %2: left %3; right %4. "), label, symbol,
                left, right);
}

QString left()
{
    return QCoreApplication::translate("Picture", "Left");
}

QString right()
{
    return QCoreApplication::translate("Picture", "Right");
}

QString box(const QString &side, const QString &rung, const QString &text, const QString &meaning)
{
    return said(QCoreApplication::translate("Picture", "%1 %2 %3, %4"), side, rung, text, meaning);
}

QString claimed(const QString &box)
{
    return said(QCoreApplication::translate("Picture", "%1, claimed"), box);
}

QString cause(const QString &box)
{
    return said(QCoreApplication::translate("Picture", "%1, a cause"), box);
}

QString page(const QString &title, const QString &sentence, const QString &left,
             const QString &right)
{
    return said(QCoreApplication::translate("Picture", "%1. %2\nLeft: %3\nRight: %4\n"), title,
                sentence, left, right);
}

QString nothingCompared()
{
    return QCoreApplication::translate("Picture",
                                       "Compare two images to see why their digests differ.");
}

QString zoomIn()
{
    return QCoreApplication::translate("Picture", "Zoom in");
}

QString zoomOut()
{
    return QCoreApplication::translate("Picture", "Zoom out");
}

QString originalSize()
{
    return QCoreApplication::translate("Picture", "Original size");
}

QString fit()
{
    return QCoreApplication::translate("Picture", "Fit");
}

QString eachLayer()
{
    return QCoreApplication::translate("Picture", "Show each layer");
}

QString copyDetails()
{
    return QCoreApplication::translate("Picture", "Copy details");
}

QString zoomInTip()
{
    return QCoreApplication::translate("Picture", "Zoom in (Ctrl++)");
}

QString zoomOutTip()
{
    return QCoreApplication::translate("Picture", "Zoom out (Ctrl+-)");
}

QString fitTip()
{
    return QCoreApplication::translate("Picture", "Fit the picture (F)");
}

QString pngKind()
{
    return QCoreApplication::translate("Picture", "PNG picture (*.png)");
}

QString svgKind()
{
    return QCoreApplication::translate("Picture", "SVG picture (*.svg)");
}

QString pdfKind()
{
    return QCoreApplication::translate("Picture", "PDF page (*.pdf)");
}

QString textKind()
{
    return QCoreApplication::translate("Picture", "Explanation as text (*.txt)");
}

QString jsonKind()
{
    return QCoreApplication::translate("Picture", "Explanation as JSON (*.json)");
}

QString htmlKind()
{
    return QCoreApplication::translate("Picture", "Explanation as a web page (*.html)");
}

} // namespace sameinside::words::picture
