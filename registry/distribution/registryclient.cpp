// SPDX-License-Identifier: MIT
#include "registry/distribution/registryclient.h"

#include "model/image/imageconfig.h"
#include "model/parallel.h"
#include "model/text/words/registry/distributionwords.h"
#include "registry/distribution/answererror.h"
#include "registry/distribution/blobdownload.h"
#include "registry/distribution/linkheader.h"
#include "registry/distribution/manifestcheck.h"
#include "registry/distribution/namelist.h"

#include <array>

namespace sameinside {

namespace {

constexpr std::size_t width = 8; // requests of one bulk call at once

// facts section 2.2: all of them, always, or registries convert. No q-values: some do not read
// them.
constexpr char acceptedManifests[] = "application/vnd.oci.image.index.v1+json, "
                                     "application/vnd.oci.image.manifest.v1+json, "
                                     "application/vnd.docker.distribution.manifest.list.v2+json, "
                                     "application/vnd.docker.distribution.manifest.v2+json, "
                                     "application/vnd.docker.distribution.manifest.v1+prettyjws, "
                                     "application/vnd.docker.distribution.manifest.v1+json, "
                                     "application/vnd.oci.artifact.manifest.v1+json";

tl::unexpected<Error> unverifiable(const Descriptor &descriptor, const QString &what)
{
    return failure(ErrorKind::Unsupported,
                   words::distribution::notVerifiable(
                       what, QString::fromLatin1(descriptor.digest.algorithm())));
}

// Of the whole blob, as an answer says; -1 where it does not.
qint64 sizeOfAnswer(const Response &response)
{
    const QByteArray range = response.header("Content-Range"); // "bytes 0-0/1234"
    const QByteArray size = response.status == 206 ? range.mid(range.lastIndexOf('/') + 1)
                                                   : response.header("Content-Length");
    bool isNumber = false;
    const qint64 number = size.trimmed().toLongLong(&isNumber);
    return isNumber ? number : -1;
}

Error notHere(Error error, const Descriptor &descriptor)
{
    // image-spec: such layers are fetched from elsewhere; this program does not follow.
    if (error.kind == ErrorKind::NotHere && !descriptor.urls.isEmpty())
        error.detail = words::distribution::foreignLayer(error.detail);
    return error;
}

} // namespace

struct RegistryClient::Wanted {
    QString name; ///< behind /manifests/
    QString what;
    std::optional<Digest> digest;
    std::optional<MediaType> type;
    qint64 size = -1;
    ErrorKind notFound = ErrorKind::NotFound;
};

RegistryClient::RegistryClient(std::shared_ptr<RegistrySession> session, Reference reference) :
    m_session(std::move(session)),
    m_reference(std::move(reference)), m_access{.domain = m_reference.domain(),
                                                .repository = m_reference.path()}
{
}

QUrl RegistryClient::apiUrl(const QString &domain, const QString &path)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setAuthority(domain == u"docker.io" ? QStringLiteral("registry-1.docker.io") : domain);
    url.setPath(QStringLiteral("/v2/") + path);
    return url;
}

QUrl RegistryClient::url(const QString &path) const
{
    return apiUrl(m_reference.domain(), m_reference.path() + path);
}

QString RegistryClient::blobName(const Digest &digest) const
{
    return words::distribution::blobOf(m_reference.repository(), digest.toString());
}

Result<Response> RegistryClient::ask(const QString &path, const QString &what, Request request,
                                     const std::stop_token &stop)
{
    QUrl whole = url(path);
    whole.setQuery(request.url.query(QUrl::FullyEncoded));
    request.url = whole;
    request.findScheme = true;
    auto response = m_session->send(m_access, request, stop);
    if (!response)
        return tl::unexpected(about(what, response.error()));
    return response;
}

Result<RegistryClient::Wanted> RegistryClient::wanted(const Selector &selector) const
{
    auto digest = selector.digest;
    QString tag = selector.name;
    if (!digest && tag.isEmpty()) {
        digest = m_reference.digest();
        tag = m_reference.tag().isEmpty() ? QStringLiteral("latest") : m_reference.tag();
    }
    if (digest) {
        const QString text = digest->toString();
        return Wanted{
            .name = text, .what = m_reference.repository() + u'@' + text, .digest = digest};
    }
    if (!Reference::isTag(tag)) {
        return failure(ErrorKind::InvalidName, words::distribution::notATag(tag.left(140)));
    }
    return Wanted{.name = tag, .what = m_reference.repository() + u':' + tag};
}

