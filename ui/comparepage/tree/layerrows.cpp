// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/layerrows.h"

#include "model/text/instruction.h"
#include "model/text/numbers.h"
#include "model/text/words/model/layerwords.h"
#include "ui/comparepage/tree/configrows.h"

namespace sameinside {

namespace {

struct LayerPlace {
    int position = 0;
    const LayerPair *pair = nullptr;
    QString key; ///< by position in PlatformComparison::layers; by own position without a partner
};

LayerPlace placeOf(const ImageSide &image, int position)
{
    if (image.comparison) {
        const auto &pairs = image.comparison->layers;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto here = image.side == NodeRef::Side::Left ? pairs[i].left : pairs[i].right;
            if (here == position)
                return {position, &pairs[i],
                        image.key + QStringLiteral("/layer ") + QString::number(i)};
        }
    }
    return {position, nullptr, QString()};
}

std::optional<Meaning> layerState(const ImageSide &image, const LayerPair *pair)
{
    return pair ? std::optional(blobMeaningOf(*pair, image.side == NodeRef::Side::Left))
                : image.alone;
}

std::optional<Meaning> contentsState(const ImageSide &image, const LayerPair *pair)
{
    return pair ? std::optional(contentsMeaningOf(pair->relationOfContents())) : image.alone;
}

/// Layers of other contents may still be compressed in one way.
std::optional<Meaning> encodingState(const ImageSide &image, const LayerPair *pair)
{
    const bool isOpen = pair
        && (pair->relation == LayerRelation::Differs || pair->relation == LayerRelation::Unknown);
    if (!isOpen)
        return layerState(image, pair);
    const ComparedLayer *left = image.comparison->leftOf(*pair);
    const ComparedLayer *right = image.comparison->rightOf(*pair);
    if (!left || !right || !left->encoding || !right->encoding)
        return std::nullopt;
    return left->encoding == right->encoding ? Meaning::Same : Meaning::Differs;
}

std::optional<TreeBranch> encodingRow(const ImageSide &image, const ComparedLayer &layer,
                                      const LayerPlace &place)
{
    TreeNode node;
    node.kind = TreeNode::Kind::Encoding;
    if (layer.encoding) {
        const QString text = layer.encoding->description();
        const QString separator = QStringLiteral(" · ");
        node.name = text.section(separator, 0, 0);
        setDetail(node, text.section(separator, 1));
    } else if (const QString claim = claimedEncoding(layer.mediaType); !claim.isEmpty()) {
        node.name = claim;
        node.detail = words::layers::asMediaTypeSays();
    } else {
        return std::nullopt;
    }
    node.state = encodingState(image, place.pair);
    if (!place.key.isEmpty())
        node.key = place.key + QStringLiteral("/encoding");
    return TreeBranch{std::move(node), {}};
}

std::optional<TreeBranch> contentsRow(const ImageSide &image, const ComparedLayer &layer,
                                      const LayerPlace &place)
{
    if (!layer.diffId)
        return std::nullopt;
    TreeNode node;
    node.kind = TreeNode::Kind::Contents;
    node.name = words::layers::contents();
    node.digest = layer.computed ? layer.computed : layer.diffId;
    if (layer.computed) {
        node.size = layer.contentSize;
        node.detail = layer.isReadElsewhere && !layer.knownSince
            ? words::layers::diffIdHashedElsewhere()
            : words::layers::diffIdHashed();
        node.files = image.files->layer(image.node, place.position);
        if (node.files) {
            node.detail = words::layers::files(node.files->fileCount);
            node.hasMore = node.files->fileCount > 0;
        }
        if (layer.knownSince) {
            node.detail += QStringLiteral(" · ")
                + words::layers::contentsKnownSince(minuteText(*layer.knownSince));
        }
    } else {
        node.detail = words::layers::diffIdClaimed();
    }
    node.isDiffId = true;
    node.state = contentsState(image, place.pair);
    if (!place.key.isEmpty())
        node.key = place.key + QStringLiteral("/contents");
    node.ref = NodeRef{image.side, NodeRef::Kind::Contents, image.platform, place.position};
    return TreeBranch{std::move(node), {}};
}

/// A layer that could not be read says why.
void addError(const ComparedLayer &layer, TreeBranch &branch)
{
    if (!layer.error)
        return;
    TreeNode message;
    message.kind = TreeNode::Kind::Message;
    message.state = Meaning::Error;
    setDetail(message, layer.error->detail);
    branch.node.state = Meaning::Error;
    branch.children.push_back({std::move(message), {}});
}

TreeBranch layerRow(const ImageSide &image, const ComparedLayer &layer, int position)
{
    const LayerPlace place = placeOf(image, position);
    TreeNode node;
    node.kind = TreeNode::Kind::Layer;
    node.name = words::layers::layer(position + 1);
    setDetail(node, instruction(layer.createdBy));
    if (layer.isEmptyLayer())
        node.detail = node.detail.isEmpty()
            ? words::layers::holdsNoFile()
            : words::layers::withInstruction(words::layers::holdsNoFile(), node.detail);
    if (place.pair && place.pair->moved)
        node.detail = node.detail.isEmpty()
            ? words::layers::moved()
            : words::layers::withInstruction(words::layers::moved(), node.detail);
    node.digest = layer.blob;
    if (layer.mediaType) {
        node.size = layer.size;
        node.mediaType = layer.mediaType->toString();
    }
    node.state = layerState(image, place.pair);
    node.key = place.key;
    node.ref = NodeRef{image.side, NodeRef::Kind::Layer, image.platform, position};
    TreeBranch branch{std::move(node), {}};
    addError(layer, branch);
    for (const auto &row : {encodingRow(image, layer, place), contentsRow(image, layer, place)}) {
        if (row)
            branch.children.push_back(*row);
    }
    return branch;
}

/// Schema 1 lists a layer for each step; one that only changed the settings holds nothing.
TreeBranch emptyRow(const NamedLayer &layer)
{
    TreeNode node;
    node.kind = TreeNode::Kind::Layer;
    node.name = words::layers::emptyLayer();
    setDetail(node, instruction(layer.createdBy.value_or(QString())));
    node.digest = layer.descriptor.digest;
    return {std::move(node), {}};
}

} // namespace

std::vector<TreeBranch> layerRows(const ImageSide &image)
{
    const std::vector<ComparedLayer> layers = image.comparison
        ? image.comparison->layersOf(image.side == NodeRef::Side::Left)
        : comparedLayers(*image.node, *image.tree);
    std::vector<TreeBranch> rows;
    std::size_t next = 0;
    for (const NamedLayer &named : image.node->layers()) {
        if (named.isEmpty) {
            rows.push_back(emptyRow(named));
            continue;
        }
        rows.push_back(layerRow(image, layers[next], int(next)));
        ++next;
    }
    return rows;
}

} // namespace sameinside
