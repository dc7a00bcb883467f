// SPDX-License-Identifier: MIT
#include "model/text/words/model/relationwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::relations {

QString sameBytes()
{
    return QCoreApplication::translate("Relations", "The same image, byte for byte");
}

QString sameImage()
{
    return QCoreApplication::translate("Relations", "The same image");
}

QString otherEnvelope()
{
    return QCoreApplication::translate("Relations", "Same image inside, different envelope");
}

QString writtenDifferently()
{
    return QCoreApplication::translate("Relations", "Same image, written differently");
}

QString sameContents()
{
    return QCoreApplication::translate("Relations", "Same contents, other settings");
}

QString packedDifferently()
{
    return QCoreApplication::translate("Relations", "Same files, packed differently");
}

QString relatedImages()
{
    return QCoreApplication::translate("Relations", "Related images");
}

QString differentImages()
{
    return QCoreApplication::translate("Relations", "Different images");
}

QString sameIndex()
{
    return QCoreApplication::translate("Relations", "Same index");
}

QString sameManifest()
{
    return QCoreApplication::translate("Relations", "Same manifest");
}

QString sameConfig()
{
    return QCoreApplication::translate("Relations", "Same image ID");
}

QString equalConfig()
{
    return QCoreApplication::translate("Relations", "Same image, written differently");
}

QString sameLayers()
{
    return QCoreApplication::translate("Relations", "Same layers, other config");
}

QString sameFiles()
{
    return QCoreApplication::translate("Relations", "Same files");
}

QString sharesLayers()
{
    return QCoreApplication::translate("Relations", "Shares layers");
}

QString nothingInCommon()
{
    return QCoreApplication::translate("Relations", "Nothing in common");
}

} // namespace sameinside::words::relations
