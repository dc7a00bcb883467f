// SPDX-License-Identifier: MIT
#include "tests/support/registries/registryfiller.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QUrlQuery>

namespace sameinside {

Result<QByteArray> RegistryFiller::send(const QByteArray &verb, const QUrl &url,
                                        const QByteArray &body, const QByteArray &type,
                                        int expected)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != expected) {
        return failure(ErrorKind::Io,
                       QString::fromLatin1(verb) + u' ' + url.toString() + u' '
                           + reply->errorString() + u' ' + QString::fromUtf8(reply->readAll()));
    }
    return reply->rawHeader("Location");
}

Result<void> RegistryFiller::pushBlob(const QString &repository, const Digest &digest,
                                      const QByteArray &bytes)
{
    const QString key = repository + u' ' + digest.toString();
    if (m_pushed.contains(key))
        return {};
    m_pushed.insert(key);
    const auto location
        = send("POST", QUrl(QStringLiteral("%1/v2/%2/blobs/uploads/").arg(m_url, repository)), {},
               "application/octet-stream", 202);
    if (!location)
        return tl::unexpected(location.error());
    QUrl url = QUrl(m_url).resolved(QUrl(QString::fromUtf8(*location)));
    QUrlQuery query(url);
    query.addQueryItem(QStringLiteral("digest"), digest.toString());
    url.setQuery(query);
    if (const auto sent = send("PUT", url, bytes, "application/octet-stream", 201); !sent)
        return tl::unexpected(sent.error());
    return {};
}

Result<void> RegistryFiller::pushManifest(const QString &repository, const QString &name,
                                          const QByteArray &bytes, const MediaType &type)
{
    const QUrl url(QStringLiteral("%1/v2/%2/manifests/%3").arg(m_url, repository, name));
    if (const auto sent = send("PUT", url, bytes, type.bytes().toByteArray(), 201); !sent)
        return tl::unexpected(sent.error());
    return {};
}

Result<void> RegistryFiller::push(const QString &repository, const QString &tag,
                                  const Sketched &image)
{
    std::map<Digest, QByteArray> blobs = image.blobs;
    blobs.insert(image.layers.begin(), image.layers.end());
    return push(repository, tag, image.descriptor, blobs);
}

Result<void> RegistryFiller::push(const QString &repository, const QString &tag,
                                  const Descriptor &document,
                                  const std::map<Digest, QByteArray> &blobs)
{
    std::vector<std::pair<Digest, MediaType>> children;
    for (const auto &[digest, bytes] : blobs) {
        const auto parsed = ManifestDocument::parse(bytes);
        if (digest == document.digest)
            continue;
        if (parsed && parsed->mediaType())
            children.emplace_back(digest, *parsed->mediaType());
        else if (const auto pushed = pushBlob(repository, digest, bytes); !pushed)
            return pushed;
    }
    // An index may only name what is there.
    for (const auto &[digest, type] : children) {
        if (const auto pushed = pushManifest(repository, digest.toString(), blobs.at(digest), type);
            !pushed)
            return pushed;
    }
    return pushManifest(repository, tag, blobs.at(document.digest), document.mediaType);
}

} // namespace sameinside
