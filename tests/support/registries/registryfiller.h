// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/manifest.h"
#include "tests/support/registries/sketch.h"

#include <QNetworkAccessManager>
#include <QSet>
#include <QUrl>

namespace sameinside {

/// Pushes sketched images into a registry that everybody may write to, at some hundred a second.
class RegistryFiller {
public:
    /// url is where /v2/ begins: "http://127.0.0.1:5000".
    explicit RegistryFiller(const QString &url) : m_url(url) {}

    /// All documents of image, named by tag. Errors: Io, with what the registry says.
    Result<void> push(const QString &repository, const QString &tag, const Sketched &image);
    /// A document, and all that blobs hold below it, byte for byte.
    Result<void> push(const QString &repository, const QString &tag, const Descriptor &document,
                      const std::map<Digest, QByteArray> &blobs);

private:
    Result<void> pushBlob(const QString &repository, const Digest &digest, const QByteArray &bytes);
    Result<void> pushManifest(const QString &repository, const QString &name,
                              const QByteArray &bytes, const MediaType &type);
    Result<QByteArray> send(const QByteArray &verb, const QUrl &url, const QByteArray &body,
                            const QByteArray &type, int expected);

    QString m_url;
    QNetworkAccessManager m_network;
    QSet<QString> m_pushed; ///< repository and digest
};

} // namespace sameinside
