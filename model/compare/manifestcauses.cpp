// SPDX-License-Identifier: MIT
#include "model/compare/manifestcauses.h"

#include "model/compare/causeparts.h"
#include "model/compare/documentdifference.h"
#include "model/image/json.h"
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

QString kindOf(const ManifestNode &node)
{
    return node.mediaType() ? node.mediaType()->description() : words::causes::aManifest();
}

// What a schema 1 manifest says beside the blobs.
QJsonArray schema1Fields(const ManifestDocument &left, const ManifestDocument &right)
{
    const auto json = [](const ManifestDocument &document) {
        return parseJsonObject(document.bytes(), QString()).value_or(QJsonObject());
    };
    const QJsonObject a = json(left);
    const QJsonObject b = json(right);
    QStringList keys = a.keys() + b.keys();
    keys.sort();
    keys.removeDuplicates();
    QJsonArray fields;
    for (const QString &key : std::as_const(keys)) {
        if (key != u"fsLayers" && key != u"signatures" && a.value(key) != b.value(key))
            fields.append(fieldDifference(key, a.value(key), b.value(key)));
    }
    return fields;
}

std::vector<Cause> schema1Causes(const PairedImages &images)
{
    const auto &left = images.left.document;
    const auto &right = images.right.document;
    if (!left || !right)
        return {};
    if (!left->schema1() || !right->schema1()) {
        const QString before = left->mediaType() ? left->mediaType()->toString() : QString();
        const QString after = right->mediaType() ? right->mediaType()->toString() : QString();
        const QJsonArray fields{fieldDifference(QStringLiteral("mediaType"), before, after)};
        return {manifestCause(
            CauseCode::MediaTypes, images,
            words::causes::otherManifestKinds(kindOf(images.left), kindOf(images.right)),
            {{QStringLiteral("fields"), fields}})};
    }
    const QJsonArray fields = schema1Fields(*left, *right);
    if (fields.isEmpty())
        return {};
    return {manifestCause(CauseCode::ManifestMetadata, images,
                          words::causes::manifestMetadata(fieldNames(fields)),
                          {{QStringLiteral("fields"), fields}})};
}

} // namespace

std::vector<Cause> manifestCauses(const PairedImages &images)
{
    if (images.left.schema1() || images.right.schema1())
        return schema1Causes(images);
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
