// SPDX-License-Identifier: MIT
#include "model/compare/explanation.h"

#include "model/compare/layercauses.h"
#include "model/compare/pairfacts.h"
#include "model/text/instruction.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/causewords.h"
#include "model/text/words/model/listwords.h"
#include "model/text/words/model/loadwords.h"
#include "model/text/words/model/relationwords.h"
#include "model/text/words/model/verdictwords.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <span>

namespace sameinside {

namespace {

bool allStandAlike(const Comparison &comparison)
{
    return std::ranges::all_of(comparison.platforms, [&](const PlatformComparison &platform) {
        return standOf(platform) == standOf(comparison.platforms.front());
    });
}

/// The names of the platforms, by how they stand.
class Stands {
public:
    explicit Stands(const Comparison &comparison) : m_comparison(comparison)
    {
        for (const PlatformComparison &platform : comparison.platforms) {
            const bool isLead = standOf(platform) == leadStand()
                && (leadStand() != PlatformStand::Differs || platform.relation == lead().relation);
            (isLead ? m_lead : m_rest[std::size_t(standOf(platform))])
                << shownText(platform.platform);
        }
    }

    QString title() const
    {
        using namespace words::verdicts;
        QStringList clauses;
        const auto add = [&](PlatformStand stand, QString (*say)(const QStringList &)) {
            const QStringList &names = m_rest[std::size_t(stand)];
            if (!names.isEmpty())
                clauses << say(names);
        };
        add(PlatformStand::Differs, differOnPlatforms);
        add(PlatformStand::Damaged, damagedOnPlatforms);
        add(PlatformStand::Unknown, unknownOnPlatforms);
        if (!m_comparison.leftOnly.empty())
            clauses << lackedByPrivate(shownPlatforms(m_comparison.leftOnly));
        if (!m_comparison.rightOnly.empty())
            clauses << lackedByPublic(shownPlatforms(m_comparison.rightOnly));
        return overPlatforms(leadTitle(), clauses);
    }

private:
    // The one that comes nearest to the same.
    const PlatformComparison &lead() const
    {
        return *std::ranges::min_element(
            m_comparison.platforms,
            [](const PlatformComparison &one, const PlatformComparison &other) {
            const auto rank = [](const PlatformComparison &platform) {
                return std::pair(standOf(platform), -int(platform.relation));
            };
            return rank(one) < rank(other);
            });
    }
    PlatformStand leadStand() const { return standOf(lead()); }

    QString leadTitle() const
    {
        using namespace words::verdicts;
        switch (leadStand()) {
        case PlatformStand::Same:
            return sameOnPlatforms(m_lead);
        case PlatformStand::Unknown:
            return titleOnPlatforms(notKnownYet(), m_lead);
        case PlatformStand::Damaged:
            return damagedOnPlatforms(m_lead);
        case PlatformStand::Differs:
            break;
        }
        return titleOnPlatforms(verdictTitle(lead().relation), m_lead);
    }

