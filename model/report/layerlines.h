// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace sameinside {

/// The layers that a cause says only one side has, each in a line that is safe to show:
/// "+ layer 9, 467 KiB: COPY report /opt/report".
QStringList layerLines(const QJsonObject &evidence);

} // namespace sameinside