Result<ManifestDocument> RegistryClient::resolve(const Selector &selector, std::stop_token stop)
{
    const auto asked = wanted(selector);
    if (!asked)
        return tl::unexpected(asked.error());
    auto document = fetch(*asked, nullptr, stop);
    if (!document)
        return tl::unexpected(document.error());
    return **std::move(document);
}

Result<std::optional<ManifestDocument>> RegistryClient::resolveIfChanged(const Selector &selector,
                                                                         const Digest &known,
                                                                         std::stop_token stop)
{
    const auto asked = wanted(selector);
    if (!asked)
        return tl::unexpected(asked.error());
    if (asked->digest == known) // a digest cannot come to name anything else
        return std::nullopt;
    auto document = fetch(*asked, &known, stop);
    if (document && *document && (*document)->isNamed(known))
        return std::nullopt;
    return document;
}

// Nothing where it still is what is known.
Result<std::optional<ManifestDocument>> RegistryClient::fetch(const Wanted &wanted,
                                                              const Digest *known,
                                                              const std::stop_token &stop)
{
    Request request{.headers = {{"Accept", acceptedManifests}}, .kind = AnswerKind::Manifest};
    if (known)
        request.headers.append({"If-None-Match", '"' + known->toString().toLatin1() + '"'});
    const auto response
        = ask(QStringLiteral("/manifests/") + wanted.name, wanted.what, std::move(request), stop);
    if (!response)
        return tl::unexpected(response.error());
    if (known && response->status == 304)
        return std::nullopt;
    if (response->status == 404)
        return tl::unexpected(missing(wanted, *response, stop));
    if (response->status != 200)
        return tl::unexpected(answerError(*response, wanted.what, m_access));
    const ManifestCheck check{
        .what = wanted.what, .digest = wanted.digest, .type = wanted.type, .size = wanted.size};
    auto document = check(*response);
    if (!document)
        return tl::unexpected(document.error());
    m_isKnown = true;
    return *std::move(document);
}

// Registries answer "manifest unknown" for a repository that is not there, too: the list of its
// tags tells, at the price of one request that is made for errors only.
Error RegistryClient::missing(const Wanted &wanted, const Response &response,
                              const std::stop_token &stop)
{
    Error plain = answerError(response, wanted.what, m_access, wanted.notFound);
    if (wanted.notFound != ErrorKind::NotFound || plain.detail.contains(u"NAME_UNKNOWN")
        || !response.body.contains("MANIFEST_UNKNOWN"))
        return plain;
    if (!m_isKnown) {
        constexpr qint64 enough = qint64(64) * 1024;
        const auto tags
            = ask(QStringLiteral("/tags/list"), m_reference.repository(),
                  {.kind = AnswerKind::Page, .largest = enough, .cutAtLargest = true}, stop);
        if (tags && tags->status == 404)
            return answerError(*tags, m_reference.repository(), m_access);
        m_isKnown = tags && tags->status == 200;
    }
    return {ErrorKind::NotFound,
            wanted.digest ? words::distribution::noSuchDigest(wanted.what)
                          : words::distribution::noSuchTag(wanted.what)};
}

Result<ManifestDocument> RegistryClient::manifest(const Descriptor &descriptor,
                                                  const std::stop_token &stop)
{
    const QString name = descriptor.digest.toString();
    const Wanted asked{.name = name,
                       .what = m_reference.repository() + u'@' + name,
                       .digest = descriptor.digest,
                       .type = descriptor.mediaType,
                       .size = descriptor.size,
                       .notFound = ErrorKind::NotHere};
    if (!descriptor.data.isEmpty()) {
        auto document = ManifestDocument::parse(descriptor.data, descriptor.mediaType);
        return document
            ? std::move(document)
            : Result<ManifestDocument>(tl::unexpected(about(asked.what, document.error())));
    }
    if (descriptor.size > largestManifest) {
        return failure(ErrorKind::TooLarge,
                       words::distribution::manifestTooLarge(asked.what, descriptor.size));
    }
    auto document = fetch(asked, nullptr, stop);
    if (!document)
        return tl::unexpected(document.error());
    return **std::move(document);
}

std::vector<Result<ManifestDocument>> RegistryClient::manifests(
    std::span<const Descriptor> descriptors, std::stop_token stop)
{
    std::vector<Result<ManifestDocument>> documents(descriptors.size(), stopped());
    inParallel(descriptors.size(), width,
               [&](std::size_t i) { documents[i] = manifest(descriptors[i], stop); });
    return documents;
}

