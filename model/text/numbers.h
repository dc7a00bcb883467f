// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// "1.15 KiB", three digits; exact bytes below 1 KiB.
QString humanSize(qint64 bytes);
/// "1 layer", "3 layers".
QString counted(qint64 count, const QString &one, const QString &many);

} // namespace sameinside
