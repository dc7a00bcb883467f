// SPDX-License-Identifier: MIT
#include "model/compare/explanation.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/causewords.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace sameinside {

namespace {

QString layersText(qint64 count)
{
    return counted(count, QStringLiteral("layer"), QStringLiteral("layers"));
}

QString allLayers(qint64 count)
{
    if (count == 1)
        return QStringLiteral("The one layer");
    if (count == 2)
        return QStringLiteral("Both layers");
    return QStringLiteral("All %1 layers").arg(count);
}

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString title(Relation relation)
{
    static constexpr std::array<const char16_t *, 8> titles{
        u"Different images",
        u"Related images",
        u"Same files, packed differently",
        u"Same contents, other settings",
        u"Same image, written differently",
        u"Same image inside, different envelope",
        u"The same image",
        u"The same image, byte for byte",
    };
    return QStringView(titles[std::size_t(relation)]).toString();
}

// For the middle of a sentence.
QString because(const Cause &cause)
{
    return cause.code == CauseCode::Compression
        ? words::causes::compressedAgain(qint64(cause.layers.size()))
        : shownText(cause.text);
}

bool hasTag(const ImageName &name)
{
    if (name.transport() == ImageName::Transport::Registry)
        return !name.reference()->digest();
    return !name.name().isEmpty() && !name.name().startsWith(u'@') && !name.digest();
}

// What is named by a digest, or as the only one of a layout, has no tag to speak of.
QString bothAre(const Comparison &comparison)
{
    return hasTag(comparison.left->name) && hasTag(comparison.right->name)
        ? QStringLiteral("Both tags name")
        : QStringLiteral("Both are");
}

QString sameManifestSentence(const Comparison &comparison, const PlatformComparison &platform)
{
    if (const Cause *cause = findCause(platform.causes, CauseCode::IndexVsManifest)) {
        const QString imageId = platform.rung(Rung::Config).left
            ? QStringLiteral(" Image ID %1.").arg(platform.rung(Rung::Config).left->shortText())
            : QString();
        return capitalized(shownText(cause->text)) + u'.' + imageId;
    }
    const QString digest = platform.left->digest.shortText();
    if (comparison.left->root.digest == comparison.right->root.digest)
        return QStringLiteral("%1 manifest %2.").arg(bothAre(comparison), digest);
    return QStringLiteral("Both hold manifest %1; the indexes around it differ.").arg(digest);
}

QString sameConfigSentence(const PlatformComparison &platform)
{
    QString sentence = QStringLiteral("Image ID %1 is identical.")
                           .arg(platform.rung(Rung::Config).left->shortText());
    QStringList reasons;
    for (const Cause &cause : platform.causes) {
        if (cause.rung >= Rung::Manifest)
            reasons << because(cause);
    }
    if (!reasons.isEmpty()) {
        sentence += QStringLiteral(" The manifests differ only because ")
            + reasons.join(QStringLiteral("; and ")) + u'.';
    }
    return sentence;
}

QString relatedSentence(const PlatformComparison &platform)
{
    qint64 total = 0;
    for (const ComparedLayer &layer : platform.leftLayers)
        total = saturatedSum(total, layer.size);
    QString sentence = QStringLiteral("%1 of %2")
                           .arg(QString::number(platform.sharedLayers),
                                layersText(qint64(platform.leftLayers.size())));
    if (total > 0)
        sentence
            += QStringLiteral(" (%1 of %2)").arg(humanSize(platform.sharedBytes), humanSize(total));
    return sentence
        + (platform.sharedLayers == 1 ? QStringLiteral(" is shared.")
                                      : QStringLiteral(" are shared."));
}

QString sameFilesSentence(const PlatformComparison &platform)
{
    const QString equal = QStringLiteral("The merged file systems are equal, byte for byte; ");
    if (findCause(platform.causes, CauseCode::LayerSet))
        return equal + QStringLiteral("the layers divide them differently.");
    const Cause *cause = findCause(platform.causes, CauseCode::TarMetadata);
    QStringList kinds;
    for (const auto &kind : cause ? cause->evidence.value(u"kinds").toArray() : QJsonArray())
        kinds << kind.toString().replace(u'-', u' ');
    return equal
        + QStringLiteral("the archives differ in %1.").arg(kinds.join(QStringLiteral(", ")));
}

// What the files say, behind a sentence about the layers.
QString withFiles(const QString &sentence, const PlatformComparison &platform)
{
    const Cause *cause = findCause(platform.causes, CauseCode::FileContents);
    return cause ? sentence + u' ' + capitalized(shownText(cause->text)) + u'.' : sentence;
}

QString unknownSentence(const PlatformComparison &platform)
{
    if (!platform.missing.empty())
        return capitalized(shownText(platform.missing.front().detail)) + u'.';
    return QStringLiteral("Something that would tell could not be read.");
}

QString sentenceFor(const Comparison &comparison, const PlatformComparison &platform)
{
    if (platform.isUnknown())
        return unknownSentence(platform);
    const auto layers = qint64(platform.layers.size());
    switch (platform.relation) {
    case Relation::SameIndex:
    case Relation::SameManifest:
        return sameManifestSentence(comparison, platform);
    case Relation::SameConfig:
        return sameConfigSentence(platform);
    case Relation::EqualConfig:
        return QStringLiteral("The configs say the same in other bytes, as format conversion "
                              "does; %1 %2 the same contents.")
            .arg(allLayers(layers).toLower(),
                 layers == 1 ? QStringLiteral("holds") : QStringLiteral("hold"));
    case Relation::SameLayers: {
        QString sentence = allLayers(layers)
            + (layers == 1 ? QStringLiteral(" is equal") : QStringLiteral(" are equal"));
        if (const Cause *cause = findCause(platform.causes, CauseCode::ConfigFields))
            sentence += QStringLiteral("; ") + shownText(cause->text);
        else if (platform.possible > Relation::SameLayers)
            sentence += QStringLiteral("; the configs could not be read, so they may be equal too");
        return sentence + u'.';
    }
    case Relation::SameFiles:
        return sameFilesSentence(platform);
    case Relation::SharedLayers:
        return withFiles(relatedSentence(platform), platform);
    case Relation::Different:
        break;
    }
    if (platform.left->role != ManifestNode::Role::Image
        || platform.right->role != ManifestNode::Role::Image)
        return QStringLiteral(
            "Artifacts are the same only when their digests are, and these differ.");
    return withFiles(QStringLiteral("No layer in common."), platform);
}

// Who says so, where no layer was read to know it.
QString claim(const PlatformComparison &platform, Rung rung)
{
    if (!platform.rung(rung).isClaimed)
        return {};
    return platform.rung(Rung::Config).relation == RungRelation::Same
        ? QStringLiteral(", as the config claims")
        : QStringLiteral(", as the configs claim");
}

QString plainSame(const PlatformComparison &platform, Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return QStringLiteral("one index, byte for byte");
    case Rung::Manifest:
        return platform.left->isDerived()
            ? QStringLiteral("the archives hold none; those made here are the same")
            : QStringLiteral("same bytes, so everything below is the same");
    case Rung::Config:
        return QStringLiteral("same bytes, so the same image ID");
    case Rung::Blobs:
        return QStringLiteral("same bytes");
    case Rung::Contents:
        return platform.rung(Rung::Blobs).relation == RungRelation::Same
            ? QStringLiteral("same bytes, compressed alike")
            : QStringLiteral("same bytes once decompressed") + claim(platform, rung);
    case Rung::Files:
        return platform.rung(Rung::Contents).relation == RungRelation::Same
            ? QStringLiteral("same contents, so the same files") + claim(platform, rung)
            : QStringLiteral("equal once the layers are merged: bytes, modes, owners, links");
    }
    return {};
}

