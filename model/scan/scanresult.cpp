// SPDX-License-Identifier: MIT
#include "model/scan/scanresult.h"

#include "model/compare/explanation.h"
#include "model/text/numbers.h"
#include "model/text/words/model/scanwords.h"

#include <algorithm>
#include <array>

namespace sameinside {

namespace say = words::scan;

QString scanStatusName(ScanStatus status)
{
    static constexpr std::array<QStringView, 4> names{u"present", u"partial", u"missing", u"error"};
    return names[std::size_t(status)].toString();
}

std::optional<Relation> SourceResult::relation() const
{
    std::optional<Relation> strongest;
    for (const PlatformResult &platform : platforms) {
        if (platform.status != ScanStatus::Error)
            strongest = std::max(strongest.value_or(Relation::Different), platform.relation);
    }
    return strongest;
}

int SourceResult::presentPlatforms() const
{
    return int(std::ranges::count(platforms, ScanStatus::Present, &PlatformResult::status));
}

qint64 SourceResult::bytesToCopy() const
{
    qint64 sum = 0;
    for (const PlatformResult &platform : platforms)
        sum = saturatedSum(sum, platform.bytesToCopy.value_or(0));
    return sum;
}

std::vector<QString> SourceResult::targets() const
{
    std::vector<QString> targets;
    for (const PlatformResult &platform : platforms) {
        for (const FoundPlace &place : platform.places) {
            if (std::ranges::find(targets, place.target) == targets.end())
                targets.push_back(place.target);
        }
    }
    return targets;
}

void SourceResult::summarise()
{
    const auto count = [&](ScanStatus wanted) {
        return std::ranges::count(platforms, wanted, &PlatformResult::status);
    };
    const auto all = std::ssize(platforms);
    if (all == 0)
        status = ScanStatus::Error;
    else if (count(ScanStatus::Present) == all)
        status = ScanStatus::Present;
    else if (count(ScanStatus::Present) > 0)
        status = ScanStatus::Partial;
    else
        status = count(ScanStatus::Error) > 0 ? ScanStatus::Error : ScanStatus::Missing;
    if (!message.isEmpty())
        return;
    // A fault of the image itself is told before what is only open.
    const auto isFault = [](const PlatformResult &platform) {
        return platform.status == ScanStatus::Error && platform.open == Open::No;
    };
    auto broken = std::ranges::find_if(platforms, isFault);
    if (broken == platforms.end())
        broken = std::ranges::find(platforms, ScanStatus::Error, &PlatformResult::status);
    if (broken == platforms.end())
        return;
    message = broken->message;
    if (status == ScanStatus::Error)
        open = broken->open;
}

QString UnreadTarget::text() const
{
    // Registries name their places without the transport.
    QStringView name = target;
    if (name.startsWith(u"docker://"))
        name = name.sliced(9);
    const bool isNamed = error.detail.startsWith(target) || error.detail.startsWith(name);
    return isNamed ? error.detail : say::withReason(target, error.detail);
}

bool ScanResult::hasErrors() const
{
    if (!unread.empty())
        return true;
    return std::ranges::any_of(sources, [](const SourceResult &source) {
        return source.status == ScanStatus::Error
            || std::ranges::any_of(source.platforms, [](const PlatformResult &platform) {
                   return platform.status == ScanStatus::Error;
               });
    });
}

void ScanResult::countStatuses()
{
    const auto count = [&](ScanStatus status) {
        return int(std::ranges::count(sources, status, &SourceResult::status));
    };
    summary.present = count(ScanStatus::Present);
    summary.partial = count(ScanStatus::Partial);
    summary.missing = count(ScanStatus::Missing);
    summary.errors = count(ScanStatus::Error);
}

namespace {

QString shortDigest(const std::optional<Digest> &digest)
{
    return digest ? digest->shortText() : QStringLiteral("?");
}

QString manifestReason(const SourceResult &source, const PlatformResult &platform, bool areTags)
{
    const FoundPlace &place = platform.places.front();
    const QString digest = shortDigest(platform.manifest);
    const bool isSource = source.digest == platform.manifest;
    const bool isTarget = place.digest == platform.manifest;
    if (isSource && isTarget)
        return areTags ? say::tagsNameManifest(digest) : say::bothAreManifest(digest);
    if (isTarget)
        return say::sourceNamesIndex(digest);
    return isSource ? say::targetNamesIndex(digest) : say::indexesHoldManifest(digest);
}

QString presentReason(const SourceResult &source, const PlatformResult &platform)
{
    const FoundPlace &place = platform.places.front();
    const bool areTags = !source.source.contains(u'@') && !place.target.contains(u'@');
    const QString digest = shortDigest(source.digest);
    switch (place.relation) {
    case Relation::SameIndex:
        return areTags ? say::tagsNameIndex(digest) : say::bothAreIndex(digest);
    case Relation::SameManifest:
        return manifestReason(source, platform, areTags);
    case Relation::SameConfig:
        return say::imageIdIsEqual(shortDigest(platform.imageId));
    case Relation::EqualConfig:
        return say::configsSayTheSame();
    case Relation::SameLayers:
        return say::layersAreEqual(platform.layers.value_or(0));
    default:
        return say::layersAreShared(platform.layers.value_or(0), place.sharedLayers);
    }
}

QString missingReason(const PlatformResult &platform)
{
    if (!platform.nearest)
        return say::nothingShared();
    const FoundPlace &near = *platform.nearest;
    if (near.relation == Relation::SharedLayers)
        return say::layersAreIn(platform.layers.value_or(0), near.sharedLayers, near.target);
    return say::relationIn(relationTitle(near.relation), near.target);
}

} // namespace

QString reasonText(const SourceResult &result)
{
    if (result.status == ScanStatus::Error)
        return result.message;
    const auto first = std::ranges::find(result.platforms,
                                         result.status == ScanStatus::Missing ? ScanStatus::Missing
                                                                              : ScanStatus::Present,
                                         &PlatformResult::status);
    if (first == result.platforms.end())
        return result.message;
    QString text = result.status == ScanStatus::Missing ? missingReason(*first)
                                                        : presentReason(result, *first);
    if (result.status == ScanStatus::Partial) {
        QStringList absent;
        for (const PlatformResult &platform : result.platforms) {
            if (platform.status != ScanStatus::Present)
                absent.append(platform.platform);
        }
        text = say::notTherePlatforms(text, absent.join(QStringLiteral(", ")));
    }
    return text + u'.';
}

} // namespace sameinside
