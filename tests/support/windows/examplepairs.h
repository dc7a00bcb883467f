// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

#include <QPalette>

namespace sameinside::test {

/// A layer by what is in it: equal contents give equal diff IDs, equal blobs equal digests.
struct LayerText {
    QString contents;
    QString blob;
    qint64 size = 43306189;
};

/// An image built in code: deterministic bytes, no files.
struct ImageText {
    QString platform = QStringLiteral("linux/amd64");
    std::vector<LayerText> layers;
    QString created = QStringLiteral("2023-11-14T00:00:00Z");
    QStringList environment{QStringLiteral("PATH=/usr/bin")};
    QStringList history; ///< createdBy, by layer
    bool isDocker = false;
};

ManifestNode imageNode(const ImageText &image);
std::shared_ptr<ImageTree> imageTree(const QString &name, const ImageText &image);
std::shared_ptr<ImageTree> indexTree(const QString &name, const std::vector<ImageText> &images);

/// count layers that are equal where their blobs are.
std::vector<LayerText> layers(int count, const QString &prefix = QStringLiteral("layer"));

/// Pairs by name, for pictures and for tests: "walk-through", "recompressed", "rebuilt",
/// "unrelated", "120 layers", "alternating layers", "left not loaded", "no common platform" …
std::vector<QString> pairNames();
std::shared_ptr<const Comparison> pairNamed(const QString &name);
std::shared_ptr<const LoadedPair> pairWithError();

QPalette lightPalette();
QPalette darkPalette();

} // namespace sameinside::test
