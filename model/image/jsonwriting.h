// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <span>

namespace sameinside {

/// How a manifest, index or config was written, apart from what it says. Each tool has its own way,
/// and a document that was written anew shows by which.
struct JsonWriting {
    /// Spaces a level; 0: all in one line; -1: laid out in some other way.
    int indent = 0;
    bool endsLine = false;      ///< a line feed behind it
    QStringList keys;           ///< of the document, in their order
    QStringList descriptorKeys; ///< of the first descriptor in it; empty where there is none

    /// Of what is no JSON, as far as it is.
    static JsonWriting of(QByteArrayView bytes);

    /// All in one line, without any space.
    bool isCompact() const { return indent == 0; }
    /// The keys among order that it has stand in this order.
    bool hasOrder(std::span<const QStringView> order) const;
    /// Descriptors begin with the media type, and name the size before the digest.
    bool namesSizeFirst() const;

    QJsonObject toJson() const;
    bool operator==(const JsonWriting &) const = default;
};

} // namespace sameinside
