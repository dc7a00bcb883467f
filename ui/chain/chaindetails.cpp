// SPDX-License-Identifier: MIT
#include "ui/chain/chaindetails.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/layerwords.h"
#include "model/text/words/model/listwords.h"

#include <QLocale>

#include <algorithm>

namespace sameinside {

namespace {

constexpr std::size_t mostListed = 8;

QString sizeText(qint64 bytes)
{
    return bytes < 1024 ? exactSize(bytes)
                        : words::layers::sizeAndBytes(humanSize(bytes), exactSize(bytes));
}

QString errorLine(const std::optional<Error> &error)
{
    return error ? words::layers::error(shownText(error->detail)) : QString();
}

QStringList nodeLines(const ManifestNode &node, const QString &named)
{
    QStringList lines{named};
    QString facts = node.size > 0 ? sizeText(node.size) : QString();
    if (const auto type = node.mediaType())
        facts += (facts.isEmpty() ? QString() : QStringLiteral(" · "))
            + shownText(type->description());
    lines << facts << errorLine(node.error);
    return lines;
}

QStringList indexLines(const ImageTree &tree)
{
    QStringList lines = nodeLines(tree.root, words::layers::index(tree.root.digest.toString()));
    QStringList platforms;
    for (const ManifestNode *image : tree.images()) {
        const QString name = image->platformText();
        platforms << (name.isEmpty() ? image->digest.shortText() : shownText(name));
    }
    const auto count = platforms.size();
    if (count > qsizetype(mostListed))
        platforms = platforms.mid(0, qsizetype(mostListed)) << QStringLiteral("…");
    lines << words::layers::platforms(count, words::lists::joined(platforms));
    return lines;
}

QStringList configLines(const ManifestNode &image)
{
    const Manifest *manifest = image.manifest();
    if (!manifest || !manifest->config)
        return {};
    QStringList lines{words::layers::config(manifest->config->digest.toString()),
                      words::layers::imageIdNote(), sizeText(manifest->config->size)};
    lines << errorLine(image.configError);
    return lines;
}

Rung rungOf(NodeRef::Kind kind)
{
    switch (kind) {
    case NodeRef::Kind::Index:
        return Rung::Index;
    case NodeRef::Kind::Manifest:
        return Rung::Manifest;
    case NodeRef::Kind::Config:
        return Rung::Config;
    case NodeRef::Kind::Layer:
        return Rung::Blobs;
    case NodeRef::Kind::Contents:
        break;
    }
    return Rung::Contents;
}

QStringList rungLines(const ChainSubject &subject, Rung rung)
{
    QStringList lines;
    for (const RungExplanation &row : subject.rungs) {
        if (row.rung != rung)
            continue;
        for (const int cause : row.causes) {
            lines << words::layers::cause(cause + 1,
                                          shownText((*subject.causes)[std::size_t(cause)].text));
        }
        if (row.causes.empty())
            lines << shownText(row.text);
    }
    return lines;
}

QString relationText(const ChainLayer &layer)
{
    if (!layer.relation)
        return {};
    QString text;
    switch (*layer.relation) {
    case LayerRelation::Same:
        text = words::layers::sameBlob();
        break;
    case LayerRelation::Recompressed:
        text = words::layers::compressedAgain();
        break;
    case LayerRelation::Differs:
        text = words::layers::otherContents();
        break;
    case LayerRelation::Unknown:
        return layer.partner < 0 ? words::layers::notThere() : words::layers::anotherBlob();
    case LayerRelation::LeftOnly:
    case LayerRelation::RightOnly:
        return words::layers::onlyHere();
    }
    return layer.moved ? words::layers::movedTo(text, layer.partner + 1) : text;
}

QString claimText(const ChainLayer &layer)
{
    if (layer.knownSince)
        return words::layers::knownSince(minuteText(*layer.knownSince));
    if (layer.isReadElsewhere)
        return words::layers::hashedElsewhere();
    return layer.isClaimed ? words::layers::asConfigClaims() : words::layers::hashedHere();
}

QStringList layerLines(const ChainLayer &layer)
{
    QStringList lines{words::layers::layerOf(layer.position + 1, layer.count),
                      words::layers::blob(layer.blob.toString())};
    if (layer.diffId)
        lines << words::layers::diffId(layer.diffId->toString()) << claimText(layer);
    if (layer.size)
        lines << sizeText(*layer.size);
    if (!layer.encoding.isEmpty())
        lines.back() += QStringLiteral(" · ") + shownText(layer.encoding);
    if (!layer.createdBy.isEmpty())
        lines << shownText(layer.createdBy.left(160));
    if (!layer.error.isEmpty())
        lines << words::layers::error(shownText(layer.error.left(240)));
    lines << relationText(layer);
    return lines;
}

QStringList foldedLines(const std::vector<const ChainLayer *> &layers, Rung rung)
{
    const auto meaning
        = rung == Rung::Blobs ? &ChainLayer::blobMeaning : &ChainLayer::contentsMeaning;
    QStringList lines{foldedText(layers, meaning)};
    for (std::size_t i = 0; i < layers.size() && i < mostListed; ++i) {
        const ChainLayer &layer = *layers[i];
        const auto digest = rung == Rung::Blobs ? std::optional(layer.blob) : layer.diffId;
        lines << QString::number(layer.position + 1) + QStringLiteral(": ")
                + (digest ? digest->toString() : QStringLiteral("?"));
    }
    if (layers.size() > mostListed)
        lines << words::layers::more(qint64(layers.size() - mostListed));
    const auto claimed = std::ranges::find_if(
        layers, [](const ChainLayer *layer) { return layer->isClaimed && layer->diffId; });
    if (rung == Rung::Contents && claimed != layers.end())
        lines << claimText(**claimed);
    lines << words::layers::clickToShow();
    return lines;
}

QString joined(QStringList lines)
{
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

QString howToVerify()
{
    return words::layers::howToVerify();
}

QString exactSize(qint64 bytes)
{
    return words::layers::bytes(QLocale::c().toString(bytes));
}

QString documentDetails(const ChainSubject &subject, NodeRef::Side side, NodeRef::Kind kind)
{
    const ChainSubject::Side &own = subject.side(side);
    QStringList lines;
    if (kind == NodeRef::Kind::Index)
        lines = indexLines(*own.tree);
    else if (kind == NodeRef::Kind::Manifest)
        lines = nodeLines(*own.image, words::layers::manifest(own.image->digest.toString()));
    else if (kind == NodeRef::Kind::Config)
        lines = configLines(*own.image);
    return joined(lines + rungLines(subject, rungOf(kind)));
}

QString layerDetails(const std::vector<const ChainLayer *> &layers, Rung rung)
{
    return joined(layers.size() > 1 ? foldedLines(layers, rung) : layerLines(*layers.front()));
}

} // namespace sameinside
