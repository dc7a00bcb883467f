// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/pairedimages.h"

namespace sameinside {

/// One image is all layers of the other, in their order, and more on top.
struct Derivation {
    bool isBaseLeft = true; ///< which of the two is the base
    int base = 0;           ///< layers of the base
    int further = 0;        ///< on top of it
};

/// Nothing where it is none. left and right: how many layers the sides have.
std::optional<Derivation> derivationOf(std::span<const LayerPair> pairs, std::size_t left,
                                       std::size_t right);
/// "built on the public image: all its 8 layers, 1 more on top".
QString derivationText(const Derivation &derivation);

/// One image is the other, built again: the same steps made as many layers, and some of them hold
/// other contents.
struct Rebuild {
    int steps = 0;  ///< of the history, those that changed no file too
    int layers = 0; ///< of either side
    int others = 0; ///< of them, with other contents
};

/// Nothing where it is none, or where the configs do not tell.
std::optional<Rebuild> rebuildOf(const ManifestNode &left, const ManifestNode &right,
                                 std::span<const LayerPair> pairs);
/// "built again by the same 5 steps: 2 of 4 layers hold other contents".
QString rebuildText(const Rebuild &rebuild);

/// Layers of the same contents that are compressed in another way.
std::optional<Cause> compressionCause(const PairedImages &images);

/// Layers that were added, removed, replaced or moved, where contentsCauses() does not tell why
/// they differ: where the contents differ, or where only their order does, in each document that
/// lists them.
std::vector<Cause> layerSetCauses(const PairedImages &images);

} // namespace sameinside