    const Comparison &m_comparison;
    QStringList m_lead;
    std::array<QStringList, 4> m_rest;
};

} // namespace

QString verdictTitle(Relation relation)
{
    switch (relation) {
    case Relation::SameIndex:
        return words::relations::sameBytes();
    case Relation::SameManifest:
        return words::relations::sameImage();
    case Relation::SameConfig:
        return words::relations::otherEnvelope();
    case Relation::EqualConfig:
        return words::relations::writtenDifferently();
    case Relation::SameLayers:
        return words::relations::sameContents();
    case Relation::SameFiles:
        return words::relations::packedDifferently();
    case Relation::SharedLayers:
        return words::relations::relatedImages();
    case Relation::Different:
        break;
    }
    return words::relations::differentImages();
}

QString relationTitle(Relation relation)
{
    switch (relation) {
    case Relation::SameIndex:
        return words::relations::sameIndex();
    case Relation::SameManifest:
        return words::relations::sameManifest();
    case Relation::SameConfig:
        return words::relations::sameConfig();
    case Relation::EqualConfig:
        return words::relations::equalConfig();
    case Relation::SameLayers:
        return words::relations::sameLayers();
    case Relation::SameFiles:
        return words::relations::sameFiles();
    case Relation::SharedLayers:
        return words::relations::sharesLayers();
    case Relation::Different:
        break;
    }
    return words::relations::nothingInCommon();
}

QStringList shownPlatforms(const std::vector<const ManifestNode *> &images)
{
    QStringList names;
    const QJsonArray given = platformNames(images);
    for (const auto &name : given)
        names << shownText(name.toString());
    return names;
}

PlatformStand standOf(const PlatformComparison &platform)
{
    if (platform.isDamaged())
        return PlatformStand::Damaged;
    if (platform.isUnknown())
        return PlatformStand::Unknown;
    return platform.relation >= Relation::EqualConfig ? PlatformStand::Same
                                                      : PlatformStand::Differs;
}

PlatformStand worstStand(const Comparison &comparison)
{
    auto worst = comparison.platforms.empty()
        ? (comparison.isUnknown() ? PlatformStand::Unknown : PlatformStand::Differs)
        : PlatformStand::Same;
    for (const PlatformComparison &platform : comparison.platforms)
        worst = std::max(worst, standOf(platform));
    if (!comparison.hasAllPlatforms())
        worst = std::max(worst, PlatformStand::Differs);
    // What is damaged beside the platforms of both sides, on a platform that one has alone.
    return comparison.isDamaged() ? PlatformStand::Damaged : worst;
}

std::optional<QString> titleOverPlatforms(const Comparison &comparison)
{
    if (comparison.platforms.empty() || (comparison.hasAllPlatforms() && allStandAlike(comparison)))
        return std::nullopt;
    return Stands(comparison).title();
}

QString usablePlatforms(const Comparison &comparison)
{
    const auto usable = std::ranges::count(comparison.platforms, PlatformStand::Same, standOf);
    const qint64 all = std::ssize(comparison.platforms) + std::ssize(comparison.leftOnly);
    return all == 1 ? QString() : words::verdicts::usablePlatforms(usable, all);
}

namespace {

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
QString bothName(const Comparison &comparison, const QString &document)
{
    return hasTag(comparison.left->name) && hasTag(comparison.right->name)
        ? words::verdicts::bothTagsName(document)
        : words::verdicts::bothAre(document);
}

QString sameManifestSentence(const Comparison &comparison, const PlatformComparison &platform)
{
    if (const Cause *cause = findCause(platform.causes, CauseCode::IndexVsManifest)) {
        const QString named = words::verdicts::sentence(shownText(cause->text));
        const auto &imageId = platform.rung(Rung::Config).left;
        return imageId ? words::verdicts::withImageId(named, imageId->shortText()) : named;
    }
    const QString digest = platform.left->digest.shortText();
    return comparison.left->root.digest == comparison.right->root.digest
        ? bothName(comparison, words::verdicts::aManifest(digest))
        : words::verdicts::sameManifestInIndexes(digest);
}

QString sameConfigSentence(const PlatformComparison &platform)
{
    const QString imageId = platform.rung(Rung::Config).left->shortText();
    QStringList reasons;
    for (const Cause &cause : platform.causes) {
        if (cause.rung >= Rung::Manifest)
            reasons << because(cause);
    }
    return reasons.isEmpty() ? words::verdicts::sameImageId(imageId)
                             : words::verdicts::sameImageIdBecause(imageId, reasons);
}

QString sameLayersSentence(const PlatformComparison &platform)
{
    const auto layers = qint64(platform.layers.size());
    if (const Cause *cause = findCause(platform.causes, CauseCode::ConfigFields))
        return words::verdicts::layersAreEqualBut(layers, shownText(cause->text));
    return platform.possible > Relation::SameLayers
        ? words::verdicts::layersAreEqualConfigsUnread(layers)
        : words::verdicts::layersAreEqual(layers);
}

// The same layers, and nothing but their order differs.
bool isReordered(const PlatformComparison &platform)
{
    return !platform.layers.empty() && std::ranges::all_of(platform.layers, &LayerPair::isShared)
        && std::ranges::any_of(platform.layers, &LayerPair::moved);
}

qint64 sizeOf(std::span<const ComparedLayer> layers)
{
    qint64 total = 0;
    for (const ComparedLayer &layer : layers)
        total = saturatedSum(total, layer.size);
    return total;
}

// With how much there is on top, and what made it where that is one step.
QString derivationSentence(const PlatformComparison &platform, const Derivation &derivation)
{
    constexpr qsizetype longestStep = 80;
    const auto further = std::span(platform.layersOf(!derivation.isBaseLeft))
                             .subspan(std::size_t(derivation.base));
    const qint64 size = sizeOf(further);
    QString step = further.size() == 1 ? instruction(further.front().createdBy) : QString();
    if (step.size() > longestStep)
        step = step.left(longestStep - 1) + QChar(0x2026);
    return words::verdicts::sentence(words::verdicts::onTop(
        derivationText(derivation), size > 0 ? humanSize(size) : QString(), shownText(step)));
}

std::optional<QString> rebuildSentence(const PlatformComparison &platform)
{
    const auto rebuild = rebuildOf(*platform.left, *platform.right, platform.layers);
    return rebuild ? std::optional(words::verdicts::sentence(rebuildText(*rebuild))) : std::nullopt;
}

QString relatedSentence(const PlatformComparison &platform)
{
    const qint64 total = sizeOf(platform.leftLayers);
    const auto all = qint64(platform.leftLayers.size());
    const auto others = qint64(platform.rightLayers.size());
    if (const auto derivation
        = derivationOf(platform.layers, std::size_t(all), std::size_t(others)))
        return derivationSentence(platform, *derivation);
    if (const auto rebuilt = rebuildSentence(platform))
        return *rebuilt;
    if (all != others)
        return words::verdicts::layersSharedOfBoth(platform.sharedLayers, all, others);
    if (isReordered(platform))
        return words::verdicts::layersInAnotherOrder(all);
    return total > 0 ? words::verdicts::layersSharedOf(
               platform.sharedLayers, all, humanSize(platform.sharedBytes), humanSize(total))
                     : words::verdicts::layersShared(platform.sharedLayers, all);
}

QString sameFilesSentence(const PlatformComparison &platform)
{
    if (findCause(platform.causes, CauseCode::LayerSet))
        return words::verdicts::filesEqualInOtherLayers();
    const Cause *cause = findCause(platform.causes, CauseCode::TarMetadata);
    QStringList kinds;
    const QJsonArray differences = cause ? cause->evidence.value(u"kinds").toArray() : QJsonArray();
    for (const auto &kind : differences)
        kinds << kind.toString().replace(u'-', u' ');
    return words::verdicts::filesEqualInOtherArchives(kinds);
}

// What the files say, behind a sentence about the layers.
QString withFiles(const QString &sentence, const PlatformComparison &platform)
{
    const Cause *cause = findCause(platform.causes, CauseCode::FileContents);
    return cause ? words::verdicts::withFiles(sentence, shownText(cause->text)) : sentence;
}

QString unknownSentence(const PlatformComparison &platform)
{
    return platform.missing.empty()
        ? words::verdicts::unread()
        : words::verdicts::sentence(shownText(platform.missing.front().detail));
}

QString differentSentence(const PlatformComparison &platform)
{
    return platform.left->role == ManifestNode::Role::Image
            && platform.right->role == ManifestNode::Role::Image
        ? withFiles(rebuildSentence(platform).value_or(words::verdicts::noLayerInCommon()),
                    platform)
        : words::verdicts::artifactsDiffer();
}

QString sentenceFor(const Comparison &comparison, const PlatformComparison &platform)
{
    if (platform.isUnknown())
        return unknownSentence(platform);
    switch (platform.relation) {
    case Relation::SameIndex:
    case Relation::SameManifest:
        return sameManifestSentence(comparison, platform);
    case Relation::SameConfig:
        return sameConfigSentence(platform);
    case Relation::EqualConfig:
        return words::verdicts::configsSayTheSame(qint64(platform.layers.size()));
    case Relation::SameLayers:
        return sameLayersSentence(platform);
    case Relation::SameFiles:
        return sameFilesSentence(platform);
    case Relation::SharedLayers:
        return withFiles(relatedSentence(platform), platform);
    case Relation::Different:
        break;
    }
    return differentSentence(platform);
}

// Who says so, where no layer was read to know it.
words::verdicts::Claim claim(const PlatformComparison &platform, Rung rung)
{
    using enum words::verdicts::Claim;
    if (!platform.rung(rung).isClaimed)
        return None;
    return platform.rung(Rung::Config).relation == RungRelation::Same ? OneConfig : BothConfigs;
}

QString plainSame(const PlatformComparison &platform, Rung rung)
{
    using namespace words::verdicts;
    switch (rung) {
    case Rung::Index:
        return oneIndex();
    case Rung::Manifest:
        if (platform.left->isDerived())
            return madeManifestsAreSame();
        return platform.isDamaged() ? sameManifestNames() : sameManifestBytes();
    case Rung::Config:
        // the config of an artifact names no image
        return platform.left->role == ManifestNode::Role::Image ? sameConfigBytes() : sameBlobs();
    case Rung::Blobs:
        return sameBlobs();
    case Rung::Contents:
        return platform.rung(Rung::Blobs).relation == RungRelation::Same
            ? sameContentsAlike()
            : sameContentsOnceDecompressed(claim(platform, rung));
    case Rung::Files:
        return platform.rung(Rung::Contents).relation == RungRelation::Same
            ? sameFilesByContents(claim(platform, rung))
            : sameFilesOnceMerged();
    }
    return {};
}

QString manifestConsequence(const PlatformComparison &platform)
{
    using namespace words::verdicts;
    const bool config = platform.rung(Rung::Config).relation == RungRelation::Differs;
    const bool blobs = platform.rung(Rung::Blobs).relation == RungRelation::Differs;
    if (config)
        return blobs ? followsFromConfigAndBlobs() : followsFromConfig();
    return blobs ? followsFromBlobs() : manifestBytesDiffer();
}

// Two layers that stand for each other hold other things; else there are more, or fewer.
bool isAnyReplaced(const PlatformComparison &platform)
{
    return std::ranges::find(platform.layers, LayerRelation::Differs, &LayerPair::relation)
        != platform.layers.end();
}

QString consequence(const PlatformComparison &platform, Rung rung)
{
    using namespace words::verdicts;
    const bool otherLayers = platform.rung(Rung::Contents).relation == RungRelation::Differs;
    if ((rung == Rung::Blobs || rung == Rung::Contents) && isReordered(platform))
        return followsFromOrder();
    switch (rung) {
    case Rung::Index:
        return followsFromManifests();
    case Rung::Manifest:
        return manifestConsequence(platform);
    case Rung::Config:
        if (platform.left->config && platform.right->config && !otherLayers)
            return otherAlgorithms();
        return otherLayers ? followsFromDiffIds() : configsUnread();
    case Rung::Blobs:
        if (!otherLayers)
            return contentsUnknown();
        return isAnyReplaced(platform) ? followsFromContents() : followsFromLayers();
    case Rung::Contents:
        return otherContents(claim(platform, rung));
    case Rung::Files:
        return otherFiles();
    }
    return {};
}

QString absentText(Rung rung)
{
    if (rung == Rung::Index)
        return words::verdicts::noIndex();
    return rung == Rung::Config ? words::verdicts::noConfig() : words::verdicts::noLayers();
}

QString unknownText(const PlatformComparison &platform, Rung rung)
{
    const auto isBroken = [&](Rung which) {
        const RungState &state = platform.rung(which);
        return isDamage(state.leftState) || isDamage(state.rightState);
    };
    if (isBroken(rung) || isBroken(Rung::Manifest))
        return words::verdicts::copyIsBroken();
    if (rung == Rung::Blobs && std::ranges::any_of(platform.layers, &LayerPair::isBlobOpen))
        return words::verdicts::blobsOfTwoAlgorithms();
    if (rung == Rung::Files)
        return words::verdicts::layersUnread();
    if (rung == Rung::Contents && platform.rung(Rung::Manifest).relation != RungRelation::Unknown)
        return words::verdicts::diffIdsMissing();
    return words::verdicts::notReadable();
}

QString plainText(const PlatformComparison &platform, const RungState &state)
{
    switch (state.relation) {
    case RungRelation::Same:
        return plainSame(platform, state.rung);
    case RungRelation::Absent:
        return absentText(state.rung);
    case RungRelation::Unknown:
        return unknownText(platform, state.rung);
    case RungRelation::LeftOnly:
        return words::verdicts::onlyPublic();
    case RungRelation::RightOnly:
        return words::verdicts::onlyPrivate();
    case RungRelation::Differs:
        break;
    }
    return consequence(platform, state.rung);
}

Verdict withoutPlatforms(const Comparison &comparison)
{
    if (comparison.isUnknown())
        return {words::verdicts::notKnownYet(), words::verdicts::unreadPlatform()};
    const Cause *cause = findCause(comparison.indexCauses, CauseCode::PlatformSet);
    return {verdictTitle(Relation::Different),
            cause ? words::verdicts::noPlatformInCommonBut(shownText(cause->text))
                  : words::verdicts::noPlatformInCommon()};
}

Verdict relationVerdict(const Comparison &comparison, const PlatformComparison &platform)
{
    return {platform.isUnknown() ? words::verdicts::notKnownYet() : verdictTitle(platform.relation),
            sentenceFor(comparison, platform)};
}

// Which platforms the sentence about the weakest one speaks of.
QString withPlatforms(const Comparison &comparison, const PlatformComparison &weakest,
                      const QString &sentence, bool isTold)
{
    QStringList alike;
    QStringList closer;
    for (const PlatformComparison &platform : comparison.platforms) {
        (platform.relation == weakest.relation ? alike : closer) << shownText(platform.platform);
    }
    if (!closer.isEmpty() && !isTold)
        return words::verdicts::onSomePlatforms(alike, closer, sentence);
    if (alike.size() > 1 && comparison.hasAllPlatforms() && !isTold)
        return words::verdicts::onAllPlatforms(alike.size(), shownText(weakest.platform), sentence);
    return comparison.hasAllPlatforms() && !isTold ? sentence
                                                   : words::verdicts::onPlatforms(alike, sentence);
}

Verdict relationVerdict(const Comparison &comparison)
{
    if (comparison.relation == Relation::SameIndex) {
        const auto platforms = qint64(comparison.left->images().size());
        const QString digest = comparison.left->root.digest.shortText();
        return {verdictTitle(Relation::SameIndex),
                bothName(comparison, words::verdicts::anIndex(digest, platforms))};
    }
    if (comparison.platforms.empty())
        return withoutPlatforms(comparison);
    // The platform that decides is the weakest.
    const auto weakest
        = std::ranges::min_element(comparison.platforms, {}, &PlatformComparison::relation);
    Verdict result = relationVerdict(comparison, *weakest);
    const auto title = titleOverPlatforms(comparison);
    result.sentence = withPlatforms(comparison, *weakest, result.sentence, title.has_value());
    if (!title)
        return result;
    const QString usable = usablePlatforms(comparison);
    return {*title, usable.isEmpty() ? result.sentence : usable + u' ' + result.sentence};
}

// Of a side that is damaged, in few words: the report names it in full.
std::optional<QString> faultOf(const PlatformComparison &platform, bool isLeft)
{
    using namespace words;
    for (const LayerPair &pair : platform.layers) {
        const auto &state = isLeft ? pair.leftState : pair.rightState;
        if (!isDamage(state))
            continue;
        const ComparedLayer *layer = isLeft ? platform.leftOf(pair) : platform.rightOf(pair);
        const qint64 number = (isLeft ? *pair.left : *pair.right) + 1;
        const QString digest = layer->blob.shortText();
        const QString name
            = isLeft ? load::publicLayer(number, digest) : load::privateLayer(number, digest);
        return state == LayerState::Missing ? verdicts::isNotHere(name) : verdicts::isDamaged(name);
    }
    const auto said = [](const Error &error, const QString &name) {
        return isAbsent(error.kind) ? verdicts::isNotHere(name) : verdicts::isDamaged(name);
    };
    const ManifestNode &node = isLeft ? *platform.left : *platform.right;
    const auto stateOf = [&](Rung rung) {
        return isLeft ? platform.rung(rung).leftState : platform.rung(rung).rightState;
    };
    if (isDamage(stateOf(Rung::Manifest)))
        return said(*node.error, verdicts::aManifest(node.digest.shortText()));
    if (isDamage(stateOf(Rung::Config)) && configDigest(node))
        return said(*node.configError, verdicts::aConfig(configDigest(node)->shortText()));
    return std::nullopt;
}

bool lacksManifest(const PlatformComparison &platform)
{
    const RungState &manifest = platform.rung(Rung::Manifest);
    return manifest.leftState == LayerState::Missing || manifest.rightState == LayerState::Missing;
}

// An index may be copied for some of its platforms: those whose manifests were left behind, where
// nothing else is wrong with any.
std::optional<QString> manifestsLeftBehind(std::span<const PlatformComparison> platforms)
{
    std::vector<const ManifestNode *> lacking;
    for (const PlatformComparison &platform : platforms) {
        if (!platform.isDamaged())
            continue;
        if (!lacksManifest(platform))
            return std::nullopt;
        lacking.push_back(platform.left);
    }
    if (lacking.empty() || platforms.size() == 1)
        return std::nullopt;
    return words::verdicts::manifestsNotHere(shownPlatforms(lacking));
}

// Nothing is the same, or different, whose bytes are gone: what the documents say comes second.
Verdict damagedVerdict(const std::optional<Verdict> &claimed, bool isLeft, bool isRight,
                       std::span<const PlatformComparison> platforms)
{
    const QString title = isLeft && isRight ? words::verdicts::bothDamaged()
        : isLeft                            ? words::verdicts::publicDamaged()
                                            : words::verdicts::privateDamaged();
    QString fault = words::verdicts::otherPartDamaged();
    const auto found = std::ranges::find_if(platforms, &PlatformComparison::isDamaged);
    if (const auto behind = manifestsLeftBehind(platforms))
        fault = *behind;
    else if (found != platforms.end())
        fault = faultOf(*found, found->leftIsDamaged).value_or(fault);
    return {title,
            claimed ? words::verdicts::damagedThough(fault, claimed->sentence)
                    : words::verdicts::sentence(fault)};
}

} // namespace

Verdict verdict(const Comparison &comparison)
{
    Verdict result = relationVerdict(comparison);
    // Who copies an image without its signatures should hear of it.
    const auto left = comparison.left->companionCounts();
    const auto right = comparison.right->companionCounts();
    if (left && right && left->signatures > 0 && right->signatures == 0
        && comparison.relation > Relation::SharedLayers)
        result.sentence += u' ' + words::verdicts::signaturesLeftBehind(left->signatures);
    if (!comparison.isDamaged())
        return result;
    return damagedVerdict(comparison.isUnknown() ? std::nullopt : std::optional(result),
                          comparison.leftIsDamaged, comparison.rightIsDamaged,
                          comparison.platforms);
}

QString companionsText(const Comparison &comparison)
{
    const auto words = [](const ImageTree &tree) {
        const auto counts = tree.companionCounts();
        return counts
            ? words::verdicts::companions(counts->attestations, counts->signatures, counts->others)
            : words::verdicts::companionsUnknown();
    };
    const auto left = comparison.left->companionCounts();
    const auto right = comparison.right->companionCounts();
    const bool isAny = (left && !left->isEmpty()) || (right && !right->isEmpty());
    return isAny ? words::verdicts::cameAlong(words(*comparison.left), words(*comparison.right))
                 : QString();
}

QString oneSidedText(const Comparison &comparison)
{
    QStringList sentences;
    if (!comparison.leftOnly.empty())
        sentences << words::verdicts::missingInPrivate(shownPlatforms(comparison.leftOnly));
    if (!comparison.rightOnly.empty())
        sentences << words::verdicts::missingInPublic(shownPlatforms(comparison.rightOnly));
    return sentences.join(u' ');
}

Verdict verdict(const Comparison &comparison, const PlatformComparison &platform)
{
    Verdict claimed = relationVerdict(comparison, platform);
    if (!platform.isDamaged())
        return claimed;
    return damagedVerdict(platform.isUnknown() ? std::nullopt : std::optional(claimed),
                          platform.leftIsDamaged, platform.rightIsDamaged, std::span(&platform, 1));
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
        row.isConsequence = state.relation == RungRelation::Differs && texts.isEmpty();
        row.text = texts.isEmpty() ? plainText(platform, state) : words::lists::clauses(texts);
        explanations.push_back(std::move(row));
    }
    return explanations;
}

} // namespace sameinside
