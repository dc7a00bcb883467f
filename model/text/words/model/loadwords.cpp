// SPDX-License-Identifier: MIT
#include "model/text/words/model/loadwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::load {

QString reading(const QString &name)
{
    return said(QCoreApplication::translate("Load", "reading %1"), name);
}

QString waitsForOther()
{
    return QCoreApplication::translate("Load", "read; waits for the other image");
}

QString readingDocuments()
{
    return QCoreApplication::translate("Load", "reading manifests and configs");
}

QString readingLayers(const QString &done, const QString &all)
{
    return said(QCoreApplication::translate("Load", "reading layers, %1 of %2"), done, all);
}

QString publicLayer(qint64 number, const QString &digest)
{
    return said(QCoreApplication::translate("Load", "layer %1 of the public image (%2)"), number,
                digest);
}

QString privateLayer(qint64 number, const QString &digest)
{
    return said(QCoreApplication::translate("Load", "layer %1 of the private image (%2)"), number,
                digest);
}

QString partOf(const QString &manifest, const QString &digest)
{
    return said(QCoreApplication::translate("Load", "blob %1 of manifest %2"), digest, manifest);
}

QString cannotVerifyOffline(const QString &name)
{
    return said(QCoreApplication::translate("Load",
                                            "%1: cannot be verified offline, since what the cache "
                                            "holds is no proof. Try again without --offline."),
                name);
}

QString foreignLayer(const QString &layer, const QString &url)
{
    return said(QCoreApplication::translate(
                    "Load", "%1 is not distributed with the image: it is kept at %2"),
                layer, url);
}

QString diffIdNotVerifiable(const QString &layer, const QString &diffId)
{
    return said(
        QCoreApplication::translate("Load",
                                    "layer %1: not known whether its contents are those of "
                                    "diff ID %2; this program cannot compute its algorithm"),
        layer, diffId);
}

QString publicLayerDamaged(qint64 number, const QString &computed, const QString &claimed)
{
    return said(QCoreApplication::translate(
                    "Load",
                    "layer %1 of the public image is damaged: its contents have diff ID %2, but "
                    "the config says %3. Copy the image again."),
                number, computed, claimed);
}

QString privateLayerDamaged(qint64 number, const QString &computed, const QString &claimed)
{
    return said(QCoreApplication::translate(
                    "Load",
                    "layer %1 of the private image is damaged: its contents have diff ID %2, but "
                    "the config says %3. Copy the image again."),
                number, computed, claimed);
}

QString layerIsNotItsConfigs(const QString &digest)
{
    return said(QCoreApplication::translate("Load",
                                            "the contents of layer %1 are not those that its "
                                            "config names; copy the image again"),
                digest);
}

QString otherNumberOfLayers(const QString &config, qint64 diffIds, const QString &manifest,
                            qint64 layers)
{
    return said(QCoreApplication::translate(
                    "Load", "config %1 lists %2 diff IDs, but manifest %3 lists %4 layers"),
                config, diffIds, manifest, layers);
}

} // namespace sameinside::words::load
