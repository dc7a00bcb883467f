// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"
#include "model/image/platform.h"

#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace sameinside {

/// What an image config says; what is empty is left out.
struct ConfigFields {
    QString created; ///< RFC 3339
    QString author;
    QString user;
    QStringList exposedPorts; ///< "80/tcp"
    QStringList env;
    QStringList entrypoint;
    QStringList cmd;
    QStringList volumes;
    QString workingDir;
    QMap<QString, QString> labels;
    QString stopSignal;
};

struct HistoryLine {
    QString created;
    QString createdBy;
    QString comment;
    bool emptyLayer = false;
};

/// Whose hand a config is written in.
enum class ConfigStyle {
    Sorted,    ///< keys in alphabetical order, as BuildKit nearly does
    Docker,    ///< the classic builder: container, container_config, null and empty fields
    Reencoded, ///< through image-spec's Go structs: their order, HTML escapes, no Docker fields
};

QByteArray writeConfig(const ConfigFields &fields, const std::optional<Platform> &platform,
                       const std::vector<Digest> &diffIds, const std::vector<HistoryLine> &history,
                       ConfigStyle style);

} // namespace sameinside
