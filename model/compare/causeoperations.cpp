// SPDX-License-Identifier: MIT
#include "model/compare/causeoperations.h"

#include "model/operations/rules.h"

#include <algorithm>

namespace sameinside {

namespace {

std::optional<Trace> traceOf(const Cause &cause)
{
    const bool isAtIndex = cause.code == CauseCode::Serialization && cause.rung == Rung::Index;
    return traceNamed(causeName(cause.code) + (isAtIndex ? QStringLiteral("@index") : QString()));
}

std::optional<JsonWriting> indexWriting(const ImageTree &tree)
{
    return tree.isIndex() && tree.root.document
        ? std::optional(JsonWriting::of(tree.root.document->bytes()))
        : std::nullopt;
}

// A manifest that was made here is written in no way of any tool.
Writings writingsOf(const ManifestNode &image, const std::optional<JsonWriting> &index)
{
    Writings writings{.index = index, .manifest = {}, .config = {}};
    if (image.manifest() && !image.isDerived())
        writings.manifest = JsonWriting::of(image.document->bytes());
    if (image.config)
        writings.config = JsonWriting::of(image.config->bytes());
    return writings;
}

// Of the document where a cause enters, as far as it is one.
void addWriting(Cause &cause, const Writings &left, const Writings &right)
{
    const auto written = [&](const Writings &side) -> const std::optional<JsonWriting> & {
        return cause.rung == Rung::Index   ? side.index
            : cause.rung == Rung::Manifest ? side.manifest
                                           : side.config;
    };
    if (cause.rung > Rung::Config)
        return;
    QJsonObject json;
    if (written(left))
        json.insert(QStringLiteral("left"), written(left)->toJson());
    if (written(right))
        json.insert(QStringLiteral("right"), written(right)->toJson());
    if (!json.isEmpty())
        cause.evidence.insert(QStringLiteral("written"), json);
}

void nameOperation(std::vector<Cause> &causes, const Writings &left, const Writings &right,
                   bool othersDiffer)
{
    Traces traces;
    for (const Cause &cause : causes) {
        if (const auto trace = traceOf(cause))
            traces.add(*trace, cause.evidence);
    }
    traces.setWritings(left, right);
    if (othersDiffer)
        traces.setOthersDiffer();
    const auto found = recognise(traces);
    if (!found)
        return;
    const OperationText text = operationText(*found);
    for (Cause &cause : causes) {
        const auto trace = traceOf(cause);
        if (!trace || !found->explains.testFlag(*trace))
            continue;
        cause.usually = text.usually;
        cause.keepsDigest = text.keepsDigest;
    }
}

bool hasOwnCauses(const PlatformComparison &platform)
{
    return std::ranges::any_of(platform.causes,
                               [](const Cause &cause) { return cause.rung != Rung::Index; });
}

// Causes at the index are those of every platform; one of them tells what they come from.
void takeFromPlatforms(Comparison &comparison)
{
    for (Cause &cause : comparison.indexCauses) {
        for (const PlatformComparison &platform : comparison.platforms) {
            const auto same = std::ranges::find_if(platform.causes, [&](const Cause &other) {
                return other.rung == Rung::Index && other.code == cause.code
                    && !other.usually.isEmpty();
            });
            if (same == platform.causes.end())
                continue;
            cause.usually = same->usually;
            cause.keepsDigest = same->keepsDigest;
            break;
        }
    }
}

} // namespace

void nameOperations(Comparison &comparison, const std::stop_token &stop)
{
    const Writings left{.index = indexWriting(*comparison.left), .manifest = {}, .config = {}};
    const Writings right{.index = indexWriting(*comparison.right), .manifest = {}, .config = {}};
    for (Cause &cause : comparison.indexCauses)
        addWriting(cause, left, right);
    const auto changed = std::ranges::count_if(comparison.platforms, hasOwnCauses);
    for (PlatformComparison &platform : comparison.platforms) {
        if (stop.stop_requested())
            return;
        const Writings ofLeft = writingsOf(*platform.left, left.index);
        const Writings ofRight = writingsOf(*platform.right, right.index);
        for (Cause &cause : platform.causes)
            addWriting(cause, ofLeft, ofRight);
        nameOperation(platform.causes, ofLeft, ofRight, changed > (hasOwnCauses(platform) ? 1 : 0));
    }
    if (comparison.platforms.empty())
        nameOperation(comparison.indexCauses, left, right, false);
    else
        takeFromPlatforms(comparison);
}

} // namespace sameinside
