// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainlayout.h"

#include <QFont>
#include <QPalette>

class QPainter;

namespace sameinside {

struct ChainStyle {
    QPalette palette;
    QFont font;
    QFont fixedFont;

    /// The fonts of a widget, the fixed one at the same size.
    static ChainStyle of(const QPalette &palette, const QFont &font);
    ChainMetrics metrics(QSizeF room) const;
};

/// What the pointer and the keyboard point at, as box numbers; -1 for none.
struct ChainEmphasis {
    int current = -1;
    bool isFocused = false;
    std::vector<int> path; ///< of the node under the pointer
};

/// Paints the layout in scene coordinates. The ground is the caller's.
void paintHashChain(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
                    const ChainEmphasis &emphasis, const QRectF &exposed);

} // namespace sameinside
