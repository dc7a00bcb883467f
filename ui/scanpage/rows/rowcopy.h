// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"

#include <memory>

class QMimeData;

namespace sameinside {

/// Rows for the clipboard, one a line, with tabs between line, image, platforms, verdict, places,
/// bytes to copy and message. Text from outside is spreadsheetText().
QString copiedRows(const std::vector<ScanRow> &rows);

/// Such text as plain and as tab-separated text.
std::unique_ptr<QMimeData> clipboardData(const QString &text);

} // namespace sameinside
