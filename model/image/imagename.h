// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/reference.h"

namespace sameinside {

/// Where one image is: a transport of the containers ecosystem and what it needs
/// (containers-transports(5)).
///
///     [docker://]host/repo[:tag][@digest]      a registry
///     oci:DIR[:REF] | oci:DIR:@N | oci:DIR@DIGEST
///     oci-archive:FILE[:REF]  docker-archive:FILE[:REF]  docker-daemon:REF
class ImageName {
public:
    enum class Transport { Registry, OciLayout, OciArchive, DockerArchive, DockerDaemon };

    /// Errors: InvalidName.
    static Result<ImageName> parse(QStringView text);
    static ImageName inRegistry(const Reference &reference);
    /// An image of a layout: by name, or by digest where the name is empty.
    static ImageName inLayout(const QString &directory, const QString &name,
                              const std::optional<Digest> &digest = {});

    Transport transport() const { return m_transport; }
    /// Set for Registry.
    const std::optional<Reference> &reference() const { return m_reference; }
    /// The directory or file of a local transport.
    const QString &path() const { return m_path; }
    /// The REF of a local transport, "@N" included; empty where none was given.
    const QString &name() const { return m_name; }
    const std::optional<Digest> &digest() const { return m_digest; }

    /// What parse() takes again; bare (without docker://) for a registry.
    QString toString() const;
    /// The same place for people: without the transport, and short where that is not ambiguous
    /// ("amazonlinux:2018.03", "library/nginx:1.25").
    QString shortText() const;

    bool operator==(const ImageName &) const = default;

private:
    ImageName() = default;
    Transport m_transport = Transport::Registry;
    std::optional<Reference> m_reference;
    QString m_path;
    QString m_name;
    std::optional<Digest> m_digest;
};

/// Where a scan looks: a registry, repositories under a prefix, or a local layout.
///
///     docker://host[:port][/prefix]   oci:DIR
class TargetName {
public:
    enum class Kind { Registry, OciLayout };

    /// A host alone is accepted with docker:// and, where it cannot be mistaken for a repository
    /// (it holds a dot or a port, or is localhost), without. Errors: InvalidName.
    static Result<TargetName> parse(QStringView text);

    Kind kind() const { return m_kind; }
    /// host[:port] of a registry.
    const QString &host() const { return m_host; }
    /// Empty, or a repository: that one and all under "prefix/". With "library/" where Docker Hub
    /// wants it.
    const QString &prefix() const { return m_prefix; }
    const QString &path() const { return m_path; }
    QString toString() const;
    /// Whether repository is the prefix itself or lies under it.
    bool covers(QStringView repository) const;

    bool operator==(const TargetName &) const = default;

private:
    TargetName() = default;
    Kind m_kind = Kind::Registry;
    QString m_host;
    QString m_prefix;
    QString m_path;
};

} // namespace sameinside
