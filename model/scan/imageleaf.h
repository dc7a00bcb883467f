// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/catalogue.h"

namespace sameinside {

/// An image below a root, as the root's entries declare it.
struct ImageLeaf {
    Id manifest = noId;
    Id document = noId; ///< noId where it was not read
    Id declared = noId; ///< platform, as the innermost entry says
};

/// The images below what a name was resolved to, in their order, nested indexes opened, of several
/// entries for one platform the first; the root itself where it is no index. Attestations never,
/// artifacts only where there is no image.
std::vector<ImageLeaf> imageLeaves(const Catalogue &catalogue, Id root);

/// The platform of a leaf: declared, or of its config where that was read, or as another entry
/// declares it for the same config. noId where nobody says.
Id leafPlatform(const Catalogue &catalogue, const ImageLeaf &leaf);

/// The platform that the document itself or its config says; noId where that was not read.
Id documentPlatform(const Catalogue &catalogue, Id document);

/// Both are known and match.
bool platformsMatch(const Catalogue &catalogue, Id platform, Id other);

/// The config of a document, where it was read.
const Catalogue::Config *configOfDocument(const Catalogue &catalogue, Id document);

/// Not where the config was read, and has another number of diff IDs than the manifest layers.
bool listsItsLayers(const Catalogue &catalogue, Id document);

} // namespace sameinside
