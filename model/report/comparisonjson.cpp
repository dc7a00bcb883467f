// SPDX-License-Identifier: MIT
#include "model/report/comparisonjson.h"

#include "model/compare/explanation.h"
#include "model/source/imagenames.h"

#include <QJsonArray>

namespace sameinside {

namespace {

QJsonValue digestJson(const std::optional<Digest> &digest)
{
    return digest ? QJsonValue(digest->toString()) : QJsonValue(QJsonValue::Null);
}

QJsonValue stateJson(const std::optional<LayerState> &state)
{
    return state ? QJsonValue(layerStateName(*state)) : QJsonValue(QJsonValue::Null);
}

QString kindOf(const ManifestNode &node)
{
    if (node.schema1())
        return QStringLiteral("schema1");
    switch (node.role) {
    case ManifestNode::Role::Index:
        return QStringLiteral("index");
    case ManifestNode::Role::Image:
        return QStringLiteral("manifest");
    case ManifestNode::Role::Attestation:
        return QStringLiteral("attestation");
    case ManifestNode::Role::Artifact:
        return QStringLiteral("artifact");
    case ManifestNode::Role::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QJsonObject sideJson(const ImageTree &tree)
{
    const auto type = tree.root.mediaType();
    QJsonObject json{{QStringLiteral("reference"), tree.name.toString()},
                     {QStringLiteral("digest"), tree.root.digest.toString()},
                     {QStringLiteral("mediaType"),
                      type ? QJsonValue(type->toString()) : QJsonValue(QJsonValue::Null)},
                     {QStringLiteral("kind"), kindOf(tree.root)}};
    if (tree.root.isDerived())
        json.insert(QStringLiteral("derived"), true);
    return json;
}

QJsonArray rungsJson(const PlatformComparison &platform)
{
    QJsonArray rungs;
    for (const RungState &state : platform.rungs) {
        rungs.append(QJsonObject{{QStringLiteral("rung"), rungName(state.rung)},
                                 {QStringLiteral("relation"), rungRelationName(state.relation)},
                                 {QStringLiteral("left"), digestJson(state.left)},
                                 {QStringLiteral("right"), digestJson(state.right)},
                                 {QStringLiteral("left_state"), stateJson(state.leftState)},
                                 {QStringLiteral("right_state"), stateJson(state.rightState)}});
    }
    return rungs;
}

QJsonArray causesJson(const std::vector<Cause> &causes)
{
    QJsonArray array;
    for (const Cause &cause : causes) {
        QJsonArray layers;
        for (const int layer : cause.layers)
            layers.append(layer);
        QJsonArray reaches;
        for (const Rung rung : cause.reaches)
            reaches.append(rungName(rung));
        QJsonObject json{{QStringLiteral("code"), causeName(cause.code)},
                         {QStringLiteral("rung"), rungName(cause.rung)},
                         {QStringLiteral("layers"), layers},
                         {QStringLiteral("reaches"), reaches},
                         {QStringLiteral("text"), cause.text},
                         {QStringLiteral("evidence"), cause.evidence}};
        if (!cause.usually.isEmpty())
            json.insert(QStringLiteral("usually"), cause.usually);
        if (!cause.keepsDigest.isEmpty())
            json.insert(QStringLiteral("keeps_digest"), cause.keepsDigest);
        array.append(json);
    }
    return array;
}

QJsonArray layersJson(const PlatformComparison &platform)
{
    QJsonArray array;
    const auto blob = [](const ComparedLayer *layer) {
        return layer ? QJsonValue(layer->blob.toString()) : QJsonValue(QJsonValue::Null);
    };
    const auto position = [](const std::optional<int> &layer) {
        return layer ? QJsonValue(*layer) : QJsonValue(QJsonValue::Null);
    };
    for (const LayerPair &pair : platform.layers) {
        QJsonObject layer{{QStringLiteral("left"), position(pair.left)},
                          {QStringLiteral("right"), position(pair.right)},
                          {QStringLiteral("relation"), layerRelationName(pair.relationOfBytes())},
                          {QStringLiteral("left_digest"), blob(platform.leftOf(pair))},
                          {QStringLiteral("right_digest"), blob(platform.rightOf(pair))},
                          {QStringLiteral("diff_id"), digestJson(pair.diffId)},
                          {QStringLiteral("left_state"), stateJson(pair.leftState)},
                          {QStringLiteral("right_state"), stateJson(pair.rightState)}};
        if (const auto since = knownSince(platform.leftOf(pair), platform.rightOf(pair)))
            layer.insert(QStringLiteral("known_since"), since->toUTC().toString(Qt::ISODate));
        array.append(layer);
    }
    return array;
}

QString relationText(Relation relation, bool unknown)
{
    return unknown ? QStringLiteral("unknown") : relationName(relation);
}

QJsonArray detailsJson(const std::vector<Error> &errors)
{
    QJsonArray details;
    for (const Error &error : errors)
        details.append(error.detail);
    return details;
}

QJsonObject platformJson(const PlatformComparison &platform)
{
    return {{QStringLiteral("platform"), platform.platform},
            {QStringLiteral("relation"), relationText(platform.relation, platform.isUnknown())},
            {QStringLiteral("possible"), relationName(platform.possible)},
            {QStringLiteral("verified"), platform.verified},
            {QStringLiteral("rungs"), rungsJson(platform)},
            {QStringLiteral("causes"), causesJson(platform.causes)},
            {QStringLiteral("layers"), layersJson(platform)},
            {QStringLiteral("shared_layers"), platform.sharedLayers},
            {QStringLiteral("shared_bytes"), platform.sharedBytes},
            {QStringLiteral("missing"), detailsJson(platform.missing)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(platform.notes)},
            {QStringLiteral("elsewhere"), QJsonArray::fromStringList(platform.elsewhere)}};
}

QString availabilityText(Availability availability)
{
    switch (availability) {
    case Availability::NotLoaded:
        return QStringLiteral("not-loaded");
    case Availability::Present:
        return QStringLiteral("present");
    case Availability::NotHere:
        return QStringLiteral("not-here");
    case Availability::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QJsonObject annotationsJson(const Annotations &annotations)
{
    QJsonObject json;
    for (auto it = annotations.begin(); it != annotations.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QJsonObject descriptorJson(const Descriptor &descriptor)
{
    QJsonObject json{{QStringLiteral("mediaType"), descriptor.mediaType.toString()},
                     {QStringLiteral("digest"), descriptor.digest.toString()},
                     {QStringLiteral("size"), descriptor.size}};
    if (!descriptor.annotations.isEmpty())
        json.insert(QStringLiteral("annotations"), annotationsJson(descriptor.annotations));
    return json;
}

QJsonArray inspectedLayers(const ManifestNode &node)
{
    QJsonArray array;
    for (const NamedLayer &layer : node.layers()) {
        QJsonObject json{{QStringLiteral("digest"), layer.descriptor.digest.toString()},
                         {QStringLiteral("empty"), layer.isEmpty},
                         {QStringLiteral("created_by"), layer.createdBy.value_or(QString())}};
        if (layer.isDescribed()) {
            json = descriptorJson(layer.descriptor);
            if (node.config && array.size() < qsizetype(node.config->diffIds().size()))
                json.insert(QStringLiteral("diff_id"),
                            node.config->diffIds()[std::size_t(array.size())].toString());
            if (layer.createdBy)
                json.insert(QStringLiteral("created_by"), *layer.createdBy);
        }
        array.append(json);
    }
    return array;
}

QJsonObject nodeJson(const ManifestNode &node)
{
    const auto type = node.mediaType();
    QJsonObject json{{QStringLiteral("kind"), kindOf(node)},
                     {QStringLiteral("digest"), node.digest.toString()},
                     {QStringLiteral("mediaType"),
                      type ? QJsonValue(type->toString()) : QJsonValue(QJsonValue::Null)},
                     {QStringLiteral("size"), node.size},
                     {QStringLiteral("state"), availabilityText(node.availability)}};
    if (node.isDerived())
        json.insert(QStringLiteral("derived"), true);
    if (node.document && node.document->announced()) {
        json.insert(QStringLiteral("announcedAs"), node.document->announced()->toString());
    }
    if (const QStringList notes = node.notes(); !notes.isEmpty())
        json.insert(QStringLiteral("notes"), QJsonArray::fromStringList(notes));
    if (node.platform)
        json.insert(QStringLiteral("platform"), node.platformText());
    if (node.descriptor && !node.descriptor->annotations.isEmpty())
        json.insert(QStringLiteral("annotations"), annotationsJson(node.descriptor->annotations));
    if (node.error)
        json.insert(QStringLiteral("message"), node.error->detail);
    if (const Manifest *manifest = node.manifest()) {
        if (manifest->config) {
            QJsonObject config = descriptorJson(*manifest->config);
            config.insert(QStringLiteral("state"), availabilityText(node.configAvailability));
            if (node.configError)
                config.insert(QStringLiteral("message"), node.configError->detail);
            if (node.config)
                config.insert(QStringLiteral("content"), node.config->json());
            json.insert(QStringLiteral("config"), config);
        }
        if (node.role == ManifestNode::Role::Artifact)
            json.insert(QStringLiteral("artifact"), manifest->artifactDescription());
        json.insert(QStringLiteral("total_size"), manifest->totalSize());
    }
    if (node.manifest() || node.schema1())
        json.insert(QStringLiteral("layers"), inspectedLayers(node));
    if (node.index()) {
        QJsonArray children;
        for (const ManifestNode &child : node.children)
            children.append(nodeJson(child));
        json.insert(QStringLiteral("manifests"), children);
    }
    return json;
}

QJsonArray namesJson(const ImageTree &tree)
{
    QJsonArray array;
    for (const ImageNames &kind : imageNames(tree)) {
        QJsonArray tools;
        for (const NamingTool tool : kind.tools)
            tools.append(namingToolName(tool));
        for (const ImageNames::Name &name : kind.names) {
            QJsonObject json{{QStringLiteral("digest"), name.digest.toString()},
                             {QStringLiteral("kind"), imageNamesKindName(kind.kind)},
                             {QStringLiteral("tools"), tools}};
            if (!name.platform.isEmpty())
                json.insert(QStringLiteral("platform"), name.platform);
            array.append(json);
        }
    }
    return array;
}

// What came along. Attestations within an index are always known.
QJsonObject bothJson(const Comparison &comparison, int CompanionCounts::*kind)
{
    const auto side = [&](const ImageTree &tree, int inIndex) -> QJsonValue {
        if (const auto counts = tree.companionCounts())
            return (*counts).*kind;
        return kind == &CompanionCounts::attestations ? QJsonValue(inIndex)
                                                      : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("left"), side(*comparison.left, comparison.leftAttestations)},
            {QStringLiteral("right"), side(*comparison.right, comparison.rightAttestations)}};
}

} // namespace

QJsonObject comparisonJson(const Comparison &comparison)
{
    QJsonArray platforms;
    for (const PlatformComparison &platform : comparison.platforms)
        platforms.append(platformJson(platform));
    return {{QStringLiteral("schema"), QStringLiteral("sameinside.compare/1")},
            {QStringLiteral("left"), sideJson(*comparison.left)},
            {QStringLiteral("right"), sideJson(*comparison.right)},
            {QStringLiteral("relation"), relationText(comparison.relation, comparison.isUnknown())},
            {QStringLiteral("possible"), relationName(comparison.possible)},
            {QStringLiteral("verdict"), verdict(comparison).sentence},
            {QStringLiteral("platforms"), platforms},
            {QStringLiteral("left_only_platforms"), platformNames(comparison.leftOnly)},
            {QStringLiteral("right_only_platforms"), platformNames(comparison.rightOnly)},
            {QStringLiteral("causes"), causesJson(comparison.indexCauses)},
            {QStringLiteral("attestations"), bothJson(comparison, &CompanionCounts::attestations)},
            {QStringLiteral("signatures"), bothJson(comparison, &CompanionCounts::signatures)},
            {QStringLiteral("others"), bothJson(comparison, &CompanionCounts::others)},
            {QStringLiteral("missing"), detailsJson(comparison.missing)}};
}

QJsonObject treeJson(const ImageTree &tree)
{
    QJsonObject json = nodeJson(tree.root);
    json.insert(QStringLiteral("schema"), QStringLiteral("sameinside.inspect/1"));
    json.insert(QStringLiteral("reference"), tree.name.toString());
    json.insert(QStringLiteral("names"), namesJson(tree));
    return json;
}

} // namespace sameinside
