// SPDX-License-Identifier: MIT
#include "ui/documents/jsondocument.h"

#include "model/text/plaintext.h"

namespace sameinside {

namespace {

void explain(JsonDocument &document, Availability availability, const std::optional<Error> &error)
{
    if (error) {
        document.placeholder = error->detail;
        document.isError = true;
    } else {
        document.placeholder = availability == Availability::NotHere
            ? QStringLiteral("not in this store")
            : QStringLiteral("not loaded");
    }
}

void fill(JsonDocument &document, const ManifestNode &node)
{
    document.digest = node.digest;
    if (node.document)
        document.bytes = node.document->bytes();
    else
        explain(document, node.availability, node.error);
}

void fillConfig(JsonDocument &document, const ManifestNode &image)
{
    const Manifest *manifest = image.manifest();
    if (manifest && manifest->config)
        document.digest = manifest->config->digest;
    if (image.config)
        document.bytes = image.config->bytes();
    else if (!document.digest && image.document)
        document.placeholder = QStringLiteral("no config here");
    else
        explain(document, image.configAvailability, image.configError);
}

} // namespace

QString JsonDocument::fileName() const
{
    const QString name = title.toLower();
    if (!digest)
        return name + QStringLiteral(".json");
    return name + u'-'
        + QString::fromLatin1(
               digest->encoded().first(std::min<qsizetype>(12, digest->encoded().size())))
        + QStringLiteral(".json");
}

JsonDocument jsonDocument(const ChainSubject &subject, NodeRef::Side side, NodeRef::Kind kind)
{
    const ChainSubject::Side &own = subject.side(side);
    JsonDocument document;
    if (!own.tree) {
        document.placeholder = own.error;
        document.isError = !own.error.isEmpty();
        return document;
    }
    switch (kind) {
    case NodeRef::Kind::Index:
        document.title = QStringLiteral("Index");
        if (own.tree->isIndex())
            fill(document, own.tree->root);
        else
            document.placeholder = QStringLiteral("no index here");
        break;
    case NodeRef::Kind::Config:
        document.title = QStringLiteral("Config");
        if (own.image)
            fillConfig(document, *own.image);
        else
            document.placeholder = QStringLiteral("no image here");
        break;
    default: // what a layer is named by
        document.title = QStringLiteral("Manifest");
        if (own.image)
            fill(document, *own.image);
        else
            document.placeholder = QStringLiteral("no image here");
        break;
    }
    return document;
}

} // namespace sameinside
