// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <vector>

namespace sameinside {

/// Two lines that stand beside each other; -1 where a side has none.
struct LinePair {
    int left = -1;
    int right = -1;
    bool isSame = false;

    bool operator==(const LinePair &) const = default;
};

/// Aligns the lines of two pretty-printed JSON documents: equal lines (but for a comma at the
/// end) face each other, and lines with the same key face each other where only the value differs.
/// Documents that have little in common are aligned by their beginning and end alone.
std::vector<LinePair> alignLines(const QStringList &left, const QStringList &right);

/// What differs between two texts: both without their common beginning and end. May be empty.
struct ChangedSpan {
    qsizetype start = 0;
    qsizetype leftLength = 0;
    qsizetype rightLength = 0;
};
ChangedSpan changedSpan(const QString &left, const QString &right);

} // namespace sameinside
