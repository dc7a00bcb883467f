// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "model/scan/imageleaf.h"

namespace sameinside {

/// How two documents relate, as far as manifests and the configs that were read tell; platforms
/// are not looked at.
struct Grade {
    Relation relation = Relation::Different;
    int sharedLayers = 0; ///< of the first

    auto operator<=>(const Grade &) const = default;
};

Grade gradeDocuments(const Catalogue &catalogue, Id source, Id target);

/// How many layers say something about kinship: all but the empty layer of old Docker versions.
int layersToShare(const Catalogue &catalogue, Id source);
/// How many of those the second has too, by diff ID or blob digest.
int sharedLayers(const Catalogue &catalogue, Id source, Id target);

} // namespace sameinside
