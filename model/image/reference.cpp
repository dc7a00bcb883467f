// SPDX-License-Identifier: MIT
#include "model/image/reference.h"

#include "model/text/plaintext.h"
#include "model/text/words/model/namewords.h"

#include <QRegularExpression>

#include <algorithm>

namespace sameinside {

namespace {

namespace names = words::names;

constexpr qsizetype longestDomain = 253 + 6; // RFC 1035, and a port
constexpr qsizetype longestPath = 255;

const QRegularExpression &pathPattern()
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(QStringLiteral(
        "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*")));
    return pattern;
}

const QRegularExpression &domainPattern()
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(QStringLiteral(
        "(?:(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])"
        "(?:\\.(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\\[[0-9A-Fa-f:]+\\])"
        "(?::[0-9]{1,5})?")));
    return pattern;
}

bool isHex64(QStringView text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool looksLikeDomain(QStringView first)
{
    return first == u"localhost" || first.contains(u'.') || first.contains(u':')
        || std::ranges::any_of(first, [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

} // namespace

Result<Reference> Reference::parse(QStringView text)
{
    const auto invalid = [&](const QString &why) {
        return failure(ErrorKind::InvalidName,
                       names::notAnImageName(withoutPassword(text).left(160), why));
    };
    if (text.isEmpty())
        return failure(ErrorKind::InvalidName, names::emptyImageName());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i).isSpace())
            return invalid(names::spaceAtColumn(i + 1));
    }
    if (text.contains(u"://"))
        return invalid(names::urlIsNoImageName());
    if (const qsizetype slash = text.indexOf(u'/'); slash > 0 && text.first(slash).contains(u'@'))
        return invalid(names::noPasswordHere());

    Reference reference;
    QStringView name = text;
    if (const qsizetype at = text.indexOf(u'@'); at >= 0) {
        const auto digest = Digest::parse(text.sliced(at + 1));
        if (!digest)
            return invalid(digest.error().detail);
        if (digest->encoded().size() < 32)
            return invalid(names::digestTooShort());
        reference.m_digest = *digest;
        name = text.first(at);
    }
    // A colon behind the last slash begins a tag; one before it belongs to the port.
    const qsizetype colon = name.lastIndexOf(u':');
    if (colon > name.lastIndexOf(u'/')) {
        const QStringView tag = name.sliced(colon + 1);
        if (!isTag(tag))
            return invalid(names::notATag(tag.left(140)));
        reference.m_tag = tag.toString();
        name = name.first(colon);
    }
    if (name.isEmpty())
        return invalid(names::repositoryMissing());
    if (isHex64(name)) {
        return invalid(names::imageIdIsNoName());
    }

    QStringView domain = u"docker.io";
    QStringView path = name;
    if (const qsizetype slash = name.indexOf(u'/');
        slash >= 0 && looksLikeDomain(name.first(slash))) {
        domain = name.first(slash);
        path = name.sliced(slash + 1);
    }
    reference.m_domain = isDockerHub(domain) ? QStringLiteral("docker.io") : domain.toString();
    reference.m_path = path.toString();
    // What a person wrote is what a message names.
    const auto checked = fromParts(reference.m_domain, reference.m_path);
    if (!checked)
        return invalid(checked.error().detail);
    if (reference.m_domain == u"docker.io" && !path.contains(u'/'))
        reference.m_path.prepend(QStringLiteral("library/"));
    if (reference.m_path.size() > longestPath)
        return invalid(names::repositoryTooLong());
    if (reference.m_tag.isEmpty() && !reference.m_digest)
        reference.m_tag = QStringLiteral("latest");
    return reference;
}

Result<Reference> Reference::fromParts(const QString &domain, const QString &path)
{
    const auto invalid = [&](const QString &why) { return failure(ErrorKind::InvalidName, why); };
    if (domain.size() > longestDomain)
        return invalid(names::hostTooLong());
    if (!domainPattern().match(domain).hasMatch())
        return invalid(names::notAHost(QStringView(domain).left(140)));
    if (path.size() > longestPath)
        return invalid(names::repositoryTooLong());
    if (std::ranges::any_of(path, [](QChar c) { return c >= u'A' && c <= u'Z'; }))
        return invalid(names::repositoryNotLowerCase());
    if (!pathPattern().match(path).hasMatch())
        return invalid(names::notARepository(QStringView(path).left(140)));
    Reference reference;
    reference.m_domain = domain;
    reference.m_path = path;
    return reference;
}

QString Reference::toString() const
{
    QString text = repository();
    if (!m_tag.isEmpty())
        text += u':' + m_tag;
    if (m_digest)
        text += u'@' + m_digest->toString();
    return text;
}

QString Reference::selector() const
{
    return m_digest ? m_digest->toString() : m_tag;
}

bool Reference::isDockerHub(QStringView domain)
{
    return domain == u"docker.io" || domain == u"index.docker.io"
        || domain == u"registry-1.docker.io";
}

bool Reference::isTag(QStringView text)
{
    const auto word = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'_';
    };
    return !text.isEmpty() && text.size() <= 128 && word(text.front())
        && std::ranges::all_of(text, [&](QChar c) { return word(c) || c == u'.' || c == u'-'; });
}

} // namespace sameinside
