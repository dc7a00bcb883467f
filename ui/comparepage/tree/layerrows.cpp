// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/layerrows.h"

#include "model/text/numbers.h"
#include "ui/comparepage/tree/configrows.h"

namespace sameinside {

namespace {

/// A layer as its manifest names it, with what other documents say of it.
struct LayerSource {
    int position = 0;
    Digest blob;
    std::optional<qint64> size;
    QString mediaType;
    std::optional<MediaType> type;
    QString createdBy;
    bool isEmpty = false;
};

struct LayerPlace {
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
                return {&pairs[i], QStringLiteral("%1/layer %2").arg(image.key).arg(i)};
        }
    }
    return {nullptr, QString()};
}

std::optional<Meaning> layerState(const ImageSide &image, const LayerPair *pair)
{
    return pair ? std::optional(meaningOf(pair->relation)) : image.alone;
}

std::optional<Meaning> contentsState(const ImageSide &image, const LayerPair *pair)
{
    if (!pair)
        return image.alone;
    switch (pair->relation) {
    case LayerRelation::Same:
    case LayerRelation::Recompressed:
        return Meaning::Same;
    case LayerRelation::Differs:
        return Meaning::Differs;
    default:
        return Meaning::OnlyHere;
    }
}

const LayerEncoding *encodingOf(const ImageTree &tree, const Digest &blob)
{
    const auto facts = tree.layers.constFind(blob);
    return facts != tree.layers.constEnd() && facts->encoding ? &*facts->encoding : nullptr;
}

/// Layers of other contents may still be compressed in one way.
std::optional<Meaning> encodingState(const ImageSide &image, const LayerPair *pair)
{
    if (!pair || pair->relation != LayerRelation::Differs)
        return layerState(image, pair);
    const bool isLeft = image.side == NodeRef::Side::Left;
    const auto &here = isLeft ? pair->leftDigest : pair->rightDigest;
    const auto &there = isLeft ? pair->rightDigest : pair->leftDigest;
    if (!here || !there || !image.otherTree)
        return std::nullopt;
    const LayerEncoding *first = encodingOf(*image.tree, *here);
    const LayerEncoding *second = encodingOf(*image.otherTree, *there);
    if (!first || !second)
        return std::nullopt;
    return *first == *second ? Meaning::Same : Meaning::Differs;
}

QString claimedEncoding(const std::optional<MediaType> &type)
{
    switch (type ? type->encoding() : MediaType::Encoding::Unknown) {
    case MediaType::Encoding::Gzip:
        return QStringLiteral("gzip");
    case MediaType::Encoding::Zstd:
        return QStringLiteral("zstd");
    case MediaType::Encoding::None:
        return QStringLiteral("not compressed");
    case MediaType::Encoding::Unknown:
        break;
    }
    return {};
}

std::optional<TreeBranch> encodingRow(const ImageSide &image, const LayerSource &layer,
                                      const LayerPlace &place)
{
    TreeNode node;
    node.kind = TreeNode::Kind::Encoding;
    if (const LayerEncoding *encoding = encodingOf(*image.tree, layer.blob)) {
        const QString text = encoding->description();
        const QString separator = QStringLiteral(" · ");
        node.name = text.section(separator, 0, 0);
        setDetail(node, text.section(separator, 1));
    } else if (const QString claim = claimedEncoding(layer.type); !claim.isEmpty()) {
        node.name = claim;
        node.detail = QStringLiteral("as its media type says");
    } else {
        return std::nullopt;
    }
    node.state = encodingState(image, place.pair);
    if (!place.key.isEmpty())
        node.key = place.key + QStringLiteral("/encoding");
    return TreeBranch{std::move(node), {}};
}

std::optional<TreeBranch> contentsRow(const ImageSide &image, const LayerSource &layer,
                                      const LayerPlace &place)
{
    TreeNode node;
    node.kind = TreeNode::Kind::Contents;
    node.name = QStringLiteral("Contents");
    const auto facts = image.tree->layers.constFind(layer.blob);
    const bool isRead = facts != image.tree->layers.constEnd() && facts->diffId;
    if (isRead) {
        node.digest = facts->diffId;
        node.size = facts->contentSize;
        node.detail = QStringLiteral("diff ID, hashed here");
        node.files = image.files->layer(image.node, layer.position);
        if (node.files) {
            node.detail
                = counted(node.files->fileCount, QStringLiteral("file"), QStringLiteral("files"));
            node.hasMore = node.files->fileCount > 0;
        }
    } else if (image.node->config
               && std::size_t(layer.position) < image.node->config->diffIds().size()) {
        node.digest = image.node->config->diffIds()[std::size_t(layer.position)];
        node.detail = QStringLiteral("diff ID, as the config says");
    } else {
        return std::nullopt;
    }
    node.isDiffId = true;
    node.state = contentsState(image, place.pair);
    if (!place.key.isEmpty())
        node.key = place.key + QStringLiteral("/contents");
    node.ref = NodeRef{image.side, NodeRef::Kind::Contents, image.platform, layer.position};
    return TreeBranch{std::move(node), {}};
}

