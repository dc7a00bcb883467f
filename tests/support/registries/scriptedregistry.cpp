// SPDX-License-Identifier: MIT
#include "tests/support/registries/scriptedregistry.h"

#include "model/image/manifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace sameinside {

namespace {

ScriptedReply notFound()
{
    return ScriptedReply::text(404,
                               R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"unknown"}]})");
}

} // namespace

void ScriptedRegistry::push(const QString &repository, const QString &tag, const Sketched &image)
{
    m_repositories[repository].insert_or_assign(tag, image.digest());
    for (const auto &[digest, bytes] : image.blobs) {
        const auto document = ManifestDocument::parse(bytes);
        const auto type = document ? document->mediaType() : std::nullopt;
        m_documents.insert_or_assign(
            digest,
            Document{bytes, type ? type->bytes().toByteArray() : "application/octet-stream"});
    }
}

ScriptedReply ScriptedRegistry::names(const ServedRequest &request, const QByteArray &member,
                                      const QStringList &names) const
{
    const QUrlQuery query(QString::fromUtf8(request.target).section(u'?', 1));
    const qsizetype first = query.queryItemValue(QStringLiteral("last")).toInt();
    const QStringList page = names.mid(first, m_pageSize);
    auto reply = ScriptedReply::text(
        200,
        QJsonDocument(QJsonObject{{QString::fromLatin1(member), QJsonArray::fromStringList(page)}})
            .toJson(QJsonDocument::Compact));
    if (first + page.size() < names.size()) {
        reply.with("Link",
                   '<' + request.path + "?last=" + QByteArray::number(first + page.size())
                       + ">; rel=\"next\"");
    }
    return reply;
}

ScriptedReply ScriptedRegistry::manifest(const ServedRequest &request, const QString &repository,
                                         const QString &selector) const
{
    const auto tags = m_repositories.find(repository);
    if (tags == m_repositories.end())
        return notFound();
    auto digest = Digest::parse(selector);
    if (!digest) {
        const auto tag = tags->second.find(selector);
        if (tag == tags->second.end())
            return notFound();
        digest = tag->second;
    }
    const auto document = m_documents.find(*digest);
    if (document == m_documents.end())
        return notFound();
    const QByteArray tag = '"' + digest->toString().toLatin1() + '"';
    const bool isKnown = request.header("if-none-match") == tag;
    auto reply
        = ScriptedReply::text(isKnown ? 304 : 200, isKnown ? QByteArray() : document->second.bytes,
                              document->second.mediaType);
    return reply.with("Docker-Content-Digest", digest->toString().toLatin1()).with("ETag", tag);
}

ScriptedReply ScriptedRegistry::answer(const ServedRequest &request) const
{
    const QString path = QString::fromUtf8(request.path);
    if (path == u"/v2/")
        return ScriptedReply::text(200, "{}");
    if (path == u"/v2/_catalog") {
        QStringList repositories;
        for (const auto &[name, tags] : m_repositories)
            repositories.append(name);
        return names(request, "repositories", repositories);
    }
    const QString last = path.section(u'/', -1);
    const QString repository = path.section(u'/', 2, -3);
    const QString kind = path.section(u'/', -2, -2);
    if (kind == u"tags") {
        const auto found = m_repositories.find(repository);
        QStringList tags;
        if (found == m_repositories.end())
            return notFound();
        for (const auto &[tag, digest] : found->second)
            tags.append(tag);
        return names(request, "tags", tags);
    }
    if (kind == u"manifests")
        return manifest(request, repository, last);
    const auto digest = Digest::parse(last);
    const auto blob = digest ? m_documents.find(*digest) : m_documents.end();
    if (kind != u"blobs" || blob == m_documents.end())
        return notFound();
    return ScriptedReply::text(200, blob->second.bytes, "application/octet-stream");
}

} // namespace sameinside
