// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QString>

#include <optional>

namespace sameinside {

/// How two images of one platform relate, weakest first, so that < means weaker. The names, as
/// relationName() gives them, are a promise to scripts.
enum class Relation {
    Different,
    SharedLayers,
    SameFiles,
    SameLayers,
    EqualConfig,
    SameConfig,
    SameManifest,
    SameIndex,
};

QString relationName(Relation relation);
/// Errors: InvalidName, with the names there are.
Result<Relation> parseRelation(QStringView name);

/// The rungs of the hash chain, from the top.
enum class Rung { Index, Manifest, Config, Blobs, Contents, Files };

QString rungName(Rung rung);

/// How the two sides stand at one rung.
enum class RungRelation { Same, Differs, LeftOnly, RightOnly, Absent, Unknown };

QString rungRelationName(RungRelation relation);

/// How two layers stand to each other. Unknown: their blobs differ, and what one of them holds is
/// not known.
enum class LayerRelation { Same, Recompressed, Differs, LeftOnly, RightOnly, Unknown };

QString layerRelationName(LayerRelation relation);

/// How a layer of one side is known (product.md, section 1).
enum class LayerState {
    Verified, ///< the bytes of this side were read and hashed
    Claimed,  ///< a document says so
    Missing,  ///< not here
    Corrupt,
    Unknown, ///< could not be read: neither the same nor different
};

QString layerStateName(LayerState state);
/// It was looked for, and is gone, or is another.
bool isDamage(const std::optional<LayerState> &state);

} // namespace sameinside
