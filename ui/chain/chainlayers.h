// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainsubject.h"
#include "ui/palette/meaning.h"

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
    Meaning blobNamed = Meaning::Unknown;     ///< of the digests, whatever became of the bytes
    Meaning contentsNamed = Meaning::Unknown; ///< the same of the diff IDs
    std::optional<LayerRelation> relation;    ///< nothing where it was not compared
    std::vector<int> blobCauses;              ///< those that enter at the blob
    std::vector<int> contentsCauses;
    int partner = -1; ///< position on the other side
    bool moved = false;
    bool isClaimed = false;              ///< the bytes of this side were not read
    bool isReadElsewhere = false;        ///< the other side's copy was hashed, and not this one
    std::optional<QDateTime> knownSince; ///< hashed then, and not again
    QString error;                       ///< what is wrong with this copy; empty where nothing is

    bool standsAlike(const ChainLayer &other) const;
    /// Nothing differs or is amiss.
    bool isEqual() const;
};

/// The layers of both sides that stand at one place of the picture.
struct LayerSlot {
    std::optional<ChainLayer> left;
    std::optional<ChainLayer> right;

    const std::optional<ChainLayer> &of(NodeRef::Side side) const
    {
        return side == NodeRef::Side::Left ? left : right;
    }
    bool standsAlike(const LayerSlot &other) const;
    bool isEqual() const;
};

/// The layers of a subject, partners in one slot. Where the order differs, each side keeps its own.
/// Of a thousand layers worked out once: a window that is resized lays out again.
std::vector<LayerSlot> layerSlots(const ChainSubject &subject);

/// Neighbours that share one line or one box.
struct LayerGroup {
    std::span<const LayerSlot> members;

    /// The layers of a side; none where it has a gap here.
    std::vector<const ChainLayer *> of(NodeRef::Side side) const;
};

/// What the layers of a side in a group have in common. Where they have nothing: Differs if one
/// does, else what is worst.
Meaning commonMeaning(const std::vector<const ChainLayer *> &layers, Meaning ChainLayer::*meaning);
/// "8 equal", "2 of 5 differ".
QString foldedText(const std::vector<const ChainLayer *> &layers, Meaning ChainLayer::*meaning);

/// At most capacity groups. Runs of three and more equal slots share one; with no room also others
/// that stand alike, and at last all but the first and the last few. Without a capacity each slot
/// has its own.
std::vector<LayerGroup> grouped(std::span<const LayerSlot> members, std::optional<int> capacity);

} // namespace sameinside
