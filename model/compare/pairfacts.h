// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/pairedimages.h"

namespace sameinside {

/// Facts about two paired images that the relation and the rungs rest on.
struct PairFacts {
    bool sameManifest = false;
    bool isDerived = false;     ///< a side has no manifest but the one that was made for it here
    bool bothManifests = false; ///< the documents were read
    bool isArtifact = false;
    std::optional<Digest> leftConfig; ///< as the manifest names it
    std::optional<Digest> rightConfig;
    bool sameConfig = false;
    bool bothConfigs = false;
    bool schema1 = false;
    bool allDiffIds = false; ///< of every layer of both sides
    bool anyShared = false;  ///< a layer that says something about kinship
    bool sameDiffIds = false;
    bool otherAlgorithms = false; ///< diff IDs of both sides cannot be compared
    bool sameBlobs = false;
    bool openBlobs = false; ///< the same, but for some that two algorithms name
    bool sameMeaning = false;
    bool otherLayers = false;      ///< the layers hold provably other things
    std::optional<bool> sameFiles; ///< of the merged layers, where they were read
    bool corrupt = false;          ///< a layer is not what its config says

    static PairFacts of(const PairedImages &images);
};

/// What the documents and the layers that were read tell of the relation.
struct RelationRange {
    Relation proven;   ///< the strongest that is proven
    Relation possible; ///< the strongest that is not ruled out
};

RelationRange relationOf(const PairFacts &facts, std::span<const LayerPair> pairs);

/// Whether every layer that the relation rests on was decompressed, and is what its config says.
bool isVerified(Relation relation, const PairedImages &images);

/// The config that the manifest of an image names.
std::optional<Digest> configDigest(const ManifestNode &image);

/// Every layer's diff ID is known.
bool haveDiffIds(std::span<const ComparedLayer> layers);
/// Every layer was hashed, and is what its config says.
bool areVerified(const PairedImages &images);

} // namespace sameinside
