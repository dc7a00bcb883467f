// SPDX-License-Identifier: MIT
#include "model/compare/layercauses.h"

#include "model/compare/causeparts.h"
#include "model/compare/contentscauses.h"
#include "model/text/numbers.h"
#include "model/text/words/model/causewords.h"
#include "model/text/words/model/listwords.h"

#include <algorithm>

namespace sameinside {

namespace {

QJsonArray layerNumbers(const std::vector<int> &layers)
{
    QJsonArray numbers;
    for (const int layer : layers)
        numbers.append(layer);
    return numbers;
}

QJsonObject blobEvidence(const ComparedLayer &layer)
{
    QJsonObject json{{QStringLiteral("digest"), layer.blob.toString()},
                     {QStringLiteral("size"), layer.size}};
    if (layer.mediaType)
        json.insert(QStringLiteral("mediaType"), layer.mediaType->toString());
    if (layer.encoding) {
        QJsonObject encoding = layer.encoding->toJson();
        if (layer.contents && !layer.contents->streamEnd.isEmpty()) {
            encoding.insert(QStringLiteral("end"),
                            QString::fromLatin1(layer.contents->streamEnd.toHex()));
        }
        json.insert(QStringLiteral("encoding"), encoding);
    }
    return json;
}

// " (layer 1: gzip → zstd, 3 MiB → 2.5 MiB)"; empty where nothing is known to tell them apart.
QString exampleOf(const LayerPair &pair, const ComparedLayer &left, const ComparedLayer &right)
{
    QStringList ways;
    const QString before = left.encodingText();
    const QString after = right.encodingText();
    if (!before.isEmpty() && before != after)
        ways << words::causes::changed(before, after);
    if (left.size > 0 && right.size > 0 && left.size != right.size)
        ways << words::causes::changed(humanSize(left.size), humanSize(right.size));
    return ways.isEmpty() ? QString()
                          : words::causes::layerChanged(*pair.left + 1, words::lists::joined(ways));
}

/// Layers that the two images do not have in common, by how that shows.
struct LayerSet {
    std::vector<int> replaced; ///< on the left
    std::vector<int> leftOnly;
    std::vector<int> rightOnly;
    std::vector<int> moved;       ///< on the left
    std::vector<int> leftUnknown; ///< there are more on one side, but nobody knows which
    std::vector<int> rightUnknown;

