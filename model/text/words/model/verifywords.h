// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What verifying whole images and registries finds, and how far it is.
namespace sameinside::words::verify {

QString readingDocuments(qint64 documents);
QString readingBlobs(qint64 done, qint64 all, const QString &bytes, const QString &allBytes);
QString faultsSoFar(qint64 faults);

QString damaged();
QString notHere();
QString notKnown();
QString documentOf(const QString &image, const QString &digest);
QString configOf(const QString &image, const QString &digest);
QString layerOf(const QString &image, qint64 layer, const QString &digest);
QString blobOf(const QString &image, const QString &digest);
QString alsoIn(const QString &part, qint64 images);
/// "damaged: team/app:1, layer 3 (sha256:…): why. Copy the image again."
QString faultLine(const QString &kind, const QString &part, const QString &detail,
                  const QString &advice);
QString moreLike(const QString &line, qint64 count);
QString copyAgain();
QString copyOrDelete();
QString copyOrRename();
QString tryAgain();

QString otherDiffId(const QString &computed, const QString &claimed);
QString otherSize(qint64 size, qint64 promised);
QString noContents(const QString &why);
QString encryptedLayer();
QString unknownDocument(const QString &mediaType);
QString offline(const QString &name);

QString sound(qint64 images, qint64 documents, qint64 blobs, const QString &size);
/// Layers that registries do not hold by design.
QString withForeign(const QString &summary, qint64 layers);
QString notSound(const QString &read, qint64 damaged, qint64 notHere, qint64 notKnown);
QString stoppedEarly(const QString &summary);
QString remembered(qint64 blobs, const QString &date);

} // namespace sameinside::words::verify
