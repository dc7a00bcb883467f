// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/relation.h"
#include "ui/chain/chaintext.h"
#include "ui/chain/noderef.h"
#include "ui/palette/meaning.h"

#include <QPolygonF>
#include <QRectF>

namespace sameinside {

/// What the layout has to know of fonts and of the room there is. Scene units are logical pixels
/// at a zoom of 1.
struct ChainMetrics {
    QSizeF room{1000, 320};
    double lineHeight = 16; ///< of the text font
    double digit = 7.25;    ///< advance of a digit in the fixed font
    TextWidth text = [](const QString &t) { return 6.5 * double(t.size()); };
    TextWidth boldText = [](const QString &t) { return 7.0 * double(t.size()); };
    TextWidth fixedText = [](const QString &t) { return 7.25 * double(t.size()); };
    bool unfolded = false; ///< the pages list every layer
    int mostLeftOut = 4;   ///< HashChainLayout::leftOut, if that is what it takes to fit
};

/// A line in a document's page: what it says of itself, or a digest that it names.
struct ChainLine {
    QString label;
    QString value;
    bool isFixed = true; ///< the value is a digest or from the document
    Meaning meaning = Meaning::Unknown;
    bool isBlank = false;               ///< a gap: the page on the other side has a line here
    bool isNote = false;                ///< words alone, without a sign
    bool isOwn = false;                 ///< the document's own content: a difference enters here
    std::optional<NodeRef::Kind> names; ///< what kind of node; nothing for own content
    QString platform;                   ///< of a manifest that it names
    std::vector<int> layers;            ///< positions of those that it names, base first
};

/// One node: a document as a page, or layers as a small box.
struct ChainBox {
    Rung rung = Rung::Manifest;
    std::optional<NodeRef> node; ///< nothing for "no index here"
    NodeRef::Side side = NodeRef::Side::Left;
    QRectF rect;
    QString title; ///< "manifest"; empty for a small box
    QString text;  ///< its digest, "8 equal", "no index here"
    bool isDigest = false;
    Meaning meaning = Meaning::Unknown;
    std::vector<int> causes; ///< those that enter here: positions in ChainSubject::causes
    bool isClaimed = false;  ///< a document says so, and its bytes were not read
    std::vector<ChainLine> lines;
    std::vector<int> layers; ///< positions of the layers that it stands for
    int slot = -1;           ///< of a small box: its place in the row, the same on both sides
    int partner = -1;        ///< the box on the other side that it is paired with
    QString details;         ///< whole digests and evidence: plain text, for the tooltip
    double headHeight = 0;
    double lineHeight = 0;

    bool isPlaceholder() const { return !node; }
    bool isPage() const { return !title.isEmpty(); }
    bool isStrong() const { return !causes.empty(); }
    bool isFolded() const { return layers.size() > 1; }
    QRectF headRect() const { return {rect.topLeft(), QSizeF(rect.width(), headHeight)}; }
    QRectF lineRect(std::size_t line) const
    {
        return {rect.left(), rect.top() + headHeight + double(line) * lineHeight, rect.width(),
                lineHeight};
    }
};

/// From what is named up to the line that names it.
struct ChainArrow {
    int from = -1;
    int to = -1;
    int line = -1;                      ///< of the page that it leads to; -1 for a small box
    Meaning meaning = Meaning::Unknown; ///< of the line: whether something climbs
    bool isDashed = false;              ///< a claim: the bytes were not read
    QPolygonF way;                      ///< from the start to the tip

    /// A difference goes this way.
    bool climbs() const { return meaning == Meaning::Differs || meaning == Meaning::OnlyHere; }
};

/// A line of words in the middle column.
struct ChainWords {
    enum class Style { Title, Plain, Fixed, Faint };
    QPointF position; ///< left, top
    QString text;
    Style style = Style::Plain;
};

/// What is said at a rung, between the two sides: a cause that enters there, or how it stands.
struct ChainStatement {
    Rung rung = Rung::Manifest;
    int cause = -1; ///< position in ChainSubject::causes; -1 where none is spoken of
    Meaning meaning = Meaning::Unknown;
    bool hasSign = true;
    QRectF rect;
    std::vector<ChainWords> words;
    QString whole; ///< the same, uncut
    QPointF sign;  ///< the middle of the number or the sign
};

struct ChainRow {
    Rung rung = Rung::Manifest;
    QRectF rect;
    double axis = 0; ///< y of the middle of its boxes
    QString label;
    QString hint;
    Meaning meaning = Meaning::Unknown;
    bool isAbsent = false;      ///< neither side has one: no sign
    bool isConsequence = false; ///< differs only through what it names
};

/// Names a side above its boxes.
struct ChainHeading {
    QString side; ///< "PUBLIC"
    QString name; ///< its reference, elided
    QString whole;
    QRectF rect;
};

} // namespace sameinside
