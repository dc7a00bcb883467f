// SPDX-License-Identifier: MIT
#include "model/compare/manifestcauses.h"

#include "model/compare/causeparts.h"
#include "model/compare/documentdifference.h"
#include "model/text/words/model/causewords.h"

namespace sameinside {

namespace {

Cause manifestCause(CauseCode code, const PairedImages &images, QString text, QJsonObject evidence)
{
    return {.code = code,
            .rung = Rung::Manifest,
            .layers = {},
            .reaches = reachedFrom(Rung::Manifest, images),
            .text = std::move(text),
            .evidence = std::move(evidence)};
}

// Two manifests of which one was made here: how they are written says nothing of the images.
Cause derivedCause(const PairedImages &images)
{
    using namespace words::causes;
    const bool left = images.left.isDerived();
    const bool right = images.right.isDerived();
    const QString side = left && right ? QStringLiteral("both")
        : left                         ? QStringLiteral("left")
                                       : QStringLiteral("right");
    return manifestCause(CauseCode::ManifestMetadata, images,
                         left && right ? bothManifestsMade()
                             : left    ? publicManifestMade()
                                       : privateManifestMade(),
                         {{QStringLiteral("derived"), side}});
}

QString typesText(const PairedImages &images, const QJsonArray &fields)
{
    const auto description = [](const ManifestNode &node) {
        return node.mediaType() ? node.mediaType()->description() : words::causes::aManifest();
    };
    return images.left.mediaType() == images.right.mediaType()
        ? words::causes::namedDifferently(fieldNames(fields))
        : words::causes::typesNamedDifferently(description(images.left), description(images.right));
}

} // namespace

std::vector<Cause> manifestCauses(const PairedImages &images)
{
    if (!images.left.manifest() || !images.right.manifest())
        return {};
    if (images.left.isDerived() || images.right.isDerived())
        return {derivedCause(images)};
    std::vector<Cause> causes;
    const auto difference
        = manifestDifference(*images.left.document, *images.right.document, images.pairs);
    if (!difference.mediaTypes.isEmpty()) {
        causes.push_back(manifestCause(CauseCode::MediaTypes, images,
                                       typesText(images, difference.mediaTypes),
                                       {{QStringLiteral("fields"), difference.mediaTypes}}));
    }
    if (!difference.metadata.isEmpty()) {
        causes.push_back(
            manifestCause(CauseCode::ManifestMetadata, images,
                          words::causes::manifestMetadata(fieldNames(difference.metadata)),
                          {{QStringLiteral("fields"), difference.metadata}}));
    }
    if (!difference.serialization.isEmpty()) {
        causes.push_back(manifestCause(
            CauseCode::Serialization, images,
            words::causes::manifestWrittenDifferently(difference.serialization),
            {{QStringLiteral("ways"), QJsonArray::fromStringList(difference.serialization)}}));
    }
    return causes;
}

} // namespace sameinside
