// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/scanresult.h"

namespace sameinside {

/// A digest that is the same for the same seed.
Digest sampleDigest(const QString &seed);

struct SamplePlatform {
    QString name;
    Relation relation = Relation::Different;
    QStringList places; ///< at the wanted level
    QString nearest;    ///< where there are none
    int sharedLayers = 0;
    qint64 bytes = 0;
    qint64 bytesToCopy = 0;
};

/// A line with these platforms, its status worked out as a scan does.
SourceResult sampleSource(int line, const QString &source,
                          const std::vector<SamplePlatform> &platforms);
/// The same, looked for in vain but not everywhere: a part was not read, or the scan stopped.
SourceResult sampleOpen(int line, const QString &source,
                        const std::vector<SamplePlatform> &platforms, Open open);
SourceResult sampleError(int line, const QString &source, const QString &message,
                         std::optional<ErrorKind> problem = {});

/// Fifty lines of a list with each status, as a team that migrates has it; lines 1 and 2 are
/// comments.
std::vector<SourceResult> sampleScan();
/// The lines of such a list.
QString sampleList(const std::vector<SourceResult> &sources);

} // namespace sameinside
