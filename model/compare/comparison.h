// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagetree.h"

#include <QJsonObject>

#include <memory>

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

struct RungState {
    Rung rung;
    RungRelation relation;
    /// The digest that stands for the rung: of the document; the chain ID for contents; the one
    /// blob of a single-layer image. Nothing where no one digest does.
    std::optional<Digest> left;
    std::optional<Digest> right;
    /// The relation rests on diff IDs that configs name and nobody hashed.
    bool isClaimed = false;
};

enum class CauseCode {
    IndexVsManifest,
    PlatformSet,
    Attestations,
    IndexMetadata,
    MediaTypes,
    ManifestMetadata,
    Serialization,
    ConfigSerialization,
    ConfigFields,
    Compression,
    LayerSet,
    TarMetadata,
    FileContents,
};

QString causeName(CauseCode code);

/// Where a difference enters the chain: a document whose own content differs.
struct Cause {
    CauseCode code;
    Rung rung;
    std::vector<int> layers;   ///< positions on the left (on the right for layers only there)
    std::vector<Rung> reaches; ///< the rungs above whose digests it changes, lowest first
    QString text;              ///< one sentence
    QJsonObject evidence;
};

enum class LayerRelation { Same, Recompressed, Differs, LeftOnly, RightOnly };

QString layerRelationName(LayerRelation relation);

/// Two layers that hold the same contents or stand for each other, or one without a partner.
struct LayerPair {
    std::optional<int> left; ///< position, base first
    std::optional<int> right;
    LayerRelation relation;
    std::optional<Digest> leftDigest; ///< of the blob
    std::optional<Digest> rightDigest;
    std::optional<Digest> diffId; ///< where both sides have one
    bool moved = false;           ///< same contents at another place in the order
};

struct PlatformComparison {
    QString platform; ///< as the left side declares it; "unknown" where nobody says
    const ManifestNode *left = nullptr;
    const ManifestNode *right = nullptr;
    Relation relation = Relation::Different; ///< what is proven
    Relation possible = Relation::Different; ///< the strongest that is not ruled out
    bool verified = false; ///< every layer that the relation rests on was decompressed and hashed
    std::vector<RungState> rungs; ///< all six, from the top
    std::vector<Cause> causes;    ///< lowest rung first
    std::vector<LayerPair> layers;
    int sharedLayers = 0;
    qint64 sharedBytes = 0;     ///< compressed, as on the left
    std::vector<Error> missing; ///< what could not be read and would tell more

    /// Nothing is proven because something that would tell could not be read.
    bool isUnknown() const
    {
        return relation == Relation::Different && possible > Relation::SameFiles;
    }
    const RungState &rung(Rung which) const { return rungs[std::size_t(which)]; }
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

    bool isUnknown() const;
    /// Yes, no, or nothing where it could not be told.
    std::optional<bool> atLeast(Relation wanted) const;
};

/// Compares what the trees hold; reads nothing. Only images of platform, where one is given.
Comparison compareImages(std::shared_ptr<const ImageTree> left,
                         std::shared_ptr<const ImageTree> right,
                         const std::optional<Platform> &platform = {});

} // namespace sameinside
