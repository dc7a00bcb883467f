// SPDX-License-Identifier: MIT
#include "model/compare/configcauses.h"

#include "model/compare/causeparts.h"
#include "model/compare/documentdifference.h"
#include "model/image/json.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/causewords.h"

#include <set>

namespace sameinside {

namespace {

// The history entries of layers that only one side has follow from the layers.
QJsonValue historyOfPaired(const ImageConfig &config, const std::set<int> &unpaired,
                           std::size_t count)
{
    const auto entries = config.layerHistory(count);
    if (unpaired.empty() || entries.size() != count)
        return config.meaning().value(u"history");
    const QJsonArray all = config.meaning().value(u"history").toArray();
    QJsonArray kept;
    int layer = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (config.history()[std::size_t(i)].emptyLayer || !unpaired.contains(layer++))
            kept.append(all.at(i));
    }
    return kept;
}

bool historyFollows(const PairedImages &images)
{
    std::set<int> left;
    std::set<int> right;
    for (const LayerPair &pair : images.pairs) {
        if (pair.left && !pair.isShared())
            left.insert(*pair.left);
        if (pair.right && !pair.isShared())
            right.insert(*pair.right);
    }
    return historyOfPaired(*images.left.config, left, images.leftLayers.size())
        == historyOfPaired(*images.right.config, right, images.rightLayers.size());
}

QJsonArray onlyIn(const QJsonObject &json, const QJsonObject &other)
{
    QJsonArray only;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!other.contains(it.key()))
            only.append(it.key());
    }
    return only;
}

Cause serializationCause(const PairedImages &images)
{
    const ImageConfig &left = *images.left.config;
    const ImageConfig &right = *images.right.config;
    const QStringList ways = serializationDifferences(left.bytes(), right.bytes());
    return {.code = CauseCode::ConfigSerialization,
            .rung = Rung::Config,
            .layers = {},
            .reaches = reachedFrom(Rung::Config, images),
            .text = words::causes::configWrittenDifferently(ways),
            .evidence = {{QStringLiteral("ways"), QJsonArray::fromStringList(ways)},
                         {QStringLiteral("left_size"), left.bytes().size()},
                         {QStringLiteral("right_size"), right.bytes().size()},
                         {QStringLiteral("left_only_fields"), onlyIn(left.json(), right.json())},
                         {QStringLiteral("right_only_fields"), onlyIn(right.json(), left.json())}}};
}

Cause fieldsCause(const PairedImages &images,
                  const std::vector<ImageConfig::Difference> &differences)
{
    Cause cause{.code = CauseCode::ConfigFields,
                .rung = Rung::Config,
                .reaches = reachedFrom(Rung::Config, images)};
    QJsonArray fields;
    QStringList names;
    qint64 labels = 0;
    for (const auto &difference : differences) {
        fields.append(fieldDifference(difference.field, difference.left, difference.right));
        if (difference.field.startsWith(u"config.Labels."))
            ++labels;
        else
            names << shownText(difference.field);
    }
    cause.text = words::causes::configFieldsDiffer(names, labels);
    cause.evidence.insert(QStringLiteral("fields"), fields);
    return cause;
}

// Nobody reads the config of an artifact: only its digest tells.
std::optional<Cause> artifactConfigCause(const PairedImages &images)
{
    using Role = ManifestNode::Role;
    const Manifest *left = images.left.manifest();
    const Manifest *right = images.right.manifest();
    if (images.left.role != Role::Artifact || images.right.role != Role::Artifact || !left || !right
        || !left->config || !right->config || left->config->digest == right->config->digest)
        return std::nullopt;
    const auto digest = [](const Descriptor &config) { return config.digest.toString(); };
    QJsonArray fields{
        fieldDifference(QStringLiteral("digest"), digest(*left->config), digest(*right->config))};
    if (left->config->size != right->config->size)
        fields.append(
            fieldDifference(QStringLiteral("size"), left->config->size, right->config->size));
    return Cause{.code = CauseCode::ConfigFields,
                 .rung = Rung::Config,
                 .reaches = reachedFrom(Rung::Config, images),
                 .text = words::causes::artifactConfigDiffers(),
                 .evidence = {{QStringLiteral("fields"), fields}}};
}

} // namespace

std::optional<Cause> configCause(const PairedImages &images)
{
    if (auto cause = artifactConfigCause(images))
        return cause;
    if (!images.left.config || !images.right.config
        || images.left.config->digest() == images.right.config->digest())
        return std::nullopt;
    auto differences = ImageConfig::differences(*images.left.config, *images.right.config);
    if (differences.empty())
        return serializationCause(images);
    const bool skipsHistory = historyFollows(images);
    std::erase_if(differences, [&](const ImageConfig::Difference &difference) {
        return difference.field == u"rootfs" || (skipsHistory && difference.field == u"history");
    });
    return differences.empty() ? std::nullopt : std::optional(fieldsCause(images, differences));
}

} // namespace sameinside
