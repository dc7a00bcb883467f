// SPDX-License-Identifier: MIT
#include "model/scan/scanresult.h"

#include "model/text/numbers.h"

#include <algorithm>
#include <array>

namespace sameinside {

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
    for (const PlatformResult &platform : platforms) {
        if (platform.status != ScanStatus::Present)
            sum = saturatedSum(sum, platform.bytesToCopy.value_or(0));
    }
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
    return error.detail.startsWith(target) ? error.detail
                                           : target + QStringLiteral(": ") + error.detail;
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

QString relationTitle(Relation relation)
{
    switch (relation) {
    case Relation::SameIndex:
        return QStringLiteral("Same index");
    case Relation::SameManifest:
        return QStringLiteral("Same manifest");
    case Relation::SameConfig:
        return QStringLiteral("Same image ID");
    case Relation::EqualConfig:
        return QStringLiteral("Same image, written differently");
    case Relation::SameLayers:
        return QStringLiteral("Same layers, other config");
    case Relation::SameFiles:
        return QStringLiteral("Same files");
    case Relation::SharedLayers:
        return QStringLiteral("Shares layers");
    case Relation::Different:
        return QStringLiteral("Nothing in common");
    }
    return {};
}

namespace {

QString shortDigest(const std::optional<Digest> &digest)
{
    return digest ? digest->shortText() : QStringLiteral("?");
}

QString presentReason(const SourceResult &source, const PlatformResult &platform)
{
    const FoundPlace &place = platform.places.front();
    const bool areTags = !source.source.contains(u'@') && !place.target.contains(u'@');
    const QString both = areTags ? QStringLiteral("Both tags name") : QStringLiteral("Both are");
    switch (place.relation) {
    case Relation::SameIndex:
        return QStringLiteral("%1 index %2").arg(both, shortDigest(source.digest));
    case Relation::SameManifest:
        if (source.digest == platform.manifest && place.digest == platform.manifest)
            return QStringLiteral("%1 manifest %2").arg(both, shortDigest(platform.manifest));
        if (place.digest == platform.manifest) {
            return QStringLiteral("The source names an index; the target names its manifest %1")
                .arg(shortDigest(platform.manifest));
        }
        if (source.digest == platform.manifest) {
            return QStringLiteral("The target names an index that holds manifest %1")
                .arg(shortDigest(platform.manifest));
        }
        return QStringLiteral("Both indexes hold manifest %1").arg(shortDigest(platform.manifest));
    case Relation::SameConfig:
        return QStringLiteral("Image ID %1 is identical, the manifests differ")
            .arg(shortDigest(platform.imageId));
    case Relation::EqualConfig:
        return QStringLiteral("The configs say the same in other bytes, the layers are equal");
    case Relation::SameLayers:
        return QStringLiteral("All %1 are equal, the configs differ")
            .arg(counted(platform.layers.value_or(0), QStringLiteral("layer"),
                         QStringLiteral("layers")));
    default:
        return QStringLiteral("%1 of %2 are shared")
            .arg(place.sharedLayers)
            .arg(counted(platform.layers.value_or(0), QStringLiteral("layer"),
                         QStringLiteral("layers")));
    }
}

QString missingReason(const PlatformResult &platform)
{
    if (!platform.nearest)
        return QStringLiteral("No image of the targets is known to share a layer with it");
    const FoundPlace &near = *platform.nearest;
    QString text;
    if (near.relation == Relation::SharedLayers) {
        text = QStringLiteral("%1 of %2 are in %3")
                   .arg(near.sharedLayers)
                   .arg(counted(platform.layers.value_or(0), QStringLiteral("layer"),
                                QStringLiteral("layers")));
    } else {
        text = relationTitle(near.relation) + QStringLiteral(" in %1");
    }
    return text.arg(near.target);
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
        text += QStringLiteral("; not there: ") + absent.join(QStringLiteral(", "));
    }
    return text + u'.';
}

} // namespace sameinside
