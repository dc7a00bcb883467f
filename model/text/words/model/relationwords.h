// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The relations between two images: the title of a verdict, and the short name for a column.
namespace sameinside::words::relations {

// Titles
QString sameBytes();
QString sameImage();
QString otherEnvelope();
QString writtenDifferently();
QString sameContents();
QString packedDifferently();
QString relatedImages();
QString differentImages();

// Short names
QString sameIndex();
QString sameManifest();
QString sameConfig();
QString equalConfig();
QString sameLayers();
QString sameFiles();
QString sharesLayers();
QString nothingInCommon();

} // namespace sameinside::words::relations