QString consequence(const PlatformComparison &platform, Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return QStringLiteral("follows: it lists the manifest digests below");
    case Rung::Manifest: {
        const bool config = platform.rung(Rung::Config).relation == RungRelation::Differs;
        const bool blobs = platform.rung(Rung::Blobs).relation == RungRelation::Differs;
        if (config && blobs)
            return QStringLiteral("follows: it lists the config and blob digests below");
        if (config)
            return QStringLiteral("follows: it lists the config digest below");
        return blobs ? QStringLiteral("follows: it lists the blob digests below")
                     : QStringLiteral("its bytes differ");
    }
    case Rung::Config:
        return platform.rung(Rung::Contents).relation == RungRelation::Differs
            ? QStringLiteral("follows: it lists the diff IDs below")
            : QStringLiteral("the configs could not both be read");
    case Rung::Blobs:
        return platform.rung(Rung::Contents).relation == RungRelation::Differs
            ? QStringLiteral("follows: other contents, so other blobs")
            : QStringLiteral("whether the contents differ is not known");
    case Rung::Contents:
        return QStringLiteral("the layers hold other contents") + claim(platform, rung);
    case Rung::Files:
        return QStringLiteral("other files");
    }
    return {};
}

QString absentText(Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return QStringLiteral("no index on either side");
    case Rung::Config:
        return QStringLiteral("no config on either side");
    default:
        return QStringLiteral("no layers on either side");
    }
}

