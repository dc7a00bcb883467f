// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace sameinside {

/// An image as the manifest.json of a Docker archive lists it (docker save). Names of files are
/// as they stand there.
struct SavedImage {
    QString config;
    QStringList tags;   ///< none for an image without a name
    QStringList layers; ///< base first

    /// Whether tag names it, short ("app", "app:1") or whole ("docker.io/library/app:1").
    bool isNamed(const QString &tag) const;

    bool operator==(const SavedImage &) const = default;
};

/// what names the document in errors. Errors: InvalidDocument.
Result<std::vector<SavedImage>> parseSavedImages(QByteArrayView json, const QString &what);

/// The image that name selects: a tag, "@N" (its position), or the only one for an empty name.
/// archive names the place in errors. Errors: NotFound, with the names that there are;
/// InvalidDocument where several images have the name.
Result<SavedImage> chooseImage(const std::vector<SavedImage> &images, const QString &name,
                               const QString &archive);

} // namespace sameinside