/// A layer that could not be read says why.
void addError(const ImageSide &image, const LayerSource &layer, TreeBranch &branch)
{
    const auto facts = image.tree->layers.constFind(layer.blob);
    if (facts == image.tree->layers.constEnd() || !facts->error)
        return;
    TreeNode message;
    message.kind = TreeNode::Kind::Message;
    message.state = Meaning::Error;
    setDetail(message, facts->error->detail);
    branch.node.state = Meaning::Error;
    branch.children.push_back({std::move(message), {}});
}

TreeBranch layerRow(const ImageSide &image, const LayerSource &layer)
{
    const LayerPlace place = placeOf(image, layer.position);
    TreeNode node;
    node.kind = TreeNode::Kind::Layer;
    node.name = QStringLiteral("Layer %1").arg(layer.position + 1);
    setDetail(node, instruction(layer.createdBy));
    if (layer.isEmpty && node.detail.isEmpty())
        node.detail = QStringLiteral("empty");
    if (place.pair && place.pair->moved)
        node.detail.prepend(node.detail.isEmpty() ? QStringLiteral("moved")
                                                  : QStringLiteral("moved · "));
    node.digest = layer.blob;
    node.size = layer.size;
    node.mediaType = layer.mediaType;
    node.state = layerState(image, place.pair);
    node.key = place.key;
    node.ref = NodeRef{image.side, NodeRef::Kind::Layer, image.platform, layer.position};
    TreeBranch branch{std::move(node), {}};
    addError(image, layer, branch);
    for (auto &row : {encodingRow(image, layer, place), contentsRow(image, layer, place)}) {
        if (row)
            branch.children.push_back(*row);
    }
    return branch;
}

std::vector<TreeBranch> schema1Rows(const ImageSide &image, const Schema1Manifest &manifest)
{
    std::vector<TreeBranch> rows;
    for (const auto &layer : manifest.layers) {
        rows.push_back(layerRow(image,
                                {.position = int(rows.size()),
                                 .blob = layer.blob,
                                 .createdBy = layer.createdBy,
                                 .isEmpty = layer.empty}));
    }
    return rows;
}

} // namespace

QString instruction(const QString &createdBy)
{
    static const QString shell = QStringLiteral("/bin/sh -c ");
    static const QString nop = QStringLiteral("#(nop) ");
    static const QString buildkit = QStringLiteral(" # buildkit");
    QString text = createdBy.trimmed();
    if (text.endsWith(buildkit))
        text.chop(buildkit.size());
    if (text.startsWith(shell + nop))
        return text.sliced(shell.size() + nop.size()).trimmed();
    if (text.startsWith(QStringLiteral("RUN ") + shell))
        return QStringLiteral("RUN ") + text.sliced(4 + shell.size());
    if (text.startsWith(shell))
        return QStringLiteral("RUN ") + text.sliced(shell.size());
    return text;
}

std::vector<TreeBranch> layerRows(const ImageSide &image)
{
    if (const Schema1Manifest *schema1 = image.node->schema1())
        return schema1Rows(image, *schema1);
    const Manifest *manifest = image.node->manifest();
    if (!manifest)
        return {};
    const auto history = image.node->config
        ? image.node->config->layerHistory(manifest->layers.size())
        : std::vector<const ImageConfig::HistoryEntry *>();
    std::vector<TreeBranch> rows;
    for (std::size_t i = 0; i < manifest->layers.size(); ++i) {
        const Descriptor &layer = manifest->layers[i];
        rows.push_back(
            layerRow(image,
                     {.position = int(i),
                      .blob = layer.digest,
                      .size = layer.size,
                      .mediaType = layer.mediaType.toString(),
                      .type = layer.mediaType,
                      .createdBy = i < history.size() ? history[i]->createdBy : QString()}));
    }
    return rows;
}

} // namespace sameinside
