// SPDX-License-Identifier: MIT
#pragma once

#include "model/operations/traces.h"

namespace sameinside {

/// What is known to make another digest of one image.
enum class Operation {
    MirrorRewritesJson,
    IndexToDockerTypes,
    IndexToOciTypes,
    DockerImport,
    PodmanImport,
    Umoci,
    CraneFlatten,
    PodmanCommit,
    BuildahBuild,
    Buildpacks,
    Jib,
    Ko,
    Kaniko,
    RulesOci,
    Nix,
    Estargz,
    Overlaybd,
    SociConvert,
    ZstdChunked,
    DockerArchive,
    CimagePushToOci,
    CimagePushToDocker,
    CimagePush,
    CimageToOci,
    GgcrRecompress,
    DockerClassicPushFar,
    DockerClassicPush,
    GoGzipRecompress,
    GzipProgram,
    RecompressZstd,
    Uncompressed,
    ProvenanceRebuild,
    ProvenanceAdded,
    OnePlatformCopy,
    ImagetoolsWrap,
    DockerManifest,
    IndexMade,
    PlatformFilter,
    AttestationsDropped,
    IndexRemade,
    ToDockerTypes,
    ToOciTypes,
    JsonRewritten,
    Annotated,
    RebuildTimes,
    RebuildClock,
    DockerCommit,
    Relabelled,
};

/// A stable code: "cimage-push".
QString operationName(Operation operation);

enum class Confidence {
    Usual, ///< several tools leave these traces
    Only,  ///< nothing else is known to
};

/// The operation that traces fit, and the causes that it explains.
struct Recognition {
    Operation operation;
    Confidence confidence = Confidence::Usual;
    TraceSet explains;
    bool isTurnedRound = false;   ///< the left side looks like the copy
    bool tookOnePlatform = false; ///< of an index, besides
    bool isIndexOfOne = false;    ///< the index around it may be the new part

    bool operator==(const Recognition &) const = default;
};

/// What is said of an operation: sentences. keepsDigest may be empty.
struct OperationText {
    QString usually;
    QString keepsDigest;
};

OperationText operationText(const Recognition &recognition);

} // namespace sameinside
