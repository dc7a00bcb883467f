// SPDX-License-Identifier: MIT
#include "model/compare/causes.h"

#include "model/compare/contentscauses.h"
#include "model/compare/documentdifference.h"
#include "model/image/json.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"

#include <QSet>

#include <algorithm>
#include <set>

namespace sameinside {

namespace {

std::vector<Rung> upFrom(Rung rung, bool anyIndex)
{
    std::vector<Rung> rungs;
    if (rung > Rung::Manifest)
        rungs.push_back(Rung::Manifest);
    if (rung > Rung::Index && anyIndex)
        rungs.push_back(Rung::Index);
    return rungs;
}

QString listed(QStringList items, qsizetype most = 3)
{
    if (items.size() > most) {
        const qsizetype rest = items.size() - most + 1;
        items = items.first(most - 1);
        items << QStringLiteral("%1 more").arg(rest);
    }
    if (items.size() < 2)
        return items.value(0);
    const QString last = items.takeLast();
    return items.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

QStringList fieldNames(const QJsonArray &differences)
{
    QStringList names;
    for (const auto &difference : differences)
        names << shownText(difference.toObject().value(u"field").toString());
    return names;
}

QJsonArray layerNumbers(const std::vector<int> &layers)
{
    QJsonArray numbers;
    for (const int layer : layers)
        numbers.append(layer);
    return numbers;
}

QString encodingText(const ComparedLayer &layer, const ImageTree &tree)
{
    if (const auto facts = tree.layers.constFind(layer.blob);
        facts != tree.layers.constEnd() && facts->encoding)
        return facts->encoding->description();
    if (!layer.mediaType)
        return {};
    switch (layer.mediaType->encoding()) {
    case MediaType::Encoding::None:
        return QStringLiteral("not compressed");
    case MediaType::Encoding::Gzip:
        return QStringLiteral("gzip");
    case MediaType::Encoding::Zstd:
        return QStringLiteral("zstd");
    case MediaType::Encoding::Unknown:
        break;
    }
    return {};
}

QJsonObject blobEvidence(const ComparedLayer &layer, const ImageTree &tree)
{
    QJsonObject json{{QStringLiteral("digest"), layer.blob.toString()},
                     {QStringLiteral("size"), layer.size}};
    if (layer.mediaType)
        json.insert(QStringLiteral("mediaType"), layer.mediaType->toString());
    if (const auto facts = tree.layers.constFind(layer.blob);
        facts != tree.layers.constEnd() && facts->encoding)
        json.insert(QStringLiteral("encoding"), facts->encoding->toJson());
    return json;
}

std::optional<Cause> compressionCause(const PairedImages &images)
{
    Cause cause{.code = CauseCode::Compression,
                .rung = Rung::Blobs,
                .reaches = upFrom(Rung::Blobs, images.anyIndex)};
    QJsonArray layers;
    QString example;
    for (const LayerPair &pair : images.pairs) {
        if (pair.relation != LayerRelation::Recompressed)
            continue;
        cause.layers.push_back(*pair.left);
        const ComparedLayer &left = images.leftLayers[std::size_t(*pair.left)];
        const ComparedLayer &right = images.rightLayers[std::size_t(*pair.right)];
        layers.append(
            QJsonObject{{QStringLiteral("layer"), *pair.left},
                        {QStringLiteral("left"), blobEvidence(left, images.leftTree)},
                        {QStringLiteral("right"), blobEvidence(right, images.rightTree)}});
        if (!example.isEmpty())
            continue;
        const QString before = encodingText(left, images.leftTree);
        const QString after = encodingText(right, images.rightTree);
        if (!before.isEmpty() && before != after)
            example = QStringLiteral("%1 → %2").arg(before, after);
        if (left.size > 0 && right.size > 0 && left.size != right.size) {
            if (!example.isEmpty())
                example += QStringLiteral(", ");
            example += QStringLiteral("%1 → %2").arg(humanSize(left.size), humanSize(right.size));
        }
        if (!example.isEmpty())
            example.prepend(QStringLiteral(" (layer %1: ").arg(*pair.left + 1)).append(u')');
    }
    if (cause.layers.empty())
        return std::nullopt;
    cause.text = counted(qint64(cause.layers.size()), QStringLiteral("layer was"),
                         QStringLiteral("layers were"))
        + QStringLiteral(" compressed again; the contents are the same") + example;
    cause.evidence.insert(QStringLiteral("layers"), layers);
    return cause;
}

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
        if (pair.left && (!pair.right || pair.relation == LayerRelation::Differs))
            left.insert(*pair.left);
        if (pair.right && (!pair.left || pair.relation == LayerRelation::Differs))
            right.insert(*pair.right);
    }
    return historyOfPaired(*images.left.config, left, images.leftLayers.size())
        == historyOfPaired(*images.right.config, right, images.rightLayers.size());
}

Cause serializationCause(CauseCode code, Rung rung, const QString &what, const QStringList &ways,
                         bool anyIndex)
{
    Cause cause{.code = code, .rung = rung, .reaches = upFrom(rung, anyIndex)};
    cause.text
        = QStringLiteral("the %1 says the same, written differently (%2)").arg(what, listed(ways));
    cause.evidence.insert(QStringLiteral("ways"), QJsonArray::fromStringList(ways));
    return cause;
}

std::optional<Cause> configCause(const PairedImages &images)
{
    if (!images.left.config || !images.right.config)
        return std::nullopt;
    const ImageConfig &left = *images.left.config;
    const ImageConfig &right = *images.right.config;
    if (left.digest() == right.digest())
        return std::nullopt;

    auto differences = ImageConfig::differences(left, right);
    if (differences.empty()) {
        QStringList ways = serializationDifferences(left.bytes(), right.bytes());
        const QStringList leftKeys = left.json().keys();
        const QStringList rightKeys = right.json().keys();
        const auto onlyIn = [](const QStringList &keys, const QStringList &others) {
            QJsonArray only;
            for (const QString &key : keys) {
                if (!others.contains(key))
                    only.append(key);
            }
            return only;
        };
        Cause cause = serializationCause(CauseCode::ConfigSerialization, Rung::Config,
                                         QStringLiteral("config"), ways, images.anyIndex);
        cause.evidence.insert(QStringLiteral("left_size"), left.bytes().size());
        cause.evidence.insert(QStringLiteral("right_size"), right.bytes().size());
        cause.evidence.insert(QStringLiteral("left_only_fields"), onlyIn(leftKeys, rightKeys));
        cause.evidence.insert(QStringLiteral("right_only_fields"), onlyIn(rightKeys, leftKeys));
        return cause;
    }
    const bool skipsHistory = historyFollows(images);
    std::erase_if(differences, [&](const ImageConfig::Difference &difference) {
        return difference.field == u"rootfs" || (skipsHistory && difference.field == u"history");
    });
    if (differences.empty())
        return std::nullopt;

    Cause cause{.code = CauseCode::ConfigFields,
                .rung = Rung::Config,
                .reaches = upFrom(Rung::Config, images.anyIndex)};
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
    if (labels > 0)
        names << counted(labels, QStringLiteral("label"), QStringLiteral("labels"));
    const bool one = names.size() == 1 && labels < 2;
    cause.text
        = QStringLiteral("%1 %2 in the config")
              .arg(listed(names, 4), one ? QStringLiteral("differs") : QStringLiteral("differ"));
    cause.evidence.insert(QStringLiteral("fields"), fields);
    return cause;
}

std::optional<Cause> layerSetCause(const PairedImages &images)
{
    std::vector<int> removed;
    std::vector<int> added;
    std::vector<int> replaced;
    std::vector<int> moved;
    for (const LayerPair &pair : images.pairs) {
        if (!pair.right)
            removed.push_back(*pair.left);
        else if (!pair.left)
            added.push_back(*pair.right);
        else if (pair.moved)
            moved.push_back(*pair.left);
        else if (pair.relation == LayerRelation::Differs
                 && !isExplainedByContents(images, *pair.left)
                 && images.leftLayers[std::size_t(*pair.left)].diffId
                 && images.rightLayers[std::size_t(*pair.right)].diffId)
            replaced.push_back(*pair.left);
    }
    if (removed.empty() && added.empty() && replaced.empty() && moved.empty())
        return std::nullopt;
    Cause cause{.code = CauseCode::LayerSet,
                .rung = Rung::Manifest,
                .reaches = upFrom(Rung::Manifest, images.anyIndex)};
    QStringList parts;
    const auto add = [&](const std::vector<int> &layers, const QString &key, const QString &words) {
        cause.evidence.insert(key, layerNumbers(layers));
        if (!layers.empty())
            parts << QStringLiteral("%1 %2").arg(layers.size()).arg(words);
    };
    add(replaced, QStringLiteral("replaced"), QStringLiteral("with other contents"));
    add(removed, QStringLiteral("left_only"), QStringLiteral("only in the public image"));
    add(added, QStringLiteral("right_only"), QStringLiteral("only in the private image"));
    add(moved, QStringLiteral("moved"), QStringLiteral("in another order"));
    for (const auto *layers : {&replaced, &removed, &moved})
        cause.layers.insert(cause.layers.end(), layers->begin(), layers->end());
    if (cause.layers.empty())
        cause.layers = added;
    std::ranges::sort(cause.layers);
    cause.text
        = QStringLiteral("the images have other layers: ") + parts.join(QStringLiteral(", "));
    if (images.contents.sameFiles == true)
        cause.text += QStringLiteral("; merged, their files are equal");
    else if (!images.contents.files.isEmpty())
        cause.text += QStringLiteral("; merged, ") + filesText(images.contents.files);
    if (const QJsonObject merged = mergedEvidence(images); !merged.isEmpty())
        cause.evidence.insert(QStringLiteral("merged"), merged);
    return cause;
}

// Two manifests of which one was made here: how they are written says nothing of the images.
Cause derivedCause(const PairedImages &images)
{
    Cause cause{.code = CauseCode::ManifestMetadata,
                .rung = Rung::Manifest,
                .reaches = upFrom(Rung::Manifest, images.anyIndex)};
    const bool left = images.left.isDerived();
    const bool both = left && images.right.isDerived();
    cause.text = both
        ? QStringLiteral("neither archive holds a manifest, so that both were made here")
        : QStringLiteral("the %1 archive holds no manifest, so that one was made here")
              .arg(left ? QStringLiteral("public") : QStringLiteral("private"));
    cause.evidence.insert(QStringLiteral("derived"),
                          both       ? QStringLiteral("both")
                              : left ? QStringLiteral("left")
                                     : QStringLiteral("right"));
    return cause;
}

void addManifestCauses(std::vector<Cause> &causes, const PairedImages &images)
{
    if (!images.left.document || !images.right.document || !images.left.manifest()
        || !images.right.manifest())
        return;
    if (images.left.isDerived() || images.right.isDerived()) {
        causes.push_back(derivedCause(images));
        return;
    }
    const auto difference
        = manifestDifference(*images.left.document, *images.right.document, images.pairs);
    if (!difference.mediaTypes.isEmpty()) {
        Cause cause{.code = CauseCode::MediaTypes,
                    .rung = Rung::Manifest,
                    .reaches = upFrom(Rung::Manifest, images.anyIndex)};
        const auto description = [](const ManifestNode &node) {
            return node.mediaType() ? node.mediaType()->description() : QStringLiteral("manifest");
        };
        cause.text = images.left.mediaType() == images.right.mediaType()
            ? QStringLiteral("Docker and OCI name the same things differently: %1")
                  .arg(listed(fieldNames(difference.mediaTypes)))
            : QStringLiteral("the media types name the same things differently: %1 → %2")
                  .arg(description(images.left), description(images.right));
        cause.evidence.insert(QStringLiteral("fields"), difference.mediaTypes);
        causes.push_back(std::move(cause));
    }
    if (!difference.metadata.isEmpty()) {
        Cause cause{.code = CauseCode::ManifestMetadata,
                    .rung = Rung::Manifest,
                    .reaches = upFrom(Rung::Manifest, images.anyIndex)};
        cause.text = QStringLiteral("the manifest metadata differs: %1")
                         .arg(listed(fieldNames(difference.metadata)));
        cause.evidence.insert(QStringLiteral("fields"), difference.metadata);
        causes.push_back(std::move(cause));
    }
    if (!difference.serialization.isEmpty()) {
        causes.push_back(serializationCause(CauseCode::Serialization, Rung::Manifest,
                                            QStringLiteral("manifest"), difference.serialization,
                                            images.anyIndex));
    }
}

void addIndexOwnCauses(std::vector<Cause> &causes, const ImageTree &left, const ImageTree &right)
{
    const auto difference = indexDifference(*left.root.document, *right.root.document);
    QJsonArray fields = difference.mediaTypes;
    for (const auto &field : difference.metadata)
        fields.append(field);
    if (!fields.isEmpty()) {
        Cause cause{.code = CauseCode::IndexMetadata, .rung = Rung::Index};
        cause.text
            = QStringLiteral("the index metadata differs: %1").arg(listed(fieldNames(fields)));
        cause.evidence.insert(QStringLiteral("fields"), fields);
        causes.push_back(std::move(cause));
    } else if (!difference.serialization.isEmpty()) {
        causes.push_back(serializationCause(CauseCode::Serialization, Rung::Index,
                                            QStringLiteral("index"), difference.serialization,
                                            false));
    }
}

QJsonArray platformNames(std::span<const ManifestNode *const> nodes)
{
    QJsonArray names;
    for (const ManifestNode *node : nodes)
        names.append(node->platform ? node->platformText() : QStringLiteral("unknown"));
    return names;
}

QString platformList(std::span<const ManifestNode *const> nodes)
{
    QStringList names;
    for (const auto &name : platformNames(nodes))
        names << shownText(name.toString());
    return listed(names, 4);
}

Cause indexVsManifest(const ImageTree &left, const ImageTree &right)
{
    const bool indexOnLeft = left.isIndex();
    const ImageTree &index = indexOnLeft ? left : right;
    const ManifestNode &manifest = indexOnLeft ? right.root : left.root;
    const auto images = index.images();
    const auto entry = std::ranges::find_if(
        images, [&](const ManifestNode *node) { return node->digest == manifest.digest; });
    const bool contains = entry != images.end();

    Cause cause{.code = CauseCode::IndexVsManifest, .rung = Rung::Index};
    const QString indexSide = indexOnLeft ? QStringLiteral("public") : QStringLiteral("private");
    const QString otherSide = indexOnLeft ? QStringLiteral("private") : QStringLiteral("public");
    if (contains) {
        const QString platform = (*entry)->platformText();
        cause.text = QStringLiteral("the %1 tag names index %2; the %3 tag names its %4manifest %5")
                         .arg(indexSide, index.root.digest.shortText(), otherSide,
                              platform.isEmpty() ? QString() : shownText(platform) + u' ',
                              manifest.digest.shortText());
    } else if (manifest.isDerived()) {
        cause.text = QStringLiteral("the %1 tag names index %2; the %3 archive holds one image, "
                                    "without any manifest")
                         .arg(indexSide, index.root.digest.shortText(), otherSide);
    } else {
        cause.text
            = QStringLiteral("the %1 tag names index %2; the %3 tag names manifest %4, which "
                             "the index does not list")
                  .arg(indexSide, index.root.digest.shortText(), otherSide,
                       manifest.digest.shortText());
    }
    cause.evidence = {{QStringLiteral("index_side"),
                       indexOnLeft ? QStringLiteral("left") : QStringLiteral("right")},
                      {QStringLiteral("index"), index.root.digest.toString()},
                      {QStringLiteral("manifest"), manifest.digest.toString()},
                      {QStringLiteral("contains"), contains},
                      {QStringLiteral("platforms"), qint64(images.size())}};
    return cause;
}

std::optional<Cause> attestationCause(const ImageTree &left, const ImageTree &right)
{
    const auto digests = [](const ImageTree &tree) {
        QStringList texts;
        for (const ManifestNode *node : tree.attestations())
            texts << node->digest.toString();
        texts.sort();
        return texts;
    };
    const QStringList a = digests(left);
    const QStringList b = digests(right);
    if (a == b)
        return std::nullopt;
    Cause cause{.code = CauseCode::Attestations, .rung = Rung::Index};
    const auto entries = [](qsizetype count) {
        return counted(count, QStringLiteral("attestation"), QStringLiteral("attestations"));
    };
    if (b.isEmpty())
        cause.text = QStringLiteral("%1 only in the public index").arg(entries(a.size()));
    else if (a.isEmpty())
        cause.text = QStringLiteral("%1 only in the private index").arg(entries(b.size()));
    else
        cause.text = QStringLiteral("other attestations: %1 → %2").arg(a.size()).arg(b.size());
    cause.evidence = {{QStringLiteral("left"), QJsonArray::fromStringList(a)},
                      {QStringLiteral("right"), QJsonArray::fromStringList(b)}};
    return cause;
}

} // namespace

