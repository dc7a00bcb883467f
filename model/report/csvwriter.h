// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sameinside {

/// Writes rows of RFC 4180: UTF-8, commas, CR LF.
///
/// Text that a spreadsheet might run as a formula is written as spreadsheetText() and quoted.
/// Control characters other than tabs and line breaks are written as escapes. Numbers are left as
/// they are.
class CsvWriter {
public:
    CsvWriter &text(const QString &value);
    CsvWriter &number(qint64 value);
    CsvWriter &number(const std::optional<qint64> &value); ///< empty for nothing
    CsvWriter &empty(int count = 1);
    void endRow();

    const QByteArray &bytes() const { return m_bytes; }

private:
    void separate();

    QByteArray m_bytes;
    bool m_isRowEmpty = true;
};

} // namespace sameinside
