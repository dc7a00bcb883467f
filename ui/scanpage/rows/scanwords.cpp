// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/scanwords.h"

#include "model/compare/explanation.h"
#include "model/image/imagename.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/namewords.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/widgets/errorwords.h"

#include <algorithm>

namespace sameinside {

namespace say = words::scanpage;

namespace {

/// The platform that comes nearest to what was wanted, of those that are not there.
const PlatformResult *nearestPlatform(const SourceResult &result)
{
    const PlatformResult *nearest = nullptr;
    for (const PlatformResult &platform : result.platforms) {
        const bool isNearer = platform.nearest
            && (!nearest || platform.nearest->relation > nearest->nearest->relation);
        if (isNearer)
            nearest = &platform;
    }
    return nearest;
}

QString missingText(const SourceResult &result)
{
    const PlatformResult *nearest = nearestPlatform(result);
    if (!nearest || nearest->nearest->relation == Relation::Different)
        return say::missing();
    const FoundPlace &place = *nearest->nearest;
    if (place.relation == Relation::SharedLayers && nearest->layers) {
        return say::shares(*nearest->layers, place.sharedLayers);
    }
    return relationTitle(place.relation);
}

QString relationText(const SourceResult &result)
{
    const auto relation = result.relation();
    return relation ? relationTitle(*relation) : say::alreadyThere();
}

QString errorText(const SourceResult &result)
{
    if (result.problem)
        return errorTitle(*result.problem);
    // it was read, but it has none of the platforms that are looked for
    if (result.digest && result.platforms.empty())
        return say::noSuchPlatform();
    return ImageName::parse(result.source) ? say::couldNotBeRead() : say::notAnImageName();
}

/// How messages may call the image of a line, before a colon.
QStringList namesOf(const QString &source)
{
    QStringList names{source, words::names::noImageName(source)};
    if (const auto name = ImageName::parse(source)) {
        names.append(name->toString());
        if (const auto &reference = name->reference())
            names.append(reference->repository());
        else
            names.append(name->path());
    }
    return names;
}

} // namespace

QString stateWord(RowState state)
{
    switch (state) {
    case RowState::Waiting:
        return say::waiting();
    case RowState::Present:
        return say::alreadyThere();
    case RowState::Partial:
        return say::thereInPart();
    case RowState::Missing:
        return say::missing();
    case RowState::Unknown:
        return say::notKnown();
    case RowState::Error:
        break;
    }
    return say::error();
}

QString stateName(RowState state)
{
    switch (state) {
    case RowState::Waiting:
        return QStringLiteral("Waiting");
    case RowState::Present:
        return QStringLiteral("Alreadythere");
    case RowState::Partial:
        return QStringLiteral("Inpart");
    case RowState::Missing:
        return QStringLiteral("Missing");
    case RowState::Unknown:
        return QStringLiteral("Notknown");
    case RowState::Error:
        break;
    }
    return QStringLiteral("Errors");
}

QString countWord(RowState state)
{
    switch (state) {
    case RowState::Partial:
        return say::inPart();
    case RowState::Error:
        return say::errors();
    default:
        return stateWord(state);
    }
}

QString verdictText(const ScanRow &row)
{
    switch (row.state) {
    case RowState::Waiting:
        return say::notCheckedYet();
    case RowState::Present:
        return relationText(row.result);
    case RowState::Partial:
        return say::relationInPart(relationText(row.result));
    case RowState::Missing:
        return missingText(row.result);
    case RowState::Unknown:
        return say::notKnownYet();
    case RowState::Error:
        break;
    }
    return errorText(row.result);
}

QString platformsText(const ScanRow &row)
{
    if (row.state == RowState::Waiting)
        return {};
    if (row.result.platforms.empty())
        return QStringLiteral("—");
    return say::platformsOf(row.result.presentPlatforms(), qint64(row.result.platforms.size()));
}

FoundText foundText(const ScanRow &row, bool withHost)
{
    const std::vector<QString> targets = row.result.targets();
    if (!targets.empty())
        return {placeName(targets.front(), withHost), int(targets.size()) - 1, false};
    const PlatformResult *nearest = nearestPlatform(row.result);
    if (nearest && nearest->nearest->relation > Relation::Different) {
        const QString place = placeName(nearest->nearest->target, withHost);
        return {say::nearestIs(place), 0, true};
    }
    if (row.state == RowState::Waiting)
        return {};
    if (row.result.status == ScanStatus::Error)
        return {shownText(problemText(row.result)), 0, true};
    return {QStringLiteral("—"), 0, true};
}

QString problemText(const SourceResult &result)
{
    QString text = result.message;
    for (const QString &name : namesOf(result.source)) {
        if (text.startsWith(name + QStringLiteral(": ")))
            text = text.sliced(name.size() + 2);
        else if (text.startsWith(name + QStringLiteral(" holds ")))
            text = text.sliced(name.size() + 1);
    }
    return text;
}

QString toCopyText(const ScanRow &row)
{
    return row.toCopy < 0 ? QString() : humanSize(row.toCopy);
}

QString placeName(const QString &reference, bool withHost)
{
    const auto name = ImageName::parse(reference);
    return shownText(name && !withHost ? name->shortText() : reference);
}

} // namespace sameinside
