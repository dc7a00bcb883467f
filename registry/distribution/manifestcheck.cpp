// SPDX-License-Identifier: MIT
#include "registry/distribution/manifestcheck.h"

#include "model/text/words/registry/distributionwords.h"
#include "registry/distribution/answererror.h"

namespace sameinside {

namespace {

Digest digestOf(const QByteArray &bytes, const Digest &like)
{
    Hasher hasher = Hasher::matching(like);
    hasher.add(bytes);
    return hasher.finish();
}

std::optional<MediaType> contentType(const Response &response)
{
    const auto type = MediaType::parse(QString::fromLatin1(response.header("Content-Type")));
    return type ? std::optional(*type) : std::nullopt;
}

} // namespace

Result<ManifestDocument> ManifestCheck::operator()(const Response &response) const
{
    if (isWebPage(response))
        return tl::unexpected(webPageError(response, what));
    const QByteArray &bytes = response.body;
    if (size >= 0 && bytes.size() != size) {
        return failure(ErrorKind::Corrupt,
                       words::distribution::otherSize(what, bytes.size(), size));
    }
    const bool isTyped = type && type->role() != MediaType::Role::Unknown
        && type->role() != MediaType::Role::Empty;
    auto parsed = isTyped ? ManifestDocument::parse(bytes, type)
                          : ManifestDocument::parse(bytes, contentType(response));
    if (const auto checked = checkAsked(bytes, parsed); !checked)
        return tl::unexpected(checked.error());
    const bool isSchema1 = parsed && parsed->schema1(); // its digest is not that of its bytes
    if (const auto checked = isSchema1 ? Result<void>() : checkHeader(response); !checked)
        return tl::unexpected(checked.error());
    if (!parsed)
        return tl::unexpected(about(what, parsed.error()));
    // An answer such as {"errors": …} with status 200 is not an image of an unknown kind.
    const bool isKnown = parsed->manifest() || parsed->index() || isSchema1;
    if (!isKnown && !digest && response.header("Docker-Content-Digest").isEmpty()) {
        return failure(ErrorKind::InvalidDocument, words::distribution::noManifest(what));
    }
    return std::move(*parsed).namedBy(nameOf(response, *parsed));
}

// As it was asked for, else as the registry says.
Digest ManifestCheck::nameOf(const Response &response, const ManifestDocument &parsed) const
{
    if (digest)
        return *digest;
    const auto named
        = Digest::parse(QString::fromLatin1(response.header("Docker-Content-Digest").trimmed()));
    return named && named->matches(response.body) ? *named : parsed.digest();
}

Result<void> ManifestCheck::checkAsked(const QByteArray &bytes,
                                       const Result<ManifestDocument> &parsed) const
{
    // The digest of a signed schema 1 manifest covers its payload only; parsing knows it.
    if (!digest || digest->matches(bytes) || (parsed && parsed->digest() == *digest))
        return {};
    if (!digest->isVerifiable()) {
        return failure(
            ErrorKind::Unsupported,
            words::distribution::notVerifiable(what, QString::fromLatin1(digest->algorithm())));
    }
    return failure(ErrorKind::Corrupt,
                   words::distribution::otherBytes(what, digest->toString(),
                                                   digestOf(bytes, *digest).toString()));
}

Result<void> ManifestCheck::checkHeader(const Response &response) const
{
    const QByteArray header = response.header("Docker-Content-Digest");
    if (header.isEmpty())
        return {};
    const auto named = Digest::parse(QString::fromLatin1(header.trimmed()));
    if (!named || !named->isVerifiable() || named->matches(response.body))
        return {};
    // facts section 2.3: registries and proxies convert what is asked for by tag.
    return failure(ErrorKind::Corrupt,
                   words::distribution::otherDigestNamed(
                       what, named->toString(), digestOf(response.body, *named).toString()));
}

} // namespace sameinside
