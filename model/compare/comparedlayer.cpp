// SPDX-License-Identifier: MIT
#include "model/compare/comparedlayer.h"

#include "model/text/words/model/causewords.h"
#include "model/text/words/model/loadwords.h"

namespace sameinside {

std::optional<QDateTime> knownSince(const ComparedLayer *left, const ComparedLayer *right)
{
    std::optional<QDateTime> earliest;
    for (const ComparedLayer *layer : {left, right}) {
        if (layer && layer->knownSince && (!earliest || *layer->knownSince < *earliest))
            earliest = layer->knownSince;
    }
    return earliest;
}

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

void ComparedLayer::claim(const Digest &claimed)
{
    diffId = claimed;
    if (!contents || claimed.algorithm() == "sha256")
        return;
    computed = claimed.algorithm() == "sha512" ? contents->sha512 : std::nullopt;
    if (!claimed.isVerifiable() && !error)
        error = Error{ErrorKind::Unsupported,
                      words::load::diffIdNotVerifiable(blob.shortText(), claimed.toString())};
}

std::optional<Digest> ComparedLayer::sha256() const
{
    if (contents && !isCorrupt())
        return contents->diffId;
    return diffId && diffId->algorithm() == "sha256" ? diffId : std::nullopt;
}

std::optional<Digest> ComparedLayer::blobSha256() const
{
    if (blob.algorithm() == "sha256")
        return blob;
    return contents ? contents->blobSha256 : std::nullopt;
}

std::optional<bool> ComparedLayer::isSameBlob(const ComparedLayer &other) const
{
    if (blob == other.blob || blob.algorithm() == other.blob.algorithm())
        return blob == other.blob;
    const auto own = blobSha256();
    const auto theirs = other.blobSha256();
    if (own && theirs)
        return own == theirs;
    const bool isOtherSize = size > 0 && other.size > 0 && size != other.size;
    const bool isOtherEncoding
        = encoding && other.encoding && encoding->format != other.encoding->format;
    return isOtherSize || isOtherEncoding ? std::optional(false) : std::nullopt;
}

std::optional<bool> ComparedLayer::holdsSame(const ComparedLayer &other) const
{
    if (blob == other.blob)
        return true;
    const auto own = sha256();
    const auto theirs = other.sha256();
    if (own && theirs)
        return own == theirs;
    if (diffId && other.diffId && diffId->algorithm() == other.diffId->algorithm())
        return diffId == other.diffId;
    return std::nullopt;
}

bool ComparedLayer::isEmptyLayer() const
{
    return sameinside::isEmptyLayer(blob) || (diffId && sameinside::isEmptyLayer(*diffId));
}

std::vector<ComparedLayer> comparedLayers(const ManifestNode &image, const ImageTree &tree)
{
    std::vector<ComparedLayer> layers;
    QHash<Digest, QString> urls;
    for (NamedLayer &named : image.layers()) {
        if (named.isEmpty)
            continue;
        layers.push_back({.blob = named.descriptor.digest,
                          .size = std::max<qint64>(named.descriptor.size, 0),
                          .createdBy = named.createdBy.value_or(QString())});
        if (named.isDescribed())
            layers.back().mediaType = named.descriptor.mediaType;
        if (named.descriptor.isForeign())
            urls.insert(named.descriptor.digest, named.descriptor.urls.front());
    }
    const bool hasDiffIds = image.config && image.config->diffIds().size() == layers.size();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        ComparedLayer &layer = layers[i];
        const auto facts = tree.layers.constFind(layer.blob);
        if (facts == tree.layers.constEnd()) {
            if (hasDiffIds)
                layer.diffId = image.config->diffIds()[i];
            continue;
        }
        layer.computed = facts->diffId;
        layer.isReadElsewhere = facts->isReadElsewhere;
        if (facts->isForeign)
            layer.foreignUrl = urls.value(layer.blob);
        layer.knownSince = facts->knownSince;
        layer.encoding = facts->encoding;
        layer.contentSize = facts->contentSize;
        layer.contents = facts->contents;
        layer.error = facts->error;
        layer.diffId = layer.computed;
        if (hasDiffIds)
            layer.claim(image.config->diffIds()[i]);
    }
    return layers;
}

} // namespace sameinside
