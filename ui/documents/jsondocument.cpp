// SPDX-License-Identifier: MIT
#include "ui/documents/jsondocument.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/documentviewwords.h"
#include "model/text/words/ui/picturewords.h"

namespace sameinside {

namespace {

void explain(JsonDocument &document, Availability availability, const std::optional<Error> &error)
{
    if (error) {
        document.placeholder = error->detail;
        document.isError = true;
    } else {
        document.placeholder = availability == Availability::NotHere
            ? words::documentview::notInStore()
            : words::picture::notLoaded();
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
        document.placeholder = words::picture::noConfigHere();
    else
        explain(document, image.configAvailability, image.configError);
}

} // namespace

QString JsonDocument::fileName() const
{
    if (!digest)
        return kind + QStringLiteral(".json");
    return kind + u'-'
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
        document.title = words::picture::index();
        document.kind = QStringLiteral("index");
        if (own.tree->isIndex())
            fill(document, own.tree->root);
        else
            document.placeholder = words::picture::noIndexHere();
        break;
    case NodeRef::Kind::Config:
        document.title = words::picture::config();
        document.kind = QStringLiteral("config");
        if (own.image)
            fillConfig(document, *own.image);
        else
            document.placeholder = words::picture::noImageHere();
        break;
    default: // what a layer is named by
        document.title = words::picture::manifest();
        document.kind = QStringLiteral("manifest");
        if (own.image)
            fill(document, *own.image);
        else
            document.placeholder = words::picture::noImageHere();
        break;
    }
    return document;
}

} // namespace sameinside
