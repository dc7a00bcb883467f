// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainlayout.h"

#include <QFont>
#include <QHash>
#include <QPalette>

#include <memory>

class QPainter;

namespace sameinside {

struct ChainStyle {
    /// Widths of texts that were measured: one picture is laid out many times.
    using Widths = QHash<QString, double>;

    QPalette palette;
    QFont font;
    QFont fixedFont;

    /// The fonts of a widget, the fixed one at the same size.
    static ChainStyle of(const QPalette &palette, const QFont &font);
    /// The same fonts on paper.
    ChainStyle onLightGround() const;
    /// Not for two threads at once.
    ChainMetrics metrics(QSizeF room) const;

    struct Measured {
        Widths text;
        Widths bold;
        Widths fixed;
    };
    std::shared_ptr<Measured> measured = std::make_shared<Measured>();
};

/// What the pointer and the keyboard point at; -1 for none.
struct ChainEmphasis {
    int current = -1; ///< a box
    int cause = -1;   ///< position in ChainSubject::causes
    bool isFocused = false;
    std::vector<int> path = {}; ///< of the box under the pointer
};

/// Paints all but labels and headings in scene coordinates. The ground is the caller's.
void paintHashChain(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
                    const ChainEmphasis &emphasis, const QRectF &exposed);

/// The names of the rungs and of the sides. They stay in view, at the left and at the top of
/// exposed, on a ground of their own where that covers something.
void paintChainFrame(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
                     const QRectF &exposed);

} // namespace sameinside
