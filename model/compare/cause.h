// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/relation.h"

#include <QJsonObject>

#include <vector>

namespace sameinside {

enum class CauseCode {
    IndexVsManifest,
    PlatformSet,
    Attestations,
    IndexMetadata,
    MediaTypes,
    ManifestMetadata,
    Serialization,
    ConfigSerialization,
    ConfigFields,
    Compression,
    LayerSet,
    TarMetadata,
    FileContents,
};

QString causeName(CauseCode code);

/// Where a difference enters the chain: a document whose own content differs.
struct Cause {
    CauseCode code;
    Rung rung;
    std::vector<int> layers;   ///< positions on the left (on the right for layers only there)
    std::vector<Rung> reaches; ///< the rungs above whose digests it changes, lowest first
    QString text;              ///< one sentence
    QJsonObject evidence;
    QString usually;     ///< what usually does this; empty where the evidence fits nothing known
    QString keepsDigest; ///< what keeps the digest; empty where nothing is known to
};

/// The first with code; nothing where there is none.
const Cause *findCause(const std::vector<Cause> &causes, CauseCode code);

} // namespace sameinside
