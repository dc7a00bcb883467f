// SPDX-License-Identifier: MIT
#include "model/image/companion.h"

#include <algorithm>
#include <array>

namespace sameinside {

namespace {

// Types of artifacts, configs and layers (facts, section 3.3).
constexpr std::array signatureTypes{
    QByteArrayView("application/vnd.dev.cosign.simplesigning.v1+json"),
    QByteArrayView("application/vnd.dev.cosign.artifact.sig.v1+json"),
    QByteArrayView("application/vnd.dev.sigstore.bundle"),
    QByteArrayView("application/vnd.cncf.notary.signature"),
};
constexpr std::array attestationTypes{
    QByteArrayView("application/vnd.in-toto"),
    QByteArrayView("application/vnd.dsse.envelope"),
    QByteArrayView("application/vnd.docker.attestation.manifest"),
};

template <std::size_t N>
bool isOneOf(const std::array<QByteArrayView, N> &types, QByteArrayView type)
{
    return std::ranges::any_of(types, [&](QByteArrayView begin) { return type.startsWith(begin); });
}

Companion::Kind kindOf(QByteArrayView type, const Annotations &annotations)
{
    // One bundle type stands for both: what it holds is said beside it.
    const QString content = annotations.value(QStringLiteral("dev.sigstore.bundle.content"));
    if (isOneOf(attestationTypes, type) || content == u"dsse-envelope")
        return Companion::Kind::Attestation;
    return isOneOf(signatureTypes, type) ? Companion::Kind::Signature : Companion::Kind::Other;
}

} // namespace

std::optional<Companion> Companion::of(const ManifestDocument &document)
{
    const Manifest *manifest = document.manifest();
    if (!manifest || manifest->isImage())
        return std::nullopt;
    QList<QByteArray> types{manifest->artifactType.toUtf8()};
    if (manifest->config)
        types << manifest->config->mediaType.toString().toUtf8();
    if (!manifest->layers.empty())
        types << manifest->layers.front().mediaType.toString().toUtf8();
    Companion companion{.digest = document.digest()};
    for (const QByteArray &type : types) {
        companion.kind = kindOf(type, manifest->annotations);
        if (companion.kind == Kind::Other)
            continue;
        if (!manifest->subject && !manifest->layers.empty())
            companion.count = int(manifest->layers.size());
        return companion;
    }
    return manifest->subject ? std::optional(companion) : std::nullopt;
}

Companion Companion::of(const Descriptor &entry)
{
    return {.digest = entry.digest, .kind = kindOf(entry.artifactType.toUtf8(), entry.annotations)};
}

void addCompanions(std::vector<Companion> &found, const ManifestDocument &document)
{
    const auto add = [&](const Companion &companion) {
        if (std::ranges::find(found, companion.digest, &Companion::digest) == found.end())
            found.push_back(companion);
    };
    if (const Index *index = document.index()) {
        for (const Descriptor &entry : index->manifests)
            add(Companion::of(entry));
    } else {
        add(Companion::of(document).value_or(Companion{.digest = document.digest()}));
    }
}

void CompanionCounts::add(const Companion &companion)
{
    switch (companion.kind) {
    case Companion::Kind::Attestation:
        attestations += companion.count;
        break;
    case Companion::Kind::Signature:
        signatures += companion.count;
        break;
    case Companion::Kind::Other:
        others += companion.count;
        break;
    }
}

QString referrersTag(const Digest &subject)
{
    constexpr qsizetype longestAlgorithm = 32;
    constexpr qsizetype longestDigest = 64;
    return QString::fromLatin1(
               subject.algorithm().first(std::min(longestAlgorithm, subject.algorithm().size())))
        + u'-'
        + QString::fromLatin1(
               subject.encoded().first(std::min(longestDigest, subject.encoded().size())));
}

bool isCompanionTag(QStringView tag)
{
    for (const QStringView end : {u".sig", u".att", u".sbom"}) {
        if (tag.endsWith(end))
            tag.chop(end.size());
    }
    const qsizetype dash = tag.indexOf(u'-');
    constexpr qsizetype longestDigest = 64;
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return dash > 0 && (tag.first(dash) == u"sha256" || tag.first(dash) == u"sha512")
        && tag.size() == dash + 1 + longestDigest
        && std::ranges::all_of(tag.sliced(dash + 1), isHex);
}

} // namespace sameinside
