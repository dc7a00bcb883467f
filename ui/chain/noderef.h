// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QString>

namespace sameinside {

/// Names one node of the two images that are compared, so that the views can speak of it to each
/// other without knowing each other.
struct NodeRef {
    enum class Side { Left, Right };
    enum class Kind { Index, Manifest, Config, Layer, Contents };

    Side side = Side::Left;
    Kind kind = Kind::Manifest;
    QString platform; ///< PlatformComparison::platform; empty for the index
    int layer = -1;   ///< position, base first; -1 where the node is of no one layer

    bool operator==(const NodeRef &) const = default;
};

} // namespace sameinside

Q_DECLARE_METATYPE(sameinside::NodeRef)
