// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// Whether a spreadsheet may take text for a formula, or for anything but that text: it begins with
/// = + - @ or a form of these that some take for them, also behind spaces and what cannot be seen,
/// which some leave out; with a tab or a line break; or with an apostrophe, which is how text is
/// marked.
bool mayRunInSpreadsheet(QStringView text);

/// Text for the cell of a spreadsheet, with an apostrophe in front where it may run: who reads it
/// may take one leading apostrophe off and has the value again.
QString spreadsheetText(const QString &text);

} // namespace sameinside
