// SPDX-License-Identifier: MIT
#include "ui/comparepage/platforms/platformlines.h"

#include "model/compare/explanation.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/errorkindwords.h"
#include "model/text/words/model/verdictwords.h"
#include "model/text/words/ui/comparepagewords.h"
#include "ui/chain/chaindetails.h"
#include "ui/palette/colours.h"

#include <QSet>

#include <algorithm>

namespace sameinside {

namespace say = words::comparepage;

namespace {

using Column = PlatformLine::Column;

QString marked(Meaning meaning, const QString &text)
{
    return (meaning == Meaning::Same ? QStringLiteral("✔") : symbol(meaning)) + u' ' + text;
}

// Six digits each: two digests have to stand side by side.
QString beginning(const Digest &digest)
{
    return digest.shortText().first(6) + u'…';
}

PlatformLine::Cell entryCell(const ManifestNode &left, const ManifestNode &right)
{
    if (left.isSame(right))
        return {symbol(Meaning::Same) + u' ' + left.digest.shortText(), left.digest.toString(),
                Meaning::Same};
    return {symbol(Meaning::Differs) + u' ' + beginning(left.digest) + u' '
                + beginning(right.digest),
            left.digest.toString() + u'\n' + right.digest.toString(), Meaning::Differs};
}

PlatformLine::Cell loneCell(const Digest &digest, Meaning meaning)
{
    return {symbol(meaning) + u' ' + digest.shortText(), digest.toString(), meaning};
}

PlatformLine::Cell sizeCell(const ManifestNode &image)
{
    qint64 size = image.manifest() && image.manifest()->config ? image.manifest()->config->size : 0;
    for (const NamedLayer &layer : image.layers())
        size = saturatedSum(size, std::max<qint64>(layer.descriptor.size, 0));
    // the manifest itself was not read, where it names nothing
    return size > 0 ? PlatformLine::Cell{humanSize(size), exactSize(size)} : PlatformLine::Cell{};
}

PlatformLine::Cell verdictCell(const PlatformComparison &platform)
{
    const auto cell = [](Meaning meaning, const QString &text) {
        return PlatformLine::Cell{marked(meaning, text), {}, meaning};
    };
    switch (standOf(platform)) {
    case PlatformStand::Same:
        return cell(Meaning::Same, relationTitle(platform.relation));
    case PlatformStand::Unknown:
        return cell(Meaning::Unknown, words::verdicts::notKnownYet());
    case PlatformStand::Damaged:
        return cell(Meaning::Error, words::errorkinds::damaged());
    case PlatformStand::Differs:
        break;
    }
    return cell(Meaning::Differs, relationTitle(platform.relation));
}

PlatformLine pairLine(const PlatformComparison &platform, int position)
{
    PlatformLine line{.position = position};
    line.cell(Column::Name).text = shownText(platform.platform);
    line.cell(Column::Verdict) = verdictCell(platform);
    line.cell(Column::Entry) = entryCell(*platform.left, *platform.right);
    const std::pair<Column, Rung> rungs[] = {{Column::Config, Rung::Config},
                                             {Column::Blobs, Rung::Blobs},
                                             {Column::Contents, Rung::Contents},
                                             {Column::Files, Rung::Files}};
    for (const auto &[column, rung] : rungs) {
        line.cell(column)
            = {rungStanding(platform, rung), {}, meaningOf(rung, platform.rung(rung).relation)};
    }
    line.cell(Column::Size) = sizeCell(*platform.left);
    return line;
}

QString onlyIn(bool isLeft)
{
    return isLeft ? say::onlyInPublic() : say::onlyInPrivate();
}

PlatformLine loneLine(const ManifestNode &image, bool isLeft, int position)
{
    PlatformLine line{.position = position};
    line.cell(Column::Name).text = shownPlatforms({&image}).value(0);
    line.cell(Column::Verdict) = {marked(Meaning::OnlyHere, onlyIn(isLeft)), {}, Meaning::OnlyHere};
    line.cell(Column::Entry) = loneCell(image.digest, Meaning::OnlyHere);
    line.cell(Column::Size) = sizeCell(image);
    return line;
}

/// What came along with one image, in its index or beside it.
struct Extra {
    QString name;
    Digest digest;
    qint64 size = 0; ///< 0 where nobody says
};

QString subjectOf(const ManifestNode &attestation, const ImageTree &tree)
{
    const auto named = attestation.descriptor
        ? Digest::parse(attestation.descriptor->annotations.value(
            QStringLiteral("vnd.docker.reference.digest")))
        : failure(ErrorKind::InvalidName, {});
    if (!named)
        return {};
    const auto images = tree.images();
    const auto found = std::ranges::find(images, *named, &ManifestNode::digest);
    return found == images.end() ? named->shortText() : shownPlatforms({*found}).value(0);
}

std::vector<Extra> extrasOf(const ImageTree &tree)
{
    std::vector<Extra> extras;
    for (const ManifestNode *node : tree.attestations()) {
        const QString subject = subjectOf(*node, tree);
        const bool isAttestation = node->role == ManifestNode::Role::Attestation;
        extras.push_back({!isAttestation          ? say::otherArtifact()
                              : subject.isEmpty() ? say::attestation()
                                                  : say::attestationOf(subject),
                          node->digest, node->size});
    }
    const auto companions = tree.companions.value_or(std::vector<Companion>());
    for (const Companion &companion : companions) {
        const bool isSignature = companion.kind == Companion::Kind::Signature;
        const bool isOther = companion.kind == Companion::Kind::Other;
        extras.push_back({isSignature   ? say::signature()
                              : isOther ? say::otherArtifact()
                                        : say::attestation(),
                          companion.digest});
    }
    return extras;
}

PlatformLine extraLine(const Extra &extra, Meaning meaning, const QString &verdict)
{
    PlatformLine line;
    line.cell(Column::Name).text = extra.name;
    line.cell(Column::Verdict) = {marked(meaning, verdict), {}, meaning};
    line.cell(Column::Entry) = loneCell(extra.digest, meaning);
    if (extra.size > 0)
        line.cell(Column::Size) = {humanSize(extra.size), exactSize(extra.size)};
    return line;
}

void addExtras(std::vector<PlatformLine> &lines, const Comparison &comparison)
{
    QSet<Digest> seen;
    for (const bool isLeft : {true, false}) {
        const ImageTree &own = isLeft ? *comparison.left : *comparison.right;
        const ImageTree &other = isLeft ? *comparison.right : *comparison.left;
        QSet<Digest> there;
        const std::vector<Extra> others = extrasOf(other);
        for (const Extra &extra : others)
            there.insert(extra.digest);
        const std::vector<Extra> extras = extrasOf(own);
        for (const Extra &extra : extras) {
            if (seen.contains(extra.digest))
                continue;
            seen.insert(extra.digest);
            if (there.contains(extra.digest))
                lines.push_back(extraLine(extra, Meaning::Same, meaningName(Meaning::Same)));
            else if (other.companions)
                lines.push_back(extraLine(extra, Meaning::OnlyHere, onlyIn(isLeft)));
            else
                lines.push_back(extraLine(extra, Meaning::Unknown, say::notLookedFor()));
        }
    }
}

/// How many of the layer pairs are equal at a rung.
qint64 equalLayers(const PlatformComparison &platform, Rung rung)
{
    return std::ranges::count_if(platform.layers, [rung](const LayerPair &pair) {
        return rung == Rung::Contents ? pair.isShared()
                                      : pair.relation == LayerRelation::Same && !pair.isBlobOpen;
    });
}

} // namespace

QString rungStanding(const PlatformComparison &platform, Rung rung)
{
    const RungState &state = platform.rung(rung);
    const auto meaning = meaningOf(rung, state.relation);
    if (!meaning)
        return {};
    const bool isOfLayers = rung == Rung::Blobs || rung == Rung::Contents;
    if (isOfLayers && state.relation == RungRelation::Differs && platform.layers.size() > 1) {
        const qint64 equal = equalLayers(platform, rung);
        if (equal > 0)
            return say::equalOf(equal, qint64(platform.layers.size()));
    }
    return state.isClaimed ? say::claimed(symbol(*meaning)) : symbol(*meaning);
}

std::vector<PlatformLine> platformLines(const Comparison &comparison)
{
    if (comparison.left->images().size() <= 1 && comparison.right->images().size() <= 1)
        return {};
    std::vector<PlatformLine> lines;
    for (const PlatformComparison &platform : comparison.platforms)
        lines.push_back(pairLine(platform, int(lines.size())));
    for (const ManifestNode *image : comparison.leftOnly)
        lines.push_back(loneLine(*image, true, int(lines.size())));
    for (const ManifestNode *image : comparison.rightOnly)
        lines.push_back(loneLine(*image, false, int(lines.size())));
    addExtras(lines, comparison);
    return lines;
}

} // namespace sameinside
