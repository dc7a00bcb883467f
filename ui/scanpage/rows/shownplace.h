// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/scanresult.h"

namespace sameinside {

/// A place where an image of the list was found, or the nearest where it was not, over its
/// platforms.
struct ShownPlace {
    QString target;
    Relation relation = Relation::Different; ///< the weakest over the platforms
    QStringList platforms;                   ///< as they are declared
    bool isNearest = false;                  ///< weaker than what was wanted

    bool operator==(const ShownPlace &) const = default;
};

/// Every place once, in order: those that count first, then the nearest ones of platforms that
/// are not there.
std::vector<ShownPlace> placesOf(const SourceResult &result);

/// "Same image ID · 4 platforms", "nearest · shares layers · linux/arm64".
QString placeWords(const ShownPlace &place);

} // namespace sameinside
