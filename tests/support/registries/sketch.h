// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/descriptor.h"

#include <map>
#include <vector>

namespace sameinside {

/// An image whose layers hold nothing sensible: enough for everything that reads no contents.
struct Sketched {
    Descriptor descriptor;
    std::map<Digest, QByteArray> blobs;  ///< by digest: the document, and all documents below it
    std::map<Digest, QByteArray> layers; ///< for registries that want to have them

    Digest digest() const { return descriptor.digest; }
    /// As an entry of an index.
    Descriptor entry(QStringView platform = {}) const;
};

/// Sketches an image by the names of its layers: one name, one contents.
struct Sketch {
    QStringList layers{QStringLiteral("base"), QStringLiteral("app")};
    QString platform = QStringLiteral("linux/amd64");
    QString label;            ///< in the config
    bool isRewritten = false; ///< the config says the same in other bytes
    QString encoding;         ///< another one makes other blobs of the same contents
    QString annotation;       ///< in the manifest
    bool isDocker = false;

    Sketched image() const;
    QByteArray config() const;
    static Digest blob(const QString &layer, const QString &encoding = {});
    static QByteArray blobBytes(const QString &layer, const QString &encoding = {});
    static constexpr qint64 layerSize = 1000; ///< of every layer, in bytes
};

/// An index of images, each entry with its platform; images without one in their pair have none.
Sketched sketchIndex(const std::vector<std::pair<Sketched, QString>> &images,
                     const std::vector<Descriptor> &further = {});
/// A Helm chart.
Sketched sketchChart(const QString &name);
/// A Docker schema 1 manifest with these blobs.
Sketched sketchSchema1(const QStringList &layers);
/// BuildKit's attestation for an image, as an entry of its index; not stored anywhere.
Descriptor sketchAttestation(const Sketched &image);

} // namespace sameinside
