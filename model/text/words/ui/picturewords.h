// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The picture of why: both hash chains, rung by rung.
namespace sameinside::words::picture {

// rungs
QString index();
QString manifest();
QString config();
QString blobs();
QString layerBlobs();
QString contents();
QString files();
/// Below the manifest.
QString envelope();
/// Below the config.
QString imageId();
/// Below the layer blobs.
QString compressed();
/// Below the contents.
QString diffIds();
/// Below the files.
QString merged();

// boxes
QString sideNotRead();
QString manifestNotRead();
QString noIndexHere();
QString noImageHere();
QString noConfigHere();
QString noLayersHere();
QString notHere();
QString notLoaded();
QString mergedFiles();
QString platforms(qint64 count);

// spoken
QString hashChain();
QString hashChainAt(const QString &box);
QString none();
QString row(const QString &label, const QString &symbol, const QString &left, const QString &right);
QString left();
QString right();
QString box(const QString &side, const QString &rung, const QString &text, const QString &meaning);
QString claimed(const QString &box);
QString cause(const QString &box);
QString page(const QString &title, const QString &sentence, const QString &left,
             const QString &right);

// what can be done
QString nothingCompared();
QString zoomIn();
QString zoomOut();
QString originalSize();
QString fit();
QString eachLayer();
QString copyDetails();
QString zoomInTip();
QString zoomOutTip();
QString fitTip();

// kinds of file to save
QString pngKind();
QString svgKind();
QString pdfKind();
QString textKind();
QString jsonKind();
QString htmlKind();

} // namespace sameinside::words::picture