Result<QByteArray> RegistryClient::blob(const Descriptor &descriptor, const std::stop_token &stop)
{
    const QString what = blobName(descriptor.digest);
    if (!descriptor.data.isEmpty())
        return descriptor.data;
    if (!descriptor.digest.isVerifiable())
        return unverifiable(descriptor, what);
    if (descriptor.size > largestConfig) {
        return failure(ErrorKind::TooLarge,
                       words::distribution::configTooLarge(what, descriptor.size));
    }
    const auto response = ask(QStringLiteral("/blobs/") + descriptor.digest.toString(), what,
                              {.kind = AnswerKind::Config}, stop);
    if (!response)
        return tl::unexpected(response.error());
    if (response->status != 200) {
        return tl::unexpected(
            notHere(answerError(*response, what, m_access, ErrorKind::NotHere), descriptor));
    }
    if (const auto found = verify(descriptor, response->body))
        return tl::unexpected(mismatchError(*found, descriptor, what));
    return response->body;
}

std::vector<Result<QByteArray>> RegistryClient::blobs(std::span<const Descriptor> descriptors,
                                                      std::stop_token stop)
{
    std::vector<Result<QByteArray>> contents(descriptors.size(), stopped());
    inParallel(descriptors.size(), width,
               [&](std::size_t i) { contents[i] = blob(descriptors[i], stop); });
    return contents;
}

Result<QByteArray> RegistryClient::blobStart(const Descriptor &descriptor, qint64 length,
                                             std::stop_token stop)
{
    if (length <= 0 || descriptor.size == 0)
        return QByteArray();
    const QString what = blobName(descriptor.digest);
    Request request{.headers = {{"Range", "bytes=0-" + QByteArray::number(length - 1)}},
                    .kind = AnswerKind::Blob,
                    .largest = length,
                    .cutAtLargest = true};
    auto response = ask(QStringLiteral("/blobs/") + descriptor.digest.toString(), what,
                        std::move(request), stop);
    if (!response)
        return tl::unexpected(response.error());
    if (response->status != 200 && response->status != 206) {
        return tl::unexpected(
            notHere(answerError(*response, what, m_access, ErrorKind::NotHere), descriptor));
    }
    if (response->status == 206 && !response->header("Content-Range").startsWith("bytes 0-")) {
        return failure(
            ErrorKind::ServerFault,
            words::distribution::otherPart(what, Origin::of(response->url).hostAndPort()));
    }
    return std::move(response->body);
}

Result<void> RegistryClient::readBlob(const Descriptor &descriptor, const BlobSink &sink,
                                      std::stop_token stop)
{
    const QString what = blobName(descriptor.digest);
    if (!descriptor.digest.isVerifiable())
        return unverifiable(descriptor, what);
    BlobDownload download(*m_session, m_access, descriptor,
                          url(QStringLiteral("/blobs/") + descriptor.digest.toString()), what);
    auto done = download.run(sink, stop);
    if (!done)
        return tl::unexpected(notHere(done.error(), descriptor));
    return done;
}

Result<void> RegistryClient::checkBlob(const Descriptor &descriptor, std::stop_token stop)
{
    const QString what = blobName(descriptor.digest);
    const QString path = QStringLiteral("/blobs/") + descriptor.digest.toString();
    auto response
        = ask(path, what, {.method = Request::Method::Head, .kind = AnswerKind::Blob}, stop);
    if (!response)
        return tl::unexpected(response.error());
    // Storage that a registry redirects to may take GET alone, and an answer to HEAD says no why.
    if (response->status != 200 || sizeOfAnswer(*response) < 0) {
        response = ask(path, what,
                       {.headers = {{"Range", "bytes=0-0"}},
                        .kind = AnswerKind::Blob,
                        .largest = largestErrorBody,
                        .cutAtLargest = true},
                       stop);
        if (!response)
            return tl::unexpected(response.error());
    }
    if (response->status == 416 && descriptor.size == 0) // nothing has no first byte
        return {};
    if (response->status != 200 && response->status != 206) {
        return tl::unexpected(
            notHere(answerError(*response, what, m_access, ErrorKind::NotHere), descriptor));
    }
    if (const qint64 size = sizeOfAnswer(*response); size >= 0 && !hasSize(descriptor, size))
        return tl::unexpected(mismatchError({.size = size}, descriptor, what));
    return {};
}

