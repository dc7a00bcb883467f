// SPDX-License-Identifier: MIT
#include "model/compare/contentscauses.h"

#include "model/compare/causeparts.h"
#include "model/text/words/model/causewords.h"

#include <algorithm>

namespace sameinside {

namespace {

constexpr qsizetype mostListed = 100;

using Pair = LayerComparison::Pair;

enum class Explained { No, ByArchive, ByFiles };

Explained explanationOf(const Pair &pair, const std::optional<bool> &sameFiles)
{
    if (pair.difference.files.isEmpty())
        return Explained::ByArchive;
    // Files that only moved between layers are a matter of the layers, not of the files.
    return sameFiles == true ? Explained::No : Explained::ByFiles;
}

QJsonObject layerEvidence(const Pair &pair, const PairedImages &images)
{
    const auto diffId = [](std::span<const ComparedLayer> layers, int position) {
        return layers[std::size_t(position)].contents->diffId.toString();
    };
    return {{QStringLiteral("layer"), pair.left},
            {QStringLiteral("right_layer"), pair.right},
            {QStringLiteral("left_diff_id"), diffId(images.leftLayers, pair.left)},
            {QStringLiteral("right_diff_id"), diffId(images.rightLayers, pair.right)}};
}

std::optional<Cause> fileContentsCause(const PairedImages &images)
{
    Cause cause{.code = CauseCode::FileContents,
                .rung = Rung::Files,
                .reaches = reachedFrom(Rung::Files, images)};
    FilesDifference all;
    QJsonArray layers;
    QJsonArray files;
    for (const Pair &pair : images.contents.pairs) {
        if (explanationOf(pair, images.contents.sameFiles) != Explained::ByFiles)
            continue;
        const FilesDifference &difference = pair.difference.files;
        cause.layers.push_back(pair.left);
        all.added += difference.added;
        all.removed += difference.removed;
        all.changed += difference.changed;
        for (const auto &change : difference.changes) {
            if (files.size() == mostListed)
                break;
            QJsonObject json = change.toJson();
            json.insert(QStringLiteral("layer"), pair.left);
            files.append(json);
            all.changes.push_back(change);
        }
        QJsonObject layer = layerEvidence(pair, images);
        const QJsonObject numbers = countsJson(difference);
        for (auto it = numbers.begin(); it != numbers.end(); ++it)
            layer.insert(it.key(), it.value());
        QJsonArray archive;
        for (const ArchiveDifference &found : pair.difference.archive)
            archive.append(found.toJson());
        layer.insert(QStringLiteral("archive"), archive);
        layers.append(layer);
    }
    if (cause.layers.empty())
        return std::nullopt;
    cause.text = filesText(all);
    cause.evidence = countsJson(all);
    cause.evidence.insert(QStringLiteral("files"), files);
    cause.evidence.insert(QStringLiteral("layers"), layers);
    if (const QJsonObject merged = mergedEvidence(images); !merged.isEmpty())
        cause.evidence.insert(QStringLiteral("merged"), merged);
    return cause;
}

std::optional<Cause> tarMetadataCause(const PairedImages &images)
{
    Cause cause{.code = CauseCode::TarMetadata,
                .rung = Rung::Contents,
                .reaches = reachedFrom(Rung::Contents, images)};
    QJsonArray layers;
    QStringList ways;
    QStringList kinds;
    for (const Pair &pair : images.contents.pairs) {
        if (explanationOf(pair, images.contents.sameFiles) != Explained::ByArchive)
            continue;
        cause.layers.push_back(pair.left);
        QJsonObject layer = layerEvidence(pair, images);
        QJsonArray found;
        for (const ArchiveDifference &difference : pair.difference.archive) {
            found.append(difference.toJson());
            if (kinds.contains(difference.kind))
                continue;
            kinds << difference.kind;
            ways << difference.toText();
        }
        layer.insert(QStringLiteral("kinds"), found);
        layers.append(layer);
    }
    if (cause.layers.empty())
        return std::nullopt;
    cause.text = words::causes::archivedDifferently(qint64(cause.layers.size()), ways);
    cause.evidence.insert(QStringLiteral("kinds"), QJsonArray::fromStringList(kinds));
    cause.evidence.insert(QStringLiteral("layers"), layers);
    return cause;
}

} // namespace

std::vector<Cause> contentsCauses(const PairedImages &images)
{
    std::vector<Cause> causes;
    if (auto cause = fileContentsCause(images))
        causes.push_back(*std::move(cause));
    if (auto cause = tarMetadataCause(images))
        causes.push_back(*std::move(cause));
    return causes;
}

bool isExplainedByContents(const PairedImages &images, int leftLayer)
{
    return std::ranges::any_of(images.contents.pairs, [&](const Pair &pair) {
        return pair.left == leftLayer
            && explanationOf(pair, images.contents.sameFiles) != Explained::No;
    });
}

} // namespace sameinside
