// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/manifest.h"

namespace sameinside {

/// What comes along with an image and is none: kept in a manifest of its own, which names the image
/// as its subject, or is found by a tag made of the image's digest.
struct Companion {
    enum class Kind { Attestation, Signature, Other };

    Digest digest;
    Kind kind = Kind::Other;
    int count = 1; ///< cosign keeps several signatures in one manifest

    /// Nothing where the manifest is an image, or an artifact that stands by itself.
    static std::optional<Companion> of(const ManifestDocument &document);
    /// As an index of referrers lists it.
    static Companion of(const Descriptor &entry);

    bool operator==(const Companion &) const = default;
};

/// Adds what an index of referrers lists, or else the document itself; each digest once.
void addCompanions(std::vector<Companion> &found, const ManifestDocument &document);

/// How many of each there are.
struct CompanionCounts {
    int attestations = 0;
    int signatures = 0;
    int others = 0;

    void add(const Companion &companion);
    bool isEmpty() const { return attestations + signatures + others == 0; }
    bool operator==(const CompanionCounts &) const = default;
};

/// The tag under which referrers of a digest are listed where a registry has no API for them
/// (dist-spec, "Referrers Tag Schema"); cosign appends ".sig", ".att" or ".sbom".
QString referrersTag(const Digest &subject);
/// The tag is one of those, of whatever digest.
bool isCompanionTag(QStringView tag);

} // namespace sameinside
