// SPDX-License-Identifier: MIT
#include "model/report/csvwriter.h"

#include "model/text/plaintext.h"
#include "model/text/spreadsheettext.h"

#include <algorithm>

namespace sameinside {

namespace {

bool isLineOrTab(QChar c)
{
    return c == u'\t' || c == u'\r' || c == u'\n';
}

// Lines and tabs stay: quotes keep them in their cell.
QString withoutControls(const QString &text)
{
    if (!hasHiddenCharacters(text))
        return text;
    QString kept;
    QString run;
    for (const QChar c : text) {
        if (!isLineOrTab(c)) {
            run += c;
            continue;
        }
        kept += shownText(run) + c;
        run.clear();
    }
    return kept + shownText(run);
}

} // namespace

void CsvWriter::separate()
{
    if (!m_isRowEmpty)
        m_bytes += ',';
    m_isRowEmpty = false;
}

CsvWriter &CsvWriter::text(const QString &value)
{
    separate();
    QString cell = withoutControls(value);
    bool isQuoted = std::ranges::any_of(
        cell, [](QChar c) { return c == u'"' || c == u',' || isLineOrTab(c); });
    if (mayRunInSpreadsheet(cell)) {
        cell = spreadsheetText(cell);
        isQuoted = true;
    }
    if (isQuoted)
        cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
    m_bytes += cell.toUtf8();
    return *this;
}

CsvWriter &CsvWriter::number(qint64 value)
{
    separate();
    m_bytes += QByteArray::number(value);
    return *this;
}

CsvWriter &CsvWriter::number(const std::optional<qint64> &value)
{
    return value ? number(*value) : empty();
}

CsvWriter &CsvWriter::empty(int count)
{
    for (int i = 0; i < count; ++i)
        separate();
    return *this;
}

void CsvWriter::endRow()
{
    m_bytes += "\r\n";
    m_isRowEmpty = true;
}

} // namespace sameinside
