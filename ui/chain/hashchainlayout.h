// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainfolding.h"
#include "ui/chain/chainlayers.h"
#include "ui/chain/chainsubject.h"
#include "ui/chain/chaintext.h"

#include <QRectF>
#include <QSizeF>

namespace sameinside {

/// What the layout has to know of fonts and of the room there is. Scene units are logical pixels
/// at a zoom of 1.
struct ChainMetrics {
    QSizeF room{1000, 320};
    double lineHeight = 16; ///< of the text font
    double digit = 7.25;    ///< advance of a digit in the fixed font
    TextWidth text = [](const QString &t) { return 6.5 * double(t.size()); };
    TextWidth boldText = [](const QString &t) { return 7.0 * double(t.size()); };
    bool unfolded = false; ///< every layer has its box, in as many lines as that takes
};

/// How far the pile behind a box that stands for several layers shows above it.
inline constexpr double pileHeight = 4;

/// One node as a box.
struct ChainBox {
    Rung rung = Rung::Manifest;
    std::optional<NodeRef> node; ///< nothing for "no index here"
    NodeRef::Side side = NodeRef::Side::Left;
    QRectF rect;
    QStringList lines;
    bool isDigest = false; ///< the text is in the fixed font
    Meaning meaning = Meaning::Unknown;
    bool isStrong = false;   ///< a cause
    bool isClaimed = false;  ///< and not verified
    std::vector<int> folded; ///< positions of the layers that share the box; empty for one
    int partner = -1;        ///< the box on the other side that it is paired with
    QString details;         ///< whole digests and evidence: plain text, for the tooltip

    bool isPlaceholder() const { return !node; }
};

/// An arrow from what names to what is named.
struct ChainArrow {
    enum class Shape {
        Straight,
        Bus,  ///< down to turn, along, and down again: for many layers
        Outer ///< from the config, around the layers, into the side of the contents
    };
    int from = -1;
    int to = -1;
    Shape shape = Shape::Straight;
    bool isDashed = false;
    bool isDrawn = true; ///< false where only the highlight follows it
    QPointF start;
    QPointF end;
    double turn = 0; ///< y of the bus
};

/// A line of the middle column.
struct ChainLine {
    enum class Style { Normal, Faint, Cause };
    QPointF position; ///< left, top
    QString text;
    Style style = Style::Normal;
};

struct ChainRow {
    Rung rung;
    QRectF rect;
    double axis = 0;     ///< y of the middle of its boxes
    double textAxis = 0; ///< y of the middle of the label and the words
    QString label;
    QString hint;
    Meaning meaning = Meaning::Unknown;
    bool isAbsent = false; ///< neither side has one: no symbol
    bool isFaint = false;
    QPointF symbol; ///< middle
    std::vector<ChainLine> lines;
    std::vector<std::pair<int, QPointF>> numbers; ///< of causes, from 1, and the circle's middle
    QString wholeText;                            ///< the middle column, uncut
};

/// The picture of why, as geometry: what is where, and what is connected. Pure: the same subject
/// and metrics give the same layout.
struct HashChainLayout {
    QSizeF size;
    QRectF labels;       ///< column of the rungs' names
    double ruleLeft = 0; ///< where the lines between rows begin
    QRectF leftSide;
    QRectF middle;
    QRectF rightSide;
    std::vector<ChainRow> rows;
    std::vector<ChainBox> boxes;
    std::vector<ChainArrow> arrows;
    bool hasFolded = false; ///< some box stands for several layers

    const ChainBox &box(int number) const { return boxes[std::size_t(number)]; }
    int boxAt(QPointF position) const;
    /// The box that shows node, or the folded one that holds it; -1 where none does.
    int boxOf(const NodeRef &node) const;
    /// The boxes of one side that show a node of a rung, from the left.
    std::vector<int> boxesOf(NodeRef::Side side, Rung rung) const;
    /// How many lines of boxes a rung has, as long as y of a box counts them.
    double lineCount(Rung rung) const;
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
/// The same, for who keeps the folding of the subject while the metrics change.
HashChainLayout layOutHashChain(const ChainSubject &subject, const ChainFolding &folding,
                                const ChainMetrics &metrics);

} // namespace sameinside