std::vector<Cause> imageCauses(const PairedImages &images)
{
    if (images.left.digest == images.right.digest)
        return {};
    std::vector<Cause> causes = contentsCauses(images);
    for (auto find : {compressionCause, configCause, layerSetCause}) {
        if (auto cause = find(images))
            causes.push_back(*std::move(cause));
    }
    addManifestCauses(causes, images);
    return causes;
}

std::vector<Cause> indexCauses(const ImageTree &left, const ImageTree &right,
                               std::span<const ManifestNode *const> leftOnly,
                               std::span<const ManifestNode *const> rightOnly, bool anyPlatform)
{
    std::vector<Cause> causes;
    if (left.root.digest == right.root.digest)
        return causes;
    const bool bothIndexes = left.isIndex() && right.isIndex();
    if ((bothIndexes || !anyPlatform) && (!leftOnly.empty() || !rightOnly.empty())) {
        Cause cause{.code = CauseCode::PlatformSet, .rung = Rung::Index};
        QStringList parts;
        if (!leftOnly.empty())
            parts << platformList(leftOnly) + QStringLiteral(" only in the public image");
        if (!rightOnly.empty())
            parts << platformList(rightOnly) + QStringLiteral(" only in the private image");
        cause.text = parts.join(QStringLiteral("; "));
        cause.evidence = {{QStringLiteral("left_only"), platformNames(leftOnly)},
                          {QStringLiteral("right_only"), platformNames(rightOnly)}};
        causes.push_back(std::move(cause));
    }
    if (left.isIndex() != right.isIndex())
        causes.push_back(indexVsManifest(left, right));
    if (auto cause = attestationCause(left, right))
        causes.push_back(*std::move(cause));
    if (bothIndexes)
        addIndexOwnCauses(causes, left, right);
    return causes;
}

} // namespace sameinside
