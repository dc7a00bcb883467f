// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QString>

namespace sameinside {

/// What an image runs on (image-spec image-index.md, "platform"). Values are Go's GOOS and GOARCH.
class Platform {
public:
    /// "os/architecture[/variant]", as Docker's --platform takes it. Errors: InvalidName.
    static Result<Platform> parse(QStringView text);
    /// From the fields of an index entry or a config, as they stand there. Errors: InvalidName
    /// where os or architecture are empty or not plain words.
    static Result<Platform> fromFields(const QString &os, const QString &architecture,
                                       const QString &variant = {}, const QString &osVersion = {});

    const QString &os() const { return m_os; }
    const QString &architecture() const { return m_architecture; }
    /// As declared; empty where it is not.
    const QString &variant() const { return m_variant; }
    const QString &osVersion() const { return m_osVersion; }

    /// unknown/unknown: how BuildKit marks attestations.
    bool isUnknown() const;
    /// Equal in os, architecture and variant, where amd64 is amd64/v1, arm64 is arm64/v8 and arm
    /// is arm/v7; and in os.version where both give one.
    bool matches(const Platform &other) const;
    /// Equal for platforms that match but for os.version.
    QString family() const;
    /// As declared, "os/architecture[/variant]", and "(os.version)" behind it where given.
    QString toString() const;

    bool operator==(const Platform &) const = default;

private:
    Platform() = default;
    QString effectiveVariant() const;

    QString m_os;
    QString m_architecture;
    QString m_variant;
    QString m_osVersion;
};

} // namespace sameinside
