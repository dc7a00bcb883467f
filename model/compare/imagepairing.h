// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagetree.h"

namespace sameinside {

/// Which images of two sides belong together (product.md, section 2).
struct ImagePairing {
    using Nodes = std::vector<const ManifestNode *>;

    std::vector<std::pair<const ManifestNode *, const ManifestNode *>> pairs; ///< as on the left
    Nodes leftOnly;
    Nodes rightOnly;
    bool isUncertain = false; ///< an image whose platform is not known found no partner

    /// Near linear in the number of images. Ends early, with anything, when stop is requested.
    static ImagePairing of(const Nodes &left, const Nodes &right, const std::stop_token &stop);
};

} // namespace sameinside
