// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainevidence.h"
#include "ui/chain/chainparts.h"

namespace sameinside {

/// The picture of why, as geometry: what is where, and what is connected. Pure: the same subject
/// and metrics give the same layout.
struct HashChainLayout {
    QSizeF size;
    QRectF labels; ///< column of the rungs' names
    QRectF leftSide;
    QRectF middle;
    QRectF rightSide;
    double headingHeight = 0;
    ChainHeading leftHeading;
    ChainHeading rightHeading;
    QString platform; ///< of both images; empty where nobody says
    QRectF platformRect;
    QRectF legend;
    std::vector<ChainRow> rows;
    std::vector<ChainBox> boxes;
    std::vector<ChainArrow> arrows;
    std::vector<ChainStatement> statements;
    bool hasFolded = false; ///< a line or a box stands for several layers
    bool fits = false;      ///< in the height of the room
    double leastHeight = 0; ///< without what was left over between the rows
    int leftOut = 0;        ///< how much is left out for want of room: 0 is nothing

    const ChainBox &box(int number) const { return boxes[std::size_t(number)]; }
    int boxAt(QPointF position) const;
    /// The statement of a cause at position; -1 where there is none.
    int causeAt(QPointF position) const;
    /// The box that shows node, or the folded one that holds it; -1 where none does.
    int boxOf(const NodeRef &node) const;
    /// The boxes of one side that show a node of a rung, from the left.
    std::vector<int> boxesOf(NodeRef::Side side, Rung rung) const;
    const ChainRow *rowOf(Rung rung) const;
    /// All boxes above and below that are connected with box, itself included.
    std::vector<int> path(int box) const;
    /// The nearest box in a direction, for the keyboard; box itself where there is none.
    int neighbour(int box, Qt::Key key) const;
    /// The whole picture in words, a line for each rung.
    QString description() const;
    /// One box in words.
    QString description(int box) const;
};

HashChainLayout layOutHashChain(const ChainSubject &subject, const ChainMetrics &metrics);
/// The same, for who keeps the facts of the subject while the metrics change.
HashChainLayout layOutHashChain(const ChainSubject &subject, const ChainFacts &facts,
                                const ChainMetrics &metrics);

} // namespace sameinside