QString unknownText(const PlatformComparison &platform, Rung rung)
{
    if (rung == Rung::Files)
        return QStringLiteral("not known: the layers were not read");
    if (rung == Rung::Contents && platform.rung(Rung::Manifest).relation != RungRelation::Unknown)
        return QStringLiteral("not known: without both configs the diff IDs are missing");
    return QStringLiteral("not known: it could not be read");
}

} // namespace

Verdict verdict(const Comparison &comparison)
{
    if (comparison.relation == Relation::SameIndex) {
        const auto platforms = qint64(comparison.left->images().size());
        return {
            title(Relation::SameIndex),
            QStringLiteral("%1 index %2, for %3.")
                .arg(bothAre(comparison), comparison.left->root.digest.shortText(),
                     counted(platforms, QStringLiteral("platform"), QStringLiteral("platforms")))};
    }
    if (comparison.platforms.empty()) {
        if (comparison.isUnknown()) {
            return {QStringLiteral("Not known yet"),
                    QStringLiteral("The config that names the platform could not be read.")};
        }
        const Cause *cause = findCause(comparison.indexCauses, CauseCode::PlatformSet);
        return {title(Relation::Different),
                QStringLiteral("No platform in common")
                    + (cause ? QStringLiteral(": ") + shownText(cause->text) : QString()) + u'.'};
    }
    // The platform that decides is the weakest.
    const auto weakest
        = std::ranges::min_element(comparison.platforms, {}, &PlatformComparison::relation);
    Verdict result = verdict(comparison, *weakest);
    const auto count = qint64(comparison.platforms.size());
    if (count == 1)
        return result;
    const auto atLevel = std::ranges::count(comparison.platforms, comparison.relation,
                                            &PlatformComparison::relation);
    result.sentence = atLevel == count
        ? QStringLiteral("On all %1 platforms; on %2: %3")
              .arg(count)
              .arg(shownText(weakest->platform), result.sentence)
        : QStringLiteral("On %1 of %2 platforms no more than this; on %3: %4")
              .arg(atLevel)
              .arg(count)
              .arg(shownText(weakest->platform), result.sentence);
    return result;
}

Verdict verdict(const Comparison &comparison, const PlatformComparison &platform)
{
    return {platform.isUnknown() ? QStringLiteral("Not known yet") : title(platform.relation),
            sentenceFor(comparison, platform)};
}

std::vector<RungExplanation> explainRungs(const PlatformComparison &platform)
{
    std::vector<RungExplanation> explanations;
    for (const RungState &state : platform.rungs) {
        RungExplanation row{.rung = state.rung, .relation = state.relation};
        row.isClaimed = state.isClaimed;
        QStringList texts;
        for (std::size_t i = 0; i < platform.causes.size(); ++i) {
            if (platform.causes[i].rung != state.rung)
                continue;
            row.causes.push_back(int(i));
            texts << shownText(platform.causes[i].text);
        }
        switch (state.relation) {
        case RungRelation::Same:
            row.text = plainSame(platform, state.rung);
            break;
        case RungRelation::Absent:
            row.text = absentText(state.rung);
            break;
        case RungRelation::Unknown:
            row.text = unknownText(platform, state.rung);
            break;
        case RungRelation::LeftOnly:
            row.text = QStringLiteral("only on the public side");
            break;
        case RungRelation::RightOnly:
            row.text = QStringLiteral("only on the private side");
            break;
        case RungRelation::Differs:
            row.isConsequence = texts.isEmpty();
            row.text = consequence(platform, state.rung);
            break;
        }
        if (!texts.isEmpty())
            row.text = texts.join(QStringLiteral("; "));
        explanations.push_back(std::move(row));
    }
    return explanations;
}

} // namespace sameinside
