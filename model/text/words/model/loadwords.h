// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What is being read of a pair of images, and what went wrong with its layers.
namespace sameinside::words::load {

QString reading(const QString &name);
QString readingDocuments();
QString waitsForOther();
QString readingLayers(const QString &done, const QString &all);

QString publicLayer(qint64 number, const QString &digest);
QString privateLayer(qint64 number, const QString &digest);
QString partOf(const QString &manifest, const QString &digest);
QString cannotVerifyOffline(const QString &name);
/// It is not held by design.
QString foreignLayer(const QString &layer, const QString &url);
QString diffIdNotVerifiable(const QString &layer, const QString &diffId);
QString publicLayerDamaged(qint64 number, const QString &computed, const QString &claimed);
QString privateLayerDamaged(qint64 number, const QString &computed, const QString &claimed);
QString layerIsNotItsConfigs(const QString &digest);
QString otherNumberOfLayers(const QString &config, qint64 diffIds, const QString &manifest,
                            qint64 layers);

} // namespace sameinside::words::load
