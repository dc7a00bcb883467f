// SPDX-License-Identifier: MIT
#pragma once

#include "ui/palette/meaning.h"

#include <array>

namespace sameinside {

/// A line of the table of platforms: one that either side has, or what came along with the images.
struct PlatformLine {
    enum Column { Name, Verdict, Entry, Config, Blobs, Contents, Files, Size, ColumnCount };
    struct Cell {
        QString text;
        QString tip; ///< empty: the text says all
        std::optional<Meaning> meaning = {};
    };

    int position = -1; ///< of a platform, as ChainSubject counts them; -1 for what is none
    std::array<Cell, ColumnCount> cells;

    Cell &cell(Column column) { return cells[std::size_t(column)]; }
    const Cell &cell(Column column) const { return cells[std::size_t(column)]; }
};

/// The platforms of both sides, those of the left, those of the right; then attestations and
/// signatures. Empty where neither side has more than one platform. Texts are escaped (shownText).
std::vector<PlatformLine> platformLines(const Comparison &comparison);

/// How a rung stands, in a sign or a count: "=", "1 of 3 =", "= claimed". Empty where neither side
/// has the rung.
QString rungStanding(const PlatformComparison &platform, Rung rung);

} // namespace sameinside
