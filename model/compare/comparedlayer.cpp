// SPDX-License-Identifier: MIT
#include "model/compare/comparedlayer.h"

#include "model/text/words/model/causewords.h"

namespace sameinside {

QString claimedEncoding(const std::optional<MediaType> &type)
{
    switch (type ? type->encoding() : MediaType::Encoding::Unknown) {
    case MediaType::Encoding::Gzip:
        return QStringLiteral("gzip");
    case MediaType::Encoding::Zstd:
        return QStringLiteral("zstd");
    case MediaType::Encoding::None:
        return words::causes::notCompressed();
    case MediaType::Encoding::Unknown:
        break;
    }
    return {};
}

QString ComparedLayer::encodingText() const
{
    return encoding ? encoding->description() : claimedEncoding(mediaType);
}

std::vector<ComparedLayer> comparedLayers(const ManifestNode &image, const ImageTree &tree)
{
    std::vector<ComparedLayer> layers;
    for (NamedLayer &named : image.layers()) {
        if (named.isEmpty)
            continue;
        layers.push_back({.blob = named.descriptor.digest,
                          .size = std::max<qint64>(named.descriptor.size, 0),
                          .createdBy = named.createdBy.value_or(QString())});
        if (named.isDescribed())
            layers.back().mediaType = named.descriptor.mediaType;
    }
    const bool hasDiffIds = image.config && image.config->diffIds().size() == layers.size();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        ComparedLayer &layer = layers[i];
        if (hasDiffIds)
            layer.diffId = image.config->diffIds()[i];
        const auto facts = tree.layers.constFind(layer.blob);
        if (facts == tree.layers.constEnd())
            continue;
        layer.computed = facts->diffId;
        layer.isReadElsewhere = facts->isReadElsewhere;
        layer.encoding = facts->encoding;
        layer.contentSize = facts->contentSize;
        layer.contents = facts->contents;
        layer.error = facts->error;
        if (!layer.diffId)
            layer.diffId = layer.computed;
    }
    return layers;
}

} // namespace sameinside
