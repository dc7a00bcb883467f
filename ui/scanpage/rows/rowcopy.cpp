// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/rowcopy.h"

#include "model/text/plaintext.h"
#include "model/text/spreadsheettext.h"
#include "model/text/words/ui/scandetailwords.h"
#include "model/text/words/ui/scanfieldwords.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/rows/shownplace.h"

#include <QMimeData>

namespace sameinside {

namespace say = words::scanpage;

namespace {

QString cell(const QString &text)
{
    return spreadsheetText(shownText(text));
}

QString copiedTitles()
{
    return QStringList{say::lineColumn(),    say::imageColumn(),  say::platforms(),
                       say::verdictColumn(), say::foundAt(),      say::nearest(),
                       say::bytesToCopy(),   say::messageColumn()}
        .join(u'\t');
}

QString copiedRow(const ScanRow &row)
{
    QStringList places;
    QStringList nearest;
    for (const ShownPlace &place : placesOf(row.result))
        (place.isNearest ? nearest : places).append(place.target);
    const QStringList cells{
        QString::number(row.result.line),
        cell(row.result.source),
        platformsText(row),
        cell(verdictText(row)),
        cell(places.join(QStringLiteral(", "))),
        cell(nearest.join(QStringLiteral(", "))),
        row.toCopy < 0 ? QString() : QString::number(row.toCopy),
        cell(row.result.message),
    };
    return cells.join(u'\t');
}

} // namespace

QString copiedRows(const std::vector<ScanRow> &rows)
{
    QString text = copiedTitles() + u'\n';
    for (const ScanRow &row : rows)
        text += copiedRow(row) + u'\n';
    return text;
}

std::unique_ptr<QMimeData> clipboardData(const QString &text)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(text);
    data->setData(QStringLiteral("text/tab-separated-values"), text.toUtf8());
    return data;
}

} // namespace sameinside
