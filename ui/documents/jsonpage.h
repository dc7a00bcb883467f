// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace sameinside {

/// A line of a document as it is shown.
struct JsonLine {
    enum class State { Same, Changed, OnlyHere, Gap };

    QString text; ///< hidden characters escaped
    State state = State::Same;
    std::pair<int, int> changed{0, 0};            ///< start and length of what differs in it
    std::vector<std::pair<int, int>> hidden = {}; ///< start and length of escapes that we wrote
};

/// Both documents, ready to be shown side by side.
struct JsonPage {
    std::vector<JsonLine> left;
    std::vector<JsonLine> right;
    std::vector<int> differences; ///< the first line of each place that differs

    /// Pretty-printed, lines that belong together at one height. Where one is missing nothing
    /// differs.
    static JsonPage pretty(const std::optional<QByteArray> &left,
                           const std::optional<QByteArray> &right);
    /// As the bytes are. What differs is marked as one stretch.
    static JsonPage raw(const std::optional<QByteArray> &left,
                        const std::optional<QByteArray> &right);
};

} // namespace sameinside
