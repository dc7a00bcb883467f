// SPDX-License-Identifier: MIT
#include "model/image/imagename.h"

#include "model/text/plaintext.h"
#include "model/text/words/model/namewords.h"

#include <array>
#include <utility>

namespace sameinside {

namespace {

namespace names = words::names;
using Transport = ImageName::Transport;

constexpr std::array<std::pair<QStringView, Transport>, 4> localTransports{{
    {u"oci:", Transport::OciLayout},
    {u"oci-archive:", Transport::OciArchive},
    {u"docker-archive:", Transport::DockerArchive},
    {u"docker-daemon:", Transport::DockerDaemon},
}};

// Directories may hold an @ too ("/home/me@corp/dir:v1"), so that it takes more to be a digest.
bool looksLikeDigest(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0 || text.contains(u'/'))
        return false;
    const QStringView algorithm = text.first(colon);
    return algorithm == u"sha256" || algorithm == u"sha512" || algorithm == u"blake3"
        || text.size() - colon > 32;
}

} // namespace

Result<ImageName> ImageName::parse(QStringView text)
{
    text = text.trimmed();
    const auto invalid = [&](const QString &why) {
        return failure(ErrorKind::InvalidName,
                       names::notAnImageName(withoutPassword(text).left(160), why));
    };
    for (const auto &[prefix, transport] : localTransports) {
        if (!text.startsWith(prefix))
            continue;
        ImageName image;
        image.m_transport = transport;
        QStringView rest = text.sliced(prefix.size());
        if (rest.isEmpty())
            return invalid(names::nothingBehind(prefix));
        if (transport == Transport::DockerDaemon) {
            image.m_name = rest.toString();
            return image;
        }
        // A digest at the end selects by content; before it, the first colon ends the path.
        if (const qsizetype at = rest.lastIndexOf(u'@');
            at > 0 && looksLikeDigest(rest.sliced(at + 1))) {
            const auto digest = Digest::parse(rest.sliced(at + 1));
            if (!digest)
                return invalid(digest.error().detail);
            image.m_digest = *digest;
            rest = rest.first(at);
        }
        if (const qsizetype colon = rest.indexOf(u':'); colon >= 0) {
            image.m_name = rest.sliced(colon + 1).toString();
            rest = rest.first(colon);
        }
        // "oci:dir :" names no image: what is written for it must not end in the space.
        if (image.m_name.isEmpty() && !image.m_digest)
            rest = rest.trimmed();
        if (rest.isEmpty())
            return invalid(names::pathMissing());
        image.m_path = rest.toString();
        return image;
    }
    if (text.startsWith(u"docker://"))
        text = text.sliced(9);
    const auto reference = Reference::parse(text);
    if (!reference)
        return tl::unexpected(reference.error());
    return inRegistry(*reference);
}

ImageName ImageName::inRegistry(const Reference &reference)
{
    ImageName image;
    image.m_transport = Transport::Registry;
    image.m_reference = reference;
    image.m_digest = reference.digest();
    return image;
}

ImageName ImageName::inLayout(const QString &directory, const QString &name,
                              const std::optional<Digest> &digest)
{
    ImageName image;
    image.m_transport = Transport::OciLayout;
    image.m_path = directory;
    image.m_name = name;
    image.m_digest = digest;
    return image;
}

QString ImageName::toString() const
{
    if (m_transport == Transport::Registry)
        return m_reference->toString();
    QString text;
    for (const auto &[prefix, transport] : localTransports) {
        if (transport == m_transport)
            text = prefix.toString();
    }
    if (m_transport == Transport::DockerDaemon)
        return text + m_name;
    text += m_path;
    if (!m_name.isEmpty())
        text += u':' + m_name;
    if (m_digest)
        text += u'@' + m_digest->toString();
    return text;
}

QString ImageName::shortText() const
{
    if (m_transport == Transport::Registry) {
        QString text = m_reference->path();
        if (!m_reference->tag().isEmpty())
            text += u':' + m_reference->tag();
        if (m_reference->digest())
            text += u'@' + m_reference->digest()->shortText();
        return text;
    }
    // "1.25" alone would not tell of what.
    const bool isWhole = m_path.isEmpty() || m_name.contains(u':') || m_name.contains(u'/');
    QString text = m_path.section(u'/', -1, -1, QString::SectionSkipEmpty);
    if (isWhole && !m_name.isEmpty())
        text = m_name;
    else if (!m_name.isEmpty())
        text += u':' + m_name;
    if (m_digest)
        text += u'@' + m_digest->shortText();
    return text;
}

Result<TargetName> TargetName::parse(QStringView text)
{
    text = text.trimmed();
    const auto invalid = [&](const QString &why) {
        return failure(ErrorKind::InvalidName,
                       names::notAPlace(withoutPassword(text).left(160), why));
    };
    TargetName target;
    if (text.startsWith(u"oci:")) {
        target.m_kind = Kind::OciLayout;
        target.m_path = text.sliced(4).toString();
        if (target.m_path.isEmpty())
            return invalid(names::directoryMissing());
        return target;
    }
    const bool explicitly = text.startsWith(u"docker://");
    QStringView rest = explicitly ? text.sliced(9) : text;
    while (rest.endsWith(u'/'))
        rest.chop(1);
    const qsizetype slash = rest.indexOf(u'/');
    const QStringView host = slash < 0 ? rest : rest.first(slash);
    if (host.contains(u'@'))
        return invalid(names::noPasswordHere());
    target.m_host = host.toString();
    target.m_prefix = slash < 0 ? QString() : rest.sliced(slash + 1).toString();
    if (!explicitly && host != u"localhost" && !host.contains(u'.') && !host.contains(u':'))
        return invalid(names::notAHost(host));
    const auto checked = Reference::fromParts(
        target.m_host, target.m_prefix.isEmpty() ? QStringLiteral("x") : target.m_prefix);
    if (!checked)
        return invalid(checked.error().detail);
    if (Reference::isDockerHub(target.m_host)) {
        target.m_host = QStringLiteral("docker.io");
        // An official image, as in a reference; "library" alone is all of them.
        if (!target.m_prefix.isEmpty() && target.m_prefix != u"library"
            && !target.m_prefix.contains(u'/'))
            target.m_prefix.prepend(QStringLiteral("library/"));
    }
    return target;
}

QString TargetName::toString() const
{
    if (m_kind == Kind::OciLayout)
        return QStringLiteral("oci:") + m_path;
    QString text = QStringLiteral("docker://") + m_host;
    if (!m_prefix.isEmpty())
        text += u'/' + m_prefix;
    return text;
}

bool TargetName::covers(QStringView repository) const
{
    if (m_prefix.isEmpty() || repository == m_prefix)
        return true;
    return repository.size() > m_prefix.size() && repository.startsWith(m_prefix)
        && repository.at(m_prefix.size()) == u'/';
}

} // namespace sameinside
