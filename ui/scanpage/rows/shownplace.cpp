// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/shownplace.h"

#include "model/compare/explanation.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/scantablewords.h"

#include <algorithm>

namespace sameinside {

namespace say = words::scanpage;

namespace {

void add(std::vector<ShownPlace> &places, const FoundPlace &found, const QString &platform,
         bool isNearest)
{
    auto place = std::ranges::find_if(places, [&](const ShownPlace &known) {
        return known.target == found.target && known.isNearest == isNearest;
    });
    if (place == places.end()) {
        places.push_back({found.target, found.relation, {}, isNearest});
        place = places.end() - 1;
    }
    place->relation = std::min(place->relation, found.relation);
    if (!platform.isEmpty())
        place->platforms.append(platform);
}

} // namespace

std::vector<ShownPlace> placesOf(const SourceResult &result)
{
    std::vector<ShownPlace> places;
    for (const PlatformResult &platform : result.platforms) {
        for (const FoundPlace &place : platform.places)
            add(places, place, platform.platform, false);
    }
    for (const PlatformResult &platform : result.platforms) {
        const bool isAbsent = platform.places.empty() && platform.nearest;
        if (isAbsent && platform.nearest->relation > Relation::Different)
            add(places, *platform.nearest, platform.platform, true);
    }
    return places;
}

QString placeWords(const ShownPlace &place)
{
    QStringList words{relationTitle(place.relation)};
    if (place.isNearest)
        words.prepend(say::nearest());
    if (place.platforms.size() == 1)
        words.append(shownText(place.platforms.front()));
    else if (place.platforms.size() > 1)
        words.append(say::severalPlatforms(qint64(place.platforms.size())));
    return words.join(QStringLiteral(" · "));
}

} // namespace sameinside
