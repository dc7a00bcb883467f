// SPDX-License-Identifier: MIT
#include "model/image/mediatype.h"

#include "model/text/words/model/mediatypewords.h"
#include "model/text/words/model/namewords.h"

#include <algorithm>
#include <array>

namespace sameinside {

namespace {

struct Known {
    QByteArrayView name;
    MediaType::Role role;
    MediaType::Family family;
    MediaType::Encoding encoding;
    QByteArrayView neutral; // equal for types that mean the same
};

using Role = MediaType::Role;
using Family = MediaType::Family;
using Encoding = MediaType::Encoding;

constexpr auto unknown = Encoding::Unknown;

constexpr std::array knownTypes{
    Known{"application/vnd.oci.image.index.v1+json", Role::Index, Family::Oci, unknown, "index"},
    Known{"application/vnd.docker.distribution.manifest.list.v2+json", Role::Index, Family::Docker,
          unknown, "index"},
    Known{"application/vnd.oci.image.manifest.v1+json", Role::Manifest, Family::Oci, unknown,
          "manifest"},
    Known{"application/vnd.docker.distribution.manifest.v2+json", Role::Manifest, Family::Docker,
          unknown, "manifest"},
    Known{"application/vnd.docker.distribution.manifest.v1+json", Role::Schema1, Family::Docker,
          unknown, "schema1"},
    Known{"application/vnd.docker.distribution.manifest.v1+prettyjws", Role::Schema1,
          Family::Docker, unknown, "schema1"},
    Known{"application/vnd.oci.artifact.manifest.v1+json", Role::ArtifactManifest, Family::Oci,
          unknown, "artifact"},
    Known{"application/vnd.oci.image.config.v1+json", Role::Config, Family::Oci, unknown, "config"},
    Known{"application/vnd.docker.container.image.v1+json", Role::Config, Family::Docker, unknown,
          "config"},
    Known{"application/vnd.oci.empty.v1+json", Role::Empty, Family::Oci, unknown, "empty"},
    Known{"application/vnd.oci.image.layer.v1.tar", Role::Layer, Family::Oci, Encoding::None,
          "layer"},
    Known{"application/vnd.oci.image.layer.v1.tar+gzip", Role::Layer, Family::Oci, Encoding::Gzip,
          "layer+gzip"},
    Known{"application/vnd.oci.image.layer.v1.tar+zstd", Role::Layer, Family::Oci, Encoding::Zstd,
          "layer+zstd"},
    Known{"application/vnd.oci.image.layer.nondistributable.v1.tar", Role::Layer, Family::Oci,
          Encoding::None, "foreign"},
    Known{"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", Role::Layer, Family::Oci,
          Encoding::Gzip, "foreign+gzip"},
    Known{"application/vnd.oci.image.layer.nondistributable.v1.tar+zstd", Role::Layer, Family::Oci,
          Encoding::Zstd, "foreign+zstd"},
    Known{"application/vnd.docker.image.rootfs.diff.tar", Role::Layer, Family::Docker,
          Encoding::None, "layer"},
    Known{"application/vnd.docker.image.rootfs.diff.tar.gzip", Role::Layer, Family::Docker,
          Encoding::Gzip, "layer+gzip"},
    Known{"application/vnd.docker.image.rootfs.diff.tar.zstd", Role::Layer, Family::Docker,
          Encoding::Zstd, "layer+zstd"},
    Known{"application/vnd.docker.image.rootfs.foreign.diff.tar", Role::Layer, Family::Docker,
          Encoding::None, "foreign"},
    Known{"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", Role::Layer, Family::Docker,
          Encoding::Gzip, "foreign+gzip"},
    Known{"application/vnd.docker.container.image.rootfs.diff+x-gtar", Role::Layer, Family::Docker,
          unknown, "layer+x-gtar"},
};

const Known *known(QByteArrayView name)
{
    const auto *const found = std::ranges::find(knownTypes, name, &Known::name);
    return found == knownTypes.end() ? nullptr : &*found;
}

// RFC 6838 section 4.2: restricted-name, at most 127 characters, first one alphanumeric.
bool isRestrictedName(QStringView name)
{
    const auto alnum = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    };
    return !name.isEmpty() && name.size() <= 127 && alnum(name.front())
        && std::ranges::all_of(
            name, [&](QChar c) { return alnum(c) || QStringView(u"!#$&-^_.+").contains(c); });
}

} // namespace

Result<MediaType> MediaType::parse(QStringView text)
{
    const QStringView type = text.left(text.indexOf(u';')).trimmed();
    const qsizetype slash = type.indexOf(u'/');
    if (slash < 0 || !isRestrictedName(type.first(slash))
        || !isRestrictedName(type.sliced(slash + 1))) {
        return failure(ErrorKind::InvalidName, words::names::notAMediaType(text.left(160)));
    }
    // RFC 6838 section 4.2: case does not count. Names of others stay as they are written.
    const QByteArray lower = type.toLatin1().toLower();
    return MediaType(known(lower) ? lower : type.toLatin1());
}

MediaType::Role MediaType::role() const
{
    const Known *type = known(m_text);
    return type ? type->role : Role::Unknown;
}

MediaType::Family MediaType::family() const
{
    if (const Known *type = known(m_text))
        return type->family;
    if (m_text.startsWith("application/vnd.oci."))
        return Family::Oci;
    if (m_text.startsWith("application/vnd.docker."))
        return Family::Docker;
    return Family::Other;
}

MediaType::Encoding MediaType::encoding() const
{
    const Known *type = known(m_text);
    return type ? type->encoding : Encoding::Unknown;
}

bool MediaType::isGeneric() const
{
    return isUnstated() || m_text == "application/octet-stream" || m_text == "application/json"
        || m_text == "text/html" || m_text == "text/plain";
}

bool MediaType::mayBeManifest() const
{
    return isGeneric() || role() == Role::Index || role() == Role::Manifest
        || role() == Role::Schema1 || role() == Role::ArtifactManifest;
}

QByteArray MediaType::neutral() const
{
    const Known *type = known(m_text);
    return type ? type->neutral.toByteArray() : m_text;
}

QString MediaType::description() const
{
    if (isUnstated())
        return words::mediatypes::notStated();
    const QString name = words::mediatypes::nameOf(m_text);
    return name.isEmpty() ? toString() : name;
}

MediaType MediaType::ociIndex()
{
    return MediaType("application/vnd.oci.image.index.v1+json");
}
MediaType MediaType::ociManifest()
{
    return MediaType("application/vnd.oci.image.manifest.v1+json");
}
MediaType MediaType::ociConfig()
{
    return MediaType("application/vnd.oci.image.config.v1+json");
}
MediaType MediaType::ociEmpty()
{
    return MediaType("application/vnd.oci.empty.v1+json");
}
MediaType MediaType::dockerList()
{
    return MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
}
MediaType MediaType::dockerManifest()
{
    return MediaType("application/vnd.docker.distribution.manifest.v2+json");
}
MediaType MediaType::dockerConfig()
{
    return MediaType("application/vnd.docker.container.image.v1+json");
}
MediaType MediaType::schema1()
{
    return MediaType("application/vnd.docker.distribution.manifest.v1+json");
}
MediaType MediaType::schema1Signed()
{
    return MediaType("application/vnd.docker.distribution.manifest.v1+prettyjws");
}
MediaType MediaType::ociArtifactManifest()
{
    return MediaType("application/vnd.oci.artifact.manifest.v1+json");
}

} // namespace sameinside
