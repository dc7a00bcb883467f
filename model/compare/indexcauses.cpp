// SPDX-License-Identifier: MIT
#include "model/compare/indexcauses.h"

#include "model/compare/causeparts.h"
#include "model/compare/documentdifference.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/causewords.h"
#include "model/text/words/model/listwords.h"

#include <algorithm>

namespace sameinside {

namespace {

using Nodes = std::vector<const ManifestNode *>;

Cause indexCause(CauseCode code, QString text, QJsonObject evidence)
{
    return {.code = code,
            .rung = Rung::Index,
            .layers = {},
            .reaches = {},
            .text = std::move(text),
            .evidence = std::move(evidence)};
}

// One image, which the two sides label with different platforms.
QJsonArray relabelled(const std::vector<ImagePairing::Pair> &pairs)
{
    QJsonArray fields;
    for (const ImagePairing::Pair &pair : pairs) {
        if (ImagePairing::isRelabelled(pair))
            fields.append(fieldDifference(QStringLiteral("platform"), pair.first->platformText(),
                                          pair.second->platformText()));
    }
    return fields;
}

void addOwnCauses(std::vector<Cause> &causes, const Comparison &comparison,
                  const std::vector<ImagePairing::Pair> &pairs, const std::stop_token &stop)
{
    const ImageTree &left = *comparison.left;
    const ImageTree &right = *comparison.right;
    QJsonArray fields = relabelled(pairs);
    DocumentDifference difference;
    if (left.isIndex() && right.isIndex())
        difference = indexDifference(*left.root.document, *right.root.document, stop);
    for (const QJsonArray &more : {difference.mediaTypes, difference.metadata}) {
        for (const auto &field : more)
            fields.append(field);
    }
    if (!fields.isEmpty()) {
        causes.push_back(indexCause(CauseCode::IndexMetadata,
                                    words::causes::indexMetadata(fieldNames(fields)),
                                    {{QStringLiteral("fields"), fields}}));
    } else if (!difference.serialization.isEmpty()) {
        causes.push_back(indexCause(
            CauseCode::Serialization,
            words::causes::indexWrittenDifferently(difference.serialization),
            {{QStringLiteral("ways"), QJsonArray::fromStringList(difference.serialization)}}));
    }
}

QStringList shownPlatforms(const Nodes &nodes)
{
    QStringList names;
    for (const ManifestNode *node : nodes)
        names << (node->platform ? shownText(node->platformText())
                                 : words::causes::unknownPlatform());
    return names;
}

Cause platformSetCause(const Nodes &leftOnly, const Nodes &rightOnly)
{
    QStringList parts;
    if (!leftOnly.empty())
        parts << words::causes::onlyInPublicImage(shownPlatforms(leftOnly));
    if (!rightOnly.empty())
        parts << words::causes::onlyInPrivateImage(shownPlatforms(rightOnly));
    return indexCause(CauseCode::PlatformSet, words::lists::clauses(parts),
                      {{QStringLiteral("left_only"), platformNames(leftOnly)},
                       {QStringLiteral("right_only"), platformNames(rightOnly)}});
}

// listed is the manifest as the index lists it; nothing where it does not.
QString indexVsManifestText(const ImageTree &index, const ManifestNode &manifest,
                            const ManifestNode *listed, bool isIndexPublic)
{
    using namespace words::causes;
    const QString name = index.root.digest.shortText();
    const QString digest = manifest.digest.shortText();
    if (listed) {
        const QString platform = shownText(listed->platformText());
        return isIndexPublic ? publicIndexListsManifest(name, platform, digest)
                             : privateIndexListsManifest(name, platform, digest);
    }
    if (manifest.isDerived())
        return isIndexPublic ? publicIndexArchiveWithout(name) : privateIndexArchiveWithout(name);
    return isIndexPublic ? publicIndexOtherManifest(name, digest)
                         : privateIndexOtherManifest(name, digest);
}

Cause indexVsManifest(const ImageTree &left, const ImageTree &right)
{
    const bool indexOnLeft = left.isIndex();
    const ImageTree &index = indexOnLeft ? left : right;
    const ManifestNode &manifest = indexOnLeft ? right.root : left.root;
    const Nodes images = index.images();
    const auto entry = std::ranges::find(images, manifest.digest, &ManifestNode::digest);
    const ManifestNode *listed = entry == images.end() ? nullptr : *entry;
    return indexCause(CauseCode::IndexVsManifest,
                      indexVsManifestText(index, manifest, listed, indexOnLeft),
                      {{QStringLiteral("index_side"),
                        indexOnLeft ? QStringLiteral("left") : QStringLiteral("right")},
                       {QStringLiteral("index"), index.root.digest.toString()},
                       {QStringLiteral("manifest"), manifest.digest.toString()},
                       {QStringLiteral("contains"), listed != nullptr},
                       {QStringLiteral("platforms"), qint64(images.size())}});
}

std::optional<Cause> attestationCause(const ImageTree &left, const ImageTree &right)
{
    using namespace words::causes;
    const auto digests = [](const ImageTree &tree) {
        QStringList texts;
        for (const ManifestNode *node : tree.attestations())
            texts << node->digest.toString();
        texts.sort();
        return texts;
    };
    const QStringList a = digests(left);
    const QStringList b = digests(right);
    if (a == b)
        return std::nullopt;
    return indexCause(CauseCode::Attestations,
                      b.isEmpty()       ? attestationsOnlyPublic(a.size())
                          : a.isEmpty() ? attestationsOnlyPrivate(b.size())
                                        : otherAttestations(a.size(), b.size()),
                      {{QStringLiteral("left"), QJsonArray::fromStringList(a)},
                       {QStringLiteral("right"), QJsonArray::fromStringList(b)}});
}

} // namespace

std::vector<Cause> indexCauses(const Comparison &comparison,
                               const std::vector<ImagePairing::Pair> &pairs,
                               const std::stop_token &stop)
{
    const ImageTree &left = *comparison.left;
    const ImageTree &right = *comparison.right;
    if (left.root.digest == right.root.digest)
        return {};
    std::vector<Cause> causes;
    if (!comparison.leftOnly.empty() || !comparison.rightOnly.empty())
        causes.push_back(platformSetCause(comparison.leftOnly, comparison.rightOnly));
    if (left.isIndex() != right.isIndex())
        causes.push_back(indexVsManifest(left, right));
    if (auto cause = attestationCause(left, right))
        causes.push_back(*std::move(cause));
    addOwnCauses(causes, comparison, pairs, stop);
    return causes;
}

} // namespace sameinside
