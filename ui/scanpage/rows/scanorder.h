// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"

#include <Qt>

#include <vector>

namespace sameinside {

/// The columns of the table of a scan.
enum class ScanColumn { Line, Image, Platforms, Verdict, FoundAt, ToCopy };
inline constexpr int scanColumnCount = 6;

/// Positions of rows in the order of their images' names, with 0 for the first. Sorting 50,000
/// names takes a while, so it is done once, where the list is read.
std::vector<int> imageRanks(const std::vector<ScanRow> &rows);

/// Sorts positions of rows by a column; equal ones stay in the order of the list, and rows that
/// nobody looked at come last either way. ranks is of imageRanks().
void sortRows(std::vector<int> &positions, const std::vector<ScanRow> &rows,
              const std::vector<int> &ranks, ScanColumn column, Qt::SortOrder order);

} // namespace sameinside
