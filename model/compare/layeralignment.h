// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// A layer as the comparison sees it.
struct ComparedLayer {
    Digest blob;
    qint64 size = 0; ///< compressed bytes; 0 where the document does not say (schema 1)
    std::optional<MediaType> mediaType;
    std::optional<Digest> diffId;   ///< claimed by the config, else computed; nothing where unknown
    std::optional<Digest> computed; ///< from the decompressed bytes
    std::shared_ptr<const LayerContents> contents; ///< where it was read
    std::optional<Error> error;                    ///< why it could not be

    /// The contents are not those that the config names.
    bool isCorrupt() const { return computed && diffId && computed != diffId; }
    bool isVerified() const { return computed && !isCorrupt(); }
};

/// The layers of an image, base first; those that schema 1 marks as empty are left out.
std::vector<ComparedLayer> comparedLayers(const ManifestNode &image, const ImageTree &tree);

/// One blob has one diff ID: what one side knows, the other knows too.
void shareDiffIds(std::vector<ComparedLayer> &left, std::vector<ComparedLayer> &right);

/// Aligns by contents, not by position: layers that hold the same in the same order, then layers
/// that moved, then layers that stand for each other between two of those.
std::vector<LayerPair> alignLayers(std::span<const ComparedLayer> left,
                                   std::span<const ComparedLayer> right);

} // namespace sameinside
