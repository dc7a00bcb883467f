// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparedlayer.h"

namespace sameinside {

/// One blob has one diff ID: what one side knows, the other knows too.
void shareDiffIds(std::vector<ComparedLayer> &left, std::vector<ComparedLayer> &right);

/// Aligns by contents, not by position: layers that hold the same in the same order, then layers
/// that moved, then layers that stand for each other between two of those. The same with the sides
/// turned round.
std::vector<LayerPair> alignLayers(std::span<const ComparedLayer> left,
                                   std::span<const ComparedLayer> right);

} // namespace sameinside
