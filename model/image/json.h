// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <span>

namespace sameinside {

/// Parses a JSON object as the image specifications want it: UTF-8, no duplicate keys (I-JSON),
/// at most 64 levels. what names the document in the error. Errors: InvalidDocument.
Result<QJsonObject> parseJsonObject(QByteArrayView bytes, const QString &what);

/// Like parseJsonObject, for a document whose top level is an array (docker save's manifest.json).
Result<QJsonArray> parseJsonArray(QByteArrayView bytes, const QString &what);

/// A step of a path: an object key, or an array position.
struct JsonStep {
    QString key;
    int position = -1; ///< -1: key is meant
};
using JsonPath = std::span<const JsonStep>;

/// The text of a document with every value whose path is in isMasked written as "*". Spaces, key
/// order and escapes stay: what is left are the document's own bytes. Text that is not JSON comes
/// back as it is.
QByteArray maskedJson(QByteArrayView bytes, const std::function<bool(JsonPath)> &isMasked);

/// The document again, keys in their order, two spaces a level. Text that is not JSON comes back
/// as it is.
QByteArray prettyJson(QByteArrayView bytes);

/// In which ways two texts of one JSON value differ: "spaces", "key order", "escapes".
QStringList serializationDifferences(QByteArrayView left, QByteArrayView right);

} // namespace sameinside
