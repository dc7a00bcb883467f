// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"

#include <optional>

namespace sameinside {

/// The name of an image in a registry, normalised as Docker does: "ubuntu" is
/// docker.io/library/ubuntu:latest (distribution/reference grammar).
class Reference {
public:
    /// Errors: InvalidName, with the rule that is broken.
    static Result<Reference> parse(QStringView text);
    /// Only host[:port] and repository path, both as they stand (no docker.io defaults).
    /// Errors: InvalidName.
    static Result<Reference> fromParts(const QString &domain, const QString &path);

    /// host[:port] as written; "docker.io" for Docker Hub (its API host is another).
    const QString &domain() const { return m_domain; }
    /// The repository, with "library/" where Docker Hub wants it.
    const QString &path() const { return m_path; }
    /// Empty where only a digest is given.
    const QString &tag() const { return m_tag; }
    const std::optional<Digest> &digest() const { return m_digest; }

    /// domain/path[:tag][@digest], always whole.
    QString toString() const;
    /// domain/path.
    QString repository() const { return m_domain + u'/' + m_path; }
    /// What goes behind /manifests/: the digest, else the tag.
    QString selector() const;

    static bool isTag(QStringView text);
    /// docker.io under one of its names.
    static bool isDockerHub(QStringView domain);

    bool operator==(const Reference &) const = default;

private:
    Reference() = default;
    QString m_domain;
    QString m_path;
    QString m_tag;
    std::optional<Digest> m_digest;
};

} // namespace sameinside
