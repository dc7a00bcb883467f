// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "ui/chain/noderef.h"
#include "ui/palette/meaning.h"

#include <span>

namespace sameinside {

/// One layer of one side, as the picture of why needs it.
struct ChainLayer {
    int position = 0; ///< base first
    int count = 0;    ///< layers of its image
    Digest blob;
    std::optional<qint64> size; ///< compressed bytes, where the manifest says
    std::optional<Digest> diffId;
    QString encoding;  ///< as its first bytes say; empty where they were not read
    QString createdBy; ///< as the history says
    Meaning blobMeaning = Meaning::Unknown;
    Meaning contentsMeaning = Meaning::Unknown;
    std::optional<LayerRelation> relation; ///< nothing where it was not compared
    bool isBlobCause = false;
    bool isContentsCause = false;
    int partner = -1; ///< position on the other side
    bool moved = false;
    bool isClaimed = false;              ///< the diff ID is the config's: the layer was not hashed
    bool isReadElsewhere = false;        ///< the other side's copy was hashed, and not this one
    std::optional<QDateTime> knownSince; ///< hashed then, and not again
    QString error;                       ///< what is wrong with this copy; empty where nothing is
};

/// The layers of image, as the comparison sees them from side; without a comparison all are
/// unpaired.
std::vector<ChainLayer> chainLayers(const ImageTree &tree, const ManifestNode &image,
                                    NodeRef::Side side, const PlatformComparison *platform,
                                    Meaning unpaired);

/// Neighbours that share one box: a single layer, or a run that is folded.
struct LayerRun {
    std::vector<ChainLayer> layers;
    bool isFolded() const { return layers.size() > 1; }
    Meaning blobMeaning() const;
    Meaning contentsMeaning() const;
    bool isBlobCause() const;
    bool isContentsCause() const;
    bool isClaimed() const;
    QString blobText() const; ///< six digits, or "… 37 equal …"
    QString contentsText() const;
};

/// How far layers are folded, to make them fit one row.
enum class Folding {
    None,
    Equal, ///< runs of three and more that are equal
    Runs,  ///< runs that stand alike, whatever that is
    Middle ///< all but the first and the last few
};

/// Folds layers; keep is how many boxes Folding::Middle leaves, at least 1.
std::vector<LayerRun> folded(std::span<const ChainLayer> layers, Folding folding, int keep);

} // namespace sameinside