// Nothing where there is no such tag.
Result<std::optional<ManifestDocument>> RegistryClient::findTag(const QString &tag,
                                                                std::stop_token stop)
{
    const QString what = m_reference.repository() + u':' + tag;
    const auto response
        = ask(QStringLiteral("/manifests/") + tag, what,
              {.headers = {{"Accept", acceptedManifests}}, .kind = AnswerKind::Manifest}, stop);
    if (!response)
        return tl::unexpected(response.error());
    if (response->status == 404)
        return std::nullopt;
    if (response->status != 200)
        return tl::unexpected(answerError(*response, what, m_access));
    auto document = ManifestCheck{.what = what}(*response);
    if (!document)
        return tl::unexpected(document.error());
    return *std::move(document);
}

// What names the digest as its subject, an index a page (dist-spec, "Listing Referrers").
Result<std::vector<ManifestDocument>> RegistryClient::referrers(const Digest &subject,
                                                                std::stop_token stop)
{
    constexpr std::size_t mostPages = 64;
    const QString what = m_reference.repository() + u'@' + subject.toString();
    const QString path = QStringLiteral("/referrers/") + subject.toString();
    std::vector<ManifestDocument> pages;
    Request request{.headers = {{"Accept", MediaType::ociIndex().bytes().toByteArray()}},
                    .kind = AnswerKind::Manifest};
    while (true) {
        const auto response = ask(path, what, request, stop);
        if (!response)
            return tl::unexpected(response.error());
        const bool isUnsupported = response->status == 404 || response->status == 400
            || response->status == 405 || response->status == 406;
        if (isUnsupported && pages.empty()) {
            auto tagged = findTag(referrersTag(subject), std::move(stop));
            if (!tagged)
                return tl::unexpected(tagged.error());
            if (*tagged)
                pages.push_back(**std::move(tagged));
            return pages;
        }
        if (response->status != 200)
            return tl::unexpected(answerError(*response, what, m_access));
        auto document = ManifestDocument::parse(response->body, MediaType::ociIndex());
        if (!document)
            return tl::unexpected(about(what, document.error()));
        pages.push_back(*std::move(document));
        const auto link = nextLink(response->header("Link"));
        if (!link || link->isEmpty())
            return pages;
        // Wherever it leads, its question is put to the list that was asked for.
        const QString query
            = response->url.resolved(QUrl::fromEncoded(*link)).query(QUrl::FullyEncoded);
        if (query == request.url.query(QUrl::FullyEncoded) || pages.size() == mostPages)
            return failure(ErrorKind::ServerFault, words::distribution::pagesInACircle(what));
        request.url.setQuery(query);
    }
}

Result<std::vector<Companion>> RegistryClient::companions(const Digest &subject,
                                                          std::stop_token stop)
{
    const QString tag = referrersTag(subject);
    const std::array<QString, 3> tags{tag + QStringLiteral(".sig"), tag + QStringLiteral(".att"),
                                      tag + QStringLiteral(".sbom")};
    Result<std::vector<ManifestDocument>> answers[1 + tags.size()];
    inParallel(std::size(answers), width, [&](std::size_t i) {
        if (i == 0) {
            answers[i] = referrers(subject, stop);
            return;
        }
        auto tagged = findTag(tags[i - 1], stop);
        if (!tagged)
            answers[i] = tl::unexpected(tagged.error());
        else if (*tagged)
            answers[i]->push_back(**std::move(tagged));
    });
    std::vector<Companion> found;
    for (const auto &answer : answers) {
        if (!answer)
            return tl::unexpected(answer.error());
        for (const ManifestDocument &document : *answer)
            addCompanions(found, document);
    }
    return found;
}

Result<Listing<Listed>> RegistryClient::list(std::stop_token stop)
{
    const NameList tags{.access = m_access,
                        .url = url(QStringLiteral("/tags/list")),
                        .member = QStringLiteral("tags"),
                        .what = m_reference.repository()};
    const auto names = tags.read(*m_session, stop);
    if (!names)
        return tl::unexpected(names.error());
    m_isKnown = true;
    Listing<Listed> listed;
    listed.reserve(names->size());
    listed.gap = names->gap;
    for (const QString &name : *names) {
        if (Reference::isTag(name)) // what is none cannot be asked for
            listed.push_back({.name = name});
    }
    return listed;
}

} // namespace sameinside
