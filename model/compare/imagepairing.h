// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagetree.h"

namespace sameinside {

/// Which images of two sides belong together (product.md, section 2).
struct ImagePairing {
    using Nodes = std::vector<const ManifestNode *>;

    using Pair = std::pair<const ManifestNode *, const ManifestNode *>;

    std::vector<Pair> pairs; ///< as on the left
    Nodes leftOnly;
    Nodes rightOnly;
    bool isUncertain = false; ///< an image whose platform is not known found no partner

    /// The two are one image by their digests, though their platforms do not match.
    static bool isRelabelled(const Pair &pair);

    /// Near linear in the number of images. Ends early, with anything, when stop is requested.
    static ImagePairing of(const Nodes &left, const Nodes &right, const std::stop_token &stop);
};

} // namespace sameinside
