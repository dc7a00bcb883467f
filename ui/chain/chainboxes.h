// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainfolding.h"
#include "ui/chain/chainframe.h"

namespace sameinside {

/// The second pass over a layout, and the fourth: which boxes stand on either side, and once the
/// rows are stacked, at which height. Until then y of a box is its line within the row.
class ChainBoxes {
public:
    ChainBoxes(HashChainLayout &layout, const ChainSubject &subject, const ChainFolding &folding,
               const ChainFrame &frame) :
        m_layout(layout),
        m_subject(subject), m_frame(frame), m_runs(chosenRuns(folding))
    {
    }

    void add();
    /// Drops the boxes into their rows, and pairs those that face each other.
    void place();

private:
    using Side = NodeRef::Side;
    using Runs = ChainFolding::Runs;

    Runs chosenRuns(const ChainFolding &folding) const;
    bool hasRoomForTwoLines() const;
    double widthOf(const Runs &runs) const;
    double balancedWidth(const std::vector<LayerRun> &runs) const;

    void addSide(Side side);
    void addUnread(Side side);
    void addDocument(Side side, Rung rung, NodeRef::Kind kind, const Digest &digest);
    void addIndex(Side side);
    void addConfig(Side side);
    void addLayers(Side side);
    void addRuns(Side side, Rung rung);
    ChainBox boxOf(Side side, Rung rung, const LayerRun &run) const;
    void addFiles(Side side);
    void addPlaceholder(Side side, Rung rung, const QString &text);
    void addError(Side side, Rung rung, const QStringList &lines, const QString &error);
    void centreManifest(Side side);

    void drop();
    void spanErrors();
    void pairUp();
    int partnerOf(const ChainBox &box) const;

    Meaning documentMeaning(Side side, Rung rung, NodeRef::Kind kind) const;
    NodeRef nodeRef(Side side, NodeRef::Kind kind, int layer = -1) const;

    HashChainLayout &m_layout;
    const ChainSubject &m_subject;
    const ChainFrame &m_frame;
    Runs m_runs;
};

} // namespace sameinside
