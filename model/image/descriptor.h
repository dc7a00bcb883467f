// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"
#include "model/image/mediatype.h"
#include "model/image/platform.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <optional>

namespace sameinside {

using Annotations = QMap<QString, QString>;

/// How a document names another one (image-spec descriptor.md).
struct Descriptor {
    MediaType mediaType; ///< unstated where it is absent, null or empty
    Digest digest;
    qint64 size = 0; ///< bytes
    QStringList urls;
    Annotations annotations;
    QString artifactType;
    std::optional<Platform> platform; ///< nothing where it lacks os or architecture
    QByteArray data; ///< the content itself, decoded and verified, where it is embedded and can be

    /// what names the document and field in the error. Errors: InvalidDocument for missing or
    /// malformed fields, a negative size or one over 1 PiB, data that is not the digest's.
    static Result<Descriptor> parse(const QJsonValue &json, const QString &what);

    /// The entry is no image: BuildKit's attestation mark, or platform unknown/unknown.
    bool isAttestation() const;
    /// A layer that registries do not hold by design: its URLs say where it is.
    bool isForeign() const { return mediaType.isForeign() && !urls.isEmpty(); }

    bool operator==(const Descriptor &) const = default;
};

/// Annotations are a map of strings to strings; null is absent. Errors: InvalidDocument.
Result<Annotations> parseAnnotations(const QJsonValue &json, const QString &what);

} // namespace sameinside
