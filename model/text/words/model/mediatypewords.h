// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

/// What people call a media type; nothing for one that has no name.
namespace sameinside::words::mediatypes {

/// Of a document or a layer: "OCI index".
QString nameOf(QByteArrayView mediaType);
/// What an artifact is, by the type of its config or of its first layer: "Helm chart".
QString artifactOf(QByteArrayView mediaType);

/// Where a descriptor says none.
QString notStated();

} // namespace sameinside::words::mediatypes
