// SPDX-License-Identifier: MIT
#include "ui/chain/chaindetails.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"

#include <QLocale>

#include <algorithm>

namespace sameinside {

namespace {

constexpr std::size_t mostListed = 8;

QString sizeText(qint64 bytes)
{
    return bytes < 1024 ? exactSize(bytes)
                        : QStringLiteral("%1 (%2)").arg(humanSize(bytes), exactSize(bytes));
}

QString errorLine(const std::optional<Error> &error)
{
    return error ? QStringLiteral("Error: ") + shownText(error->detail) : QString();
}

QStringList nodeLines(const ManifestNode &node, const QString &what)
{
    QStringList lines{what + u' ' + node.digest.toString()};
    QString facts = node.size > 0 ? sizeText(node.size) : QString();
    if (const auto type = node.mediaType())
        facts += (facts.isEmpty() ? QString() : QStringLiteral(" · "))
            + shownText(type->description());
    lines << facts << errorLine(node.error);
    return lines;
}

QStringList indexLines(const ImageTree &tree)
{
    QStringList lines = nodeLines(tree.root, QStringLiteral("Index"));
    QStringList platforms;
    for (const ManifestNode *image : tree.images()) {
        const QString name = image->platformText();
        platforms << (name.isEmpty() ? image->digest.shortText() : shownText(name));
    }
    const auto count = platforms.size();
    if (count > qsizetype(mostListed))
        platforms = platforms.mid(0, qsizetype(mostListed)) << QStringLiteral("…");
    lines << counted(count, QStringLiteral("platform: "), QStringLiteral("platforms: "))
            + platforms.join(QStringLiteral(", "));
    return lines;
}

QStringList configLines(const ManifestNode &image)
{
    const Manifest *manifest = image.manifest();
    if (!manifest || !manifest->config)
        return {};
    QStringList lines{QStringLiteral("Config ") + manifest->config->digest.toString(),
                      QStringLiteral("This is the image ID."), sizeText(manifest->config->size)};
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
            lines << QStringLiteral("Cause %1: %2")
                         .arg(cause + 1)
                         .arg(shownText((*subject.causes)[std::size_t(cause)].text));
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
        text = QStringLiteral("The same blob on both sides");
        break;
    case LayerRelation::Recompressed:
        text = QStringLiteral("The same contents, compressed again");
        break;
    case LayerRelation::Differs:
        text = QStringLiteral("Other contents");
        break;
    case LayerRelation::Unknown:
        return layer.partner < 0
            ? QStringLiteral("Not on the other side; whether its contents are is not known")
            : QStringLiteral("Another blob; whether the contents differ is not known");
    case LayerRelation::LeftOnly:
    case LayerRelation::RightOnly:
        return QStringLiteral("Only on this side");
    }
    return layer.moved
        ? text + QStringLiteral(", at another place (layer %1)").arg(layer.partner + 1)
        : text;
}

QString claimText(const ChainLayer &layer)
{
    return layer.isClaimed ? QStringLiteral("As the config claims. ") + howToVerify()
                           : QStringLiteral("Hashed here");
}

QStringList layerLines(const ChainLayer &layer, qint64 count)
{
    QStringList lines{QStringLiteral("Layer %1 of %2").arg(layer.position + 1).arg(count),
                      QStringLiteral("Blob ") + layer.blob.toString()};
    if (layer.diffId)
        lines << QStringLiteral("Diff ID ") + layer.diffId->toString() << claimText(layer);
    if (layer.size)
        lines << sizeText(*layer.size);
    if (!layer.encoding.isEmpty())
        lines.back() += QStringLiteral(" · ") + shownText(layer.encoding);
    if (!layer.createdBy.isEmpty())
        lines << shownText(layer.createdBy.left(160));
    lines << relationText(layer);
    return lines;
}

QStringList foldedLines(const LayerRun &run, Rung rung)
{
    QStringList lines{rung == Rung::Blobs ? run.blobText() : run.contentsText()};
    for (std::size_t i = 0; i < run.layers.size() && i < mostListed; ++i) {
        const ChainLayer &layer = run.layers[i];
        const auto digest = rung == Rung::Blobs ? std::optional(layer.blob) : layer.diffId;
        lines << QStringLiteral("%1: %2")
                     .arg(layer.position + 1)
                     .arg(digest ? digest->toString() : QStringLiteral("?"));
    }
    if (rung == Rung::Contents && run.isClaimed())
        lines << claimText(*std::ranges::find(run.layers, true, &ChainLayer::isClaimed));
    if (run.layers.size() > mostListed)
        lines << QStringLiteral("… %1 more").arg(run.layers.size() - mostListed);
    lines << QStringLiteral("Click to show each layer");
    return lines;
}

QString joined(QStringList lines)
{
    lines.removeAll(QString());
    return lines.join(u'\n');
}

qint64 layerCount(const ManifestNode &image)
{
    const auto layers = image.layers();
    return std::ranges::count(layers, false, &NamedLayer::isEmpty);
}

} // namespace

QString howToVerify()
{
    return QStringLiteral("To verify it, load the contents of the layers (Ctrl+L).");
}

QString exactSize(qint64 bytes)
{
    return QStringLiteral("%1 bytes").arg(QLocale::c().toString(bytes));
}

QString documentDetails(const ChainSubject &subject, NodeRef::Side side, NodeRef::Kind kind)
{
    const ChainSubject::Side &own = subject.side(side);
    QStringList lines;
    if (kind == NodeRef::Kind::Index)
        lines = indexLines(*own.tree);
    else if (kind == NodeRef::Kind::Manifest)
        lines = nodeLines(*own.image, QStringLiteral("Manifest"));
    else if (kind == NodeRef::Kind::Config)
        lines = configLines(*own.image);
    return joined(lines + rungLines(subject, rungOf(kind)));
}

QString layerDetails(const ChainSubject &subject, NodeRef::Side side, const LayerRun &run,
                     Rung rung)
{
    const ChainSubject::Side &own = subject.side(side);
    const auto count = layerCount(*own.image);
    return joined(run.isFolded() ? foldedLines(run, rung) : layerLines(run.layers.front(), count));
}

} // namespace sameinside
