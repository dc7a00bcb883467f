// SPDX-License-Identifier: MIT
#include "model/compare/relationtitle.h"

#include "model/text/words/model/relationwords.h"

namespace sameinside {

namespace say = words::relations;

QString verdictTitle(Relation relation)
{
    switch (relation) {
    case Relation::SameIndex:
        return say::sameBytes();
    case Relation::SameManifest:
        return say::sameImage();
    case Relation::SameConfig:
        return say::otherEnvelope();
    case Relation::EqualConfig:
        return say::writtenDifferently();
    case Relation::SameLayers:
        return say::sameContents();
    case Relation::SameFiles:
        return say::packedDifferently();
    case Relation::SharedLayers:
        return say::relatedImages();
    case Relation::Different:
        break;
    }
    return say::differentImages();
}

QString relationTitle(Relation relation)
{
    switch (relation) {
    case Relation::SameIndex:
        return say::sameIndex();
    case Relation::SameManifest:
        return say::sameManifest();
    case Relation::SameConfig:
        return say::sameConfig();
    case Relation::EqualConfig:
        return say::equalConfig();
    case Relation::SameLayers:
        return say::sameLayers();
    case Relation::SameFiles:
        return say::sameFiles();
    case Relation::SharedLayers:
        return say::sharesLayers();
    case Relation::Different:
        break;
    }
    return say::nothingInCommon();
}

} // namespace sameinside