    static LayerSet of(const PairedImages &images);
    bool isEmpty() const
    {
        return replaced.empty() && leftOnly.empty() && rightOnly.empty() && moved.empty()
            && leftUnknown.empty() && rightUnknown.empty();
    }
    bool isOrderAlone() const
    {
        return replaced.empty() && leftOnly.empty() && rightOnly.empty() && leftUnknown.empty()
            && rightUnknown.empty();
    }
    std::vector<int> positions() const;
    QStringList words() const;
    QJsonObject evidence() const;

private:
    void add(const LayerPair &pair, const PairedImages &images);
};

LayerSet LayerSet::of(const PairedImages &images)
{
    LayerSet set;
    for (const LayerPair &pair : images.pairs)
        set.add(pair, images);
    // Equally many may be equal, in any order; schema 1 does not count as others do.
    const bool isOtherNumber = images.leftLayers.size() != images.rightLayers.size();
    if (!isOtherNumber || images.left.schema1() || images.right.schema1()) {
        set.leftUnknown.clear();
        set.rightUnknown.clear();
    }
    return set;
}

void LayerSet::add(const LayerPair &pair, const PairedImages &images)
{
    const bool isUnknown = pair.relation == LayerRelation::Unknown;
    if (!pair.right)
        (isUnknown ? leftUnknown : leftOnly).push_back(*pair.left);
    else if (!pair.left)
        (isUnknown ? rightUnknown : rightOnly).push_back(*pair.right);
    else if (pair.moved)
        moved.push_back(*pair.left);
    else if (pair.relation == LayerRelation::Differs && !isExplainedByContents(images, *pair.left))
        replaced.push_back(*pair.left);
}

std::vector<int> LayerSet::positions() const
{
    std::vector<int> positions;
    for (const auto *layers : {&replaced, &leftOnly, &moved, &leftUnknown})
        positions.insert(positions.end(), layers->begin(), layers->end());
    if (positions.empty()) {
        for (const auto *layers : {&rightOnly, &rightUnknown})
            positions.insert(positions.end(), layers->begin(), layers->end());
    }
    std::ranges::sort(positions);
    return positions;
}

QStringList LayerSet::words() const
{
    QStringList how;
    if (!replaced.empty())
        how << words::causes::layersReplaced(qint64(replaced.size()));
    if (!leftOnly.empty())
        how << words::causes::layersOnlyPublic(qint64(leftOnly.size()));
    if (!rightOnly.empty())
        how << words::causes::layersOnlyPrivate(qint64(rightOnly.size()));
    if (!moved.empty())
        how << words::causes::layersMoved(qint64(moved.size()));
    if (!leftUnknown.empty() || !rightUnknown.empty())
        how << words::causes::layersOpen(qint64(leftUnknown.size()), qint64(rightUnknown.size()));
    return how;
}

QJsonObject LayerSet::evidence() const
{
    QJsonObject json{{QStringLiteral("replaced"), layerNumbers(replaced)},
                     {QStringLiteral("left_only"), layerNumbers(leftOnly)},
                     {QStringLiteral("right_only"), layerNumbers(rightOnly)},
                     {QStringLiteral("moved"), layerNumbers(moved)}};
    if (!leftUnknown.empty() || !rightUnknown.empty()) {
        json.insert(QStringLiteral("left_unknown"), layerNumbers(leftUnknown));
        json.insert(QStringLiteral("right_unknown"), layerNumbers(rightUnknown));
    }
    return json;
}

void addText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

// A layer that the other side lacks, and the step that made it.
QJsonObject loneEvidence(const ManifestNode &image, std::span<const ComparedLayer> layers,
                         int position, bool isLeft)
{
    const ComparedLayer &layer = layers[std::size_t(position)];
    QJsonObject json{
        {QStringLiteral("side"), isLeft ? QStringLiteral("left") : QStringLiteral("right")},
        {QStringLiteral("layer"), position},
        {QStringLiteral("digest"), layer.blob.toString()},
        {QStringLiteral("size"), layer.size}};
    addText(json, QStringLiteral("created_by"), layer.createdBy);
    if (layer.isEmptyLayer())
        json.insert(QStringLiteral("empty"), true);
    const auto history = image.config ? image.config->layerHistory(layers.size())
                                      : std::vector<const ImageConfig::HistoryEntry *>();
    if (history.size() == layers.size()) {
        addText(json, QStringLiteral("comment"), history[std::size_t(position)]->comment);
        addText(json, QStringLiteral("author"), history[std::size_t(position)]->author);
    }
    return json;
}

QJsonArray loneLayers(const LayerSet &set, const PairedImages &images)
{
    QJsonArray json;
    for (const LayerPair &pair : images.pairs) {
        const bool isReplaced = pair.left && pair.right
            && std::ranges::find(set.replaced, *pair.left) != set.replaced.end();
        const bool isLone = pair.left.has_value() != pair.right.has_value();
        if (pair.left && (isReplaced || isLone))
            json.append(loneEvidence(images.left, images.leftLayers, *pair.left, true));
        if (pair.right && (isReplaced || isLone))
            json.append(loneEvidence(images.right, images.rightLayers, *pair.right, false));
    }
    return json;
}

Cause setCause(Rung rung, const LayerSet &set, const PairedImages &images)
{
    return {.code = CauseCode::LayerSet,
            .rung = rung,
            .layers = set.positions(),
            .reaches = reachedFrom(rung, images),
            .evidence = set.evidence()};
}

Cause orderCause(Rung rung, const LayerSet &set, const PairedImages &images)
{
    Cause cause = setCause(rung, set, images);
    const auto moved = qint64(set.moved.size());
    cause.text = rung == Rung::Config ? words::causes::configInAnotherOrder(moved)
                                      : words::causes::manifestInAnotherOrder(moved);
    return cause;
}

// Artifacts and schema 1 say nothing of what is in a blob: what differs is the blob itself.
std::optional<Cause> otherBlobsCause(const PairedImages &images)
{
    const auto isOpaque = [](const ManifestNode &image) {
        return image.schema1() || image.role == ManifestNode::Role::Artifact;
    };
    if (!isOpaque(images.left) && !isOpaque(images.right))
        return std::nullopt;
    LayerSet set;
    for (const LayerPair &pair : images.pairs) {
        if (pair.left && pair.right && pair.relation == LayerRelation::Unknown)
            set.replaced.push_back(*pair.left);
        else if (pair.left && !pair.right)
            set.leftOnly.push_back(*pair.left);
        else if (pair.right && !pair.left)
            set.rightOnly.push_back(*pair.right);
    }
    if (set.isEmpty())
        return std::nullopt;
    Cause cause = setCause(Rung::Blobs, set, images);
    cause.text = words::causes::otherBlobs(
        qint64(set.replaced.size() + std::max(set.leftOnly.size(), set.rightOnly.size())));
    return cause;
}

} // namespace

std::optional<Derivation> derivationOf(std::span<const LayerPair> pairs, std::size_t left,
                                       std::size_t right)
{
    if (left == right || std::min(left, right) == 0)
        return std::nullopt;
    const auto base = int(std::min(left, right));
    const bool isBaseLeft = left < right;
    for (const LayerPair &pair : pairs) {
        const auto &inBase = isBaseLeft ? pair.left : pair.right;
        const auto &above = isBaseLeft ? pair.right : pair.left;
        if (inBase ? !pair.isShared() || pair.left != pair.right : !above || *above < base)
            return std::nullopt;
    }
    return Derivation{
        .isBaseLeft = isBaseLeft, .base = base, .further = int(std::max(left, right)) - base};
}

QString derivationText(const Derivation &derivation)
{
    return derivation.isBaseLeft
        ? words::causes::builtOnPublic(derivation.base, derivation.further)
        : words::causes::builtOnPrivate(derivation.base, derivation.further);
}

std::optional<Rebuild> rebuildOf(const ManifestNode &left, const ManifestNode &right,
                                 std::span<const LayerPair> pairs)
{
    if (!left.config || !right.config || pairs.empty())
        return std::nullopt;
    const auto &before = left.config->history();
    const auto &after = right.config->history();
    // One step is no way to build: "ADD rootfs.tar /" made thousands of images.
    const bool isSame = before.size() > 1
        && std::ranges::equal(before, after, [](const auto &one, const auto &other) {
                            return !one.createdBy.isEmpty() && one.createdBy == other.createdBy
                                && one.emptyLayer == other.emptyLayer;
                        });
    const bool isInPlace = std::ranges::all_of(pairs, [](const LayerPair &pair) {
        return pair.left && pair.left == pair.right && pair.relation != LayerRelation::Unknown;
    });
    const auto others = std::ranges::count(pairs, LayerRelation::Differs, &LayerPair::relation);
    if (!isSame || !isInPlace || others == 0
        || left.config->layerHistory(pairs.size()).size() != pairs.size())
        return std::nullopt;
    return Rebuild{.steps = int(before.size()), .layers = int(pairs.size()), .others = int(others)};
}

QString rebuildText(const Rebuild &rebuild)
{
    return words::causes::builtAgain(rebuild.steps, rebuild.layers, rebuild.others);
}

std::optional<Cause> compressionCause(const PairedImages &images)
{
    Cause cause{.code = CauseCode::Compression,
                .rung = Rung::Blobs,
                .reaches = reachedFrom(Rung::Blobs, images)};
    QJsonArray layers;
    QString example;
    for (const LayerPair &pair : images.pairs) {
        if (pair.relation != LayerRelation::Recompressed)
            continue;
        cause.layers.push_back(*pair.left);
        const ComparedLayer &left = images.leftOf(pair);
        const ComparedLayer &right = images.rightOf(pair);
        layers.append(QJsonObject{{QStringLiteral("layer"), *pair.left},
                                  {QStringLiteral("left"), blobEvidence(left)},
                                  {QStringLiteral("right"), blobEvidence(right)}});
        if (example.isEmpty())
            example = exampleOf(pair, left, right);
    }
    if (cause.layers.empty())
        return std::nullopt;
    cause.text = words::causes::compressedAgainButSame(qint64(cause.layers.size()), example);
    cause.evidence.insert(QStringLiteral("layers"), layers);
    cause.evidence.insert(QStringLiteral("of"), qint64(images.pairs.size()));
    return cause;
}

std::vector<Cause> layerSetCauses(const PairedImages &images)
{
    if (auto cause = otherBlobsCause(images))
        return {*std::move(cause)};
    const LayerSet set = LayerSet::of(images);
    if (set.isEmpty())
        return {};
    // Only the order of a list belongs to the document that holds the list.
    if (set.isOrderAlone()) {
        std::vector<Cause> causes;
        if (images.left.config && images.right.config)
            causes.push_back(orderCause(Rung::Config, set, images));
        causes.push_back(orderCause(Rung::Manifest, set, images));
        return causes;
    }
    Cause cause = setCause(Rung::Contents, set, images);
    cause.text = words::causes::otherLayers(set.words());
    cause.evidence.insert(QStringLiteral("layers"), loneLayers(set, images));
    if (const auto rebuild = rebuildOf(images.left, images.right, images.pairs)) {
        cause.text = rebuildText(*rebuild);
        cause.evidence.insert(QStringLiteral("same_steps"), rebuild->steps);
    }
    if (const auto derivation
        = derivationOf(images.pairs, images.leftLayers.size(), images.rightLayers.size())) {
        cause.text = derivationText(*derivation);
        cause.evidence.insert(QStringLiteral("built_on"),
                              derivation->isBaseLeft ? QStringLiteral("left")
                                                     : QStringLiteral("right"));
    }
    if (images.contents.sameFiles == true)
        cause.text = words::causes::mergedEqual(cause.text);
    else if (!images.contents.files.isEmpty())
        cause.text = words::causes::mergedDiffer(cause.text, filesText(images.contents.files));
    if (const QJsonObject merged = mergedEvidence(images); !merged.isEmpty())
        cause.evidence.insert(QStringLiteral("merged"), merged);
    return {cause};
}

} // namespace sameinside
