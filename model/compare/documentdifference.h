// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparedlayer.h"

#include <QJsonArray>
#include <QStringList>

namespace sameinside {

/// How the own content of two documents differs: their bytes with the digests and sizes of what
/// they name taken out.
struct DocumentDifference {
    QJsonArray mediaTypes;     ///< {field, left, right}: Docker and OCI names for one thing
    QJsonArray metadata;       ///< {field, left, right}: annotations, subject, fields
    QStringList serialization; ///< ways in which the same value is written differently
};

/// Layers are held against each other as pairs says.
DocumentDifference manifestDifference(const ManifestDocument &left, const ManifestDocument &right,
                                      std::span<const LayerPair> pairs);

/// Entries that are no images (attestations, artifacts) are left out, and so are the entries of
/// platforms that only one side has.
/// Ends early, with a part of it, when stop is requested.
DocumentDifference indexDifference(const ManifestDocument &left, const ManifestDocument &right,
                                   const std::stop_token &stop);

/// The same for the fields of a document that knows no children.
QJsonObject fieldDifference(const QString &field, const QJsonValue &left, const QJsonValue &right);

} // namespace sameinside
