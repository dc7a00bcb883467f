// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/relation.h"
#include "model/source/imagetree.h"

namespace sameinside {

/// All that is known of one layer of one side: what its documents say, and what was read of it.
struct ComparedLayer {
    Digest blob;
    qint64 size = 0; ///< compressed bytes; 0 where the document does not say (schema 1)
    std::optional<MediaType> mediaType;
    QString createdBy;              ///< of the config's history; empty where it does not say
    std::optional<Digest> diffId;   ///< claimed by a config, else computed; nothing where unknown
    std::optional<Digest> computed; ///< from the decompressed bytes, as the diff ID is written
    bool isReadElsewhere = false;   ///< another blob was read, which has the same digest
    std::optional<QDateTime> knownSince;   ///< it was read then, and not again since
    QString foreignUrl;                    ///< where it is, where it is not on this side by design
    std::optional<LayerEncoding> encoding; ///< from the first bytes of the blob
    std::optional<qint64> contentSize;     ///< decompressed bytes
    std::shared_ptr<const LayerContents> contents; ///< where it was read
    std::optional<Error> error; ///< why this side's could not be, or what is wrong with it

    /// How it is compressed: as its first bytes say, else as its media type claims. Empty where
    /// neither does.
    QString encodingText() const;
    /// What the config says; compared with what was read, in its own algorithm.
    void claim(const Digest &claimed);
    /// The contents by sha256, in which all can be compared: as read, else as claimed.
    std::optional<Digest> sha256() const;
    /// The blob by sha256, where it has that name, or was read.
    std::optional<Digest> blobSha256() const;
    /// Whether both are one blob; nothing where two algorithms name them and nothing else tells.
    std::optional<bool> isSameBlob(const ComparedLayer &other) const;
    /// Whether both hold the same contents; nothing where their digests cannot be compared.
    std::optional<bool> holdsSame(const ComparedLayer &other) const;
    /// The layer of old Docker versions for a step that changed no file.
    bool isEmptyLayer() const;
    /// The contents are not those that the config names.
    bool isCorrupt() const { return computed && diffId && computed != diffId; }
    /// The contents were hashed, of either side's copy, and are those that the config names; and
    /// nothing is wrong with the copy of this side.
    bool isVerified() const { return computed && !error && !isCorrupt(); }
    /// The diff ID is what a config says, and nobody hashed the contents.
    bool isClaimed() const { return diffId && !computed; }
};

/// Two layers that hold the same contents or stand for each other, or one without a partner.
/// Positions count from the base, without the layers that schema 1 marks as empty.
struct LayerPair {
    std::optional<int> left;
    std::optional<int> right;
    LayerRelation relation;
    std::optional<Digest> diffId; ///< where both sides have one
    bool moved = false;           ///< same contents at another place in the order
    bool isBlobOpen = false;      ///< the same contents, in what may be one blob of two names
    std::optional<LayerState> leftState; ///< nothing where the side has no such layer
    std::optional<LayerState> rightState;

    /// The blob of a side was looked for, and is gone, or is another.
    bool isDamaged() const { return isDamage(leftState) || isDamage(rightState); }
    /// For who is shown: what is damaged is neither the same nor another, whatever the documents
    /// say.
    LayerRelation relationOfContents() const
    {
        return isDamaged() && isShared() ? LayerRelation::Unknown : relation;
    }
    /// The same of the blobs.
    LayerRelation relationOfBytes() const
    {
        return isBlobOpen ? LayerRelation::Unknown : relationOfContents();
    }
    /// Both sides hold these contents (the empty layer too, which says nothing about kinship).
    bool isShared() const
    {
        return relation == LayerRelation::Same || relation == LayerRelation::Recompressed;
    }
};

/// Since when what is known of one of them is known, where it was not read again; the earlier.
std::optional<QDateTime> knownSince(const ComparedLayer *left, const ComparedLayer *right);

/// "gzip", "zstd" or "not compressed", as the media type claims; else empty.
QString claimedEncoding(const std::optional<MediaType> &type);

/// The layers of an image, base first; those that schema 1 marks as empty are left out.
std::vector<ComparedLayer> comparedLayers(const ManifestNode &image, const ImageTree &tree);

} // namespace sameinside
