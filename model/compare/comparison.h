// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/cause.h"
#include "model/compare/comparedlayer.h"

#include <QJsonArray>

#include <memory>

namespace sameinside {

struct LayerComparison;

struct RungState {
    Rung rung;
    RungRelation relation;
    /// The digest that stands for the rung: of the document; the chain ID for contents; the one
    /// blob of a single-layer image. Nothing where no one digest does.
    std::optional<Digest> left;
    std::optional<Digest> right;
    /// The relation rests on diff IDs that configs name and nobody hashed.
    bool isClaimed = false;
    /// How each side has it; of its layers, the worst. Nothing where it has none.
    std::optional<LayerState> leftState = {};
    std::optional<LayerState> rightState = {};
};

/// Two images of one platform. What is known of each of their layers is worked out once and kept
/// here; every view and report only shows it.
struct PlatformComparison {
    QString platform; ///< as the left side declares it; "unknown" where nobody says
    const ManifestNode *left = nullptr;
    const ManifestNode *right = nullptr;
    Relation relation = Relation::Different; ///< what is proven
    Relation possible = Relation::Different; ///< the strongest that is not ruled out
    bool verified = false; ///< every layer that the relation rests on was decompressed and hashed
    std::vector<RungState> rungs; ///< all six, from the top
    std::vector<Cause> causes;    ///< lowest rung first

    std::vector<ComparedLayer> leftLayers; ///< base first
    std::vector<ComparedLayer> rightLayers;
    std::vector<LayerPair> layers;                   ///< empty where a manifest was not read
    std::shared_ptr<const LayerComparison> contents; ///< what the layers that were read tell
    int sharedLayers = 0;
    qint64 sharedBytes = 0;     ///< compressed, as on the left
    std::vector<Error> missing; ///< what could not be read and would tell more
    bool leftIsDamaged = false; ///< something of that side is corrupt or not here
    bool rightIsDamaged = false;
    QStringList notes; ///< what is odd in the documents of both sides, and was read all the same
    QStringList elsewhere; ///< layers that a side does not hold by design

    /// Nothing is proven because something that would tell could not be read.
    bool isUnknown() const
    {
        return relation == Relation::Different && possible > Relation::SameFiles;
    }
    bool isDamaged() const { return leftIsDamaged || rightIsDamaged; }
    const RungState &rung(Rung which) const { return rungs[std::size_t(which)]; }
    const std::vector<ComparedLayer> &layersOf(bool isLeft) const
    {
        return isLeft ? leftLayers : rightLayers;
    }
    /// A layer of a pair; nothing where the side has none.
    const ComparedLayer *leftOf(const LayerPair &pair) const
    {
        return pair.left ? &leftLayers[std::size_t(*pair.left)] : nullptr;
    }
    const ComparedLayer *rightOf(const LayerPair &pair) const
    {
        return pair.right ? &rightLayers[std::size_t(*pair.right)] : nullptr;
    }
};

/// Two images compared. Holds the trees, so that the nodes it points to live.
struct Comparison {
    std::shared_ptr<const ImageTree> left;
    std::shared_ptr<const ImageTree> right;

    Relation relation = Relation::Different; ///< the weakest over the platforms of both sides
    Relation possible = Relation::Different;
    std::vector<PlatformComparison> platforms;
    std::vector<const ManifestNode *> leftOnly; ///< images whose platform the other side lacks
    std::vector<const ManifestNode *> rightOnly;
    int leftAttestations = 0;
    int rightAttestations = 0;
    std::vector<Cause> indexCauses; ///< those that enter at the index; platforms repeat them
    std::vector<Error> missing;     ///< what could not be read beside the platforms of both sides
    bool leftIsDamaged = false;     ///< something is corrupt or not here, on any platform
    bool rightIsDamaged = false;

    bool isUnknown() const;
    bool isDamaged() const { return leftIsDamaged || rightIsDamaged; }
    /// All that could not be read, each once: of the platforms, and beside them.
    std::vector<Error> unread() const;
    /// No platform is on one side only.
    bool hasAllPlatforms() const { return leftOnly.empty() && rightOnly.empty(); }
    /// Yes, no, or nothing where it could not be told.
    std::optional<bool> atLeast(Relation wanted) const;
};

/// Platforms by name, for evidence: "unknown" where nobody says.
QJsonArray platformNames(const std::vector<const ManifestNode *> &images);

/// Compares what the trees hold; reads nothing. Only images of platform, where one is given.
/// Nearly linear in what the trees hold. Errors: Cancelled, within 200 ms of a stop request.
Result<Comparison> compareImages(std::shared_ptr<const ImageTree> left,
                                 std::shared_ptr<const ImageTree> right,
                                 const std::optional<Platform> &platform = {},
                                 const std::stop_token &stop = {});

} // namespace sameinside
